import assert from 'node:assert/strict';
import { day, moment } from '../../domain/calendar/index.ts';
import {
  escalationAsksMore,
  parseAction,
  renderAgain,
  renderDraft,
  type Parsed,
} from '../../adaptive-cards/index.ts';
import { asJson, ofType } from './cardRules.ts';
import { aDraft, aForm, aMessage, aProcedure, aView, field, keys } from './fixtures.ts';

const onCase = { caseId: 'case-1', v: 9, stage: 2, meeting: 5, k: 'key-1' };
const onDraft = { draftId: 'draft-1', v: 3, k: 'key-1' };

function problemsOf(parsed: Parsed): readonly string[] {
  if (parsed.kind !== 'problems') throw new Error(`read as ${parsed.kind}`);
  return parsed.problems.map(({ field: id, what, limit }) =>
    limit === undefined ? `${id} ${what}` : `${id} ${what} ${limit}`,
  );
}

function valuesOf(verb: string, data: Record<string, unknown>): unknown {
  const parsed = parseAction(verb, data);
  if (parsed.kind !== 'action') throw new Error(JSON.stringify(parsed));
  return parsed.action.values;
}

describe('parseAction', () => {
  it('reads a reply with its tasks', () => {
    const parsed = parseAction('reply', {
      ...onCase,
      'reply-text': '  We have a plan. ',
      'task-1': 'Book the visit',
      'owner-1': 'Social worker',
      'due-1': '2027-01-11',
      done: 'yes',
    });
    assert.deepEqual(parsed.kind === 'action' && parsed.action, {
      verb: 'reply',
      caseId: 'case-1',
      draftId: null,
      version: 9,
      stage: 2,
      meeting: 5,
      key: 'key-1',
      values: {
        text: 'We have a plan.',
        plan: [{ task: 'Book the visit', owner: 'Social worker', due: day('2027-01-11') }],
        done: true,
      },
    });
  });

  it('names each wrong field and keeps what was typed', () => {
    const parsed = parseAction('reply', {
      ...onCase,
      'reply-text': 'x'.repeat(4001),
      'task-2': 'Only a task',
      'due-2': '2027-02-30',
    });
    assert.deepEqual(problemsOf(parsed), [
      'reply-text too-long 4000',
      'owner-2 missing',
      'due-2 not-a-day',
    ]);
    assert.equal(parsed.kind === 'problems' && parsed.typed['due-2'], '2027-02-30');
  });

  for (const [verb, id] of [
    ['reply', 'reply-text'],
    ['resolve', 'resolve-reason'],
    ['refuseTime', 'refuse-reason'],
    ['talkFurther', 'talk-reason'],
    ['withdraw', 'withdraw-reason'],
    ['closeUnresolved', 'close-reason'],
    ['reopen', 'reopen-reason'],
    ['dropReferral', 'drop-reason'],
    ['discussReferral', 'discuss-note'],
    ['fileRecord', 'record'],
    ['recordMeeting', 'outcome'],
  ] as const) {
    it(`asks ${verb} for ${id}`, () => {
      assert.deepEqual(problemsOf(parseAction(verb, onCase)), [`${id} missing`]);
      assert.deepEqual(problemsOf(parseAction(verb, { ...onCase, [id]: '  ' })), [`${id} missing`]);
      assert.match(
        problemsOf(parseAction(verb, { ...onCase, [id]: 'x'.repeat(4001) }))[0]!,
        /too-long/,
      );
    });
  }

  it('[DU-52] [DU-53] [DU-54] [DU-55] reads more time with the procedure’s own record of it', () => {
    assert.deepEqual(
      valuesOf('giveTime', {
        ...onCase,
        until: '2027-01-12',
        benefit: 'The child keeps the school.',
        enquiries: 'One assessment.',
        satisfied: 'Yes.',
      }),
      {
        until: day('2027-01-12'),
        record: {
          benefit: 'The child keeps the school.',
          enquiries: 'One assessment.',
          satisfied: 'Yes.',
        },
      },
    );
  });

  it('reads moving on: stage, reasons, copies, consultations', () => {
    assert.deepEqual(
      valuesOf('escalate', {
        ...onCase,
        builtFor: 's-3',
        'to-stage': 's-4',
        'escalate-reason': 'No plan yet.',
        category: 'drift,agency',
        'category-note-agency': 'The hospital.',
        worries: 'Contact has not begun.',
        'skip-reason': 'Urgent.',
        'lead-team': 'south',
        chosen: 'operations-manager, strategic-manager',
        'copy-legal-advisor': 'yes',
        'copy-team-manager': 'no',
        'copy-team-manager-reason': 'Not in post.',
        'consult-raiser-manager-on': '2027-01-03',
        'consult-raiser-manager-view': 'Agrees.',
        timescale: '2027-01-20',
      }),
      {
        stage: 's-4',
        categories: ['drift', 'agency'],
        categoryNotes: { agency: 'The hospital.' },
        answers: { worries: 'Contact has not begun.' },
        builtFor: 's-3',
        reason: 'No plan yet.',
        skipReason: 'Urgent.',
        team: 'south',
        chosen: ['operations-manager', 'strategic-manager'],
        copyAnswers: { 'legal-advisor': true, 'team-manager': false },
        copyReasons: { 'team-manager': 'Not in post.' },
        timescale: day('2027-01-20'),
        timescaleReason: null,
        consultations: [
          { role: 'raiser-manager', on: day('2027-01-03'), view: 'Agrees.', notHeld: null },
        ],
      },
    );
  });

  it('takes the stage the form was made for, where there is one way only', () => {
    const values = valuesOf('escalate', { ...onCase, builtFor: 's-3', 'escalate-reason': 'Why.' });
    const { stage, team } = values as { stage: string; team: string | null };
    assert.deepEqual([stage, team], ['s-3', null]);
  });

  it('reads an offered slot and a time of the convener’s own', () => {
    const start = moment('2027-07-07T09:00:00.000Z');
    const end = moment('2027-07-07T09:45:00.000Z');
    assert.deepEqual(valuesOf('chooseSlot', { ...onCase, slot: `${start}/${end}` }), {
      slot: { start, end },
      reason: null,
    });
    assert.deepEqual(
      valuesOf('chooseSlot', {
        ...onCase,
        minutes: 45,
        slot: 'own',
        'own-start': '2027-07-07',
        'own-time': '10:00',
        'slot-reason': 'School holidays.',
      }),
      { slot: { start, end }, reason: 'School holidays.' },
    );
  });

  it('[DU-93] reads whom else to invite where the form asked, also that it is nobody', () => {
    const start = moment('2027-07-07T09:00:00.000Z');
    const end = moment('2027-07-07T09:45:00.000Z');
    const read = (more: object) =>
      valuesOf('chooseSlot', { ...onCase, slot: `${start}/${end}`, ...more });
    const chosen = { slot: { start, end }, reason: null };
    const asked = { 'others-asked': 'yes' };
    assert.deepEqual(read({ ...asked, others: 'p-1,p-2,p-1' }), {
      ...chosen,
      others: ['p-1', 'p-2'],
    });
    assert.deepEqual(read(asked), { ...chosen, others: [] });
    assert.deepEqual(read({ others: 'p-1' }), chosen);
  });

  it('asks for a time where none was chosen', () => {
    assert.deepEqual(problemsOf(parseAction('chooseSlot', onCase)), ['slot missing']);
    assert.deepEqual(problemsOf(parseAction('chooseSlot', { ...onCase, slot: 'own' })), [
      'own-start missing',
      'own-time missing',
    ]);
    assert.deepEqual(problemsOf(parseAction('chooseSlot', { ...onCase, slot: 'later' })), [
      'slot not-a-choice',
    ]);
  });

  it('asks a monitoring meeting whether its outcomes were achieved', () => {
    const typed = { ...onCase, outcome: 'Done.', purpose: 'monitoring' };
    assert.deepEqual(problemsOf(parseAction('recordMeeting', typed)), ['achieved missing']);
    assert.deepEqual(valuesOf('recordMeeting', { ...typed, achieved: 'no' }), {
      outcome: 'Done.',
      tasks: [],
      achieved: false,
    });
  });

  it('tells an emptied input of a form from one that did not stand on it', () => {
    assert.deepEqual(
      valuesOf('submitDraft', {
        ...onDraft,
        step: 'where',
        asked: 'record,initials',
        stage: 's-2',
        record: ' 1 ',
      }),
      { step: 'where', values: { record: '1', initials: '', stage: 's-2' } },
    );
  });

  for (const [name, verb, data] of [
    ['an unknown verb', 'deleteEverything', onCase],
    ['no operation key', 'reply', { ...onCase, k: undefined }],
    ['no case', 'reply', { ...onCase, caseId: undefined }],
    ['an id that is none', 'reply', { ...onCase, caseId: "x' or 1" }],
    ['an object for an id', 'reply', { ...onCase, caseId: { a: 1 } }],
    ['no stage', 'reply', { ...onCase, stage: undefined }],
    ['no meeting', 'recordMeeting', { ...onCase, meeting: 'x' }],
    ['no draft', 'submitDraft', onCase],
    ['a name of every object', 'constructor', onCase],
  ] as const) {
    it(`cannot read ${name}`, () => {
      assert.equal(parseAction(verb, data).kind, 'unreadable');
    });
  }

  it('reads a number only where one was sent: no list, truth value or empty text', () => {
    const at = { caseId: 'case-1', k: 'key', 'reply-text': 'We will.' };
    for (const stage of [2, '2']) {
      assert.equal(parseAction('reply', { ...at, v: 3, stage }).kind, 'action');
    }
    for (const odd of [[2], [[2]], true, '', ' ', '0x2', '2e0', -1, 2.5, {}, null, '999999999']) {
      assert.equal(parseAction('reply', { ...at, v: 3, stage: odd }).kind, 'unreadable');
      assert.equal(parseAction('reply', { ...at, stage: 2, v: odd }).kind, 'unreadable');
    }
  });

  it('is not moved by inputs named like parts of every object', () => {
    const parsed = parseAction('giveTime', {
      ...onCase,
      until: '2027-01-12',
      ['__proto__']: 'x',
      toString: 'y',
    });
    assert.equal(parsed.kind, 'action');
  });
});

