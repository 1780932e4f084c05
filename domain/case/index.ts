export { addressedNow } from './addressedNow.ts';
export type { AuditedPart } from './auditing.ts';
export { agreedUnder } from './agreed.ts';
export { calendarShifts, type CalendarShift } from './calendarShifts.ts';
export { REASON_LIMIT } from './checks.ts';
export { chronology, type ChronologyLine } from './chronology.ts';
export * from './commands.ts';
export { decide } from './decide.ts';
export * from './draft.ts';
export { type DraftEnvironment } from './drafting/environment.ts';
export {
  backDraft,
  fillDraft,
  formOf,
  raiseFromDraft,
  startDraft,
  type Filled,
  type Raised,
} from './drafts.ts';
export { dueRowsOf, type ArmedRung } from './dueRows.ts';
export { isCounted, type CountedType } from './counted.ts';
export * from './effects.ts';
export { effectsOf } from './effectsOf.ts';
export * from './events.ts';
export { essentialTo } from './essential.ts';
export { evolve } from './evolve.ts';
export { deliveryAfter } from './evolution/deliveries.ts';
export { UnknownEvent } from './unknownEvent.ts';
export { follow } from './follow.ts';
export * from './refusals.ts';
export { askedToJudge } from './judges.ts';
export { lastAddressedTo } from './ladder.ts';
export { RUNGS, rungKey, type ClockName, type Rung, type RungId } from './rungKey.ts';
export { mayWaitForList } from './dailyList.ts';
export { standInsFor } from './standIns.ts';
export { followsPosts, runningEntry, scopeOf } from './find.ts';
export { seatsOf } from './seats.ts';
export { seatsFollowing } from './decisions/followPosts.ts';
export { isStranger, standing, type Standing } from './standing.ts';
export * from './state.ts';
export { caseTakers, seatTakers } from './takers.ts';
export { stillCovers } from './effecting/coverEffects.ts';
export { stillWanted } from './stillWanted.ts';
export * from './text.ts';
export { earlierOf, type EarlierCase, type EarlierCases } from './earlier.ts';
export {
  calendarText,
  knownOf,
  standingMeetings,
  type CalendarSeen,
  type StandingMeeting,
} from './meetingNews.ts';
export { filersOf, openRecords } from './records.ts';
export { doersOf, openTasks, taskDue } from './tasks.ts';
export { textsOf } from './textsOf.ts';
export { mayGoFrom, overtakes, waitsForOffice } from './whenTold.ts';
export { contentOf } from './contentOf.ts';
export { auditsSomewhere, oversees, placesOverseen, type Place } from './overseeing.ts';
export { mayRaiseUnder } from './raiserFor.ts';
export { viewFor } from './viewFor.ts';
export type { LookingAs } from './viewing/lookOf.ts';
export { mayOf } from './viewing/may.ts';
export { subjectsOf } from './viewing/words.ts';
export * from './views.ts';
