import type { CommandOf } from '../commands.ts';
import { meetingOf } from '../find.ts';
import { isSamePeople } from '../othersAsked.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { happened } from './ask.ts';

/** Common free times were looked for; none is an answer too. */
export function offerSlots(state: CaseState, command: CommandOf<'offerSlots'>): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const { kind } = meeting.status;
  const { people } = command;
  const looking = kind === 'finding' || kind === 'offered' || kind === 'no-slot';
  const same =
    kind !== 'finding' &&
    JSON.stringify(meeting.slots) === JSON.stringify(command.slots) &&
    (people === undefined || isSamePeople(people, meeting.slotsFor ?? people));
  if (!looking || same) return NOTHING;
  const { meeting: id, slots, unknown } = command;
  return happened({
    ...{ type: 'SlotsOffered', meeting: id, slots, unknown },
    ...(people === undefined ? {} : { people }),
  });
}
