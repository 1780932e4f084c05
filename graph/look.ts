import { z } from 'zod';
import type { Answer, CalendarLook, SeenMeeting } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { CaseId, InvitationAnswer, MeetingId, Slot } from '../domain/case/index.ts';
import { undone } from './answers.ts';
import { path, type GraphClient } from './client.ts';
import { codes } from './codes.ts';
import { expandOf, findMarked, markedMeeting, MEETING_MARKER, meetingMarker } from './markers.ts';
import { allPages } from './pages.ts';
import { fromGraphTime, graphTimeSchema } from './times.ts';

interface LookParts {
  readonly graph: GraphClient;
  /** The one mailbox that organises every meeting (platform 5.7). */
  readonly mailbox: string;
}

const FIELDS = 'id,createdDateTime,isCancelled,start,end,attendees';
const spanSchema = z.object({ start: graphTimeSchema, end: graphTimeSchema });

const seenSchema = spanSchema.extend({
  createdDateTime: z.string().nullish(),
  isCancelled: z.boolean().nullish(),
  attendees: z
    .array(
      z.object({
        emailAddress: z.object({ address: z.string().nullish() }).nullish(),
        status: z.object({ response: z.string().nullish() }).nullish(),
        proposedNewTime: spanSchema.nullish(),
      }),
    )
    .nullish(),
  singleValueExtendedProperties: z
    .array(z.object({ id: z.string(), value: z.string().nullish() }))
    .nullish(),
});

type Seen = z.infer<typeof seenSchema>;

/**
 * What stands in the service mailbox: one paged call for all meetings to come, since a call for each
 * would be thousands a day; one by its marker only where that shows something new (ADR 16).
 */
export const graphLook = (parts: LookParts): CalendarLook => ({
  look: async (from, to) => await lookBetween(parts, from, to),
  lookFor: async (caseId, meeting) => await lookFor(parts, caseId, meeting),
});

/** A page; the service allows a thousand. */
const PER_PAGE = 100;
const MOST_PAGES = 100;

async function lookBetween(
  { graph, mailbox }: LookParts,
  from: Moment,
  to: Moment,
): Promise<Answer<readonly SeenMeeting[]>> {
  const answer = await allPages(
    graph,
    {
      method: 'GET',
      path: path`/users/${mailbox}/calendarView`,
      query: {
        startDateTime: from,
        endDateTime: to,
        $select: FIELDS,
        $expand: expandOf(MEETING_MARKER),
        $top: String(PER_PAGE),
      },
    },
    seenSchema,
    MOST_PAGES,
  );
  return answer.kind === 'ok' ? { kind: 'ok', value: ours(answer.body) } : undone(answer);
}

/** Events that bear our marker; of doubles the oldest, which is the one that a booking keeps. */
function ours(events: readonly Seen[]): readonly SeenMeeting[] {
  const found = new Map<string, SeenMeeting>();
  for (const event of standing(events)) {
    const value = event.singleValueExtendedProperties?.find(({ id }) => sameProperty(id))?.value;
    const of = markedMeeting(value ?? '');
    const slot = slotOf(event);
    const name = value ?? '';
    if (of === null || slot === null || found.has(name)) continue;
    found.set(name, { ...of, slot, attendees: attendeesIn(event) });
  }
  return [...found.values()];
}

/** Exchange gives the name back as it was written, and the GUID in its own case. */
const sameProperty = (id: string): boolean => id.toLowerCase() === MEETING_MARKER.toLowerCase();

async function lookFor(
  { graph, mailbox }: LookParts,
  caseId: CaseId,
  meeting: MeetingId,
): Promise<Answer<SeenMeeting | null>> {
  const answer = await findMarked(
    graph,
    path`/users/${mailbox}/events`,
    meetingMarker(caseId, meeting),
    FIELDS,
    seenSchema,
  );
  if (answer.kind !== 'ok') return undone(answer);
  const [event] = standing(answer.body);
  if (event === undefined) return { kind: 'ok', value: null };
  const slot = slotOf(event);
  // A time that cannot be read is no time that was moved: the next look may read it.
  if (slot === null) return { kind: 'refused', code: codes.unreadableAnswer };
  return { kind: 'ok', value: { caseId, meeting, slot, attendees: attendeesIn(event) } };
}

const standing = (events: readonly Seen[]): readonly Seen[] =>
  events
    .filter(({ isCancelled }) => isCancelled !== true)
    .sort((a, b) => ((a.createdDateTime ?? '') < (b.createdDateTime ?? '') ? -1 : 1));

function slotOf({ start, end }: z.infer<typeof spanSchema>): Slot | null {
  const [from, to] = [fromGraphTime(start), fromGraphTime(end)];
  return from === null || to === null ? null : { start: from, end: to };
}

const SAID: Readonly<Record<string, InvitationAnswer>> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
};

const attendeesIn = ({ attendees }: Seen): SeenMeeting['attendees'] =>
  (attendees ?? []).flatMap(({ emailAddress, status, proposedNewTime }) => {
    const mail = emailAddress?.address?.trim() ?? '';
    if (mail === '') return [];
    const said = SAID[status?.response ?? ''] ?? null;
    return [{ mail, said, proposes: proposedNewTime ? slotOf(proposedNewTime) : null }];
  });
