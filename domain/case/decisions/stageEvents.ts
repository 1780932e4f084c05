import type { Moment } from '../../calendar/index.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { stageMeeting } from '../meetingsAsked.ts';
import { stageOpened, type Opening } from '../opening.ts';

/** Opens a stage and asks for the meeting that its rule wants. `version` is the opening's own number. */
export function stageEvents(
  opening: Opening,
  { version, now }: { readonly version: number; readonly now: Moment },
  ctx: Context,
): readonly CaseEvent[] {
  const opened = stageOpened(opening, ctx);
  const { stage } = opening;
  if (stage.meeting === undefined) return [opened];
  const at = { ...opening.at, responders: opened.responders };
  return [opened, stageMeeting({ entry: version, stage, at, now }, stage.meeting, ctx)];
}