describe('A form shown again', () => {
  const inputs = (card: unknown) =>
    new Map(ofType(asJson(card), 'Input.').map((each) => [each['id'], each]));

  it('keeps what was typed, says what is wrong on top and at the field', () => {
    const typed = { 'reply-text': '', 'task-1': 'Book the visit' };
    const { card } = renderAgain(
      aMessage('alert'),
      { verb: 'reply', typed, problems: [{ field: 'reply-text', what: 'missing' }] },
      keys,
    );
    assert.equal(inputs(card).get('task-1')?.['value'], 'Book the visit');
    const texts = ofType(asJson(card), 'TextBlock').map((each) => each['text']);
    assert.ok(texts.includes('There is a problem'));
    assert.ok(texts.includes('• Your reply: this needs an answer.'));
    assert.ok(texts.includes('Problem: this needs an answer.'));
  });

  it('does not refresh under the hands of who fills it', () => {
    const { card } = renderAgain(
      aMessage('alert'),
      { verb: 'reply', typed: {}, problems: [] },
      keys,
    );
    assert.equal(card.refresh, undefined);
  });

  it('finds the input of a problem that the rules name by the command', () => {
    const problems = [
      { field: 'text', what: 'missing' },
      { field: 'plan-2-owner', what: 'missing' },
    ] as const;
    const { card } = renderAgain(aMessage('alert'), { verb: 'reply', typed: {}, problems }, keys);
    const texts = ofType(asJson(card), 'TextBlock').map((each) => each['text']);
    assert.ok(texts.includes('• Your reply: this needs an answer.'));
    assert.ok(texts.includes('• Who does task 2: this needs an answer.'));
  });

  it('is made for the stage that was chosen, when that one asks more', () => {
    const view = aView();
    assert.equal(escalationAsksMore(view, { stage: 's-3', builtFor: 's-3' }), false);
    assert.equal(escalationAsksMore(view, { stage: 's-3', builtFor: 's-4' }), true);
    const typed = { 'to-stage': 's-4', 'escalate-reason': 'No plan yet.' };
    const { card } = renderAgain(
      aMessage('decision'),
      { verb: 'escalate', typed, problems: [] },
      keys,
    );
    assert.equal(inputs(card).get('to-stage')?.['value'], 's-4');
    assert.equal(inputs(card).get('skip-reason')?.['isRequired'], true);
    assert.equal(inputs(card).get('escalate-reason')?.['value'], 'No plan yet.');
  });

  it('of a draft keeps wrong answers too, and answers that have no room are kept in store', () => {
    const procedure = aProcedure({ fields: Array.from({ length: 10 }, (_, n) => field(`f-${n}`)) });
    const answers = Object.fromEntries(procedure.fields.map(({ key }) => [key, 'x'.repeat(4000)]));
    const form = aForm('what', { procedure });
    const { card } = renderDraft(
      {
        ...form,
        draft: aDraft('what', { answers }),
        problems: [{ field: 'timescale', what: 'not-a-day' }],
      },
      keys,
      { timescale: '2027-02-30' },
    );
    assert.equal(inputs(card).get('timescale')?.['value'], '2027-02-30');
    const submit = ofType(asJson(card), 'Action.Execute').find(
      (each) => each['verb'] === 'submitDraft',
    );
    const asked = String((submit?.['data'] as Record<string, unknown>)['asked']).split(',');
    assert.ok(!asked.includes('f-0') && asked.includes('category'));
    assert.equal(inputs(card).get('f-0')?.['isRequired'], undefined);
  });
});
