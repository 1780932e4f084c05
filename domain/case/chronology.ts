import { localDay, type Day, type Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { agreedAt } from './agreed.ts';
import { detailIn, isByCalendar } from './chronologyDetail.ts';
import type { Context } from './commands.ts';
import type { Door, EventType, RecordedEvent } from './events.ts';
import { entryOf, meetingOf } from './find.ts';
import { stageOf } from './ladder.ts';
import type { CaseState, Missing, StandIn } from './state.ts';
import type { StoredText, Texts } from './text.ts';
import { lookOf, type LookingAs } from './viewing/lookOf.ts';
import type { Sight } from './viewing/scopeOfView.ts';
import { chosenWords, postOf, read } from './viewing/words.ts';

/** One line of a case's record, as one person may see it; its words are chosen by the card. */
export interface ChronologyLine {
  readonly at: Moment;
  readonly type: EventType;
  /** Null: the clock or the dispatcher. */
  readonly actorPost: string | null;
  readonly onBehalfOf: string | null;
  readonly stageLabel: string | null;
  /** Whom it concerns: who received a card, who opened it. */
  readonly person: string | null;
  readonly due: Day | null;
  readonly text: string | null;
  /** Route, rung, role: what distinguishes events of one type. */
  readonly detail: string | null;
  /** By which door a person came; absent: the chat. */
  readonly door?: Door;
  /** Who got it, or is told, in that person's place, and why they do; absent: nobody. */
  readonly standIn?: { readonly post: string; readonly as: StandIn['as'] };
  /** By their posts, who of those needed was known to be missing, or not known; absent: nobody. */
  readonly missing?: readonly { readonly post: string; readonly why: Missing['why'] }[];
  /** Only who takes part changes: they are invited to the time that stands. */
  readonly invites?: true;
  /** The calendar did not accept who takes part; the time stands. */
  readonly uninvited?: true;
}

/** The record of a case, oldest first, limited to what the viewer may see; empty for strangers. */
export function chronology(
  state: CaseState,
  events: readonly RecordedEvent[],
  texts: Texts,
  viewer: PersonId,
  ctx: Context,
  now: Moment,
  as: LookingAs = 'party',
): readonly ChronologyLine[] {
  const sight = lookOf(viewer, state, ctx, now, as)?.sight ?? null;
  if (sight === null) return [];
  return events
    .filter((event) => maySee(event, sight, state))
    .map((event) => {
      const line = lineOf(event, state, texts, ctx);
      const hidden = (tellsOfReferral(event) && !sight.referral) || saysWhy(event, sight);
      return hidden || isWishFor(event, sight) ? { ...line, text: null } : line;
    });
}

/** Shown with the alert and its outcome to those who were copied. */
const COPIED: readonly EventType[] = [
  'StageOpened',
  'ClockStarted',
  'DueDayMoved',
  'Acknowledged',
  'StageResolved',
  'StageEscalated',
  'CaseWithdrawn',
  'ClosedUnresolved',
  'DeemedAgreed',
];

/** Never shown to those who are asked: talks of the reviewing side, its referral, its own record. */
const REVIEWING: readonly EventType[] = [
  // What each said to an invitation, whoever arranges it has on their card.
  'MeetingAnswered',
  'NewTimeProposed',
  'TimeKept',
  'ConsultationRecorded',
  'RecordFiled',
  'TaskEnded',
  'NoteAdded',
  'Judged',
  'ReferralConsidered',
  'ReferralDiscussed',
  'Referred',
  'ReferralAnswered',
  'ReferralNotPursued',
];

/** Why a case ended as referred is not told to those who are not told of referrals. */
const tellsOfReferral = (event: RecordedEvent): boolean =>
  event.type === 'ClosedUnresolved' && event.how === 'referred';

/** Why somebody else is asked, the reviewing side may have written; that it is so, all may read. */
const saysWhy = (event: RecordedEvent, { depth }: Sight): boolean =>
  event.type === 'SeatHandedOver' && depth !== 'full';

/** What the raiser wrote of a meeting is about the case, and not for those who know the meeting alone. */
const isWishFor = (event: RecordedEvent, { depth }: Sight): boolean =>
  event.type === 'MeetingAsked' && depth === 'meeting';

function maySee(event: RecordedEvent, sight: Sight, state: CaseState): boolean {
  if (sight.depth === 'full') return true;
  if (REVIEWING.includes(event.type)) return false;
  const meeting = 'meeting' in event ? meetingIn(event) : null;
  if (meeting !== null) return sight.meetings.has(meeting);
  const stage = stageIn(event);
  if (stage === null) return event.type === 'CaseRaised' && sight.answered.size > 0;
  if (entryOf(state, stage) === null) return false;
  if (sight.answered.has(stage)) return true;
  return sight.copied.has(stage) && COPIED.includes(event.type);
}

const meetingIn = (event: RecordedEvent): number | null => {
  if (event.type === 'MeetingAsked') return event.version;
  return 'meeting' in event && typeof event.meeting === 'number' ? event.meeting : null;
};

const stageIn = (event: RecordedEvent): number | null => {
  if (event.type === 'StageOpened') return event.version;
  return 'stage' in event && typeof event.stage === 'number' ? event.stage : null;
};

function lineOf(
  event: RecordedEvent,
  state: CaseState,
  texts: Texts,
  ctx: Context,
): ChronologyLine {
  const { actor, at, door } = event.meta;
  return {
    at,
    type: event.type,
    actorPost: actor.kind === 'person' && !isByCalendar(event) ? postOf(actor.person, ctx) : null,
    onBehalfOf:
      actor.kind === 'person' && actor.onBehalfOf !== null ? postOf(actor.onBehalfOf, ctx) : null,
    stageLabel: labelIn(event, state, ctx),
    person: personIn(event, ctx),
    due: dueIn(event),
    text: textOf(event, texts, ctx),
    detail: endOfAgreed(event, state, texts) ?? detailIn(event, state, ctx),
    ...(door === undefined || isByCalendar(event) ? {} : { door }),
    ...standInOf(event, ctx),
    ...missingIn(event, ctx),
    ...(event.type === 'SlotChosen' && event.invites ? { invites: true } : {}),
    ...(event.type === 'BookingRefused' && event.uninvited ? { uninvited: true } : {}),
  };
}

function standInOf(event: RecordedEvent, ctx: Context): Pick<ChronologyLine, 'standIn'> {
  const found =
    event.type === 'AwayNoticed' ? event.standIn : 'through' in event ? event.through : null;
  return found ? { standIn: { post: postOf(found.person, ctx), as: found.as } } : {};
}

/** What became of something that a meeting agreed, in the words in which it did. */
function endOfAgreed(event: RecordedEvent, state: CaseState, texts: Texts): string | null {
  if (event.type !== 'TaskEnded') return null;
  const entry = entryOf(state, event.stage);
  const agreed = entry === null ? [] : agreedAt(entry, state);
  const item = agreed.find(({ key }) => key === event.task)?.item;
  return item === undefined ? null : `${event.how} ${read(texts, item.task)}`;
}

function missingIn(event: RecordedEvent, ctx: Context): Pick<ChronologyLine, 'missing'> {
  const missing = missingOf(event);
  return missing.length === 0
    ? {}
    : { missing: missing.map(({ person, why }) => ({ post: postOf(person, ctx), why })) };
}

function missingOf(event: RecordedEvent): readonly Missing[] {
  if (event.type === 'SlotsOffered') {
    return event.unknown.map((person) => ({ person, why: 'unknown' }));
  }
  return 'missing' in event ? (event.missing ?? []) : [];
}

function personIn(event: RecordedEvent, ctx: Context): string | null {
  const person = 'handedTo' in event ? event.handedTo : 'person' in event ? event.person : null;
  return person === null ? null : postOf(person, ctx);
}

/** Found by whoever came next, done by nobody: a changed calendar moves due days. */
function labelIn(event: RecordedEvent, state: CaseState, ctx: Context): string | null {
  const meeting = meetingOf(state, 'meeting' in event ? meetingIn(event) : null);
  const entry = entryOf(state, stageIn(event) ?? meeting?.stage ?? null);
  return entry === null ? null : (stageOf(ctx.procedure, entry.stage)?.label ?? entry.stage);
}

function dueIn(event: RecordedEvent): Day | null {
  if ('due' in event) return event.due;
  if ('until' in event) return event.until;
  if ('to' in event) return event.to;
  if ('on' in event) return event.on;
  if ('lastDay' in event) return event.lastDay;
  if (event.type === 'WholeClockStarted') return event.trace.due;
  if (event.type === 'AwayNoticed') return event.back === null ? null : localDay(event.back);
  return 'slot' in event ? localDay(event.slot.start) : null;
}

function textOf(event: RecordedEvent, texts: Texts, ctx: Context): string | null {
  if (event.type === 'TimeGiven') return recordedWith(event, texts, ctx);
  const text = textIn(event);
  return text === null ? null : aheadOf(event, texts) + read(texts, text);
}

/** What the procedure wanted recorded with more time, each under its own question (DU-53 to DU-55). */
function recordedWith(
  { record }: Extract<RecordedEvent, { readonly type: 'TimeGiven' }>,
  texts: Texts,
  { procedure }: Context,
): string | null {
  const said = (procedure.extension?.record ?? []).flatMap((field) => {
    const text = record[field.key];
    return text === undefined ? [] : [`${field.label} “${chosenWords(field, read(texts, text))}”`];
  });
  return said.length === 0 ? null : said.join(' ');
}

function textIn(event: RecordedEvent): StoredText | null {
  if ('reason' in event) return event.reason;
  if ('text' in event) return event.text;
  if ('note' in event && typeof event.note !== 'string') return event.note;
  if (event.type === 'MeetingHeld') return event.outcome;
  if (event.type === 'MeetingAsked') return event.meeting.wish ?? null;
  if (event.type !== 'ConsultationRecorded') return null;
  return event.consultation.view ?? event.consultation.notHeld;
}

/** "Head of service: ", where a text is told with the name of who decided it. */
const aheadOf = (event: RecordedEvent, texts: Texts): string =>
  event.type === 'WentAhead' ? `${read(texts, event.decidedBy)}: ` : '';
