import { z } from 'zod';
import type { Answer, Schedule } from '../application/ports/index.ts';
import { plusHours, plusMinutes, type Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { AddressOf } from './addresses.ts';
import { undone } from './answers.ts';
import { path, type GraphClient } from './client.ts';
import { fromGraphTime, graphTimeSchema } from './times.ts';
import { londonHours, workingHoursSchema } from './workingHours.ts';

/** Limits of getSchedule: 20 mailboxes and less than 62 days a call (platform 5.1). */
const MOST_MAILBOXES = 20;
const MOST_HOURS = 60 * 24;
const VIEW_MINUTES = 15;
const FREE = new Set(['free', 'workingelsewhere']);
const FREE_DIGITS = new Set(['0', '4']);

const rowSchema = z.object({
  scheduleId: z.string(),
  error: z.unknown().optional(),
  availabilityView: z.string().nullish(),
  scheduleItems: z
    .array(z.object({ status: z.string().nullish(), start: graphTimeSchema, end: graphTimeSchema }))
    .nullish(),
  workingHours: workingHoursSchema.nullish(),
});
const answerSchema = z.object({ value: z.array(rowSchema) });

type Row = z.infer<typeof rowSchema>;
type Busy = readonly { readonly start: Moment; readonly end: Moment }[] | null;
type Known = Pick<Schedule, 'busy' | 'hours'>;

const UNKNOWN: Known = { busy: null, hours: null };

/** Free/busy of people, asked of the service mailbox; whoever cannot be read is unknown, never free. */
export async function readSchedules(
  parts: { readonly graph: GraphClient; readonly mailbox: string; readonly addressOf: AddressOf },
  people: readonly PersonId[],
  from: Moment,
  to: Moment,
): Promise<Answer<readonly Schedule[]>> {
  const addresses = new Map<PersonId, string>();
  for (const person of people) {
    const address = await parts.addressOf(person);
    if (address !== null) addresses.set(person, address);
  }
  const known = new Map<string, Known>();
  for (const some of chunks([...new Set(addresses.values())])) {
    for (const piece of pieces(from, to)) {
      const answer = await getSchedule(parts.graph, parts.mailbox, some, piece);
      if (answer.kind !== 'ok') return undone(answer);
      for (const address of some) {
        const rows = answer.body.value;
        const row = rows.find((one) => sameText(one.scheduleId, address));
        known.set(address, joined(known.get(address), knownOf(row, piece.from)));
      }
    }
  }
  const value = people.map((person) => ({
    person,
    ...(known.get(addresses.get(person) ?? '') ?? UNKNOWN),
  }));
  return { kind: 'ok', value };
}

interface Piece {
  readonly from: Moment;
  readonly to: Moment;
}

async function getSchedule(
  graph: GraphClient,
  mailbox: string,
  schedules: readonly string[],
  { from, to }: Piece,
) {
  return await graph.call({
    method: 'POST',
    path: path`/users/${mailbox}/calendar/getSchedule`,
    // As the metadata spell them; Exchange reads either case.
    body: {
      Schedules: schedules,
      StartTime: { dateTime: from.slice(0, -1), timeZone: 'UTC' },
      EndTime: { dateTime: to.slice(0, -1), timeZone: 'UTC' },
      AvailabilityViewInterval: VIEW_MINUTES,
    },
    read: answerSchema,
  });
}

function knownOf(row: Row | undefined, from: Moment): Known {
  if (row === undefined || (row.error !== undefined && row.error !== null)) return UNKNOWN;
  return { busy: busyOf(row, from), hours: londonHours(row.workingHours ?? null, from) };
}

/**
 * The items are exact. A mailbox that shares only the merged view answers without items; then its
 * quarter hours count. Tentative, out of office and every word we do not know are busy.
 */
function busyOf(row: Row, from: Moment): Busy {
  const items = row.scheduleItems ?? [];
  if (items.length === 0)
    return row.availabilityView ? busyOfView(row.availabilityView, from) : null;
  const busy = items
    .filter(({ status }) => !FREE.has(status?.toLowerCase() ?? ''))
    .map(({ start, end }) => ({ start: fromGraphTime(start), end: fromGraphTime(end) }));
  return busy.every(hasTimes) ? busy : null;
}

function hasTimes(time: {
  start: Moment | null;
  end: Moment | null;
}): time is { start: Moment; end: Moment } {
  return time.start !== null && time.end !== null;
}

function busyOfView(view: string, from: Moment): Busy {
  return Array.from(view, (digit, at) => ({
    free: FREE_DIGITS.has(digit),
    start: plusMinutes(from, at * VIEW_MINUTES),
    end: plusMinutes(from, (at + 1) * VIEW_MINUTES),
  }))
    .filter(({ free }) => !free)
    .map(({ start, end }) => ({ start, end }));
}

function joined(before: Known | undefined, next: Known): Known {
  if (before === undefined) return next;
  if (before.busy === null || next.busy === null) return UNKNOWN;
  return { busy: [...before.busy, ...next.busy], hours: before.hours };
}

function chunks(addresses: readonly string[]): string[][] {
  const count = Math.ceil(addresses.length / MOST_MAILBOXES);
  return Array.from({ length: count }, (_, at) =>
    addresses.slice(at * MOST_MAILBOXES, (at + 1) * MOST_MAILBOXES),
  );
}

function pieces(from: Moment, to: Moment): Piece[] {
  const result: Piece[] = [];
  for (let start = from; start < to;) {
    const next = plusHours(start, MOST_HOURS);
    const end = next < to ? next : to;
    result.push({ from: start, to: end });
    start = end;
  }
  return result;
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
