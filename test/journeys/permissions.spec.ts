import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TabTokenRequest } from '../../desk/standins/identity/identity.ts';
import { wordsOf } from './deskClient.ts';
import { HostileDesk } from './hostile.ts';
import { PageSchema, TabCaller } from './tabCaller.ts';

const NOBODY_S = '00000000-0000-4000-8000-0000000f00d0';
const OTHER = '11111111-0000-4000-8000-000000000000';

/** Written where only some may read it. */
const RAISED = 'Canary of what was raised.';
const REPLY = 'Canary of the reply.';
const TALK = 'Canary of a talk on the reviewing side.';
const REFERRAL = 'Canary of why it is referred.';

const KINDS = ['asked', 'answered', 'moved-on', 'resolved', 'referred', 'handed-over'] as const;
type Kind = (typeof KINDS)[number];

/**
 * What each person gets of each kind of case, by hand from the table of design section 6, in letters: r what
 * was raised, a the reply, t talks of the reviewing side, f why it is referred, A may answer, D may decide;
 * `.` the case and none of these; `-`, as for everybody whom a row leaves out: no such case.
 */
const TABLE: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  asked: {
    'IRO 1': 'rD',
    'IRO Operations Manager': 'r',
    'Team manager, North': 'rA',
    'Deputy team manager, North': 'rA',
    // Has a copy; of the meeting, the other knows nothing but that.
    'Operations manager, North': 'r',
    'Social worker, North': '.',
  },
  answered: {
    'IRO 1': 'ratD',
    'IRO Operations Manager': 'rat',
    'Team manager, North': 'ra',
    'Deputy team manager, North': 'ra',
    'Operations manager, North': 'r',
    'Social worker, North': '.',
  },
  'moved-on': {
    'IRO 1': 'ratD',
    'IRO Operations Manager': 'rat',
    'Team manager, North': 'ra',
    'Deputy team manager, North': 'ra',
    // Asked now, so they read what was answered before; the next one up has a copy.
    'Operations manager, North': 'raA',
    "Strategic manager, Children's Social Care": 'r',
    'Social worker, North': '.',
  },
  resolved: {
    'IRO 1': 'ratD',
    'IRO Operations Manager': 'rat',
    'Team manager, North': 'ra',
    'Deputy team manager, North': 'ra',
    'Operations manager, North': 'r',
    'Social worker, North': '.',
  },
  referred: {
    'IRO 1': 'ratfD',
    'IRO Operations Manager': 'ratf',
    'Team manager, North': 'ra',
    'Deputy team manager, North': 'ra',
    'Operations manager, North': 'r',
    'Social worker, North': '.',
    // Who hold the meeting about the referral (DU-140).
    "Strategic manager, Children's Social Care": '.',
    'Independent legal advisor': '.',
  },
  'handed-over': {
    'IRO 2': 'ratD',
    // It was theirs: that it was handed over, and nothing of the child.
    'IRO 1': '.',
    'IRO Operations Manager': 'rat',
    'Team manager, North': 'ra',
    'Deputy team manager, North': 'ra',
    'Operations manager, North': 'r',
    'Social worker, North': '.',
  },
};

/** Who may have the whole record of each: raiser, or whose it is now, and the raiser's manager. */
const EVIDENCE = (kind: Kind): readonly string[] => [
  kind === 'handed-over' ? 'IRO 2' : 'IRO 1',
  'IRO Operations Manager',
];

/** Every route of the app, and what keeps it: a person's token, the bot's own check, a secret, or nothing. */
const ROUTES: Readonly<Record<string, 'person' | 'bot' | 'secret' | 'anybody'>> = {
  messages: 'bot',
  answer: 'anybody',
  'answer/{file}': 'anybody',
  tab: 'anybody',
  'tab/{file}': 'anybody',
  'tab-data/{page}': 'person',
  'answer/open': 'person',
  'answer/act': 'person',
  health: 'anybody',
  'calendar-news': 'secret',
  people: 'person',
};

