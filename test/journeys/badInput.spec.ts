import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BrokenFiles, createDesk } from '../../desk/desk.ts';
import type { JsonObject } from '../../desk/standins/json.ts';
import { verbsOf, wordsOf, type Card } from './deskClient.ts';
import { each, HostileDesk, sentBy, type Held, type Said } from './hostile.ts';

const ALERT = ['reply'];
const NO_CASE = /There is no case here that you can open\./;
const UNKNOWN_BUTTON = /This button is not known any more\. Type \/cases/;
const KEPT = /Nothing was sent, and what you wrote is kept|There (is a problem|are problems)/;
/** Nothing of the machine's own may stand in an answer. */
const MACHINE =
  /undefined|\[object|NaN|Error\b|TypeError|at \w+ \(|node_modules|prototype|expected|zod|null\b/;

/** Who sees the case beside the manager and the deputy: raiser's side, copy, attendee of its meeting. */
const KNOWS = [
  'IRO 1',
  'IRO Operations Manager',
  'Operations manager, North',
  'Social worker, North',
];

let count = 0;

describe('bad input at the desk', () => {
  let at: HostileDesk;
  let raiser: string;
  let manager: string;
  let deputy: string;
  let alert: Held;
  let decision: Held;
  let reference: string;
  let other: string;
  let otherAlert: Held;

  before(async () => {
    at = await HostileDesk.open('durham', '2026-12-17T10:00');
    raiser = at.id('IRO 1');
    manager = at.id('Team manager, North');
    deputy = at.id('Deputy team manager, North');
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    ({ reference } = await at.player.raise(raiser, fill));
    const elsewhere = { ...fill, record: '100567', initials: 'GH', team: 'south' };
    other = (await at.player.raise(at.id('IRO 2'), elsewhere)).reference;
    alert = await at.player.newestWith(manager, ALERT, reference);
    otherAlert = await at.player.newestWith(at.id('Team manager, South'), ALERT, other);
    await at.player.case(raiser, reference);
    decision = await at.player.newestWith(raiser, ['showCase'], reference);
  });

  after(async () => {
    console.log(`      ${String(count)} bad inputs`);
    await at.stop();
  });

  /** A reply that would be taken, were it not for what is wrong around it. */
  const goodReply = (): JsonObject =>
    at.press(manager, alert, 'reply', { 'reply-text': 'We will.', done: 'no' });

  /** Does bad things, and looks that nothing was sent, shown to anybody or stored. */
  async function inVain(deeds: (one: typeof tried) => Promise<void>): Promise<void> {
    const before = [await at.world(), await at.stored(raiser, decision)];
    const mark = await at.mark();
    await deeds(tried);
    await at.settle(goodReply());
    assert.deepEqual(await at.sent(mark), [], 'something was sent');
    assert.deepEqual([await at.world(), await at.stored(raiser, decision)], before);
  }

  async function tried(name: string, deed: () => Promise<Said>): Promise<Said> {
    count += 1;
    const answer = await deed();
    assert.doesNotMatch(answer.words, MACHINE, name);
    return answer;
  }

  const tokens: readonly (readonly [string, JsonObject])[] = [
    ['none', { none: true }],
    ['expired', { expired: true }],
    ['not yet valid', { notYet: true }],
    ['for another app', { claims: { aud: '00000000-0000-4000-8000-0000000000ff' } }],
    ['for several apps', { claims: { aud: ['00000000-0000-4000-8000-00000000d002', 'x'] } }],
    ['for nobody', { claims: { aud: '' } }],
    ['of another issuer', { claims: { iss: 'https://sts.windows.net/evil/' } }],
    ['of no issuer', { claims: { iss: null } }],
    ['of another key under our name', { key: 'other' }],
    ['of a key nobody knows', { key: 'unlisted' }],
    [
      'for another service address',
      { claims: { serviceurl: 'https://smba.trafficmanager.net/uk/' } },
    ],
    ['for no service address', { claims: { serviceurl: null } }],
    ['that never ends', { claims: { exp: null } }],
    ['that ends when words say', { claims: { exp: 'tomorrow' } }],
  ];

  it(`${String(tokens.length)} tokens that are not good: 401, and not a word why`, async () => {
    await inVain(async (one) => {
      await each(tokens, async ([name, token]) => {
        const { status, words } = await one(
          name,
          async () => await at.postWith(token, goodReply()),
        );
        assert.equal(status, 401, name);
        assert.equal(words, '{"error":{"code":"unauthorized"}}', name);
      });
    });
  });

  it('bearers that are no token, are not signed, or say themselves with what: 401', async () => {
    const b64 = (value: unknown): string =>
      Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
    const good = await at.goodToken();
    const [head = '', payload = '', signature = ''] = good.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as JsonObject;
    const signed = (over: JsonObject, sign: (text: string) => string): string => {
      const text = `${b64({ ...header, ...over })}.${payload}`;
      return `Bearer ${text}.${sign(text)}`;
    };
    const keys = await (await fetch(at.desk.standins.urls.channelJwksUrl)).text();
    const bearers: readonly (readonly [string, string])[] = [
      ['empty', 'Bearer '],
      ['basic', `Basic ${b64('a:b')}`],
      ['no word before it', good],
      ['twice', `Bearer ${good}, Bearer ${good}`],
      ['two parts', `Bearer ${head}.${payload}`],
      ['junk', 'Bearer a.b.c'],
      ['very long', `Bearer ${'a'.repeat(15_000)}`],
      ['alg none', `Bearer ${b64({ ...header, alg: 'none' })}.${payload}.`],
      ['alg None', `Bearer ${b64({ ...header, alg: 'None' })}.${payload}.${signature}`],
      [
        'HS256 with the public keys',
        signed({ alg: 'HS256' }, (text) =>
          createHmac('sha256', keys).update(text).digest('base64url'),
        ),
      ],
      ['another alg', signed({ alg: 'RS512' }, () => signature)],
      ['no kid', signed({ kid: undefined }, () => signature)],
      ['a kid that is a path', signed({ kid: '../../../../dev/null' }, () => signature)],
      ['a kid that is a prototype', signed({ kid: '__proto__' }, () => signature)],
      ['a kid that is a list', signed({ kid: [header['kid']] }, () => signature)],
      ['its own key set', signed({ jku: at.desk.standins.urls.tenantJwksUrl }, () => signature)],
      ['critical words', signed({ crit: ['exp'] }, () => signature)],
      ['another payload', `Bearer ${head}.${b64({ aud: 'x' })}.${signature}`],
      ['a changed letter', `Bearer ${head}.${payload}.${signature.slice(0, -8)}AAAAAAAA`],
    ];
    await inVain(async (one) => {
      await each(bearers, async ([name, bearer]) => {
        const body = JSON.stringify(goodReply());
        const { status, words } = await one(name, async () => await at.raw(body, bearer));
        assert.deepEqual([status, words], [401, '{"error":{"code":"unauthorized"}}'], name);
      });
      const tab = await at.client.call<{ token: string }>(
        'POST',
        `/desk/people/${raiser}/token`,
        {},
      );
      const said = await one(
        'a token for the tab',
        async () => await at.raw(JSON.stringify(goodReply()), `Bearer ${tab.token}`),
      );
      assert.equal(said.status, 401);
    });
  });

  it('bodies that are no activity: 400 with a token, 401 without', async () => {
    const token = `Bearer ${await at.goodToken()}`;
    const deep = `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`;
    const { teamsServiceUrl } = at.desk.standins.urls;
    const bare = JSON.stringify({ type: 'message', serviceUrl: teamsServiceUrl });
    const bodies = ['', 'not json', 'null', '42', '"text"', '[]', '[{}]', '{}', '{"type":5}', bare];
    await inVain(async (one) => {
      for (const body of [
        ...bodies,
        `{"type":"message","serviceUrl":"${teamsServiceUrl}","value":${deep}}`,
      ]) {
        const name = body.slice(0, 40);
        const without = await one(name, async () => await at.raw(body, null));
        assert.deepEqual(
          [without.status, without.words],
          [401, '{"error":{"code":"unauthorized"}}'],
          name,
        );
        const withToken = await one(name, async () => await at.raw(body, token));
        assert.deepEqual(
          [withToken.status, withToken.words],
          [400, '{"error":{"code":"bad-request"}}'],
          name,
        );
      }
      const whole = (text: string) => JSON.stringify({ ...goodReply(), text });
      await each([300_000, 2_000_000], async (size) => {
        const said = await one(
          `${String(size)} characters`,
          async () => await at.raw(whole('x'.repeat(size)), token),
        );
        assert.deepEqual([said.status, said.words], [413, '{"error":{"code":"too-large"}}']);
      });
      const got = await one('GET', async () => await at.raw('', token, 'GET'));
      assert.equal(got.status, 405);
    });
  });

  it('activities of another tenant, channel, service address, or of nobody', async () => {
    const good = goodReply();
    const conversation = good['conversation'] as JsonObject;
    const from = good['from'] as JsonObject;
    const tenant = { id: '00000000-0000-4000-8000-0000000000ee' };
    const theirs = { ...conversation, tenantId: tenant.id };
    const nowhere = { ...conversation, tenantId: undefined };
    const activities: readonly (readonly [string, number, JsonObject])[] = [
      ['another tenant', 403, { conversation: theirs, channelData: { tenant } }],
      ['another tenant in the conversation', 403, { conversation: theirs }],
      ['another tenant beside it', 403, { channelData: { tenant } }],
      ['no tenant', 403, { conversation: nowhere, channelData: null }],
      ['nobody', 403, { from: { ...from, aadObjectId: undefined } }],
      ['somebody by name', 403, { from: { ...from, aadObjectId: 'Team manager, North' } }],
      ['a list of people', 400, { from: { ...from, aadObjectId: [manager] } }],
      ['the web chat', 401, { channelId: 'webchat' }],
      ['direct line', 401, { channelId: 'directline' }],
      ['the emulator', 401, { channelId: 'emulator' }],
      ['no conversation', 400, { conversation: null }],
      [
        'a conversation of another kind',
        400,
        { conversation: { ...conversation, conversationType: 'meeting' } },
      ],
      ['no recipient', 400, { recipient: null }],
      ['an invoke without a value', 400, { value: null }],
      ['a press without a verb', 400, { value: { action: {} } }],
      ['a press with a list for data', 400, { value: { action: { verb: 'reply', data: [1] } } }],
      ['a verb that is too long', 400, { value: { action: { verb: 'v'.repeat(65), data: {} } } }],
      ['a verb that is an object', 400, { value: { action: { verb: {}, data: {} } } }],
      ['an invoke nobody knows', 501, { name: 'signin/verifyState' }],
      ['a dialog nobody knows', 501, { name: 'task/fetch' }],
      ['a type nobody knows', 200, { type: 'trace' }],
    ];
    await inVain(async (one) => {
      await each(activities, async ([name, status, change]) => {
        const said = await one(name, async () => await at.post({ ...good, ...change }));
        assert.ok(
          said.status === status || (status === 401 && said.status === 403),
          `${name}: ${String(said.status)} ${said.words}`,
        );
      });
    });
  });

  it('service addresses that are not the channel own: 403, and nobody is called there', async () => {
    const own = new URL(at.desk.standins.urls.teamsServiceUrl);
    const addresses = [
      'http://127.0.0.1:9/',
      'http://169.254.169.254/metadata/',
      'https://smba.trafficmanager.net.evil.example/teams/',
      `${own.protocol}//user:pass@${own.host}/`,
      `${own.origin}@evil.example/`,
      `${own.href}?to=evil`,
      `${own.href}#evil`,
      'file:///etc/passwd',
      'javascript:alert(1)',
      '//evil.example/',
      'not an address',
    ];
    await inVain(async (one) => {
      await each(addresses, async (serviceUrl) => {
        const said = await one(
          serviceUrl,
          async () => await at.post({ ...goodReply(), serviceUrl }),
        );
        assert.equal(said.status, 403, serviceUrl);
      });
      const empty = await one(
        'empty',
        async () => await at.post({ ...goodReply(), serviceUrl: '' }),
      );
      assert.ok([400, 401].includes(empty.status), String(empty.status));
    });
  });

  it('forged buttons: what no card says is read as no button', async () => {
    const data = sentBy(alert, 'reply');
    const text = { 'reply-text': 'We will.' };
    const caseId = data['caseId'];
    const odd = JSON.parse(
      '{"__proto__":{"caseId":"x","admin":true},"constructor":{"prototype":{"admin":true}}}',
    ) as JsonObject;
    const unreadable: readonly (readonly [string, string, JsonObject])[] = [
      ['an unknown verb', 'deleteCase', data],
      ['a verb of the prototype', '__proto__', data],
      ['a verb of every object', 'constructor', data],
      ['a command of the clock', 'clockElapsed', { ...data, clock: 'stage', rung: 'overdue' }],
      ['a record of the dispatcher', 'recordDelivery', data],
      ['raise, which is no button', 'raise', data],
      ['no data', 'reply', {}],
      ['no case', 'reply', { ...data, ...text, caseId: undefined }],
      ['a list of cases', 'reply', { ...data, ...text, caseId: [caseId] }],
      ['a case that is an object', 'reply', { ...data, ...text, caseId: { id: caseId } }],
      ['a case that is a path', 'reply', { ...data, ...text, caseId: `../${String(caseId)}` }],
      ['a case that is a filter', 'reply', { ...data, ...text, caseId: "x' or '1' eq '1" }],
      ['no stage', 'reply', { ...data, ...text, stage: undefined }],
      ['a list of stages', 'reply', { ...data, ...text, stage: [data['stage']] }],
      ['a stage that is true', 'reply', { ...data, ...text, stage: true }],
      ['a stage below nought', 'reply', { ...data, ...text, stage: -1 }],
      ['half a stage', 'reply', { ...data, ...text, stage: 2.5 }],
      ['a stage in other digits', 'reply', { ...data, ...text, stage: '0x2' }],
      ['a version that is a word', 'reply', { ...data, ...text, v: 'newest' }],
      ['no key', 'reply', { ...data, ...text, k: undefined }],
      ['an empty key', 'reply', { ...data, ...text, k: '' }],
      ['a key that is too long', 'reply', { ...data, ...text, k: 'k'.repeat(201) }],
      ['a key that is an object', 'reply', { ...data, ...text, k: {} }],
      ['only a prototype', 'reply', odd],
    ];
    await inVain(async (one) => {
      await each(unreadable, async ([name, verb, forged]) => {
        const said = await one(
          name,
          async () => await at.post(at.invent(manager, alert, verb, forged)),
        );
        assert.equal(said.status, 200, name);
        assert.match(said.words, UNKNOWN_BUTTON, name);
      });
    });
  });

  it('cases of others, guessed cases and no case at all are told alike', async () => {
    const data = sentBy(alert, 'reply');
    const theirs = sentBy(otherAlert, 'reply');
    const text = { 'reply-text': 'We will.' };
    await inVain(async (one) => {
      const answers = new Set<string>();
      for (const [name, caseId] of [
        ["someone else's case", theirs['caseId']],
        ['a guessed case', '00000000-0000-4000-8000-00000000abcd'],
        ['a case named as every object is', 'constructor'],
      ]) {
        for (const verb of [
          'reply',
          'acknowledge',
          'showCase',
          'showAlert',
          'openCard',
          'resolve',
          'fileRecord',
        ]) {
          const forged = { ...data, ...text, caseId, 'resolve-reason': 'x', record: 'x' };
          const said = await one(
            `${String(name)}: ${verb}`,
            async () => await at.post(at.invent(manager, alert, verb, forged)),
          );
          assert.match(said.words, NO_CASE, `${String(name)}: ${verb}`);
          assert.doesNotMatch(JSON.stringify(said.card), new RegExp(other));
          answers.add(said.words);
        }
      }
      assert.deepEqual(answers.size, 1, [...answers].join('\n---\n'));
    });
  });

  it('the wrong person: everybody else who gets the card forwarded', async () => {
    const strangers = at.people.filter(({ id }) => ![manager, deputy].includes(id));
    await inVain(async (one) => {
      await each(strangers, async ({ id, post }) => {
        for (const verb of ['reply', 'acknowledge', 'requestTime']) {
          const change = { 'reply-text': 'Mine.', 'time-reason': 'x', until: '2026-12-29' };
          const said = await one(
            `${post}: ${verb}`,
            async () => await at.post(at.press(id, alert, verb, change)),
          );
          const knows = KNOWS.includes(post);
          assert.match(said.words, knows ? /Only the person asked at this/ : NO_CASE, post);
          assert.match(said.words, /was not recorded|Nothing was changed/, post);
          if (!knows) assert.doesNotMatch(JSON.stringify(said.card), /100234|rehearsal/, post);
        }
      });
      for (const verb of [
        'resolve',
        'escalate',
        'withdraw',
        'giveTime',
        'refuseTime',
        'cancelMeeting',
        'refer',
        'considerReferral',
      ]) {
        const { caseId, v, stage } = sentBy(alert, 'reply');
        const forged = {
          caseId,
          v,
          stage,
          k: `card.${verb}`,
          meeting: 1,
          until: '2026-12-29',
          'to-stage': 'du-3',
          builtFor: 'du-3',
          'referred-on': '2026-12-17',
          ...Object.fromEntries(
            ['resolve', 'escalate', 'withdraw', 'refuse', 'refer'].map((each) => [
              `${each}-reason`,
              'x',
            ]),
          ),
        };
        const said = await one(
          `the manager: ${verb}`,
          async () => await at.post(at.invent(manager, alert, verb, forged)),
        );
        assert.match(said.words, /Only the |There is no such meeting|no outside referral/, verb);
      }
    });
  });

  it('people who are not in the directory, and guests, are told nothing', async () => {
    const good = goodReply();
    const from = good['from'] as JsonObject;
    const someone = {
      ...from,
      id: '29:guest',
      aadObjectId: '00000000-0000-4000-8000-00000000beef',
    };
    await inVain(async (one) => {
      await each(['reply', 'showCase', 'openCard'], async (verb) => {
        const press = at.press(manager, alert, 'reply', { 'reply-text': 'x' });
        const invoke = {
          ...press,
          from: someone,
          value: { action: { verb, data: { ...sentBy(alert, 'reply'), 'reply-text': 'x' } } },
        };
        const said = await one(`a guest: ${verb}`, async () => await at.post(invoke));
        assert.match(said.words, NO_CASE);
      });
      const started = await one(
        'a guest: startDraft',
        async () =>
          await at.post({
            ...good,
            from: someone,
            value: { action: { verb: 'startDraft', data: { k: 'x' } } },
          }),
      );
      assert.match(
        started.words,
        /Your post is not one that raises cases here\. ?\n?Nothing was started/,
      );
    });
  });

  const wrong = (verb: string, change: JsonObject) => ({ verb, change });
  const replies: Readonly<Record<string, readonly [ReturnType<typeof wrong>, RegExp]>> = {
    'no text': [wrong('reply', { 'reply-text': '' }), /this needs an answer/],
    'only blanks': [wrong('reply', { 'reply-text': ' \n\t ' }), /this needs an answer/],
    'a list for a text': [wrong('reply', { 'reply-text': ['We will'] }), /this needs an answer/],
    'an object for a text': [wrong('reply', { 'reply-text': { a: 1 } }), /this needs an answer/],
    'too long a text': [
      wrong('reply', { 'reply-text': 'x'.repeat(4001) }),
      /too long. Use 4,000 characters or fewer/,
    ],
    'far too long a text': [
      wrong('reply', { 'reply-text': 'x'.repeat(150_000) }),
      /too long. Use 4,000/,
    ],
    'a task without an owner': [
      wrong('reply', { 'reply-text': 'We will', 'task-1': 'Visit' }),
      /this needs an answer/,
    ],
    'too long an owner': [
      wrong('reply', {
        'reply-text': 'x',
        'task-1': 'Visit',
        'owner-1': 'o'.repeat(201),
        'due-1': '2026-12-29',
      }),
      /Use 200 characters/,
    ],
    'an impossible day': [
      wrong('reply', {
        'reply-text': 'x',
        'task-1': 'Visit',
        'owner-1': 'SW',
        'due-1': '2027-02-30',
      }),
      /this is not a date/,
    ],
    'a day in words': [
      wrong('reply', {
        'reply-text': 'x',
        'task-1': 'Visit',
        'owner-1': 'SW',
        'due-1': 'tomorrow',
      }),
      /this is not a date/,
    ],
    'a past day': [
      wrong('reply', {
        'reply-text': 'x',
        'task-1': 'Visit',
        'owner-1': 'SW',
        'due-1': '2026-12-16',
      }),
      /this day has passed/,
    ],
    'a day of another age': [
      wrong('reply', {
        'reply-text': 'x',
        'task-1': 'Visit',
        'owner-1': 'SW',
        'due-1': '0001-01-01',
      }),
      /too early|has passed|not a date/,
    ],
    'a day beyond the calendar': [
      wrong('reply', {
        'reply-text': 'x',
        'task-1': 'Visit',
        'owner-1': 'SW',
        'due-1': '2099-01-01',
      }),
      /does not reach this day yet/,
    ],
    'neither yes nor no': [
      wrong('reply', { 'reply-text': 'x', done: 'perhaps' }),
      /choose one of the answers/,
    ],
    'time until a past day': [
      wrong('requestTime', { until: '2026-12-16', 'time-reason': 'x' }),
      /too early/,
    ],
    'time until the due day': [
      wrong('requestTime', { until: '2026-12-23', 'time-reason': 'x' }),
      /too early/,
    ],
    'time beyond the calendar': [
      wrong('requestTime', { until: '2030-01-01', 'time-reason': 'x' }),
      /does not reach/,
    ],
    'time without a reason': [
      wrong('requestTime', { until: '2026-12-29', 'time-reason': '' }),
      /needs an answer/,
    ],
    'time with too long a reason': [
      wrong('requestTime', { until: '2026-12-29', 'time-reason': 'x'.repeat(2001) }),
      /Use 2,000 characters/,
    ],
    'time until no day': [
      wrong('requestTime', { until: '', 'time-reason': 'x' }),
      /needs an answer/,
    ],
    'an older stage': [
      wrong('reply', { 'reply-text': 'x', stage: 99_999 }),
      /Only the person asked|moved on/,
    ],
  };

  it(`${String(Object.keys(replies).length)} wrong answers: the same card with what is wrong, and what was typed`, async () => {
    await inVain(async (one) => {
      await each(Object.entries(replies), async ([name, [{ verb, change }, says]]) => {
        const said = await one(
          name,
          async () => await at.post(at.press(manager, alert, verb, change)),
        );
        assert.equal(said.status, 200, name);
        assert.match(said.words, says, name);
        assert.ok(JSON.stringify(said.card).length < 28_000, `${name}: the card is too large`);
        if (!name.includes('stage')) assert.match(said.words, KEPT, name);
      });
      const typed = {
        'reply-text': 'Kept words.',
        'task-1': 'Kept task',
        'owner-1': '',
        'due-1': '',
      };
      const said = await one(
        'a plan half filled',
        async () => await at.post(at.press(manager, alert, 'reply', typed)),
      );
      for (const kept of ['Kept words.', 'Kept task']) {
        assert.match(JSON.stringify(said.card), new RegExp(kept));
      }
    });
  });

  it('the form: each step says what is wrong, and keeps what was typed', async () => {
    const person = at.id('IRO 2');
    await at.client.say(person, '/escalate');
    const where = await at.player.newestWith(person, ['submitDraft']);
    const good = { record: '100456', initials: 'EF', team: 'north', stage: 'du-2' };
    const steps: readonly (readonly [string, JsonObject, RegExp])[] = [
      ['no number', { ...good, record: '' }, /needs an answer/],
      ['a name for a number', { ...good, record: 'Sarah Example' }, /check this number/],
      ['a birthday for a number', { ...good, record: '01/02/2019' }, /check this number/],
      ['a list of numbers', { ...good, record: ['100456'] }, /needs an answer/],
      ['a number of markup', { ...good, record: '<b>1</b>' }, /check this number/],
      ['the same twice', { ...good, record: '100456, 100456' }, /check this number/],
      ['a very long number', { ...good, record: '1'.repeat(15_000) }, /check this number/],
      ['a whole name for initials', { ...good, initials: 'Sarah Example' }, /too long/],
      ['no team', { ...good, team: '' }, /needs an answer/],
      ['a team nobody knows', { ...good, team: 'west' }, /answers that are offered/],
      ['a team of every object', { ...good, team: 'constructor' }, /answers that are offered/],
      ['no stage', { ...good, stage: '' }, /needs an answer/],
      ['a stage nobody knows', { ...good, stage: 'du-99' }, /answers that are offered/],
    ];
    await inVain(async (one) => {
      // One after the other: each press answers the form as the one before left it.
      for (const [name, change, says] of steps) {
        const said = await one(
          name,
          async () => await at.post(at.press(person, where, 'submitDraft', change)),
        );
        assert.match(said.words, says, name);
        assert.ok(JSON.stringify(said.card).length < 28_000, name);
      }
      await each([raiser, manager], async (thief) => {
        for (const verb of ['submitDraft', 'confirmDraft', 'backDraft']) {
          const forged = { ...sentBy(where, 'submitDraft'), ...good };
          const said = await one(
            `somebody else's form: ${verb}`,
            async () => await at.post(at.invent(thief, where, verb, forged)),
          );
          assert.match(said.words, NO_CASE);
          assert.doesNotMatch(JSON.stringify(said.card), /100456/);
        }
      });
      const tooEarly = await one(
        'confirmed before it was filled',
        async () =>
          await at.post(at.invent(person, where, 'confirmDraft', sentBy(where, 'submitDraft'))),
      );
      assert.match(tooEarly.words, /Step 1 of 3/);
    });
  });

  it('the second step of the form: categories, days and texts that cannot be', async () => {
    const person = at.id('IRO 2');
    await at.client.say(person, '/escalate');
    const form = await at.player.newestWith(person, ['submitDraft']);
    const where = { record: '100456', initials: 'EF', team: 'north', stage: 'du-2' };
    const filled = await at.client.press(person, form.id, 'submitDraft', where);
    const what = { id: form.id, card: filled.card ?? {} };
    const steps: readonly (readonly [string, JsonObject, RegExp])[] = [
      ['nothing at all', {}, /needs an answer/],
      [
        'a category of every object',
        { category: 'constructor' },
        /answers that are offered|needs an answer/,
      ],
      [
        'a category of the prototype',
        { category: '__proto__,toString' },
        /answers that are offered|needs an answer/,
      ],
      [
        'a text that is too long',
        Object.fromEntries([...inputIds(what.card)].map((id) => [id, 'x'.repeat(4001)])),
        /too long/,
      ],
    ];
    await inVain(async (one) => {
      // One after the other: each press answers the form as the one before left it.
      for (const [name, change, says] of steps) {
        const said = await one(
          name,
          async () => await at.post(at.press(person, what, 'submitDraft', change)),
        );
        assert.equal(said.status, 200, name);
        assert.match(said.words, says, name);
      }
    });
  });

  it('the raiser, too, is told what cannot be', async () => {
    const { caseId, v, stage } = sentBy(alert, 'reply');
    const on = { caseId, v, stage, meeting: 4 };
    const reason = 'Not settled.';
    const wishes: readonly (readonly [string, string, JsonObject, RegExp])[] = [
      ['no reason to resolve', 'resolve', { 'resolve-reason': '' }, /needs an answer/],
      ['too long a reason', 'resolve', { 'resolve-reason': 'x'.repeat(2001) }, /Use 2,000/],
      [
        'a stage that is not there',
        'escalate',
        { 'escalate-reason': reason, 'to-stage': 'du-99', builtFor: 'du-99' },
        /no such|answers that are offered/,
      ],
      [
        'back to an earlier stage',
        'escalate',
        { 'escalate-reason': reason, 'to-stage': 'du-1', builtFor: 'du-1' },
        /does not go back/,
      ],
      [
        'on without a reason',
        'escalate',
        { 'to-stage': 'du-3', builtFor: 'du-3' },
        /needs an answer/,
      ],
      [
        'a talk with nobody',
        'escalate',
        {
          'escalate-reason': reason,
          'to-stage': 'du-3',
          builtFor: 'du-3',
          'consult-evil-on': '2026-12-17',
          'consult-evil-view': 'x',
        },
        /answers that are offered|problem/i,
      ],
      [
        'a talk with every object',
        'recordConsultation',
        { 'consult-with': 'constructor', 'consult-on': '2026-12-17' },
        /answers that are offered/,
      ],
      [
        'a talk to come',
        'recordConsultation',
        { 'consult-with': 'team-manager', 'consult-on': '2026-12-18' },
        /too late/,
      ],
      ['time until yesterday', 'giveTime', { until: '2026-12-16' }, /too early/],
      ['time beyond the calendar', 'giveTime', { until: '2031-01-01' }, /does not reach/],
      ['a refusal of nothing', 'refuseTime', { 'refuse-reason': reason }, /no open request/],
      ['a decision on no reply', 'talkFurther', { 'talk-reason': reason }, /no reply to decide on/],
      [
        'the end before the last stage',
        'closeUnresolved',
        { 'close-reason': reason },
        /still stages to come/,
      ],
      ['opened again while open', 'reopen', { 'reopen-reason': reason }, /open already/],
      ['a record that is none', 'fileRecord', { record: '2.constructor' }, /no such record/],
      ['a record of no stage', 'fileRecord', { record: 'constructor' }, /choose|choice/i],
      [
        'a meeting that is none',
        'chooseSlot',
        { meeting: 99_999, slot: '2026-12-18T10:00:00.000Z/2026-12-18T11:00:00.000Z' },
        /no such meeting/,
      ],
      [
        'a referral to come',
        'refer',
        { 'referred-on': '2026-12-18', 'refer-reason': reason },
        /too late|no outside referral/,
      ],
      [
        'an answer to no referral',
        'answerReferral',
        { 'answered-on': '2026-12-17', 'answer-note': 'x' },
        /No referral is being considered|no outside referral/,
      ],
      ['a meeting in the past', 'askMeeting', { 'meet-by': '2026-12-01' }, /has passed/],
      [
        'monitoring while open',
        'askMeeting',
        { 'meet-by': '2027-01-05', purpose: 'monitoring' },
        /open already/,
      ],
    ];
    await inVain(async (one) => {
      await each(wishes, async ([name, verb, change, says]) => {
        const forged = { ...on, k: `card.${name}`.slice(0, 100), ...change };
        const said = await one(
          name,
          async () => await at.post(at.invent(raiser, decision, verb, forged)),
        );
        assert.equal(said.status, 200, name);
        assert.match(said.words, says, name);
        assert.match(said.words, /Nothing was|kept|record stays|problem/i, name);
      });
    });
  });

  it('times for a meeting that cannot be', async () => {
    const slots = await at.player.newestWith(raiser, ['chooseSlot'], reference);
    const choose = (change: JsonObject) =>
      at.press(raiser, slots, 'chooseSlot', { slot: '', ...change });
    const times: readonly (readonly [string, JsonObject, RegExp])[] = [
      ['none', {}, /needs an answer/],
      ['words', { slot: 'soon' }, /answers that are offered/],
      [
        'the end before the start',
        { slot: '2026-12-18T11:00:00.000Z/2026-12-18T10:00:00.000Z' },
        /answers that are offered/,
      ],
      ['the past', { slot: '2026-12-16T10:00:00.000Z/2026-12-16T11:00:00.000Z' }, /has passed/],
      [
        'no hour',
        { slot: 'own', 'own-start': '2026-12-18', 'own-time': '25:61' },
        /answers that are offered/,
      ],
      ['no day', { slot: 'own', 'own-start': '2026-02-30', 'own-time': '10:00' }, /not a date/],
      [
        'after the window, without a reason',
        { slot: 'own', 'own-start': '2027-03-18', 'own-time': '10:00' },
        /outside the days/,
      ],
      [
        'beyond the calendar',
        { slot: 'own', 'own-start': '2040-01-02', 'own-time': '10:00', 'slot-reason': 'x' },
        /does not reach|answers/,
      ],
    ];
    await inVain(async (one) => {
      await each(times, async ([name, change, says]) => {
        const said = await one(name, async () => await at.post(choose(change)));
        assert.match(said.words, says, name);
      });
    });
  });

  it('references that are unknown, of others, or no references: told alike in the chat', async () => {
    const asked = ['/case 2026-ZZZZZ', `/case ${other}`, '/case 2026-77777'];
    const words = new Set<string>();
    for (const text of asked) {
      count += 1;
      await at.client.say(manager, text);
      words.add(wordsOf((await at.client.cards(manager)).at(-1)?.card));
    }
    assert.deepEqual([...words].length, 1);
    assert.match([...words].join(), NO_CASE);
    for (const text of [
      "/case ' or 1 eq 1",
      '/case ../..',
      `/case ${'9'.repeat(5000)}`,
      '<script>',
      '/',
    ]) {
      count += 1;
      await at.client.say(manager, text);
      assert.match(
        wordsOf((await at.client.cards(manager)).at(-1)?.card),
        /What you can type/,
        text,
      );
    }
  });

  it('in a group chat and a channel: a neutral line, and nothing about the case', async () => {
    for (const where of ['group', 'channel']) {
      for (const text of [`/case ${reference}`, '/cases', '/escalate', reference]) {
        for (const person of [raiser, manager, at.id('Administrator')]) {
          count += 1;
          await at.client.say(person, text, where);
          const chat = await at.client.call<{ activities: readonly JsonObject[] }>(
            'GET',
            `/desk/people/${person}/chat?in=${where}`,
          );
          const last = chat.activities.at(-1) ?? {};
          assert.match(String(last['text']), /private chat/);
          assert.deepEqual(last['attachments'] ?? [], []);
          assert.doesNotMatch(String(last['text']), /\d{4}-|100234|RP/);
        }
      }
    }
    const press = goodReply();
    const conversation = { ...(press['conversation'] as JsonObject), conversationType: 'channel' };
    const said = await at.post({ ...press, conversation });
    assert.match(said.words, /only talk about cases in a private chat/);
  });

  describe('at the same time', () => {
    it('the same press twice, and two managers at once: one answer stands', async () => {
      const first = at.press(manager, alert, 'reply', { 'reply-text': 'The manager first.' });
      const twice = [first, { ...first, id: 'f:another' }];
      const deputys = at.press(deputy, alert, 'reply', { 'reply-text': 'The deputy first.' });
      count += 3;
      const answers = await Promise.all(
        [...twice, deputys].map(async (each) => await at.post(each)),
      );
      await at.settle(goodReply());
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200],
      );
      const told = await at.player.newestWith(raiser, ['resolve'], reference);
      const text = JSON.stringify(told.card);
      const stands = ['The manager first.', 'The deputy first.'].filter((each) =>
        text.includes(each),
      );
      assert.equal(stands.length, 1);
      const lost = answers[stands[0] === 'The manager first.' ? 2 : 0]!;
      assert.match(lost.words, /answered already/);
      assert.match(lost.words, /The first answer stands\. The second was not recorded/);
    });

    it('a second press and an old card: the present state, nothing twice', async () => {
      await inVain(async (one) => {
        for (const person of [manager, deputy]) {
          const said = await one(
            'pressed again',
            async () =>
              await at.post(
                at.press(person, alert, 'reply', { 'reply-text': 'Again, and otherwise.' }),
              ),
          );
          // With the same key it is the same press once more: the present state answers.
          assert.match(said.words, /answered already|Answered: the clock stands still/);
          assert.doesNotMatch(JSON.stringify(said.card), /Again, and otherwise/);
        }
      });
    });

    it('a card from before a restart is good, and one of a stage that has gone is not', async () => {
      const raised = await at.player.raise(raiser, {
        record: '100345',
        initials: 'CD',
        team: 'north',
        stage: 'du-2',
      });
      const old = await at.player.newestWith(manager, ALERT, raised.reference);
      await at.client.call('POST', '/desk/app/restart', {});
      const said = await at.post(
        at.press(manager, old, 'reply', { 'reply-text': 'After the restart.' }),
      );
      assert.match(said.words, /After the restart\.|recorded|sent/i);
      const { caseId, v, stage } = sentBy(old, 'reply');
      const on = { caseId, v, stage, k: 'card.gone' };
      const held = { id: old.id, card: old.card };
      const withdrawn = await at.post(
        at.invent(raiser, held, 'withdraw', { ...on, 'withdraw-reason': 'Settled.' }),
      );
      assert.match(withdrawn.words, /Settled|withdrawn/i);
      await at.client.call('POST', '/desk/clock', { minutes: 1 });
      const mark = await at.mark();
      for (const [verb, change] of [
        ['reply', { 'reply-text': 'Too late.' }],
        ['requestTime', { until: '2026-12-29', 'time-reason': 'Too late.' }],
      ] as const) {
        count += 1;
        const late = await at.post(at.press(manager, old, verb, change));
        assert.match(
          late.words,
          /closed|moved on|answered already|State Withdrawn|withdrawn/i,
          verb,
        );
        assert.doesNotMatch(JSON.stringify(late.card), /Too late\./);
      }
      assert.deepEqual(await at.sent(mark), []);
    });
  });

  it('keeps its log clean: codes, and none of what was sent', () => {
    const lines = at.logged.join('\n');
    assert.match(lines, /message-refused/);
    assert.match(lines, /wrong-service-url|service-not-allowed/);
    assert.doesNotMatch(
      lines,
      /100234|We will|Too late|evil|Bearer|eyJ|Kept words|at async|invalid signature/,
    );
  });

  const inputIds = function* (card: Card): Generator<string> {
    for (const found of JSON.stringify(card).matchAll(
      /"type":"Input\.Text","id":"([^"]+)"|"id":"([^"]+)","type":"Input\.Text"/g,
    )) {
      yield found[1] ?? found[2] ?? '';
    }
  };
});

