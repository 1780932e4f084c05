import { localDay } from '../../calendar/index.ts';
import type { Context } from '../commands.ts';
import type { Effect, NoticeKind } from '../effects.ts';
import type { RecordedOf } from '../events.ts';
import { entryOf, meetingOf } from '../find.ts';
import { stageOf } from '../ladder.ts';
import type { CaseState, Meeting } from '../state.ts';
import { newsAgain } from './calendarEffects.ts';
import {
  convenerOf,
  managersOf,
  notices,
  raiserOf,
  recorderOf,
  respondersOf,
  tell,
} from './recipients.ts';
import { coverBegins, raiserLeft } from './handingOverEffects.ts';
import { startWaits } from './startEffects.ts';
import { ofTaskRung } from './taskEffects.ts';

type Fired = RecordedOf<'RungFired'>;

/** Who is told when a clock's reminder fires (A-X-05): nothing moves by itself. */
export function ofRung(event: Fired, state: CaseState, ctx: Context): readonly Effect[] {
  switch (event.clock) {
    case 'stage':
      return event.rung === 'overdue' ? overdue(event, state, ctx) : dueSoon(event, state);
    case 'whole':
      return notices(
        [raiserOf(state), ...managersOf(state, event.meta, ctx)],
        event.rung === 'overdue' ? 'whole-limit-passed' : 'whole-limit-near',
        {},
      );
    case 'undelivered':
      return notices([raiserOf(state)], 'still-undelivered', { stage: event.stage });
    case 'start':
      return startWaits(event, state, ctx);
    case 'cover':
    case 'raiser':
      return ofRaiserRung(event, state, ctx);
    case 'meeting':
      return meetingRung(event, state, ctx);
    case 'meeting-news':
      return newsAgain(event, state, ctx);
    default:
      return ofTaskRung(event, state, ctx);
  }
}

/** Who decides on the case today, and whether anybody does. */
function ofRaiserRung(event: Fired, state: CaseState, ctx: Context): readonly Effect[] {
  if (event.clock === 'cover') return event.rung === 'on-the-day' ? coverBegins(state) : [];
  return state.raiserGoneToldOn === undefined ? [] : raiserLeft(state, event.meta, ctx);
}

function dueSoon(event: Fired, state: CaseState): readonly Effect[] {
  const { stage, due, meta } = event;
  const notice: NoticeKind = localDay(meta.at) === due ? 'due-today' : 'due-tomorrow';
  return notices(respondersOf(entryOf(state, stage)), notice, { stage });
}

/** To responder, raiser and raiser's manager; the raiser can escalate in one press. */
function overdue(event: Fired, state: CaseState, ctx: Context): readonly Effect[] {
  const { stage, meta } = event;
  return [
    ...notices(respondersOf(entryOf(state, stage)), 'overdue', { stage }),
    tell(raiserOf(state), 'decision', 'overdue', { stage }),
    ...notices(managersOf(state, meta, ctx), 'overdue', { stage }),
  ];
}

/** A booked meeting has passed: its outcome is asked for. Without a time: the convener is reminded. */
function meetingRung(event: Fired, state: CaseState, ctx: Context): readonly Effect[] {
  const meeting = meetingOf(state, event.meeting);
  if (meeting === null) return [];
  const about = { stage: event.stage, meeting: meeting.id };
  if (meeting.status.kind === 'booked') {
    return [tell(recorderOf(meeting), 'meetingOutcome', null, about)];
  }
  const late = event.rung === 'overdue';
  const raiser = late && meeting.convener !== state.raiser;
  const managers =
    late && isOverseen(meeting, state, ctx) ? managersOf(state, event.meta, ctx) : [];
  return [
    tell(convenerOf(meeting), 'slots', 'meeting-due', about),
    ...(raiser ? notices([raiserOf(state)], 'meeting-due', about) : []),
    ...notices(
      managers.filter(({ person }) => person !== meeting.convener),
      'meeting-due',
      about,
    ),
  ];
}

/** Whether the procedure has the raiser's manager see to it that this meeting takes place (CB-85). */
function isOverseen(
  { stage, purpose }: Meeting,
  state: CaseState,
  { procedure }: Context,
): boolean {
  const entry = entryOf(state, stage);
  const rule = entry === null ? null : stageOf(procedure, entry.stage);
  return purpose === 'stage' && (rule?.meeting ?? rule?.offeredMeeting)?.managerOversees === true;
}
