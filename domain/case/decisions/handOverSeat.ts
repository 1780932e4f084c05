import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { deputyFor, mayHandOverSeat, seatTakers } from '../takers.ts';
import { keep } from '../text.ts';
import { happened, running, type Ask } from './ask.ts';
import { conveningGoesAlong } from './conveningFollows.ts';
import { inviteAgain } from './inviteAgain.ts';

/**
 * Another person is asked in the place of one. The due day stays, and the record says who, from whom, to
 * whom and why. A press that comes again finds it done.
 */
export function handOverSeat(
  state: CaseState,
  command: CommandOf<'handOverSeat'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const { entry } = at;
  const { role, person, to, reason } = command;
  const seat = entry.responders.find((each) => each.role === role && each.person === person);
  if (seat === undefined) {
    const theirs = entry.responders.some((each) => each.role === role && each.person === to);
    return theirs ? NOTHING : refuse({ reason: 'no-such-seat' });
  }
  if (!mayHandOverSeat({ entry, seat }, ask.who)) return refuse({ reason: 'only-the-responder' });
  const taker = seatTakers({ entry, seat }, ask.who, state, ask.today, ctx).find(
    (each) => each.person === to,
  );
  if (taker === undefined) return refuse({ reason: 'cannot-have-it' });
  const problems = textProblems('reason', reason);
  if (problems.length > 0 || reason === null) return invalid(problems);
  const handed = {
    type: 'SeatHandedOver',
    stage: entry.id,
    role,
    handedFrom: person,
    handedTo: to,
    deputy: deputyFor(to, role, state, ask.today, ctx),
    ...(taker.onBehalfOf === null ? {} : { onBehalfOf: taker.onBehalfOf }),
    why: 'asked',
    reason: keep(reason),
  } as const;
  return happened(
    handed,
    ...conveningGoesAlong(state, handed),
    ...inviteAgain(state, [person], ask.now),
  );
}
