import type { Context } from './commands.ts';
import type { Effect } from './effects.ts';
import { isCounted } from './counted.ts';
import { withCovers } from './effecting/coverEffects.ts';
import { ofAway, ofDelivery, undeliverable } from './effecting/deliveryEffects.ts';
import { ofMeeting, type MeetingEvent } from './effecting/meetingEffects.ts';
import { alsoToCover, ofHandingOver } from './effecting/handingOverEffects.ts';
import { ofNote } from './effecting/noteEffects.ts';
import {
  managersOf,
  named,
  notices,
  raiserOf,
  respondersOf,
  seatsIn,
  tell,
} from './effecting/recipients.ts';
import { ofRung } from './effecting/rungEffects.ts';
import { dueDayMoved, startAsked, timeBegan } from './effecting/startEffects.ts';
import { ofTaskEnd, tasksAsked } from './effecting/taskEffects.ts';
import { alertsAgain, ofEnd, ofJudged, ofReply, ofStageOpened } from './effecting/stageEffects.ts';
import type { RecordedEvent, RecordedOf } from './events.ts';
import { isHandingOver } from './evolve.ts';
import { entryOf } from './find.ts';
import { stageOf } from './ladder.ts';
import type { CaseState } from './state.ts';

/** The deeds of a whole append: those of each event, once each, and the indexes brought up to date. */
export function effectsOfAppend(
  _before: CaseState | null,
  events: readonly RecordedEvent[],
  after: CaseState,
  ctx: Context,
): readonly Effect[] {
  const cards = alsoToCover(
    tellingOnce(events).flatMap((event) => effectsOf(event, after, ctx)),
    events.at(-1),
    after,
  );
  const told = cards.flatMap((effect) => (effect.type === 'sendCard' ? [effect.to.person] : []));
  const tasks = events.flatMap((event) => tasksAsked(event, told, after, ctx));
  const deeds = withCovers([...cards, ...tasks], events, after, ctx);
  const shown = events.some(
    (event) =>
      event.type !== 'CardOpened' &&
      event.type !== 'ReadForAudit' &&
      event.type !== 'DeliveryListed' &&
      !(event.type === 'DeliveryRecorded' && event.as === 'notice'),
  );
  const counted = events.some(isCounted);
  return [...onceEach(deeds), ...(shown ? [{ type: 'project', counted } as const] : [])];
}

/** What counts as agreed by silence is not called overdue in the same minute. */
const tellingOnce = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  events.some(({ type }) => type === 'DeemedAgreed')
    ? events.filter(({ type }) => type !== 'RungFired')
    : events;

