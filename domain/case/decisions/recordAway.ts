import { localDay } from '../../calendar/index.ts';
import type { CommandOf, Context } from '../commands.ts';
import type { EventMeta } from '../events.ts';
import { runningEntry } from '../find.ts';
import { NOTHING, type Decision } from '../refusals.ts';
import { standInsFor } from '../standIns.ts';
import type { CaseState } from '../state.ts';
import { happened } from './ask.ts';

/**
 * Somebody who is asked is away: on the record once for each thing that was on its way to them. The clock
 * does not restart and does not wait (design section 6).
 */
export function recordAway(
  state: CaseState,
  { stage, role, person, what, back }: CommandOf<'recordAway'>,
  { at }: EventMeta,
  ctx: Context,
): Decision {
  const entry = runningEntry(state);
  const seat = entry?.responders.find((each) => each.role === role && each.person === person);
  if (entry?.id !== stage || entry.answered || seat === undefined) return NOTHING;
  const known = seat.away?.until === back ? seat.away.what : null;
  if (known?.includes(what) === true) return NOTHING;
  const standIn = standInsFor(seat, state, localDay(at), ctx)[0] ?? null;
  return happened({
    type: 'AwayNoticed',
    stage,
    role,
    person,
    what,
    back,
    standIn,
    again: known !== null,
  });
}
