import { stageOf } from '../ladder.ts';
import { isTheirs, mayFile, openRecords } from '../records.ts';
import type { Standing } from '../standing.ts';
import type { CaseState } from '../state.ts';
import type { RecordView } from '../views.ts';
import type { Showing } from './stageView.ts';
import { rolesTitled } from './words.ts';

/** What waits to be put on record, stage by stage, of what this person may confirm. */
export const recordViews = (
  state: CaseState,
  who: Standing,
  { ctx, today }: Showing,
): readonly RecordView[] =>
  openRecords(state, ctx)
    .filter((each) => mayFile(each, who, state, today, ctx))
    .map((each) => ({
      entry: each.entry.id,
      record: each.rule.key,
      title: each.rule.title,
      stageLabel: stageOf(ctx.procedure, each.entry.stage)?.label ?? each.entry.stage,
      by: rolesTitled(each.rule.by, each.entry, ctx),
      own: isTheirs(each, who, state, today, ctx),
    }));
