import type { CaseView, MeetingView, ReferralView, StageView } from '../../domain/case/index.ts';

export const STATUS: Record<CaseView['status'], string> = {
  open: 'Open',
  resolved: 'Closed: resolved',
  withdrawn: 'Closed: withdrawn',
  referred: 'Closed: referred',
  'unresolved-at-highest': 'Closed: unresolved at the highest level',
  'deemed-agreed': 'Closed: counts as agreed, since no answer came',
};

export const MEETING_STATUS: Record<MeetingView['status'], string> = {
  finding: 'Looking for times',
  offered: 'Times are offered to the person who arranges it',
  'no-slot': 'No common free time was found',
  booking: 'Being booked',
  booked: 'Booked',
  held: 'Held',
  cancelled: 'Cancelled',
};

const REFERRAL: Readonly<Record<string, string>> = {
  considered: 'A referral is being considered',
  discussed: 'Discussed, not referred',
  referred: 'Referred',
  answered: 'Answered',
  'not-pursued': 'Not pursued',
};

export const referralWords = (state: ReferralView['state']): string => REFERRAL[state] ?? state;

type Decided = NonNullable<StageView['decision']>['kind'];

const DECISIONS: Readonly<Record<Decided, string>> = {
  resolved: 'Resolved',
  escalated: 'Not resolved: moved on',
  withdrawn: 'Withdrawn',
  'unresolved-at-highest': 'Closed as unresolved at the highest level',
  referred: 'Referred',
  'deemed-agreed': 'Counts as agreed, since no answer came',
};

export const decisionWords = (kind: Decided): string => DECISIONS[kind];
