import assert from 'node:assert/strict';
import {
  checkProcedure,
  sourcedParts,
  type Field,
  type Procedure,
} from '../../../domain/procedure/index.ts';
import { doubts, first, procedure, THREE } from './threeStages.ts';

describe('lists: what is found, and where', () => {
  const choice = { key: 'yes', label: 'Yes' };
  const field = (key: string, rest: Partial<Field> = {}): Field => ({
    key,
    label: key,
    kind: 'text',
    required: 'never',
    ...rest,
  });
  const categories = (...choices: NonNullable<Procedure['categories']>['choices']) =>
    ({ label: 'What', choices, required: 'never', several: false, other: false }) as const;

  it('choices under a question that is none of choice', () => {
    assert.deepEqual(doubts(procedure({ fields: [field('x', { choices: [choice] })] })), [
      'error needless-choices fields.0.choices',
    ]);
  });

  it('[DU-55] one answer with which alone a question goes on, where it is none of yes or no', () => {
    const mustBe = { answer: 'yes', otherwise: 'Talk.' } as const;
    assert.deepEqual(doubts(procedure({ fields: [field('x', { mustBe })] })), [
      'error no-yes-no fields.0.mustBe',
    ]);
    const yesNo = field('x', { kind: 'yes-no', required: 'always', mustBe });
    assert.deepEqual(doubts(procedure({ fields: [yesNo] })), []);
  });

  it('a choice twice, and one under a theme that is not there', () => {
    const choices = [choice, choice, { key: 'no', label: 'No', under: 'none' }];
    assert.deepEqual(doubts(procedure({ fields: [field('x', { kind: 'choice', choices })] })), [
      'error duplicate-key fields.0.choices.1.key',
      'error unknown-theme fields.0.choices.2.under',
    ]);
  });

  it('a category twice, one that is its own theme, and a question with the key of another', () => {
    const ask = { key: 'x', label: 'Which?' };
    const own = { key: 'self', label: 'Self', under: 'self' };
    const fields = [field('x')];
    assert.deepEqual(
      doubts(procedure({ fields, categories: categories(choice, choice, { ...own, ask }) })),
      [
        'error duplicate-key categories.choices.2.ask.key',
        'error duplicate-key categories.choices.1.key',
        'error unknown-theme categories.choices.2.under',
      ],
    );
  });

  it('an entry for the record twice at one stage, not at two, and a condition twice', () => {
    const note = { key: 'note', title: 'Note', by: 'raiser' };
    assert.deepEqual(doubts(first({ records: [note, note] })), [
      'error duplicate-key stages.0.records.1.key',
    ]);
    const each = THREE.map((stage) => ({ ...stage, records: [note] }));
    assert.deepEqual(doubts(procedure({ stages: each })), []);
    const { referral } = procedure();
    const checklist = [choice, choice];
    assert.deepEqual(doubts(procedure({ referral: { ...referral!, checklist } })), [
      'error duplicate-key referral.checklist.1.key',
    ]);
  });

  it('names the other questions where one leans on a question that is not there', () => {
    const fields = [field('x', { requiredWith: 'x' }), field('y'), field('z')];
    const [only] = checkProcedure(procedure({ fields })).filter(
      ({ severity }) => severity === 'error',
    );
    assert.equal(only?.message, "'x' is no other question of this form. The questions are y, z.");
  });
});

describe('values that carry out requirements', () => {
  it('are told with their place: members of lists by key, role or kind', () => {
    const source = {
      req: ['A-1', 7],
      stages: [{ key: 's1', copies: [{ role: 'head', when: { kind: 'always', req: ['A-2'] } }] }],
      ways: [{ kind: 'next-stage', req: ['A-3'] }, { req: ['A-4'] }],
    };
    assert.deepEqual(
      sourcedParts(source).map(({ path, req }) => [path, req]),
      [
        ['', ['A-1']],
        ['stages/s1/copies/head/when', ['A-2']],
        ['ways/next-stage', ['A-3']],
        ['ways/1', ['A-4']],
      ],
    );
  });
});
