import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { Call, ServiceReply } from '../server.ts';
import { parseParameters } from './bodies.ts';
import type { MailboxUser, WorkingHours } from './directory.ts';
import { refuse } from './errors.ts';
import { showsAs, type Meeting } from './meeting.ts';
import { preferences } from './odata.ts';
import { scopedMailbox, type GraphState } from './state.ts';
import { fromMillis, toMillis, zonedTimeSchema } from './times.ts';

const requestSchema = z.strictObject({
  schedules: z.array(z.string()),
  startTime: zonedTimeSchema,
  endTime: zonedTimeSchema,
  availabilityViewInterval: z.int().optional(),
});

const day = 86_400_000;
const digits: Readonly<Record<string, string>> = {
  free: '0',
  tentative: '1',
  busy: '2',
  oof: '3',
  workingElsewhere: '4',
};
/** Which of two overlapping entries the availability view shows. */
const rank = ['free', 'workingElsewhere', 'tentative', 'busy', 'oof'];

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Window extends Span {
  readonly interval: number;
  readonly zone: string;
}

/** Free/busy of up to 20 mailboxes by SMTP address (platform 5.1). */
export function getSchedule(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  scopedMailbox(state, key);
  const body = parseParameters(requestSchema, 'microsoft.graph.getSchedule', call);
  const window = {
    start: toMillis(body.startTime),
    end: toMillis(body.endTime),
    interval: (body.availabilityViewInterval ?? 30) * 60_000,
    zone: preferences(call).zone,
  };
  checkRequest(body.schedules, window);
  const value = body.schedules.map((address) => scheduleOf(state, address, window));
  return { status: 200, body: { value } };
}

function checkRequest(schedules: readonly string[], window: Window): void {
  const bad = (code: string, text: string): Error => refuse(400, code, text);
  if (schedules.length === 0) throw bad('ErrorInvalidParameter', 'No schedules were given.');
  if (schedules.length > 20) {
    throw bad('ErrorInvalidParameter', 'At most 20 mailboxes can be asked for in one request.');
  }
  if (window.interval < 5 * 60_000 || window.interval > 1440 * 60_000) {
    const text = 'The availability view interval must lie between 5 and 1440 minutes.';
    throw bad('ErrorInvalidMergedFreeBusyInterval', text);
  }
  if (window.end <= window.start) {
    throw bad('ErrorInvalidTimeInterval', 'The start must lie before the end.');
  }
  if (window.end - window.start >= 62 * day) {
    throw bad('ErrorTimeIntervalTooBig', 'The time window must be shorter than 62 days.');
  }
}

/** What goes wrong for one person is said in that person's part of a 200. */
function scheduleOf(state: GraphState, address: string, window: Window): JsonObject {
  const user = state.directory.byMail(address);
  if (user?.enabled !== true) {
    const message = `Unable to resolve e-mail address ${address} to an Active Directory object.`;
    return failed(address, 'ErrorMailRecipientNotFound', message);
  }
  if (!user.sharesFreeBusy) {
    const message = `The caller has no free/busy access to the mailbox of ${address}.`;
    return failed(address, 'ErrorNoFreeBusyAccess', message);
  }
  const busy = entriesOf(state, user, window);
  if (busy.length > 1000) {
    const message = `The result set contains too many calendar entries. The allowed size = 1000; the actual size = ${busy.length}.`;
    return failed(address, '5006', message);
  }
  return {
    scheduleId: address,
    availabilityView: availability(user.id, busy, window),
    scheduleItems: busy.map((meeting) => ({
      isPrivate: isPrivate(meeting),
      status: showsAs(meeting, user.id),
      start: fromMillis(meeting.start, window.zone),
      end: fromMillis(meeting.end, window.zone),
    })),
    workingHours: workingHoursView(user.workingHours),
  };
}

function failed(scheduleId: string, responseCode: string, message: string): JsonObject {
  return { scheduleId, scheduleItems: [], error: { message, responseCode } };
}

function entriesOf(state: GraphState, user: MailboxUser, window: Span): readonly Meeting[] {
  return state.calendars.of(user.id).filter((meeting) => overlap(meeting, window));
}

function availability(oid: string, busy: readonly Meeting[], window: Window): string {
  let view = '';
  for (let start = window.start; start < window.end; start += window.interval) {
    const slot = { start, end: Math.min(start + window.interval, window.end) };
    const ranks = busy
      .filter((meeting) => overlap(meeting, slot))
      .map((meeting) => rank.indexOf(showsAs(meeting, oid)));
    view += digits[rank[Math.max(0, ...ranks)] ?? 'free'] ?? '0';
  }
  return view;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && a.end > b.start;
}

function isPrivate(meeting: Meeting): boolean {
  return ['private', 'personal', 'confidential'].includes(meeting.content.sensitivity ?? 'normal');
}

function workingHoursView(hours: WorkingHours): JsonObject {
  return {
    daysOfWeek: hours.daysOfWeek,
    startTime: `${hours.startTime}:00.0000000`,
    endTime: `${hours.endTime}:00.0000000`,
    timeZone: hours.timeZone,
  };
}
