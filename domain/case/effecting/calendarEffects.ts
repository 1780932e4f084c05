import { localDay } from '../../calendar/index.ts';
import { RAISER } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { Effect, NoticeKind } from '../effects.ts';
import type { EventMeta, RecordedOf } from '../events.ts';
import type { CalendarEvent } from '../evolution/calendarNews.ts';
import { meetingOf, scopeOf } from '../find.ts';
import { answersTo, hasProposed, invitedTo, missedAt, waitsForWord } from '../meetingNews.ts';
import { rungKey } from '../rungKey.ts';
import { seatsOf } from '../seats.ts';
import type { CaseState, Meeting } from '../state.ts';
import {
  convenerOf,
  isActor,
  named,
  notices,
  raiserOf,
  recorderOf,
  tell,
  type To,
} from './recipients.ts';

interface At {
  readonly meeting: Meeting;
  readonly state: CaseState;
  readonly meta: EventMeta;
  readonly ctx: Context;
}

/** Who is told what has become of a booked meeting; who accepts changes nothing, and is seen on the case. */
export function ofCalendar(
  event: CalendarEvent,
  meeting: Meeting,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const at: At = { meeting, state, meta: event.meta, ctx };
  switch (event.type) {
    case 'MeetingAnswered':
      return ofAnswer(event, at);
    case 'NewTimeProposed':
      return toConvener('time-proposed', at);
    case 'MeetingMovedOutside':
      return [...toConvener('meeting-moved', at), ...toRaiser('meeting-moved', at)];
    case 'MeetingGone':
      return [...toConvener('meeting-gone', at), ...toRaiser('meeting-gone', at)];
    case 'TimeKept':
      return kept(event, at);
    case 'ConvenerChanged':
      return handedOver(event, at);
    case 'RecorderChanged':
      return recorderChanged(at);
    // The invitation in their calendar tells them.
    case 'AttendeeChanged':
      return [];
    case 'MeetingNotHeld':
      return notHeld(at);
  }
}

const about = ({ stage, id }: Meeting) => ({ stage, meeting: id });

/** The convener, and whoever stands in for them where they cannot be reached. */
function convenerNow({ meeting, state, meta, ctx }: At): To {
  const { convener, convenerRole } = meeting;
  if (convener === state.raiser) return { ...raiserOf(state), role: convenerRole };
  const where = {
    scope: scopeOf(state),
    raiser: state.raiser,
    on: localDay(meta.at),
    responders: [],
  };
  const seat = seatsOf(convenerRole, where, ctx).find(({ person }) => person === convener);
  return { ...convenerOf(meeting), deputy: seat?.deputy ?? null };
}

const toConvener = (notice: NoticeKind, at: At): readonly Effect[] => [
  tell(convenerNow(at), 'meetingNews', notice, about(at.meeting)),
];

/** Where somebody else convenes: the meeting is still the raiser's matter. */
const toRaiser = (notice: NoticeKind, { meeting, state }: At): readonly Effect[] =>
  meeting.convener === state.raiser ? [] : notices([raiserOf(state)], notice, about(meeting));

function ofAnswer(
  { person, said, needed, atRisk }: RecordedOf<'MeetingAnswered'>,
  at: At,
): readonly Effect[] {
  if (said !== 'declined') return [];
  const { meeting } = at;
  // With another time beside it, the card of that time says both.
  const proposes = answersTo(meeting).some((each) => each.person === person && hasProposed(each));
  const told = proposes ? [] : toConvener('attendee-declined', at);
  const reviewing = meeting.convenerRole === RAISER;
  return needed && (atRisk || !reviewing) ? [...told, ...toRaiser('meeting-at-risk', at)] : told;
}

/** Whoever asked for another time hears that this one stays. */
const kept = (
  { proposers, meta }: RecordedOf<'TimeKept'>,
  { meeting, ctx }: At,
): readonly Effect[] =>
  notices(
    named(proposers, meta, ctx).filter(({ person }) => !isActor(meta, person)),
    'time-kept',
    about(meeting),
  );

function handedOver(
  { before, person, role, meta }: RecordedOf<'ConvenerChanged'>,
  { meeting, state, ctx }: At,
): readonly Effect[] {
  const { status } = meeting;
  const unbooked = status.kind !== 'booked' && status.kind !== 'booking';
  const card = unbooked && status.kind !== 'finding' ? 'slots' : 'meetingNews';
  const to: To = { role, person, deputy: null };
  const others = [
    ...(before === null || before === state.raiser ? [] : named([before], meta, ctx)),
    raiserOf(state),
  ].filter((each) => each.person !== person && !isActor(meta, each.person));
  return [
    ...(isActor(meta, person) ? [] : [tell(to, card, 'convening-yours', about(meeting))]),
    ...notices(others, 'convener-changed', about(meeting)),
  ];
}

/** What was asked of the one before, who has not recorded it; of a meeting to come it is asked the day after. */
function recorderChanged({ meeting, state }: At): readonly Effect[] {
  if (meeting.status.kind !== 'booked') return [];
  const due = localDay(meeting.status.slot.end);
  const of = {
    clock: 'meeting',
    rung: 'overdue',
    stage: meeting.stage,
    meeting: meeting.id,
  } as const;
  return state.fired.includes(rungKey({ ...of, due }))
    ? [tell(recorderOf(meeting), 'meetingOutcome', null, about(meeting))]
    : [];
}

/** All who were asked to come, each once; whoever convenes gets other times, where those are looked for. */
function notHeld({ meeting, state, meta, ctx }: At): readonly Effect[] {
  const invited = named(invitedTo({ ...meeting, others: [] }), meta, ctx);
  return notices(
    [raiserOf(state), convenerOf(meeting), ...invited].filter(
      ({ person }) => !isActor(meta, person),
    ),
    'meeting-not-held',
    about(meeting),
  );
}

/** On the working day before the meeting, where nobody has dealt with it. */
export function newsAgain(
  event: RecordedOf<'RungFired'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const meeting = meetingOf(state, event.meeting);
  if (meeting === null || !waitsForWord(meeting)) return [];
  const at: At = { meeting, state, meta: event.meta, ctx };
  const missed = missedAt(meeting).length > 0;
  const proposed = answersTo(meeting).some(hasProposed);
  const notice = missed ? 'attendee-declined' : proposed ? 'time-proposed' : 'meeting-moved';
  return [...toConvener(notice, at), ...(missed ? toRaiser('meeting-at-risk', at) : [])];
}