describe('where the calendar ends', () => {
  it('a stage whose day cannot be counted is refused before anything is sent', async () => {
    const at = await HostileDesk.open('durham', '2028-12-27T10:00');
    try {
      const person = at.id('IRO 1');
      await at.client.say(person, '/escalate');
      const form = await at.player.newestWith(person, ['submitDraft']);
      const mark = await at.mark();
      const where = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
      const step = await at.client.press(person, form.id, 'submitDraft', where);
      const ids = [...JSON.stringify(step.card).matchAll(/"id":"([a-z][a-z0-9-]*)"/g)].map(
        ([, id]) => id ?? '',
      );
      const filled = Object.fromEntries(ids.map((id) => [id, 'Written.']));
      const answer = await at.client.press(person, form.id, 'submitDraft', filled);
      assert.match(
        wordsOf(answer.card),
        /does not reach this day yet\. Choose Sunday 31 December 2028/,
      );
      assert.ok(!verbsOf(answer.card).includes('confirmDraft'));
      assert.deepEqual(await at.sent(mark), []);
    } finally {
      await at.stop();
    }
  });
});

describe('a procedure file that is broken', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'broken-'));
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  const breaks: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['not YAML', (text) => text.replace('stages:', 'stages: ['), /durham-resolution\.yaml:\d+:\d+/],
    [
      'a role nobody has',
      (text) => text.replace(/roles: \[team-manager\]/, 'roles: [nobody-knows]'),
      /durham-resolution\.yaml:\d+:\d+.*nobody-knows/,
    ],
    [
      'a limit in words',
      (text) => text.replace(/n: 4\b/, 'n: four'),
      /durham-resolution\.yaml:\d+:\d+/,
    ],
    [
      'a word nobody knows',
      (text) => text.replace('stages:', 'stagess:'),
      /durham-resolution\.yaml:\d+:\d+/,
    ],
    ['nothing', () => '', /durham-resolution\.yaml:\d+:\d+|holds no procedure/],
  ];
  for (const [name, change, says] of breaks) {
    it(`${name}: refused at the start, with file, line and what is wrong`, async () => {
      for (const file of await readdir('procedures')) {
        if (file.endsWith('.yaml')) await copyFile(`procedures/${file}`, path.join(folder, file));
      }
      const file = path.join(folder, 'durham-resolution.yaml');
      const text = await readFile(file, 'utf8');
      assert.notEqual(change(text), text, 'nothing was broken');
      await writeFile(file, change(text));
      await assert.rejects(
        createDesk({
          port: 0,
          memory: true,
          browser: false,
          authority: 'durham',
          procedures: folder,
        }),
        (error: Error) => error instanceof BrokenFiles && says.test(error.message),
      );
    });
  }
});
