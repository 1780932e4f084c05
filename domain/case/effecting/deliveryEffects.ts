import type { Context } from '../commands.ts';
import type { Effect, NoticeKind, SendCard } from '../effects.ts';
import type { RecordedOf } from '../events.ts';
import { entryOf } from '../find.ts';
import { isAlert } from '../standIns.ts';
import type { CaseState, Responder, StandIn } from '../state.ts';
import { managersOf, notices, raiserOf, tell } from './recipients.ts';

/** Cards whose loss leaves a duty undone: somebody must hear of each. */
const DUTIES: readonly string[] = [
  'slots',
  'no-slot',
  'time-not-free',
  'move-refused',
  'invite-refused',
  'meeting-due',
  'meetingOutcome',
  'attendee-declined',
  'time-proposed',
  'meeting-moved',
  'meeting-gone',
  'meeting-at-risk',
  'convening-yours',
  'cancel-refused',
  'not-arrived-yet',
  'start-asked',
  'start-waits',
  'judgement-asked',
  'referral-to-advise',
  'raiser-left',
];

/**
 * What reached nobody is told to the raiser at once; what does not reach the raiser, to the raiser's
 * manager (design sentence 2). Mere news that a person cannot be reached with are told of once, until
 * something reaches them again.
 */
export function undeliverable(
  event: RecordedOf<'DeliveryFailed'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const about = { stage: event.stage };
  const person = event.through?.person ?? event.person;
  const toldBefore = person !== null && (state.unreached?.[person] ?? 0) > 1;
  const isNews = event.as === 'notice' && !DUTIES.includes(event.what) && !isAlert(event.what);
  if (isNews && toldBefore) return [];
  return person === state.raiser
    ? notices(managersOf(state, event.meta, ctx), 'undeliverable', about)
    : notices([raiserOf(state)], 'undeliverable', about);
}

/** Reminders of a due day: whoever is away does not read them. */
const DUE: readonly NoticeKind[] = ['due-tomorrow', 'due-today', 'overdue'];
const dueNotice = (what: string): NoticeKind | null => DUE.find((each) => each === what) ?? null;

/**
 * Once something has reached whoever is asked, Outlook is asked whether they are there. Where somebody
 * else got the alert in their place, the raiser hears of it.
 */
export function ofDelivery(
  event: RecordedOf<'DeliveryRecorded'>,
  state: CaseState,
): readonly Effect[] {
  const { stage, role, person, as, what, outcome, through } = event;
  if (outcome === 'refused' || stage === null) return [];
  if (through !== undefined) {
    return as === 'responder' ? notices([raiserOf(state)], 'stand-in-told', { stage }) : [];
  }
  const asked = entryOf(state, stage)?.responders.some((seat) => seat.person === person) === true;
  const matters = as === 'responder' ? isAlert(what) : as === 'notice' && dueNotice(what) !== null;
  if (!asked || !matters || person === null) return [];
  return [{ type: 'askAway', stage, role, person, what }];
}

/** The stand-in is told at once on their behalf, unless the rota has told them already; the raiser once. */
export function ofAway(event: RecordedOf<'AwayNoticed'>, state: CaseState): readonly Effect[] {
  const { stage, role, person, what, standIn, again } = event;
  const raiser = again ? [] : notices([raiserOf(state)], 'away', { stage });
  const seat = entryOf(state, stage)?.responders.find(
    (each) => each.role === role && each.person === person,
  );
  if (standIn === null || standIn.as === 'cover' || seat === undefined) return raiser;
  return [...raiser, ...forStandIn(seat, standIn, what, stage)];
}

/** The alert where they do not have it yet; else what was on its way. */
function forStandIn(
  seat: Responder,
  standIn: StandIn,
  what: string,
  stage: number,
): readonly SendCard[] {
  const { role, person } = seat;
  const hasIt = seat.standIns?.some((each) => each.person === standIn.person) === true;
  if (hasIt && isAlert(what)) return [];
  const to = { role, person: standIn.person, deputy: null };
  const onBehalfOf = { person, as: standIn.as };
  const due = dueNotice(what);
  const card =
    hasIt && due !== null ? tell(to, 'notice', due, { stage }) : tell(to, 'alert', null, { stage });
  return [{ ...card, onBehalfOf }];
}
