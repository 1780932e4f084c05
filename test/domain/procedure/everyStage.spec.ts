import assert from 'node:assert/strict';
import { checkProcedure, type Beside, type Field } from '../../../domain/procedure/index.ts';
import { LADDER, ladderWith } from '../../builders/index.ts';
import { places } from './threeStages.ts';

const days = { n: 5, unit: 'working-day' } as const;

describe('a stage that a procedure names and does not have', () => {
  const nine = ['nine', 's2', 'ten'];
  const field = (key: string): Field => ({
    key,
    label: key,
    kind: 'text',
    required: 'never',
    stages: nine,
    requiredAt: nine,
  });
  const beside: Beside = {
    mailSubject: { template: '{stage}', stages: nine, namesAt: nine },
    raiserClocks: [{ key: 'c', label: 'Clock', from: 'a', within: days, stages: nine }],
    tasks: [{ key: 't', title: 'Task', by: 'raiser', on: 'opened', within: null, stages: nine }],
    notes: [{ key: 'n', label: 'Note', by: ['raiser'], text: 'none', from: 'nine' }],
    texts: [{ key: 'm', label: 'Mail', kind: 'mail', answers: ['a'], stages: nine }],
  };
  const [s1, ...rest] = LADDER.stages;
  const lost = ladderWith({
    stages: [{ ...s1!, next: 'nine' }, ...rest],
    bypass: { ...LADDER.bypass, startAt: nine },
    fields: [field('a')],
    extension: { askedBy: null, stages: nine, record: [field('b')] },
    referral: { ...LADDER.referral!, fields: [field('c')] },
    beside,
  });
  const both = (path: string): readonly string[] => [`${path}.0`, `${path}.2`];

  it('is found at every place, with the stages that there are', () => {
    assert.deepEqual(places(lost, 'unknown-stage'), [
      'stages.0.next',
      ...both('bypass.startAt'),
      ...both('extension.stages'),
      ...['fields.0', 'extension.record.0', 'referral.fields.0'].flatMap((path) => [
        ...both(`${path}.stages`),
        ...both(`${path}.requiredAt`),
      ]),
      ...both('beside.mailSubject.stages'),
      ...both('beside.mailSubject.namesAt'),
      ...both('beside.raiserClocks.0.stages'),
      ...both('beside.tasks.0.stages'),
      'beside.notes.0.from',
      ...both('beside.texts.0.stages'),
    ]);
    const [first] = checkProcedure(lost).filter(({ code }) => code === 'unknown-stage');
    assert.equal(
      first?.message,
      "There is no stage 'nine'. The stages are s1, again, s2, s3, s4, s5.",
    );
  });

  it('what may begin anywhere, and stages that follow each other, name none', () => {
    assert.deepEqual(places(LADDER, 'unknown-stage'), []);
  });
});
