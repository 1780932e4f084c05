import { localDay, type Day, type Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import { doersFor } from '../agreed.ts';
import type { Context } from '../commands.ts';
import { advisersOf } from '../decisions/told.ts';
import { isPending, scopeOf } from '../find.ts';
import { convenersFor, mayHandOver } from '../conveners.ts';
import {
  answersTo,
  hasDeclined,
  hasProposed,
  invitedTo,
  isNeeded,
  timeOf,
} from '../meetingNews.ts';
import { invitable, othersOf, roleInside } from '../othersAsked.ts';
import { seesAll, type Standing } from '../standing.ts';
import type { CaseState, Meeting, Missing, ReferralState, Slot } from '../state.ts';
import type { MeetingView, NamedPerson, ReferralView } from '../views.ts';
import type { Sight } from './scopeOfView.ts';
import { planOf, type Showing } from './stageView.ts';
import { chosenWords, namedPerson, postOf, read, readOrNull, roleTitle } from './words.ts';

export function meetingView(
  meeting: Meeting,
  who: Standing,
  now: Moment,
  showing: Showing,
  state: CaseState,
): MeetingView {
  const { ctx, texts, today } = showing;
  const { id, stage, purpose, label, window, status } = meeting;
  return {
    id,
    entry: stage,
    purpose,
    label,
    aim: meeting.aim ?? null,
    wish: wishOf(meeting, texts),
    convener: namedPerson(meeting.convenerRole, meeting.convener, ctx),
    attendees: attendeesOf(meeting, ctx),
    others: othersOf(meeting).map((person) => otherPerson(person, ctx, today)),
    inviting: mayArrange(meeting, who) ? invitingIn(meeting, ctx, today) : null,
    window,
    ...missingView(meeting, mayArrange(meeting, who), showing),
    status: status.kind,
    slot: slotOf(meeting),
    joinUrl: status.kind === 'booked' ? status.joinUrl : null,
    ...outcomeOf(meeting, showing),
    ...newsOf(meeting, who, now, showing, state),
    insteadOf: meeting.insteadOf?.meeting ?? null,
    mayArrange: mayArrange(meeting, who),
    mayCancel: mayCancel(meeting, who),
    mayFindAnother: mayFindAnother(meeting, who),
    mayRecord: mayRecord(meeting, who, now),
    doers: mayRecord(meeting, who, now)
      ? doersFor(meeting, state, ctx).map((person) => partInvited(person, meeting, ctx, today))
      : [],
  };
}

type OutcomeOf = Pick<MeetingView, 'outcome' | 'tasks' | 'achieved' | 'attended' | 'notHeld'>;

/** What came of it. */
function outcomeOf(meeting: Meeting, { ctx, texts, today }: Showing): OutcomeOf {
  const { status } = meeting;
  const notHeld = status.kind === 'cancelled' && status.why === 'not-held';
  if (status.kind !== 'held') {
    return { outcome: null, tasks: [], achieved: null, attended: null, notHeld };
  }
  const { outcome, tasks, achieved, attended } = status;
  return {
    outcome: readOrNull(texts, outcome),
    tasks: planOf(tasks, texts, ctx),
    achieved,
    attended: attended?.map((person) => partInvited(person, meeting, ctx, today)) ?? null,
    notHeld,
  };
}

type NewsOf = Pick<
  MeetingView,
  | 'said'
  | 'owesReason'
  | 'uninvited'
  | 'lost'
  | 'invited'
  | 'handTo'
  | 'mayKeep'
  | 'mayRecordNotHeld'
>;

/** What has become of it in people's calendars; what each said is for whoever arranges it, as in Outlook. */
function newsOf(
  meeting: Meeting,
  who: Standing,
  now: Moment,
  { ctx, today }: Showing,
  state: CaseState,
): NewsOf {
  const arranges = mayArrange(meeting, who);
  const sees = arranges || seesAll(who);
  return {
    said: (sees ? answersTo(meeting) : []).map(({ person, said, proposes, settled }) => ({
      ...partInvited(person, meeting, ctx, today),
      said,
      needed: isNeeded(meeting, person),
      proposes: proposes ?? null,
      settled: settled === true,
    })),
    owesReason: arranges && meeting.owesReason === true,
    ...(arranges && meeting.uninvited === true ? { uninvited: true } : {}),
    lost: meeting.gone?.slot ?? null,
    invited: invitedTo(meeting).map((person) => partInvited(person, meeting, ctx, today)),
    handTo:
      isPending(meeting) && mayHandOver(meeting, who)
        ? convenersFor(meeting, state, ctx, today).map(({ person, role }) =>
            namedPerson(role, person, ctx),
          )
        : [],
    mayKeep: mayKeep(meeting, who),
    mayRecordNotHeld: mayRecordNotHeld(meeting, who, now),
  };
}

/** By the part in which they are invited. */
function partInvited(
  person: PersonId,
  { required, optional }: Meeting,
  ctx: Context,
  today: Day,
): NamedPerson {
  const seat = [...required, ...optional].find((each) => each.person === person);
  return seat === undefined ? otherPerson(person, ctx, today) : namedPerson(seat.role, person, ctx);
}

/** What people's calendars say is for whoever arranges it; who will be missing, for all who come. */
function missingView(
  meeting: Meeting,
  arranges: boolean,
  { ctx, today }: Showing,
): Pick<MeetingView, 'slots' | 'missing' | 'unchecked' | 'unread'> {
  const { slots, unread = [], status } = meeting;
  const named = (person: PersonId): NamedPerson => partInvited(person, meeting, ctx, today);
  // Whoever has handed over their part is missed no more.
  const all = (missing: readonly Missing[]) =>
    missing
      .filter(({ person }) => isNeeded(meeting, person))
      .map(({ person, why }) => ({ ...named(person), why }));
  const chosen = status.kind === 'booking' || status.kind === 'booked' ? status.missing : undefined;
  return {
    slots: slots.map(({ start, end, missing = [] }) => {
      const missed = all(missing);
      return missed.length === 0 || !arranges ? { start, end } : { start, end, missing: missed };
    }),
    ...(chosen === undefined ? {} : { missing: all(chosen) }),
    ...(status.kind === 'booking' && status.unchecked === true ? { unchecked: true } : {}),
    ...(unread.length === 0 || !arranges ? {} : { unread: unread.map(named) }),
  };
}

const wishOf = ({ wish }: Meeting, texts: Showing['texts']): string | null =>
  readOrNull(texts, wish ?? null);

const attendeesOf = ({ required, optional }: Meeting, ctx: Context): MeetingView['attendees'] => [
  ...required.map(({ role, person }) => ({ ...namedPerson(role, person, ctx), required: true })),
  ...optional.map(({ role, person }) => ({ ...namedPerson(role, person, ctx), required: false })),
];

/** By the post that they hold now; the directory's word for them where it is one that they have left. */
const otherPerson = (person: PersonId, ctx: Context, today: Day): NamedPerson => {
  const role = roleInside(person, ctx, today);
  return role === null
    ? { id: person, post: postOf(person, ctx), role: postOf(person, ctx) }
    : namedPerson(role, person, ctx);
};

function invitingIn(meeting: Meeting, ctx: Context, today: Day): MeetingView['inviting'] {
  const { othersBy } = meeting;
  if (othersBy === undefined) return null;
  const people = invitable(meeting, ctx, today);
  return {
    by: roleTitle(othersBy, ctx),
    people: people.map(({ role, person }) => namedPerson(role, person, ctx)),
  };
}

const slotOf = ({ status }: Meeting): Slot | null =>
  status.kind === 'booking' || status.kind === 'booked' ? status.slot : null;

const partOf = (meeting: Meeting, who: Standing) =>
  who.meetings.find((each) => each.meeting === meeting.id);

export const mayArrange = (meeting: Meeting, who: Standing): boolean =>
  isPending(meeting) && (partOf(meeting, who)?.arranges ?? null) !== null;

/** The convener, or the raiser, whoever arranges it. */
export const mayCancel = (meeting: Meeting, who: Standing): boolean =>
  isPending(meeting) && (partOf(meeting, who)?.arranges ?? who.raiser) !== null;

/** Only a time that was chosen can be given up for another. */
export const mayFindAnother = (meeting: Meeting, who: Standing): boolean =>
  mayArrange(meeting, who) && timeOf(meeting) !== null;

/** What people said to the time, or where it lies, waits for the convener's word. */
export const mayKeep = (meeting: Meeting, who: Standing): boolean =>
  mayArrange(meeting, who) &&
  meeting.status.kind === 'booked' &&
  (meeting.owesReason === true ||
    answersTo(meeting).some((each) => hasDeclined(each) || hasProposed(each)));

/** Of a time that has come; one that was lost from the calendars may not have been kept either. */
export const mayRecordNotHeld = (meeting: Meeting, who: Standing, now: Moment): boolean => {
  const slot = timeOf(meeting);
  return slot !== null && slot.start <= now && mayRecord(meeting, who, now);
};

/** Its outcome can be written as soon as it has begun; one without a time, whenever it was held. */
export function mayRecord(meeting: Meeting, who: Standing, now: Moment): boolean {
  const slot = slotOf(meeting);
  const begun = slot === null || slot.start <= now;
  return isPending(meeting) && begun && (partOf(meeting, who)?.records ?? null) !== null;
}

export function referralView(
  state: CaseState,
  { depth }: Sight,
  showing: Showing,
): ReferralView | null {
  const { referral } = state;
  if (referral === null) return null;
  return {
    state: referral.state,
    steps: referral.steps.map(({ kind, at, note }) => ({
      kind,
      at,
      note: readOrNull(showing.texts, note),
    })),
    answers: depth === 'full' ? referralAnswers(referral, showing) : [],
    referredOn: referral.referredOn,
    answeredOn: referral.answeredOn,
    advising: depth === 'full' ? advising(state, showing) : null,
  };
}

/** Those who were told of it, beside the raiser and whoever advises them (DU-139). */
function advising(state: CaseState, { ctx }: Showing): ReferralView['advising'] {
  const rule = ctx.procedure.referral;
  const made = state.referral?.steps.findLast(({ kind }) => kind === 'referred');
  if (rule?.toldBy === undefined || made === undefined) return null;
  const { raiser } = state;
  const at = { scope: scopeOf(state), raiser, on: localDay(made.at), responders: [] };
  const besides = [raiser, ...advisersOf(rule, at, ctx)];
  const posts = state.involved
    .filter(({ as, person }) => as === 'told' && !besides.includes(person))
    .map(({ person }) => postOf(person, ctx));
  return { by: roleTitle(rule.toldBy, ctx), people: [...new Set(posts)] };
}

/** What the last referral says, in the procedure's order. */
function referralAnswers(
  { steps }: ReferralState,
  { ctx, texts }: Showing,
): ReferralView['answers'] {
  const made = steps.findLast(({ kind }) => kind === 'referred');
  return (ctx.procedure.referral?.fields ?? []).flatMap((field) => {
    const said = read(texts, made?.answers[field.key] ?? null);
    return said === '' ? [] : [{ label: field.label, value: chosenWords(field, said) }];
  });
}
