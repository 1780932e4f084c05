import { localTime, longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, MeetingView } from '../../domain/case/index.ts';
import type { Option } from '../elements/inputs.ts';
import { ruleOf, stageAt } from '../wording/caseWords.ts';
import { OWN_TIME, slotKey } from './input.ts';

const MOST_SLOTS = 3;
const USUAL_MINUTES = 60;

/** "Tue 5 Jan 2027, 10:00 to 11:00". */
export const slotWords = (slot: MeetingView['slots'][number]): string =>
  `${shortDayAndTime(slot.start)} to ${localTime(slot.end)}`;

export const slotOptions = (meeting: MeetingView): readonly Option[] => [
  ...meeting.slots
    .slice(0, MOST_SLOTS)
    .map((slot) => ({ value: slotKey(slot), title: slotWords(slot) })),
  { value: OWN_TIME, title: 'Another time, given below' },
];

/** By when it should be, and whose rule that is. */
export function windowWords({ window }: MeetingView): string {
  const days = `From ${longDay(window.from)} to the end of ${longDay(window.to)}.`;
  return window.ours
    ? `${days} The procedure sets no days for this meeting; these are suggested by this bot.`
    : days;
}

export function slotsIntro(meeting: MeetingView): string {
  if (meeting.status === 'booked') return 'This meeting is booked. You can move or cancel it.';
  if (meeting.slots.length === 0) {
    return 'No time was found at which everybody needed is known to be free. Please choose one yourself.';
  }
  return 'At these times everybody needed is free. Choose one, or another.';
}

/** How long the meeting is, for a time of the convener's own. */
export function minutesOf(view: CaseView, meeting: MeetingView, entry: number | null): number {
  const [first] = meeting.slots;
  if (first !== undefined) return (Date.parse(first.end) - Date.parse(first.start)) / 60_000;
  const rule = ruleOf(view, stageAt(view, entry).stage);
  return (meeting.purpose === 'stage' ? rule?.meeting?.minutes : undefined) ?? USUAL_MINUTES;
}