/** Where a person's token is asked for. */
const ASKED = [
  'tab-data/me',
  'tab-data/work',
  'tab-data/case',
  'tab-data/cases',
  'tab-data/evidence',
  'tab-data/audit',
  'tab-data/audit-evidence',
  'tab-data/reports',
  'tab-data/reports-counted',
  'tab-data/report-file',
  'tab-data/report-cases',
  'tab-data/procedures',
  'tab-data/procedure',
  'tab-data/rehearsal',
  'tab-data/calendar',
  'tab-data/calendar-change',
  'tab-data/health',
  'tab-data/undelivered',
  'tab-data/rebuild',
  'tab-data/people',
  'tab-data/people-files',
  'tab-data/people-import',
  'tab-data/open',
  'tab-data/act',
  'tab-data/nothing',
  'answer/open',
  'answer/act',
  'people',
] as const;

const BAD: readonly (readonly [string, Partial<TabTokenRequest>])[] = [
  ['forged', { key: 'other' }],
  ['of a key that nobody lists', { key: 'unlisted' }],
  ['expired', { expired: true }],
  ['of another tenant', { tid: OTHER }],
  ['for another app', { aud: OTHER }],
  ['of version 1', { ver: '1.0' }],
  ['without our scope', { claims: { scp: 'User.Read' } }],
  ['of an app', { claims: { idtyp: 'app' } }],
];

const WorkSchema = z.looseObject({
  lists: z.array(z.looseObject({ rows: z.array(z.looseObject({ caseId: z.string() })) })),
});