/** The same card to the same person once, whatever the roles in which they get it. */
function onceEach(effects: readonly Effect[]): readonly Effect[] {
  const seen = new Set<string>();
  return effects.filter((effect) => {
    const to = effect.type === 'sendCard' ? (effect.to.person ?? effect.to.role) : '';
    const key = JSON.stringify({ ...effect, to });
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * What one event makes be done, as data (style rule 4). `state` is that after the whole append. It asks
 * no calendar: what has happened is told whatever the calendar knows.
 */
export function effectsOf(event: RecordedEvent, state: CaseState, ctx: Context): readonly Effect[] {
  switch (event.type) {
    case 'StageOpened':
      return [...ofStageOpened(event, state), ...startAsked(event, state, ctx)];
    case 'Acknowledged':
      return notices([raiserOf(state)], 'acknowledged', { stage: event.stage });
    case 'Replied':
      return ofReply(event, state, ctx);
    case 'TimeRequested':
      return [tell(raiserOf(state), 'decision', 'time-requested', { stage: event.stage })];
    case 'TimeGiven':
      return alertsAgain(state, event.stage, 'time-given');
    case 'TalkFurther':
      return alertsAgain(state, event.stage, 'talk-further');
    case 'TimeRefused':
      return notices(respondersOf(entryOf(state, event.stage)), 'time-refused', {
        stage: event.stage,
      });
    case 'RungFired':
      return ofRung(event, state, ctx);
    case 'DeliveryRecorded':
      return ofDelivery(event, state);
    case 'DeliveryFailed':
      return undeliverable(event, state, ctx);
    case 'AwayNoticed':
      return ofAway(event, state);
    default:
      return ofEnds(event, state, ctx);
  }
}

type Rest = Exclude<
  RecordedEvent,
  RecordedOf<
    | 'StageOpened'
    | 'Acknowledged'
    | 'Replied'
    | 'TimeRequested'
    | 'TimeGiven'
    | 'TalkFurther'
    | 'TimeRefused'
    | 'RungFired'
    | 'DeliveryRecorded'
    | 'DeliveryFailed'
    | 'AwayNoticed'
  >
>;

function ofEnds(event: Rest, state: CaseState, ctx: Context): readonly Effect[] {
  switch (event.type) {
    case 'StageResolved':
      return ofResolved(event, state, ctx);
    case 'StageEscalated':
      return ofEnd(event.stage, 'moved-on', state, event);
    case 'CaseWithdrawn':
      return ofEnd(event.stage, 'withdrawn', state, event);
    case 'ClosedUnresolved':
      return ofEnd(event.stage, 'closed-unresolved', state, event);
    case 'CaseReopened':
      return ofEnd(state.stages.at(-2)?.id ?? 0, 'reopened', state, event);
    default:
      return ofClocks(event, state, ctx);
  }
}

/** What an answer ended (a notice) is told to whoever began it; a raiser's decision to all concerned. */
function ofResolved(
  event: RecordedOf<'StageResolved'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const entry = entryOf(state, event.stage);
  const rule = entry === null ? null : stageOf(ctx.procedure, entry.stage);
  return rule?.ends === undefined
    ? ofEnd(event.stage, 'resolved', state, event)
    : notices([raiserOf(state)], 'answered-and-closed', { stage: event.stage });
}

type Clocks = Exclude<
  Rest,
  RecordedOf<
    'StageResolved' | 'StageEscalated' | 'CaseWithdrawn' | 'ClosedUnresolved' | 'CaseReopened'
  >
>;

/** Days that began or moved. */
function ofClocks(event: Clocks, state: CaseState, ctx: Context): readonly Effect[] {
  switch (event.type) {
    case 'DeliveryDelayed':
      return notices([raiserOf(state)], 'not-arrived-yet', { stage: event.stage });
    case 'ClockStarted':
      return timeBegan(event, state, ctx);
    case 'DueDayMoved':
      return dueDayMoved(event, state);
    case 'WholeDueDayMoved':
      return notices(
        [
          ...(event.why === undefined ? [raiserOf(state)] : []),
          ...managersOf(state, event.meta, ctx),
        ],
        'whole-due-day-moved',
        {},
      );
    default:
      return ofTheRest(event, state, ctx);
  }
}

type Others = Exclude<
  Clocks,
  RecordedOf<'DeliveryDelayed' | 'ClockStarted' | 'DueDayMoved' | 'WholeDueDayMoved'>
>;

function ofTheRest(event: Others, state: CaseState, ctx: Context): readonly Effect[] {
  switch (event.type) {
    case 'Judged':
      return ofJudged(event, state);
    case 'DeemedAgreed':
      return notices(
        [...respondersOf(entryOf(state, event.stage)), raiserOf(state)],
        'deemed-agreed',
        { stage: event.stage },
      );
    case 'TaskEnded':
      return ofTaskEnd(event, state, ctx);
    case 'NoteAdded':
      return ofNote(event, state, ctx);
    case 'ReferralConsidered':
      return notices(named(event.told, event.meta, ctx), 'referral-considered', {});
    case 'Referred':
      return ofReferred(event, state, ctx);
    case 'ReferralAnswered':
      return notices(named(toldOf(state), event.meta, ctx), 'referral-answered', {});
    default:
      if (isHandingOver(event)) return ofHandingOver(event, state, ctx);
      return isMeeting(event) ? ofMeeting(event, state, ctx) : [];
  }
}

/**
 * Everybody who is told gets a short notice; who advises them by the procedure is told that as well, and
 * of whom (DU-139). A vacant post is told of to the raiser, who then sees to it.
 */
function ofReferred(
  event: RecordedOf<'Referred'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const { toldBy } = ctx.procedure.referral ?? {};
  const advisers = toldBy === undefined ? [] : seatsIn([toldBy], state, event.meta.at, ctx);
  const told = event.told.filter((person) => !advisers.some((each) => each.person === person));
  return [
    ...notices(advisers, 'referral-to-advise', {}),
    ...notices(named(told, event.meta, ctx), 'referred', {}),
  ];
}

const MEETING: readonly string[] = [
  'MeetingAsked',
  'SlotsOffered',
  'SlotChosen',
  'MeetingBooked',
  'TimeNotFree',
  'BookingRefused',
  'CancelRefused',
  'MeetingCancelled',
  'MeetingHeld',
  'PassedTo',
  'MeetingAnswered',
  'NewTimeProposed',
  'MeetingMovedOutside',
  'MeetingGone',
  'TimeKept',
  'ConvenerChanged',
  'RecorderChanged',
  'AttendeeChanged',
  'MeetingNotHeld',
] satisfies readonly MeetingEvent['type'][];

const isMeeting = (event: RecordedEvent): event is MeetingEvent => MEETING.includes(event.type);

const toldOf = ({ involved, raiser }: CaseState) => [
  ...new Set(
    involved
      .filter(({ as, person }) => as === 'told' && person !== raiser)
      .map(({ person }) => person),
  ),
];
