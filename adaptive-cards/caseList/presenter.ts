import { compareDays, longDay, type Day } from '../../domain/calendar/index.ts';
import { capital, daysLeftWords } from '../wording/dates.ts';

type ListKind = 'answer' | 'raised' | 'copied' | 'arrange' | 'record' | 'do';

/** A line of a person's list, as the query gives it. */
export interface CaseLine {
  readonly caseId: string;
  readonly reference: string;
  readonly list: ListKind;
  readonly open: boolean;
  readonly stageLabel: string;
  readonly due: Day | null;
  readonly daysLeft: number | null;
  readonly subject: string | null;
  /** A code for what the case waits for. */
  readonly state: string;
}

export interface CaseLines {
  readonly today: Day;
  readonly lines: readonly CaseLine[];
  readonly more: boolean;
}

/** The sections in the order in which they ask for something. */
export const SECTIONS: readonly {
  readonly kind: ListKind;
  readonly title: string;
  readonly empty: string;
}[] = [
  { kind: 'answer', title: 'To answer', empty: 'Nothing waits for your answer.' },
  { kind: 'arrange', title: 'Meetings to arrange', empty: '' },
  { kind: 'record', title: 'Meetings to record', empty: '' },
  { kind: 'do', title: 'To do beside the answers', empty: '' },
  { kind: 'raised', title: 'Raised by you', empty: 'You have raised nothing.' },
  { kind: 'copied', title: 'Copied to you', empty: '' },
];

const STATES: Readonly<Record<string, string>> = {
  open: 'open',
  sent: 'sent, not acknowledged yet',
  acknowledged: 'acknowledged, no reply yet',
  replied: 'replied',
  promised: 'replied, and not said to be done yet',
  'asked-again': 'replied, and asked to answer again',
  'to-do': 'something to do',
  'to-file': 'something to put on record',
  'to-judge': 'say whether the answer is enough',
  'time-requested': 'more time is asked for',
  'times-sought': 'times for the meeting are being looked for',
  'times-offered': 'choose a time for the meeting',
  'no-time-found': 'no common free time was found; choose a time of your own for the meeting',
  resolved: 'closed as resolved',
  withdrawn: 'withdrawn',
  referred: 'referred',
  'unresolved-at-highest': 'closed as unresolved at the highest level',
  'deemed-agreed': 'counts as agreed, without an answer',
};

/** What the raiser is waited for. */
const TO_DECIDE: ReadonlySet<string> = new Set(['replied', 'time-requested']);

const stateWords = ({ state, list }: Pick<CaseLine, 'state' | 'list'>): string =>
  `${STATES[state] ?? state}${list === 'raised' && TO_DECIDE.has(state) ? '. You decide' : ''}`;

export const lineWords = (line: CaseLine, today: Day): string =>
  `${line.stageLabel}: ${whatWords(line, today)}${whenWords(line, today)}`;

const whatWords = (line: CaseLine, today: Day): string =>
  line.state === 'meeting-booked' ? bookedWords(line, today) : stateWords(line);

/** What the case waits for, where it stands by itself. */
export const stateSentence = (line: CaseLine, today: Day): string =>
  capital(whatWords(line, today));

/** The same for whoever has no part in it. */
export const stateFromOutside = (state: string): string => capital(STATES[state] ?? state);

/** The day of a line is one by which something is to be done, and not a meeting's own. */
export const isDayOfDuty = ({ due, open, list }: CaseLine): boolean =>
  due !== null && open && list !== 'record';

function whenWords(line: CaseLine, today: Day): string {
  const { due, daysLeft, list } = line;
  if (due === null || !isDayOfDuty(line)) return '';
  const left = daysLeftWords(due, today, daysLeft);
  const by = list === 'arrange' ? 'To be held by the end of' : 'Due by the end of';
  return `. ${by} ${longDay(due)}${left === null ? '' : ` (${left})`}`;
}

/** A booked meeting's outcome is written once it was held, and never late. */
function bookedWords({ due }: CaseLine, today: Day): string {
  if (due === null) return 'write what the meeting agreed';
  return compareDays(due, today) >= 0
    ? `the meeting is on ${longDay(due)}; write afterwards what it agreed`
    : `the meeting was for ${longDay(due)}; write what it agreed`;
}