describe('who may have what through the API (design section 6)', () => {
  let desk: HostileDesk;
  let caller: TabCaller;
  const cases = new Map<Kind, string>();
  const references = new Map<Kind, string>();

  before(async function () {
    this.timeout(180_000);
    desk = await HostileDesk.open('durham', '2026-12-17T10:00');
    caller = await TabCaller.of(desk, { r: RAISED, a: REPLY, t: TALK, f: REFERRAL });
    for (const kind of KINDS) cases.set(kind, await made(kind));
  });
  after(async () => await desk.stop());

  async function made(kind: Kind): Promise<string> {
    const { player } = desk;
    const iro = desk.id('IRO 1');
    const fill = { record: '100234', initials: 'ZX', team: 'north', stage: 'du-2' };
    const { reference } = await player.raise(iro, { ...fill, worries: RAISED });
    const tm = desk.id('Team manager, North');
    if (kind !== 'asked') {
      await done(player.answer(tm, reference, 'reply', { 'reply-text': REPLY }));
      const talk = { 'consult-with': 'legal-adviser', 'consult-on': '2026-12-17' };
      await done(
        player.decide(iro, reference, 'recordConsultation', { ...talk, 'consult-view': TALK }),
      );
    }
    if (kind === 'moved-on') await done(player.decide(iro, reference, 'escalate'));
    if (kind === 'resolved') await done(player.decide(iro, reference, 'resolve'));
    if (kind === 'referred')
      await done(
        player.decide(iro, reference, 'refer', {
          'refer-reason': 'It cannot wait.',
          'referral-worries': REFERRAL,
        }),
      );
    if (kind === 'handed-over') {
      const chief = desk.id('IRO Operations Manager');
      const open = await player.withForm(
        chief,
        await player.case(chief, reference),
        'handOverCase',
      );
      await done(player.pressOn(chief, open, 'handOverCase', {}));
    }
    references.set(kind, reference);
    const shown = await player.case(kind === 'handed-over' ? desk.id('IRO 2') : iro, reference);
    return /"caseId":"([^"]+)"/.exec(JSON.stringify(shown.card))?.[1] ?? '';
  }

  const done = async (deed: Promise<{ readonly card?: unknown }>): Promise<void> => {
    const words = wordsOf((await deed).card);
    assert.match(words, /Reference 2026-/, words);
  };

  /** All that is in a case: what its raiser gets of it. */
  const cardOfAll = async (kind: Kind): Promise<string> =>
    await caller.given(desk.id(kind === 'handed-over' ? 'IRO 2' : 'IRO 1'), 'tab-data/case', {
      caseId: cases.get(kind),
    });

  for (const kind of KINDS) {
    it(`shows a case that is ${kind} to each as the table says, on its page and on its card`, async () => {
      const caseId = cases.get(kind) ?? '';
      const row = TABLE[kind];
      const everybody = [...desk.people.map(({ id }) => id), NOBODY_S];
      const unknown = { case: 'made-up', card: 'case' };
      const none = await caller.given(NOBODY_S, 'answer/open', unknown);
      for (const person of everybody) {
        const post = desk.people.find(({ id }) => id === person)?.post ?? 'somebody unknown';
        const expected = row[post] ?? '-';
        assert.equal(await caller.page(person, caseId), expected, `${post}, page`);
        const link = { case: caseId, card: 'case' };
        const press = { verb: 'showCase', data: { caseId, k: `look-${kind}` } };
        const answers = [
          await caller.given(person, 'answer/open', link),
          await caller.given(person, 'answer/act', press),
          await caller.given(person, 'tab-data/open', link),
          await caller.given(person, 'tab-data/act', press),
        ];
        for (const shown of answers) {
          if (expected === '-') assert.equal(shown, none, `${post}, card`);
          else assert.notEqual(shown, none, `${post}, card`);
          for (const letter of caller.letters(shown))
            assert.ok(expected.includes(letter), `${post}, ${letter}`);
        }
      }
    });
  }

  it('hands the evidence of a case to those alone who see all of it', async () => {
    for (const kind of KINDS) {
      const caseId = cases.get(kind);
      for (const person of [...desk.people.map(({ id }) => id), NOBODY_S]) {
        const post = desk.people.find(({ id }) => id === person)?.post ?? '';
        const token = await caller.token(person);
        for (const form of ['page', 'data']) {
          const response = await caller.ask('tab-data/evidence', token, { caseId, form });
          const text = await response.text();
          const isTheirs = EVIDENCE(kind).includes(post);
          assert.equal(response.status, isTheirs ? 200 : 404, `${kind}, ${post}, ${form}`);
          assert.equal(caller.letters(text).includes('r'), isTheirs, `${kind}, ${post}, ${form}`);
        }
      }
    }
  });

  it('shows an auditor, for a reason that is recorded first, all of every case, and nobody else any', async () => {
    for (const kind of KINDS) {
      const reference = references.get(kind);
      const all = caller.letters(await cardOfAll(kind));
      for (const person of [...desk.people.map(({ id }) => id), NOBODY_S]) {
        const post = desk.people.find(({ id }) => id === person)?.post ?? '';
        const token = await caller.token(person);
        const asked = { reference, reason: `Reason given for ${kind}.` };
        const page = await caller.ask('tab-data/audit', token, asked);
        const pack = await caller.ask('tab-data/audit-evidence', token, { ...asked, form: 'data' });
        const isTheirs = post === 'Auditor';
        const expected = isTheirs ? 200 : 404;
        assert.deepEqual([page.status, pack.status], [expected, expected], `${kind}, ${post}`);
        const [shown, packed] = [await page.text(), await pack.text()];
        assert.equal(caller.letters(shown), isTheirs ? all : '', `${kind}, ${post}`);
        assert.equal(caller.letters(packed), isTheirs ? all : '', `${kind}, ${post}`);
        if (!isTheirs) continue;
        assert.deepEqual(PageSchema.parse(JSON.parse(shown)).actions, []);
        for (const text of [shown, packed]) assert.ok(text.includes(asked.reason));
        // Looking without a reason, they find nothing, before and after.
        assert.equal(await caller.page(person, cases.get(kind) ?? ''), '-');
        for (const reason of ['', '  ', undefined]) {
          const silent = await caller.ask('tab-data/audit', token, { reference, reason });
          assert.equal(silent.status, 400);
        }
      }
    }
  });

  it('has two readings for an audit in each record, which those who see all of it read', async () => {
    for (const kind of KINDS) {
      const raiser = desk.id(kind === 'handed-over' ? 'IRO 2' : 'IRO 1');
      const words = await caller.given(raiser, 'tab-data/case', { caseId: cases.get(kind) });
      const read = words.match(/Auditor read (all of it|the evidence pack) for an audit/g);
      assert.equal(read?.length, 2, kind);
      const asked = await caller.given(desk.id('Team manager, North'), 'tab-data/case', {
        caseId: cases.get(kind),
      });
      assert.doesNotMatch(asked, /for an audit|Reason given/);
    }
  });

  it('lists all open cases to the raisers’ manager, who reads each, and to nobody else', async () => {
    const wish = {
      ...{ procedure: null, place: null, stage: null, category: null },
      ...{ overdue: false, after: null },
    };
    for (const { id, post } of desk.people) {
      const response = await caller.ask('tab-data/cases', await caller.token(id), wish);
      const text = await response.text();
      assert.equal(response.status, post === 'IRO Operations Manager' ? 200 : 404, post);
      assert.ok(caller.letters(text) === '' && !text.includes('ZX'), post);
      if (response.status !== 200) continue;
      for (const kind of KINDS)
        assert.equal(text.includes(cases.get(kind) ?? ''), kind !== 'resolved', kind);
    }
  });

  it('shows figures, and hands them out as files, to those who may see the reports', async () => {
    const period = { interval: 'quarter', last: false };
    // The raisers’ manager, who makes them, and the strategic manager, to whom one goes.
    const readers = ['IRO Operations Manager', "Strategic manager, Children's Social Care"];
    for (const { id, post } of desk.people) {
      const token = await caller.token(id);
      const page = await caller.ask('tab-data/reports-counted', token, period);
      const last = await caller.ask('tab-data/reports', token, period);
      const file = { ...period, procedure: 'durham-resolution', form: 'xlsx' };
      const made = await caller.ask('tab-data/report-file', token, file);
      const expected = readers.includes(post) ? 200 : 404;
      assert.deepEqual(
        [page.status, last.status, made.status],
        [expected, expected, expected],
        post,
      );
      const shown = await page.text();
      assert.equal(caller.letters(shown), '', post);
      // What was counted a moment ago is what each may see of it, and nobody else's.
      assert.equal(await last.text(), shown, post);
      await made.arrayBuffer();
      // Which cases a figure counts, only where small numbers are shown too.
      const place = { table: 'flow', row: 'all', column: 'raised' };
      const figure = { ...period, procedure: 'durham-resolution', place };
      const behind = await caller.ask('tab-data/report-cases', token, figure);
      const text = await behind.text();
      assert.equal(behind.status, post === 'IRO Operations Manager' ? 200 : 404, post);
      assert.ok(caller.letters(text) === '' && !text.includes('ZX'), post);
      if (behind.status === 200)
        for (const kind of KINDS) assert.ok(text.includes(cases.get(kind) ?? ''), kind);
    }
  });

  it('shows procedures and plays them to everybody whom the list of people names', async () => {
    const procedure = 'durham-resolution';
    const asked: readonly (readonly [string, object])[] = [
      ['procedures', {}],
      ['procedure', { procedure }],
      ['rehearsal', { procedure, from: 'du-2', start: '2027-03-01' }],
    ];
    for (const person of [...desk.people.map(({ id }) => id), NOBODY_S]) {
      const token = await caller.token(person);
      for (const [path, body] of asked) {
        const response = await caller.ask(`tab-data/${path}`, token, body);
        const text = await response.text();
        assert.equal(response.status, person === NOBODY_S ? 404 : 200, `${person}, ${path}`);
        assert.ok(caller.letters(text) === '' && !text.includes('ZX'), `${person}, ${path}`);
      }
    }
    const token = await caller.token(desk.id('IRO 1'));
    const other = await caller.ask('tab-data/procedure', token, { procedure: 'none' });
    assert.equal(other.status, 404);
  });

  it('shows people, calendar and health to an administrator, nothing of a case with them, and to nobody else', async () => {
    const days = {
      closures: [{ day: '2027-12-29', name: 'Christmas closure' }],
      ...{ extraHolidays: [], removedHolidays: [], closuresStopClock: false },
    };
    const asked: readonly (readonly [string, object])[] = [
      ['calendar', {}],
      ['calendar-change', { days, dryRun: true, seen: null }],
      ['calendar-change', { days, dryRun: false, seen: 'a guess' }],
      ['health', {}],
      ['undelivered', { letter: 'none', do: 'retry' }],
      ['undelivered', { letter: 'none', do: 'handled', how: 'Telephoned.' }],
      ['rebuild', {}],
      ['people', {}],
      ['people-files', { form: 'yaml' }],
      [
        'people-import',
        { files: [{ name: 'p.yaml', text: 'people: [' }], dryRun: true, seen: null },
      ],
    ];
    for (const person of [...desk.people.map(({ id }) => id), NOBODY_S]) {
      const post = desk.people.find(({ id }) => id === person)?.post ?? '';
      const token = await caller.token(person);
      for (const [path, body] of asked) {
        const response = await caller.ask(`tab-data/${path}`, token, body);
        const text = await response.text();
        assert.equal(response.status, post === 'Administrator' ? 200 : 404, `${post}, ${path}`);
        assert.ok(caller.letters(text) === '', `${post}, ${path}`);
        // Whom a case is about; the list of people itself is the administrators' own.
        if (path !== 'people-files') assert.ok(!text.includes('ZX'), `${post}, ${path}`);
      }
    }
  });

  it('lists nobody a case in which they have no part', async () => {
    for (const { id, post } of desk.people) {
      const response = await caller.ask('tab-data/work', await caller.token(id), {});
      const { lists } = WorkSchema.parse(await response.json());
      const listed = new Set(lists.flatMap(({ rows }) => rows.map(({ caseId }) => caseId)));
      for (const kind of KINDS)
        if (listed.has(cases.get(kind) ?? ''))
          assert.ok(TABLE[kind][post] !== undefined, `${post}, ${kind}`);
      const asked = ['asked', 'answered', 'moved-on', 'referred'] as const;
      if (post === 'IRO 1')
        for (const kind of asked) assert.ok(listed.has(cases.get(kind) ?? ''), kind);
    }
  });

  it('lets nobody but an administrator look after people and posts', async () => {
    for (const { id, post } of desk.people) {
      const response = await fetch(new URL('/api/people', caller.app), {
        headers: { authorization: await caller.token(id) },
      });
      assert.equal(response.status, post === 'Administrator' ? 200 : 403, post);
      await response.arrayBuffer();
    }
  });

  for (const [name, token] of BAD) {
    it(`refuses a token that is ${name} at every route that asks for a person`, async () => {
      const authorization = await caller.token(desk.id('IRO 1'), token);
      for (const path of ASKED) {
        const response = await caller.ask(path, authorization, { caseId: cases.get('asked') });
        const text = await response.text();
        assert.equal(response.status, 401, path);
        assert.ok(!text.includes('ZX') && caller.letters(text) === '', path);
      }
    });
  }

  it('refuses a call without a token, from another page, and to a page that is none', async () => {
    const good = await caller.token(desk.id('IRO 1'));
    for (const path of ASKED) assert.equal((await caller.ask(path, null, {})).status, 401, path);
    assert.equal((await caller.ask('tab-data/nothing', good, {})).status, 404);
    const elsewhere = await fetch(new URL('/api/tab-data/me', caller.app), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://elsewhere.example',
        authorization: good,
      },
      body: '{}',
    });
    assert.equal(elsewhere.status, 403);
  });

  it('has no route that this table does not know', async () => {
    const source = await readFile(new URL('../../functions/register.ts', import.meta.url), 'utf8');
    const routes = [...source.matchAll(/route: '([^']+)'/g)].map(([, route]) => route ?? '');
    assert.deepEqual(routes.sort(), Object.keys(ROUTES).sort());
    const kept = Object.keys(ROUTES).filter((route) => ROUTES[route] === 'person');
    for (const route of kept) {
      const start = route.replace('{page}', '');
      assert.ok(
        ASKED.some((path) => path.startsWith(start)),
        route,
      );
    }
  });

  it('writes nothing of a case into the log', () => {
    const log = desk.logged.join('\n');
    assert.ok(caller.letters(log) === '' && !log.includes('ZX'), log);
  });
});
