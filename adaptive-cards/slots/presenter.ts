import {
  localDay,
  localTime,
  longDay,
  shortDayAndTime,
  type Day,
} from '../../domain/calendar/index.ts';
import type { CaseView, MeetingView, NoticeKind } from '../../domain/case/index.ts';
import type { Option } from '../elements/inputs.ts';
import { ruleOf, stageAt } from '../wording/caseWords.ts';
import { isOrWas } from '../wording/dates.ts';
import { isWithout, missingInShort, missingWords } from '../wording/missing.ts';
import { OWN_TIME, slotKey } from './input.ts';

/** Those of a search, and two of the convener's own that were not free. */
const MOST_SLOTS = 7;
const USUAL_MINUTES = 60;

/** "Tue 5 Jan 2027, 10:00 to 11:00". */
export const slotWords = (slot: MeetingView['slots'][number]): string =>
  `${shortDayAndTime(slot.start)} to ${localTime(slot.end)}`;

export function slotOptions(meeting: MeetingView, today: Day): readonly Option[] {
  const standing = standingOption(meeting, today);
  const found = slotsToCome(meeting, today)
    .map((slot) => ({ value: slotKey(slot), title: choiceWords(slot, meeting) }))
    .filter(({ value }) => standing?.value !== value)
    .slice(0, MOST_SLOTS);
  return [
    ...(standing === null ? [] : [standing]),
    ...found,
    ...askedOptions(meeting, today),
    { value: OWN_TIME, title: 'Another time, given below' },
  ];
}

/** Times that people asked for in their calendars, and one that was lost from them. */
const askedOptions = (meeting: MeetingView, today: Day): readonly Option[] => {
  const offered = new Set(meeting.slots.slice(0, MOST_SLOTS).map(slotKey));
  const asked = new Map(
    [...meeting.said.map(({ proposes }) => proposes), meeting.lost]
      .filter((slot) => slot !== null && localDay(slot.start) >= today)
      .flatMap((slot) => (slot === null ? [] : [[slotKey(slot), slot] as const])),
  );
  return [...asked]
    .filter(([key]) => !offered.has(key))
    .map(([value, slot]) => ({ value, title: slotWords(slot) }));
};

/** Where who takes part may change, or has to be tried again, the time that is booked can stay. */
function standingOption({ inviting, uninvited, slot }: MeetingView, today: Day): Option | null {
  if (slot === null || localDay(slot.start) < today) return null;
  if (inviting === null && uninvited === undefined) return null;
  return { value: slotKey(slot), title: `${slotWords(slot)}, as it is booked` };
}

type OfferedTime = MeetingView['slots'][number];

const isAfter = ({ start }: OfferedTime, { window }: MeetingView): boolean =>
  localDay(start) > window.to;

/** The time, and in brackets what it lacks: somebody, somebody's calendar, a place in the window. */
function choiceWords(slot: OfferedTime, meeting: MeetingView): string {
  const lacks = [
    ...missingInShort(slot.missing ?? []),
    ...(isAfter(slot, meeting) ? ['after the last day'] : []),
  ];
  return lacks.length === 0 ? slotWords(slot) : `${slotWords(slot)} (${lacks.join('; ')})`;
}

/** Of each time that is offered without everybody, or after the window, a line that says so. */
export const compromiseLines = (meeting: MeetingView, today: Day): readonly string[] =>
  slotsToCome(meeting, today)
    .slice(0, MOST_SLOTS)
    .flatMap((slot) => {
      const after = isAfter(slot, meeting);
      const { missing } = slot;
      if (missing === undefined && !after) return [];
      const asked = after || isWithout(missing ?? []) ? ['You will be asked why.'] : [];
      return [
        [
          `${slotWords(slot)}:`,
          missing === undefined ? 'Everybody is free.' : missingWords(missing),
          ...(after ? [`After the last day, ${longDay(meeting.window.to)}.`] : []),
          ...asked,
        ].join(' '),
      ];
    });

/** By when it should be, and whose rule that is. */
export function windowWords({ window }: MeetingView): string {
  const days = `From ${longDay(window.from)} to the end of ${longDay(window.to)}.`;
  return window.ours
    ? `${days} The procedure sets no days for this meeting; these are suggested by this bot.`
    : days;
}

/** A card that comes again, as a reminder, offers no day that has passed. */
const slotsToCome = ({ slots }: MeetingView, today: Day): MeetingView['slots'] =>
  slots.filter(({ start }) => localDay(start) >= today);

const UNINVITED = 'The calendar did not accept who takes part in this meeting now.';
const TRY_AGAIN =
  'Choose the same time again to have it tried once more, and tell whoever is not invited another way.';

/** Why the card comes again. */
export function reminderWords(
  notice: NoticeKind | null,
  meeting: MeetingView,
  today: Day,
): string | null {
  if (notice === 'time-not-free') {
    return 'At the time that was chosen not everybody needed is free. Nothing was booked for it. Choose it again with a line of why, or choose another.';
  }
  if (notice === 'move-refused' && meeting.slot !== null) {
    return `The calendar did not accept the new time. The meeting stays booked for ${shortDayAndTime(meeting.slot.start)}. Choose another time, or leave it as it is.`;
  }
  if (notice === 'invite-refused' && meeting.slot !== null) {
    return `${UNINVITED} The meeting stays booked for ${shortDayAndTime(meeting.slot.start)} with those who were invited before. ${TRY_AGAIN}`;
  }
  if (notice === 'convening-yours') {
    return 'From here on you arrange this meeting. Nothing is booked for it yet.';
  }
  if (notice !== 'meeting-due' || meeting.slot !== null) return null;
  return `This meeting ${isOrWas(meeting.window.to, today)} to take place by the end of ${longDay(meeting.window.to)}. No time is chosen for it yet.`;
}

export function slotsIntro(meeting: MeetingView, today: Day): string {
  if (meeting.uninvited === true) return `${UNINVITED} ${TRY_AGAIN}`;
  if (meeting.status === 'booked')
    return 'This meeting is booked. You can move it, have other times looked for, or cancel it.';
  if (meeting.slots.length === 0) {
    return 'No time was found at which everybody needed is known to be free. Please choose one yourself.';
  }
  if (slotsToCome(meeting, today).length === 0) {
    return 'The times that were found have passed. Please choose one yourself.';
  }
  const near = slotsToCome(meeting, today).filter(({ missing }) => missing !== undefined);
  if (near.length === 0) {
    return slotsToCome(meeting, today).every((slot) => isAfter(slot, meeting))
      ? 'No time was found within the days of this meeting at which everybody needed is free. These come nearest. Choose one, or another.'
      : 'At these times everybody needed is free. Choose one, or another.';
  }
  return meeting.slots.some((slot) => slot.missing === undefined && !isAfter(slot, meeting))
    ? 'Where nothing else is said, at these times everybody needed is free. Choose one, or another.'
    : 'No time was found within the days of this meeting at which everybody needed is known to be free. These come nearest. Choose one, or another.';
}

/** How long the meeting is, for a time of the convener's own. */
export function minutesOf(view: CaseView, meeting: MeetingView, entry: number | null): number {
  const [first] = meeting.slots;
  if (first !== undefined) return (Date.parse(first.end) - Date.parse(first.start)) / 60_000;
  const rule = ruleOf(view, stageAt(view, entry).stage);
  return (meeting.purpose === 'stage' ? rule?.meeting?.minutes : undefined) ?? USUAL_MINUTES;
}
