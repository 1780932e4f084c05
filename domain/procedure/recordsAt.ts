import type { Procedure, RecordRule, Stage } from './model.ts';

/** What a stage can ask to be put on record, whether there is anything to enter yet or not. */
export const recordsAt = (
  stage: Stage,
  { extension, referral }: Pick<Procedure, 'extension' | 'referral'>,
): readonly RecordRule[] => [
  ...stage.records,
  ...(stage.monitoring?.records ?? []),
  ...(extension?.records ?? []),
  ...(referral?.records ?? []),
];
