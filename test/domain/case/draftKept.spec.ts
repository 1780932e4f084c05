import assert from 'node:assert/strict';
import { backDraft, raiseFromDraft, type Draft } from '../../../domain/case/index.ts';
import {
  aCase,
  aDesk,
  deskWith,
  filledAt,
  fills,
  IRO,
  kept,
  LADDER,
  ladderWith,
  LEGAL,
  problemsIn,
  draftAt,
  reference,
  stageWith,
  WHAT,
  WHERE,
  written,
} from '../../builders/index.ts';

type Values = Readonly<Record<string, string>>;

const raise = (draft: Draft, house = aDesk()) => {
  const raised = raiseFromDraft(draft, house, written, reference('2027-ABCDE'));
  if ('problems' in raised) throw new Error(JSON.stringify(raised.problems));
  return raised.command;
};

/** Back to the questions, with only this typed again. */
const again = (draft: Draft, values: Values = {}, house = aDesk()) =>
  fills(backDraft(draft), 'what', values, house).draft;

/** Back to the stage, another one chosen, and only this typed there. */
const at = (stage: string, draft: Draft, values: Values, house = aDesk()) => {
  const where = backDraft(draft.step === 'preview' ? backDraft(draft) : draft);
  return fills(fills(where, 'where', { stage }, house).draft, 'what', values, house).draft;
};

describe('what a form keeps while it is written', () => {
  it('notes to categories', () => {
    const noted = filledAt('s2', {
      category: 'agency,other',
      'category-note-agency': 'CAMHS',
      'category-note-other': 'Housing',
    });
    const changed = again(noted, { 'category-note-other': 'Heating' });
    assert.deepEqual(raise(changed).categoryNotes, {
      agency: written('CAMHS'),
      other: written('Heating'),
    });
  });

  it('answers about copies, and why one is dropped', () => {
    const dropped = {
      'copy-legal': 'yes',
      'copy-team-manager': 'no',
      'copy-team-manager-reason': 'On leave',
    };
    const { open } = raise(again(filledAt('s3', dropped), { concern: 'Since May' }));
    assert.deepEqual(open.copyAnswers, { legal: true, 'team-manager': false });
    assert.deepEqual(open.dropReasons, { 'team-manager': written('On leave') });
    const opened = aCase().does(raise(filledAt('s3', dropped)), IRO).events[1];
    assert.deepEqual(opened?.type === 'StageOpened' && opened.dropped, [
      { role: 'team-manager', reason: kept('On leave') },
    ]);
  });

  it('talks, each with its day, view, and why it was not held', () => {
    const consult = { roles: ['qa-head', 'director'], need: 'all' } as const;
    const house = deskWith(stageWith('s4', { consult }));
    const talked = filledAt(
      's4',
      {
        'consult-qa-head-on': '2027-02-26',
        'consult-qa-head-view': 'Agrees',
        'consult-director-not-held': 'Away',
      },
      house,
    );
    const talks = [
      { role: 'qa-head', on: '2027-02-26', view: written('Agrees'), notHeld: null },
      // Not held: of the day on which that was said, Monday 1 March 2027.
      { role: 'director', on: '2027-03-01', view: null, notHeld: written('Away') },
    ];
    assert.deepEqual(raise(again(talked, {}, house), house).open.consultations, talks);
    const elsewhere = at('s2', talked, {}, house);
    assert.deepEqual(raise(elsewhere, house).open.consultations, []);
    assert.deepEqual(raise(at('s4', elsewhere, {}, house), house).open.consultations, talks);
  });

  it('answers to questions of another stage, and leaves them out of the case', () => {
    const fields = LADDER.fields.map((field) =>
      field.key === 'tried' ? { ...field, stages: ['s2'] } : field,
    );
    const house = deskWith(ladderWith({ fields }));
    const moved = at('s3', filledAt('s2', {}, house), { 'copy-legal': 'no' }, house);
    assert.deepEqual(Object.keys(raise(moved, house).answers), ['concern']);
    assert.deepEqual(Object.keys(raise(at('s2', moved, {}, house), house).answers), [
      'concern',
      'tried',
    ]);
  });
});

describe('what a form comes to', () => {
  it('a copy or none, however yes and no are sent', () => {
    const copied = (answer: string) =>
      aCase()
        .does(raise(filledAt('s3', { 'copy-legal': answer })), IRO)
        .present.stages[0]?.copies.some(({ person }) => person === LEGAL);
    assert.deepEqual(['yes', 'true', 'no', 'false', 'True'].map(copied), [
      true,
      true,
      false,
      false,
      true,
    ]);
    const unclear = fills(draftAt('s3'), 'what', { ...WHAT, 'copy-legal': 'perhaps' });
    assert.deepEqual(problemsIn(unclear), [['copy-legal', 'missing']]);
  });

  it('the reason where the stage is an exceptional one, though none is passed over', () => {
    const first = { ...LADDER.stages[4]!, key: 's0', exceptional: true };
    const house = deskWith(ladderWith({ stages: [first, ...LADDER.stages] }));
    const talked = { 'consult-qa-head-on': '2027-02-26' };
    assert.deepEqual(raise(filledAt('s0', talked, house), house).open.reason, written('Urgent'));
  });

  it('a child without initials where the procedure asks for none', () => {
    const house = deskWith(ladderWith({ subject: { ...LADDER.subject, initials: false } }));
    const where = { ...WHERE, initials: '', stage: 's2' };
    const draft = fills(backDraft(draftAt('s2', house)), 'where', where, house).draft;
    assert.deepEqual(raise(fills(draft, 'what', WHAT, house).draft, house).subjects, [
      { record: '100234', initials: null },
    ]);
  });
});
