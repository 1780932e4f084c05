import assert from 'node:assert/strict';
import { day, DEFAULT_COUNT } from '../../../domain/calendar/index.ts';
import {
  backDraft,
  fillDraft,
  formOf,
  raiseFromDraft,
  startDraft,
  type Draft,
  type DraftEnvironment,
  type DraftStep,
  type Filled,
} from '../../../domain/case/index.ts';
import {
  ACTIONS,
  aCase,
  aDirectory,
  at,
  CALENDAR,
  directoryWith,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  ladderWith,
  NORTH,
  post,
  reference,
  SERVICE_MANAGER,
  STRANGER,
  SUPPORT,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';

const env = (rest: Partial<DraftEnvironment> = {}): DraftEnvironment => ({
  procedures: [LADDER],
  directory: aDirectory(),
  calendar: CALENDAR,
  countingOf: () => DEFAULT_COUNT,
  digest: (record) => `#${record}`,
  now: at('2027-03-01 10:00'),
  ...rest,
});

function begun(person = IRO, house = env()): Draft {
  const started = startDraft(person, 'draft-1', house);
  if ('reason' in started) throw new Error(started.reason);
  return started;
}

const fill = (
  draft: Draft,
  step: DraftStep,
  values: Record<string, string>,
  house = env(),
): Filled => fillDraft(draft, { step, version: draft.version, values }, house);
const wrong = ({ problems }: Filled) => problems.map(({ field, what }) => [field, what]);

const WHERE = { record: '100234', initials: 'AB', team: 'north', stage: 's2' };
const WHAT = {
  category: 'drift',
  concern: 'Contact',
  tried: 'Twice',
  'skip-reason': 'Urgent',
  'copy-legal': 'no',
};
const atWhat = (where: Partial<typeof WHERE> = {}) =>
  fill(begun(), 'where', { ...WHERE, ...where }).draft;
const atPreview = (what: Record<string, string> = {}) =>
  fill(atWhat(), 'what', { ...WHAT, ...what }).draft;

describe('startDraft', () => {
  it('keeps the words of a message on which it was begun, and no such thing where there was none', () => {
    const begun = startDraft(IRO, 'd', env(), 'alert', 'The visit has no day.');
    assert.ok(!('reason' in begun));
    assert.equal(begun.quoted, 'The visit has no day.');
    const plain = startDraft(IRO, 'd', env());
    assert.deepEqual('quoted' in plain, false);
  });

  it('begins at the first question; the procedure is asked only where more than one fits', () => {
    assert.deepEqual([begun().step, begun().procedure], ['where', 'ladder']);
    const both = env({ procedures: [LADDER, ACTIONS] });
    assert.deepEqual([begun(IRO, both).step, begun(IRO, both).procedure], ['procedure', null]);
    assert.deepEqual(
      formOf(begun(IRO, both), [], both).procedures.map(({ id }) => id),
      ['ladder', 'actions'],
    );
  });

  it('lets raisers, their covers and the roles that a stage names raise, and nobody else', () => {
    assert.equal('reason' in startDraft(IRO_COVER, 'd', env()), false);
    assert.equal('reason' in startDraft(IRO_MANAGER, 'd', env()), false);
    for (const person of [TEAM_MANAGER, STRANGER, SUPPORT]) {
      assert.deepEqual(startDraft(person, 'd', env()), { reason: 'may-not-raise' });
    }
  });

  it('offers a raiser of one procedure that one only', () => {
    const directory = directoryWith(
      'raiser',
      post('raiser', IRO, { scope: { procedure: 'actions' } }),
    );
    assert.equal(
      begun(IRO, env({ directory, procedures: [LADDER, ACTIONS] })).procedure,
      'actions',
    );
  });

  it('[A-DO-17] shows whoever may raise one stage that stage only', () => {
    assert.deepEqual(
      formOf(begun(IRO_MANAGER), [], env()).stages.map(({ key }) => key),
      ['s4'],
    );
  });
});

describe('step procedure', () => {
  const both = env({ procedures: [LADDER, ACTIONS] });

  it('takes one that fits and refuses others', () => {
    assert.equal(
      fill(begun(IRO, both), 'procedure', { procedure: 'actions' }, both).draft.step,
      'where',
    );
    assert.deepEqual(wrong(fill(begun(IRO, both), 'procedure', {}, both)), [
      ['procedure', 'missing'],
    ]);
    assert.deepEqual(wrong(fill(begun(IRO, both), 'procedure', { procedure: 'x' }, both)), [
      ['procedure', 'not-a-choice'],
    ]);
  });
});

describe('step where', () => {
  it('keeps record number, initials, team and stage, and goes on', () => {
    const { draft } = fill(begun(), 'where', WHERE);
    assert.deepEqual(
      [draft.step, draft.version, draft.subjects, draft.team, draft.stage],
      ['what', 2, [{ record: '100234', initials: 'AB' }], 'north', 's2'],
    );
  });

  it('[A-X-08] takes several children of one family, where the procedure knows that', () => {
    const two = fill(begun(), 'where', { ...WHERE, record: '100234, 100235', initials: 'AB, C.D' });
    assert.deepEqual(two.draft.subjects, [
      { record: '100234', initials: 'AB' },
      { record: '100235', initials: 'C.D' },
    ]);
    const one = env({
      procedures: [ladderWith({ subject: { ...LADDER.subject, several: false } })],
    });
    assert.deepEqual(
      wrong(fill(begun(IRO, one), 'where', { ...WHERE, record: '1, 2', initials: 'A, B' }, one)),
      [['record', 'bad-record-number']],
    );
  });

  for (const record of [
    '01/02/2019',
    '2019-02-01',
    '1-2-19',
    '01 02 2019',
    'Amy Smith',
    '#1',
    '1'.repeat(31),
    '12;3',
    '7, 7',
  ]) {
    it(`refuses ${record} as a record number, and keeps it as typed`, () => {
      const filled = fill(begun(), 'where', { ...WHERE, record, initials: 'AB, AB' });
      assert.deepEqual(wrong(filled)[0], ['record', 'bad-record-number']);
      assert.equal(filled.draft.step, 'where');
      assert.equal(filled.draft.subjects[0]?.record, record.split(',')[0]);
    });
  }

  it('takes usual shapes of record numbers', () => {
    for (const record of ['100234', 'LL-0042', 'P 12/345', '2019-123456']) {
      assert.deepEqual(wrong(fill(begun(), 'where', { ...WHERE, record })), [], record);
    }
  });

  it('names everything that is missing or wrong', () => {
    assert.deepEqual(wrong(fill(begun(), 'where', {})), [
      ['record', 'missing'],
      ['team', 'missing'],
      ['stage', 'missing'],
    ]);
    assert.deepEqual(
      wrong(fill(begun(), 'where', { record: '1', initials: 'Amy Smith', team: 'x', stage: 'x' })),
      [
        ['initials', 'too-long'],
        ['team', 'not-a-choice'],
        ['stage', 'not-a-choice'],
      ],
    );
    assert.deepEqual(wrong(fill(begun(IRO_MANAGER), 'where', WHERE)), [['stage', 'not-a-choice']]);
  });

  it('takes no initials where the procedure does not ask for them', () => {
    const none = env({
      procedures: [ladderWith({ subject: { ...LADDER.subject, initials: false } })],
    });
    assert.deepEqual(wrong(fill(begun(IRO, none), 'where', { ...WHERE, initials: '' }, none)), []);
  });

  it('a step that is not the present one changes nothing', () => {
    const draft = begun();
    assert.equal(fill(draft, 'what', WHAT).draft, draft);
  });
});

describe('step what', () => {
  it('asks what the procedure and the stage ask for', () => {
    const { asks } = formOf(atWhat({ stage: 's3' }), [], env());
    assert.deepEqual(asks?.skips, ['s1', 's2']);
    assert.equal(asks.reasonAsked, true);
    assert.deepEqual(asks.copyQuestions, [
      { role: 'legal', question: 'Are there care proceedings?' },
    ]);
    assert.deepEqual(
      asks.fields.map(({ field, mustFill }) => [field.key, mustFill]),
      [
        ['concern', true],
        ['tried', true],
        ['since', false],
        ['wishes', false],
      ],
    );
    assert.deepEqual(formOf(atWhat({ stage: 's1' }), [], env()).asks?.choose, {
      roles: ['social-worker', 'team-manager'],
      several: false,
    });
    assert.deepEqual(formOf(atWhat({ stage: 's4' }), [], env()).asks?.consult, {
      roles: ['qa-head'],
      need: 'all',
      emergency: false,
    });
  });

  it('goes on to the preview when all is there', () => {
    assert.equal(atPreview().step, 'preview');
    assert.equal(atPreview().version, 3);
  });

  it('names everything that is missing, wrong or too long, and keeps what was typed', () => {
    const filled = fill(atWhat(), 'what', {
      ...WHAT,
      category: 'agency,other',
      'category-note-other': 'Else',
      concern: '',
      tried: 'x'.repeat(21),
      since: '2027-02-30',
      wishes: 'maybe',
      'skip-reason': '',
    });
    assert.deepEqual(wrong(filled), [
      ['since', 'not-a-day'],
      ['category-note-agency', 'missing'],
      ['concern', 'missing'],
      ['tried', 'too-long'],
      ['wishes', 'not-a-choice'],
      ['skip-reason', 'needs-reason'],
    ]);
    assert.equal(filled.draft.step, 'what');
    assert.equal(filled.draft.answers['since'], '2027-02-30');
    assert.equal(filled.draft.answers['tried'], 'x'.repeat(21));
    assert.equal(filled.draft.categoryNotes['other'], 'Else');
  });

  it('takes a category named like a part of every object for none, and keeps no note to it', () => {
    for (const category of ['constructor', '__proto__', 'toString,valueOf']) {
      const note = 'category-note-constructor';
      const filled = fill(atWhat(), 'what', { ...WHAT, category, [note]: 'x'.repeat(9000) });
      assert.deepEqual(
        filled.problems.map(({ field, what }) => [field, what]),
        [['category', 'not-a-choice']],
      );
      assert.ok(!Object.hasOwn(filled.draft.categoryNotes, 'constructor'));
    }
  });

  it('checks the raiser’s own day: real, not past, inside the calendar', () => {
    const house = env({ procedures: [ACTIONS] });
    const where = fill(begun(IRO, house), 'where', { ...WHERE, stage: 'a2' }, house).draft;
    const own = (timescale: string) =>
      wrong(fill(where, 'what', { 'skip-reason': 'x', timescale }, house));
    assert.deepEqual(own(''), [['timescale', 'missing']]);
    assert.deepEqual(own('2027-02-31'), [['timescale', 'not-a-day']]);
    assert.deepEqual(own('2027-02-26'), [['timescale', 'day-past']]);
    assert.deepEqual(own('2035-02-26'), [['timescale', 'day-beyond-calendar']]);
    assert.deepEqual(own('2027-03-01'), []);
  });

  it('[A-X-13] takes the day of a talk, or why it was not held', () => {
    const where = atWhat({ stage: 's4' });
    const talk = (values: Record<string, string>) => fill(where, 'what', { ...WHAT, ...values });
    assert.deepEqual(wrong(talk({})), [['consult-qa-head-on', 'missing']]);
    assert.deepEqual(wrong(talk({ 'consult-qa-head-on': '2027-03-02' })), [
      ['consult-qa-head-on', 'day-too-late'],
    ]);
    assert.deepEqual(wrong(talk({ 'consult-qa-head-on': 'yesterday' })), [
      ['consult-qa-head-on', 'not-a-day'],
    ]);
    assert.equal(talk({ 'consult-qa-head-on': '2027-02-26' }).draft.step, 'preview');
    assert.equal(talk({ 'consult-qa-head-not-held': 'Away' }).draft.step, 'preview');
  });

  it('[A-WF-08] asks why a bypassed officer’s copy is dropped', () => {
    const where = atWhat({ stage: 's3' });
    assert.deepEqual(wrong(fill(where, 'what', { ...WHAT, 'copy-team-manager': 'no' })), [
      ['copy-team-manager-reason', 'needs-reason'],
    ]);
    const dropped = {
      ...WHAT,
      'copy-team-manager': 'false',
      'copy-team-manager-reason': 'On leave',
    };
    assert.deepEqual(wrong(fill(where, 'what', dropped)), []);
  });

  it('an input that did not stand on the card leaves what is stored', () => {
    const back = backDraft(atPreview());
    assert.equal(back.step, 'what');
    assert.equal(fill(back, 'what', {}).draft.step, 'preview');
    assert.deepEqual(wrong(fill(back, 'what', { concern: '' })), [['concern', 'missing']]);
  });

  it('another stage keeps the other answers', () => {
    const back = backDraft(backDraft(atPreview()));
    const moved = fill(back, 'where', { stage: 's1' }).draft;
    assert.deepEqual([moved.stage, moved.answers['concern']], ['s1', 'Contact']);
    assert.deepEqual(wrong(fill(moved, 'what', {})), [['chosen', 'missing']]);
  });

  it('refuses a stage whose limit would pass the end of the calendar', () => {
    const late = env({ now: at('2028-12-20 10:00') });
    assert.deepEqual(wrong(fill(atWhat(), 'what', WHAT, late)), [['stage', 'day-beyond-calendar']]);
  });
});

describe('the preview', () => {
  const preview = (draft: Draft, house = env()) => formOf(draft, [], house).preview!;

  it('says who is asked and told, what would be due if delivered today and why, and which meeting', () => {
    const shown = preview(atPreview());
    assert.deepEqual(shown.responders, [
      { id: TEAM_MANAGER, post: 'Team manager, North', role: 'Team Manager' },
    ]);
    assert.deepEqual(
      shown.copies.map(({ id, registerOnly }) => [id, registerOnly]),
      [
        [SERVICE_MANAGER, false],
        [SUPPORT, true],
      ],
    );
    assert.deepEqual(
      [shown.due, shown.wholeDue, shown.wording],
      ['2027-03-05', '2027-03-24', 'reply'],
    );
    assert.match(shown.explanation.join(' '), /Due by the end of Friday 5 March 2027/);
    assert.deepEqual(
      [shown.meeting?.label, shown.meeting?.convener.id, shown.meeting?.by, shown.meeting?.ours],
      ['Resolution meeting', IRO, '2027-03-08', false],
    );
    assert.deepEqual(shown.warnings, []);
  });

  it('warns of vacant posts, of a day past the whole limit and of a calendar that ends within a year', () => {
    const directory = directoryWith('service-manager', post('service-manager', null));
    const vacant = preview(
      fill(atWhat({ stage: 's3' }), 'what', WHAT, env({ directory })).draft,
      env({ directory }),
    );
    assert.deepEqual(vacant.warnings, [{ kind: 'vacant-responder', role: 'service-manager' }]);
    const own = fill(atWhat({ stage: 's5' }), 'what', { ...WHAT, timescale: '2027-04-30' }).draft;
    assert.deepEqual(preview(own).warnings, [
      { kind: 'past-whole-limit', wholeDue: day('2027-03-24') },
    ]);
    const late = env({ now: at('2028-02-01 10:00') });
    assert.deepEqual(preview(atPreview(), late).warnings, [
      { kind: 'calendar-ends-soon', lastDay: CALENDAR.lastDay },
    ]);
  });

  it('is shown at its own step only', () => {
    assert.equal(formOf(atWhat(), [], env()).preview, null);
  });
});

describe('raiseFromDraft', () => {
  const raise = (draft: Draft, house = env()) =>
    raiseFromDraft(draft, house, written, reference('2027-ABCDE'));

  it('comes to a command that the rules take', () => {
    const raised = raise(atPreview());
    assert.equal('command' in raised, true);
    if (!('command' in raised)) return;
    assert.equal(raised.procedure, LADDER);
    assert.deepEqual(raised.command.childKeys, ['#100234']);
    assert.equal(aCase().decide(raised.command, IRO).kind, 'events');
  });

  it('whoever raises in the raiser’s place raises for the child’s own raiser', () => {
    const house = env({
      directory: directoryWith('raiser', post('raiser', IRO, { scope: NORTH })),
    });
    const where = fill(begun(IRO_MANAGER, house), 'where', { ...WHERE, stage: 's4' }, house).draft;
    const what = fill(where, 'what', { ...WHAT, 'consult-qa-head-on': '2027-03-01' }, house).draft;
    const raised = raise(what, house);
    assert.equal('command' in raised ? raised.command.raiser : null, IRO);
  });

  it('says what has become wrong since it was filled', () => {
    const own = fill(atWhat({ stage: 's5' }), 'what', { ...WHAT, timescale: '2027-03-03' }).draft;
    const raised = raise(own, env({ now: at('2027-03-04 10:00') }));
    assert.deepEqual('problems' in raised ? raised.problems : null, [
      { field: 'timescale', what: 'day-past' },
    ]);
    assert.deepEqual(raise(begun(HEAD === IRO ? HEAD : IRO)), {
      problems: [
        { field: 'record', what: 'missing' },
        { field: 'team', what: 'missing' },
        { field: 'stage', what: 'missing' },
      ],
    });
  });

  it('leaves out what another stage or procedure had asked for', () => {
    const back = backDraft(backDraft(atPreview({ 'category-note-other': 'stray' })));
    const moved = fill(fill(back, 'where', { stage: 's1' }).draft, 'what', {
      chosen: 'team-manager',
    });
    const raised = raise(moved.draft);
    if (!('command' in raised)) throw new Error('It should be raised.');
    assert.equal(raised.command.open.reason, null);
    assert.deepEqual(raised.command.categoryNotes, {});
  });
});

describe('a confirmed draft', () => {
  it('changes no more', () => {
    const done = { ...atPreview(), confirmed: true };
    assert.equal(backDraft(done), done);
    assert.equal(fill(done, 'preview', {}).draft, done);
  });
});
