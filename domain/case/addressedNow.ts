import { localDay, type Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { RAISER, RAISER_MANAGER } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { convenerOf, raiserOf, recorderOf, type To } from './effecting/recipients.ts';
import type { CardKind, Effect, NoticeKind, SendCard } from './effects.ts';
import { entryOf, meetingOf, scopeOf } from './find.ts';
import { isFormerAt, isFormerRaiser } from './former.ts';
import { seatsOf } from './seats.ts';
import { holdsAlert } from './standIns.ts';
import { standing } from './standing.ts';
import type { CaseState, Meeting, Responder } from './state.ts';
import { doersOf, openTasks } from './tasks.ts';

/**
 * The same message for whoever has the part today (design section 6). What was brought forth for somebody
 * and goes out when another has their part asks that one; the one before is told that it is no longer
 * theirs, and of nothing else.
 */
export function addressedNow(effect: Effect, state: CaseState, ctx: Context, now: Moment): Effect {
  if (effect.type !== 'sendCard' || effect.as !== 'notice' || effect.onBehalfOf !== undefined) {
    return effect;
  }
  const { person } = effect.to;
  if (person === null || OF_HANDING_OVER.includes(effect.notice)) return effect;
  const to = partNow(effect, person, state, ctx, now);
  const isAnother = to !== null && to.person !== null && to.person !== person;
  return isAnother ? { ...effect, to } : effect;
}

/** Whose the message is cannot change: it tells this very person what has become of their part. */
const OF_HANDING_OVER: readonly (NoticeKind | null)[] = [
  'case-handed-to-you',
  'case-handed-on',
  'seat-handed-on',
  'convening-yours',
  'convener-changed',
  'cover-begins',
  'cover-ended',
  'time-kept',
  'meeting-not-held',
];

/** To whoever is asked, as such. */
const TO_THE_ASKED: readonly (NoticeKind | null)[] = [
  'due-tomorrow',
  'due-today',
  'overdue',
  'time-refused',
  'time-began',
  'due-day-moved',
  'start-waits',
];

/** To whoever arranges the meeting, as such. */
const TO_CONVENER: readonly CardKind[] = ['slots', 'meetingNews'];
const CONVENERS_OWN: readonly (NoticeKind | null)[] = ['booked', 'cancel-refused'];

/** To a post, as such. */
const TO_A_POST: readonly (NoticeKind | null)[] = [
  ...(['overdue', 'whole-limit-near', 'whole-limit-passed', 'whole-due-day-moved'] as const),
  ...(['undeliverable', 'raiser-left', 'judgement-asked', 'start-asked', 'start-waits'] as const),
  ...(['meeting-due', 'task-overdue', 'referral-to-advise'] as const),
];

/** Null: it is theirs to whom it goes, as far as anybody knows. */
function partNow(
  effect: SendCard,
  person: PersonId,
  state: CaseState,
  ctx: Context,
  now: Moment,
): To | null {
  const { notice, to } = effect;
  const meeting = meetingOf(state, effect.meeting);
  const convener = meeting === null ? null : ofConvening(effect, meeting);
  if (convener !== null) return convener;
  if (to.role === RAISER) return isFormerRaiser(person, state) ? raiserOf(state) : null;
  const seats = seatsFor(effect, state);
  if (seats.length > 0) return askedNow(seats, person);
  if (isOfTasks(effect)) return doerNow(effect, person, state, ctx, now);
  return TO_A_POST.includes(notice) ? holderNow(effect, person, state, ctx, now) : null;
}

/** Whoever arranges the meeting, or records what came of it, as such; null: it goes to neither. */
function ofConvening({ card, notice }: SendCard, meeting: Meeting): To | null {
  if (card === 'meetingOutcome') return recorderOf(meeting);
  return TO_CONVENER.includes(card) || CONVENERS_OWN.includes(notice) ? convenerOf(meeting) : null;
}

/** The seats of a stage among whose people this message goes; none: it goes to no seat. */
const seatsFor = ({ stage, notice, to }: SendCard, state: CaseState): readonly Responder[] =>
  TO_THE_ASKED.includes(notice)
    ? (entryOf(state, stage)?.responders ?? []).filter(({ role }) => role === to.role)
    : [];

/** A seat that was handed over knows whose it was. */
function askedNow(seats: readonly Responder[], person: PersonId): To | null {
  if (seats.some((seat) => isWith(seat, person))) return null;
  const [only, ...others] = seats;
  const seat =
    seats.find(({ before }) => before?.includes(person)) ??
    (others.length === 0 ? only : undefined);
  return seat === undefined ? null : { role: seat.role, person: holdsAlert(seat), deputy: null };
}

const isWith = (seat: Responder, person: PersonId): boolean =>
  seat.person === person || holdsAlert(seat) === person;

const isOfTasks = ({ notice, to, meeting }: SendCard): boolean =>
  notice === 'task-asked' ||
  notice === 'task-due' ||
  // Of what a meeting agreed, whoever recorded it hears too when it is late.
  (notice === 'task-overdue' && to.role !== RAISER_MANAGER && meeting === null);

function doerNow(
  { stage, meeting, to }: SendCard,
  person: PersonId,
  state: CaseState,
  ctx: Context,
  now: Moment,
): To | null {
  // Of several tasks nobody can tell whose this was; who has ended theirs is asked no other.
  if (standing(person, state, ctx, now).tasks.some(({ entry }) => entry === stage)) return null;
  const doers = openTasks(state, ctx)
    .filter(({ entry, agreed }) => entry.id === stage && (agreed?.meeting.id ?? null) === meeting)
    .flatMap((task) => doersOf(task, state, localDay(now), ctx));
  const [only, ...others] = new Set(doers);
  return only === undefined || others.length > 0 ? null : { ...to, person: only };
}

/** Of a single post that somebody else has come into; of a group each has their own message. */
function holderNow(
  { to: { role } }: SendCard,
  person: PersonId,
  state: CaseState,
  ctx: Context,
  now: Moment,
): To | null {
  const at = { scope: scopeOf(state), raiser: state.raiser, on: localDay(now), responders: [] };
  const [only, ...others] = seatsOf(role, at, ctx);
  if (only === undefined || others.length > 0 || only.deputy === person) return null;
  return { role, person: only.person ?? only.deputy, deputy: null };
}

/**
 * For somebody whose part another has now, or for whoever stands in for them: that other is asked by a
 * message of their own.
 */
export function isOfFormer(effect: SendCard, state: CaseState): boolean {
  const person = effect.onBehalfOf?.person ?? effect.to.person;
  if (person === null || effect.as !== 'notice') return false;
  return (
    isOfFormerSeat(effect, person, state) ||
    isOfFormerConvener(effect, person, state) ||
    isInPlaceOfFormerRaiser(effect, person, state)
  );
}

function isOfFormerSeat(effect: SendCard, person: PersonId, state: CaseState): boolean {
  const { stage, notice } = effect;
  return (
    TO_THE_ASKED.includes(notice) &&
    stage !== null &&
    isFormerAt(person, stage, state) &&
    !seatsFor(effect, state).some((seat) => isWith(seat, person))
  );
}

function isOfFormerConvener(effect: SendCard, person: PersonId, state: CaseState): boolean {
  const meeting = meetingOf(state, effect.meeting);
  if (meeting === null) return false;
  if (effect.notice === 'convening-yours') return meeting.convener !== person;
  const convener = ofConvening(effect, meeting);
  return effect.onBehalfOf !== undefined && convener !== null && convener.person !== person;
}

const isInPlaceOfFormerRaiser = (
  { to, onBehalfOf }: SendCard,
  person: PersonId,
  state: CaseState,
): boolean =>
  onBehalfOf !== undefined &&
  to.role === RAISER &&
  person !== state.raiser &&
  isFormerRaiser(person, state);
