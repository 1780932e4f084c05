import { z } from 'zod';
import type { Answer, Schedule } from '../application/ports/index.ts';
import { moment, plusHours, plusMinutes, type Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { AddressOf } from './addresses.ts';
import { undone } from './answers.ts';
import { path, type GraphClient } from './client.ts';
import { fromGraphTime, graphTimeSchema } from './times.ts';
import { hoursAtWork, workingHoursSchema } from './workingHours.ts';

/** Limits of getSchedule: 20 mailboxes and less than 62 days a call (platform 5.1). */
const MOST_MAILBOXES = 20;
const MOST_HOURS = 60 * 24;
const VIEW_MINUTES = 15;
const TOO_MANY_ENTRIES = '5006';
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
/** Row by row: one that cannot be read leaves its person unknown, and nobody else. */
const answerSchema = z.object({ value: z.array(z.unknown()) });
const errorSchema = z.object({ responseCode: z.union([z.string(), z.number()]) });

type Row = z.infer<typeof rowSchema>;
interface Span {
  readonly start: Moment;
  readonly end: Moment;
}
type Busy = readonly Span[] | null;
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
    for (const piece of pieces(quarterBefore(from), to)) {
      const answer = await readPiece(parts, some, piece);
      if (answer.kind !== 'ok') return answer;
      for (const [address, next] of answer.value) {
        known.set(address, joined(known.get(address), next));
      }
    }
  }
  const value = people.map((person) => ({
    person,
    ...(known.get(addresses.get(person) ?? '') ?? UNKNOWN),
  }));
  return { kind: 'ok', value };
}

/**
 * One period of up to twenty people. Whoever has more than 1,000 entries in it is refused with 5006 in
 * their own row (platform 5.1): of them alone the halves are asked, down to a day.
 */
async function readPiece(
  parts: { readonly graph: GraphClient; readonly mailbox: string },
  addresses: readonly string[],
  piece: Piece,
): Promise<Answer<ReadonlyMap<string, Known>>> {
  const answer = await getSchedule(parts.graph, parts.mailbox, addresses, piece);
  if (answer.kind !== 'ok') return undone(answer);
  const rows = rowsByAddress(answer.body.value);
  const known = new Map(
    addresses.map((address) => [address, knownOf(rows.get(address.toLowerCase()), piece)]),
  );
  const full = addresses.filter((address) => isTooFull(rows.get(address.toLowerCase())));
  const halves = full.length === 0 ? [] : halvesOf(piece);
  for (const [n, half] of halves.entries()) {
    const again = await readPiece(parts, full, half);
    if (again.kind !== 'ok') return again;
    for (const [address, next] of again.value) {
      known.set(address, n === 0 ? next : joined(known.get(address), next));
    }
  }
  return { kind: 'ok', value: known };
}

const rowsByAddress = (rows: readonly unknown[]): ReadonlyMap<string, Row> =>
  new Map(
    rows
      .map((row) => rowSchema.safeParse(row).data)
      .filter((row) => row !== undefined)
      .map((row) => [row.scheduleId.toLowerCase(), row]),
  );

const isTooFull = (row: Row | undefined): boolean =>
  String(errorSchema.safeParse(row?.error).data?.responseCode ?? '').includes(TOO_MANY_ENTRIES);

function halvesOf({ from, to }: Piece): readonly Piece[] {
  const hours = (Date.parse(to) - Date.parse(from)) / 3_600_000;
  if (hours <= 24) return [];
  const middle = plusHours(from, Math.floor(hours / 2));
  return [
    { from, to: middle },
    { from: middle, to },
  ];
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

function knownOf(row: Row | undefined, piece: Piece): Known {
  if (row === undefined || (row.error !== undefined && row.error !== null)) return UNKNOWN;
  const busy = busyOf(row, piece);
  if (busy === null) return UNKNOWN;
  return { busy, hours: hoursAtWork(row.workingHours ?? null, piece.from, piece.to) };
}

/**
 * The items are exact. A mailbox that shares only the merged view answers without items; then its
 * quarter hours count, if they reach to the end of the period. Tentative, out of office and every word
 * we do not know are busy.
 */
function busyOf(row: Row, piece: Piece): Busy {
  const items = row.scheduleItems ?? [];
  const view = row.availabilityView ?? '';
  if (items.length === 0) {
    return view.length < quartersIn(piece) ? null : busyOfView(view, piece.from);
  }
  const busy = items
    .filter(({ status }) => !FREE.has(status?.toLowerCase() ?? ''))
    .map(({ start, end }) => ({ start: fromGraphTime(start), end: fromGraphTime(end) }));
  if (!busy.every(hasTimes)) return null;
  // What the view alone shows as taken is taken as well.
  return [...busy, ...busyOfView(view, piece.from).filter((quarter) => !touches(busy, quarter))];
}

const quartersIn = ({ from, to }: Piece): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / (VIEW_MINUTES * 60_000));

const touches = (busy: readonly Span[], { start, end }: Span): boolean =>
  busy.some((one) => one.start < end && one.end > start);

function hasTimes(time: { start: Moment | null; end: Moment | null }): time is Span {
  return time.start !== null && time.end !== null;
}

function busyOfView(view: string, from: Moment): readonly Span[] {
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
  // Of somebody without hours the default holds in each part.
  const hours = before.hours === null || next.hours === null ? null : merged(before, next);
  return { busy: [...before.busy, ...next.busy], hours };
}

/** A stretch of work over the seam between two parts is in both. */
function merged(before: Known, next: Known): readonly Span[] {
  const hours = before.hours ?? [];
  const seen = new Set(hours.map(({ start }) => start));
  return [...hours, ...(next.hours ?? []).filter(({ start }) => !seen.has(start))];
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

/** The view's digits stand for whole quarters of an hour from the start that is asked for. */
function quarterBefore(at: Moment): Moment {
  const millis = Date.parse(at);
  return moment(new Date(millis - (millis % (VIEW_MINUTES * 60_000))).toISOString());
}
