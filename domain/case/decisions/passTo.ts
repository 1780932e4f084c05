import type { CommandOf, Context } from '../commands.ts';
import { entryOf, meetingOf } from '../find.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { happened, ruleOf, seatsAt, type Ask } from './ask.ts';
import { monitoringRule } from './askMeeting.ts';
import { peopleIn } from './told.ts';

/** Outcomes that were not achieved are passed to those the rule names, to follow up (DU-124, DU-130). */
export function passTo(
  state: CaseState,
  command: CommandOf<'passTo'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  const meeting = meetingOf(state, command.meeting);
  const entry = entryOf(state, meeting?.stage ?? null);
  if (meeting === null || entry === null) return refuse({ reason: 'unknown-meeting' });
  const failed = meeting.status.kind === 'held' && meeting.status.achieved === false;
  const rule = monitoringRule(ruleOf(entry, ctx), ctx.procedure);
  const roles = (rule?.onNotAchieved ?? []).flatMap((each) =>
    each.kind === 'pass-to' ? each.roles : [],
  );
  if (!failed || roles.length === 0) return refuse({ reason: 'no-monitoring-here' });
  if (meeting.passedTo.length > 0) return NOTHING;
  const people = peopleIn(roles, seatsAt(state, ask, entry), ctx);
  return happened({ type: 'PassedTo', meeting: meeting.id, roles, people });
}
