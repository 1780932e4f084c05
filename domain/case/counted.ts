import type { EventType, RecordedEvent } from './events.ts';

/**
 * What reports count (domain/report/reported.ts reads these and no others): an append without any of them
 * leaves every figure as it is.
 */
const COUNTED = [
  'CaseRaised',
  'StageOpened',
  'ClockStarted',
  'DueDayMoved',
  'TimeRequested',
  'TimeGiven',
  'TimeRefused',
  'TalkFurther',
  'Replied',
  'StageEscalated',
  'StageResolved',
  'CaseWithdrawn',
  'ClosedUnresolved',
  'CaseReopened',
  'MeetingAsked',
  'MeetingCancelled',
  'MeetingHeld',
  'Referred',
  'ReferralAnswered',
] as const satisfies readonly EventType[];

export type CountedType = (typeof COUNTED)[number];

const TYPES: ReadonlySet<EventType> = new Set(COUNTED);

export const isCounted = ({ type }: Pick<RecordedEvent, 'type'>): boolean => TYPES.has(type);
