import { stageOf } from '../ladder.ts';
import type { Context } from '../commands.ts';
import { seesAll, type Standing } from '../standing.ts';
import type { CaseState, Meeting, MeetingId, StageEntry, StageEntryId } from '../state.ts';
import type { CaseView } from '../views.ts';

/**
 * What of a case one person may see (table of design section 6). Somebody who is several things sees
 * what each of them sees; nobody sees more than that.
 */
export interface Sight {
  readonly depth: CaseView['depth'];
  /** Stage entries whose alert, replies and decision are shown. */
  readonly answered: ReadonlySet<StageEntryId>;
  /** Stage entries of which the alert and the outcome are shown. */
  readonly copied: ReadonlySet<StageEntryId>;
  readonly meetings: ReadonlySet<MeetingId>;
  readonly referral: boolean;
}

export function sightOf(who: Standing, state: CaseState, ctx: Context): Sight | null {
  const meetings = new Set(who.meetings.map(({ meeting }) => meeting));
  if (seesAll(who)) return everything(state);
  const answered = new Set(asResponder(who, state, ctx).map(({ id }) => id));
  const full = who.copied.filter(({ registerOnly }) => !registerOnly).map(({ entry }) => entry);
  const copied = new Set(full);
  for (const meeting of state.meetings) {
    if (meeting.purpose === 'stage' && answered.has(meeting.stage)) meetings.add(meeting.id);
  }
  // Of a reply that they judge, or that is sent to them too, they read alert and replies; the meetings
  // stay with those who take part.
  for (const { entry } of [...who.judges, ...who.reads]) answered.add(entry);
  const depth = depthOf(who, answered, copied);
  return depth === null ? null : { depth, answered, copied, meetings, referral: who.told };
}

export const everything = (state: CaseState): Sight => ({
  depth: 'full',
  answered: new Set(state.stages.map(({ id }) => id)),
  copied: new Set(),
  meetings: new Set(state.meetings.map(({ id }: Meeting) => id)),
  referral: true,
});

function depthOf(
  who: Standing,
  answered: ReadonlySet<StageEntryId>,
  copied: ReadonlySet<StageEntryId>,
): CaseView['depth'] | null {
  if (answered.size > 0) return 'involved';
  if (copied.size > 0) return 'copied';
  if (who.meetings.length > 0 || who.tasks.length > 0 || who.starts.length > 0) return 'meeting';
  return who.copied.length > 0 || who.told || who.former ? 'register' : null;
}

/**
 * From the first formal stage to their own, and what follows while they are involved. An informal stage
 * is theirs only where they were asked in it.
 */
function asResponder(who: Standing, state: CaseState, ctx: Context): readonly StageEntry[] {
  const asked = who.responds.map(({ entry }) => entry);
  if (asked.length === 0) return [];
  const last = Math.max(...asked);
  return state.stages.filter(
    ({ id, stage }) =>
      asked.includes(id) || (id <= last && stageOf(ctx.procedure, stage)?.formal === true),
  );
}
