import { compareDays } from '../../calendar/index.ts';
import { beyondCalendar, comingDayProblems, invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { Standing } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { caseTakers } from '../takers.ts';
import { keep, type StoredText } from '../text.ts';
import { happened, type Ask } from './ask.ts';

/**
 * Somebody acts for the raiser on these days, and each deed of theirs says so. The case stays the
 * raiser's. The raiser and their manager record it; whoever covers passes nothing on.
 */
export function coverRaiser(
  state: CaseState,
  command: CommandOf<'coverRaiser'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (!mayRecordCover(ask.who)) return refuse({ reason: 'only-the-raiser' });
  const { cover: person, firstDay, lastDay, reason } = command;
  const { covering } = state;
  if (isRecorded(command, state)) return NOTHING;
  if (!caseTakers(state, ask.who, ask.today, ctx).includes(person)) {
    return refuse({ reason: 'cannot-have-it' });
  }
  const problems = daysProblems(command, ask, ctx);
  if (problems.length > 0) return invalid(problems);
  return happened(
    ...(covering === undefined
      ? []
      : [{ type: 'CoverEnded', person: covering.person, how: 'replaced' } as const]),
    {
      type: 'CoverRecorded',
      person,
      firstDay,
      lastDay,
      reason: saidIn(reason),
    },
    ...(firstDay <= ask.today ? [{ type: 'CoverBegan', person } as const] : []),
  );
}

const isRecorded = (
  { cover, firstDay, lastDay }: CommandOf<'coverRaiser'>,
  { covering }: CaseState,
): boolean =>
  covering?.person === cover && covering.firstDay === firstDay && covering.lastDay === lastDay;

const saidIn = (reason: CommandOf<'coverRaiser'>['reason']): StoredText | null =>
  reason === null || reason.value.trim() === '' ? null : keep(reason);

/** Back before the last day. */
export function endCover(state: CaseState, ask: Ask): Decision {
  if (!mayRecordCover(ask.who)) return refuse({ reason: 'only-the-raiser' });
  const { covering } = state;
  if (covering === undefined) return refuse({ reason: 'nobody-covers' });
  return happened({ type: 'CoverEnded', person: covering.person, how: 'ended' });
}

export const mayRecordCover = ({ raiser, manager }: Standing): boolean =>
  manager !== null || (raiser !== null && raiser.onBehalfOf === null);

function daysProblems(
  { firstDay, lastDay, reason }: CommandOf<'coverRaiser'>,
  { today }: Ask,
  { calendar }: Context,
): readonly Problem[] {
  const last: readonly Problem[] =
    compareDays(lastDay, firstDay) < 0
      ? [{ field: 'lastDay', what: 'day-too-early', limit: firstDay }]
      : beyondCalendar('lastDay', lastDay, calendar);
  return [
    ...comingDayProblems('firstDay', firstDay, today, calendar),
    ...last,
    ...textProblems('reason', reason, undefined, false),
  ];
}
