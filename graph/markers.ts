import type { z } from 'zod';
import type { Message } from '../application/ports/index.ts';
import type { CaseId, MeetingId } from '../domain/case/index.ts';
import type { GraphAnswer } from './answers.ts';
import type { GraphClient } from './client.ts';
import { allPages } from './pages.ts';

/** Our extended property on an event or a mail: how a lost answer is repaired (platform 5.2). */
export interface Marker {
  readonly id: string;
  readonly value: string;
}

/** The namespace of our properties. It must never change: standing events are found by it. */
const NAMESPACE = '{6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9}';
const MOST_PAGES = 5;

export function meetingMarker(caseId: CaseId, meeting: MeetingId): Marker {
  return { id: `String ${NAMESPACE} Name IroMeeting`, value: `${caseId}/${meeting}` };
}

/** The property itself, to be asked for with events that bear any value of it. */
export const MEETING_MARKER = meetingMarker('' as CaseId, 0).id;

/** Whose event it is, by the value of its marker; null: not one that we wrote. */
export function markedMeeting(
  value: string,
): { readonly caseId: CaseId; readonly meeting: MeetingId } | null {
  const [, caseId = '', meeting = ''] = /^(.+)\/(\d{1,9})$/.exec(value) ?? [];
  return caseId === '' ? null : { caseId: caseId as CaseId, meeting: Number(meeting) };
}

/** One effect may go to a deputy after its addressee, so the person is part of it. */
export function mailMarker(message: Message): Marker {
  const value = `${message.view.id}/${message.effect}/${message.to}`;
  return { id: `String ${NAMESPACE} Name IroMail`, value };
}

/** One report to one person, however often its sending is tried. */
export function reportMarker(key: string, to: string): Marker {
  return { id: `String ${NAMESPACE} Name IroReport`, value: `${key}/${to}` };
}

/** One bulletin to one person, however often its sending is tried. */
export function bulletinMarker(key: string, to: string): Marker {
  return { id: `String ${NAMESPACE} Name IroBulletin`, value: `${key}/${to}` };
}

/** Beside the meeting's marker: the addresses that we have invited, so that others stay who they are. */
export const INVITED = `String ${NAMESPACE} Name IroInvited`;

/** The `$expand` that brings one of our properties along. */
export const expandOf = (id: string): string =>
  `singleValueExtendedProperties($filter=id eq ${quoted(id)})`;

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Everything in a collection that bears the marker. */
export async function findMarked<T>(
  graph: GraphClient,
  collection: string,
  marker: Marker,
  select: string,
  item: z.ZodType<T>,
  expand?: string,
): Promise<GraphAnswer<readonly T[]>> {
  const filter = `ep/id eq ${quoted(marker.id)} and ep/value eq ${quoted(marker.value)}`;
  const query = {
    $filter: `singleValueExtendedProperties/Any(ep: ${filter})`,
    $select: select,
    ...(expand === undefined ? {} : { $expand: expand }),
  };
  return await allPages(graph, { method: 'GET', path: collection, query }, item, MOST_PAGES);
}
