import {
  addDays,
  compareDays,
  endOfDay,
  localDay,
  momentAt,
  type Day,
  type WorkingCalendar,
} from '../../domain/calendar/index.ts';
import { essentialTo, type Meeting, type OfferedSlot } from '../../domain/case/index.ts';
import { findSlots, type PersonTime, type SlotSearch } from '../../domain/meeting/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Schedule } from '../ports/index.ts';
import { peopleOf, tryAgain, type Arranging } from './arranging.ts';
import type { Deed } from './deed.ts';

const SLOTS_OFFERED = 3;
/** Beside the nearest ones inside the window, so many after it, within so many working days. */
const OFFERED_AFTER = 2;
const DAYS_AFTER = 10;

type Window = SlotSearch['window'];

/**
 * Three common free times inside the window, for the convener to choose from (design section 7). Where
 * there is none: those inside it with as few people missing as possible, and common ones soon after it.
 */
export async function searchSlots(a: Arranging): Promise<Deed> {
  const { meeting } = a;
  const inside = await search(a, meeting.window, SLOTS_OFFERED);
  if ('again' in inside) return inside.again;
  const { slots, nearest, unknown } = inside.found;
  const onlyUnsure = nearest.some(({ missing = [] }) => missing.every(isUnknown));
  const window = slots.length > 0 || onlyUnsure || !inside.known ? null : windowAfter(a);
  const after = window === null ? null : await search(a, window, OFFERED_AFTER);
  if (after !== null && 'again' in after) return after.again;
  const offered: readonly OfferedSlot[] = [...slots, ...nearest, ...commonIn(after)];
  return {
    kind: 'record',
    outcome: `slots ${String(slots.length)} of ${String(offered.length)}`,
    command: {
      ...{ type: 'offerSlots', meeting: meeting.id, slots: offered, unknown },
      people: peopleOf(meeting.required),
    },
  };
}

const isUnknown = ({ why }: NonNullable<OfferedSlot['missing']>[number]): boolean =>
  why === 'unknown';

interface Searched {
  readonly found: ReturnType<typeof findSlots>;
  /** Somebody's calendar could be read. */
  readonly known: boolean;
}

/** After the window nobody may be missing: only those of whom nobody knows. */
const commonIn = (after: Searched | null): readonly OfferedSlot[] =>
  after === null
    ? []
    : [
        ...after.found.slots,
        ...after.found.nearest.filter(({ missing = [] }) => missing.every(isUnknown)),
      ];

async function search(
  a: Arranging,
  window: Window,
  take: number,
): Promise<Searched | { readonly again: Deed }> {
  const { meeting, state, now, ctx } = a;
  const required = peopleOf(meeting.required);
  const optional = peopleOf(meeting.optional).filter((person) => !required.includes(person));
  const people = [...required, ...optional];
  const from = momentAt(window.from, '00:00');
  const until = endOfDay(window.to);
  if (until <= now) return { found: { slots: [], nearest: [], unknown: [] }, known: true };
  const answer = await a.deps.meetings.schedules(people, from > now ? from : now, until);
  const again = answer.kind === 'later' ? tryAgain(a, answer.afterSeconds) : null;
  if (again !== null) return { again };
  const schedules = answer.kind === 'ok' ? answer.value : unknownFor(people);
  const essential = essentialTo(meeting, state);
  const found = findSlots({
    calendar: ctx.calendar,
    window,
    now,
    minutes: meeting.minutes,
    schedules: schedules.map((each): PersonTime => ({
      ...withoutGivenUp(each, meeting),
      required: required.includes(each.person),
      canBeMissed: window === meeting.window && !essential.has(each.person),
    })),
    take,
  });
  return { found, known: schedules.some(({ busy }) => busy !== null) };
}

/** The days on which to look after the window, as far as the calendar reaches; null: none is left. */
function windowAfter({ meeting: { window }, now, ctx: { calendar } }: Arranging): Window | null {
  const from = addDays([window.to, localDay(now)].sort(compareDays)[1] ?? window.to, 1);
  const to = lastOf(calendar, from);
  return to === null ? null : { from, to };
}

function lastOf(calendar: WorkingCalendar, from: Day): Day | null {
  let [last, left]: [Day | null, number] = [null, DAYS_AFTER];
  for (let each = from; left > 0 && each <= calendar.lastDay; each = addDays(each, 1)) {
    last = each;
    if (calendar.isWorkingDay(each)) left -= 1;
  }
  return last;
}

/** A time that the convener has given up counts as taken: "another time" does not bring it back. */
function withoutGivenUp(schedule: Schedule, { insteadOf }: Meeting): Schedule {
  if (insteadOf === undefined || schedule.busy === null) return schedule;
  return { ...schedule, busy: [...schedule.busy, insteadOf.slot] };
}

const unknownFor = (people: readonly PersonId[]): readonly Schedule[] =>
  people.map((person) => ({ person, busy: null, hours: null }));
