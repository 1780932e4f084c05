import { moment } from '../../domain/calendar/index.ts';
import { graphClient } from '../../graph/client.ts';
import { findMarked, type Marker } from '../../graph/markers.ts';
import { z } from 'zod';
import type { Theatre } from '../crash/theatre.ts';
import { MAILBOX, type RealOutside } from './outside.ts';

const mailShape = z.object({
  id: z.string(),
  isDraft: z.boolean().nullish(),
  toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.string() }) })).nullish(),
});
const eventShape = z.object({
  id: z.string(),
  isCancelled: z.boolean().nullish(),
  start: z.object({ dateTime: z.string() }),
});

const NAMESPACE = '{6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9}';
const marker = (name: string, value: string): Marker => ({
  id: `String ${NAMESPACE} Name ${name}`,
  value,
});

export interface Mailed {
  readonly sent: number;
  readonly to: readonly string[];
}
export type Mails = ReadonlyMap<string, Mailed>;

/** Mails by our marker, sent or left as drafts. */
export async function mailsOf(outside: RealOutside): Promise<Mails> {
  const graph = await clientOf(outside);
  const mails = new Map<string, Mailed>();
  for (const drafted of outside.drafted) {
    const [id = '', value = ''] = drafted.split('|');
    const found = await findMarked(
      graph,
      `/users/${MAILBOX.id}/messages`,
      { id, value },
      'id,isDraft,toRecipients',
      mailShape,
    );
    if (found.kind !== 'ok') throw new Error('the mailbox cannot be read');
    const sent = found.body.filter(({ isDraft }) => isDraft === false);
    const to = sent.flatMap(({ toRecipients }) =>
      (toRecipients ?? []).map(({ emailAddress }) => emailAddress.address),
    );
    mails.set(value, { sent: sent.length, to });
  }
  return mails;
}

async function clientOf({ stand }: RealOutside) {
  const token = await stand.identity.tokenFor('https://graph.microsoft.com');
  return graphClient({
    baseUrl: stand.urls.graphBaseUrl,
    tokens: { token: async () => await Promise.resolve(token) },
    now: () => moment('2027-01-01T00:00:00.000Z'),
    wall: { millis: () => 0 },
    chance: { id: () => 'judge', below: () => 0 },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}

/** One event per meeting, standing where the record says that it stands. */
export async function meetingsAgainstCalendar(
  theatre: Theatre,
  outside: RealOutside,
  dead: number,
): Promise<readonly string[]> {
  const graph = await clientOf(outside);
  const { meetings } = await theatre.state();
  const wrong: string[] = [];
  let known = 0;
  for (const { id, status } of meetings) {
    const found = await findMarked(
      graph,
      `/users/${MAILBOX.id}/events`,
      marker('IroMeeting', `${theatre.caseId}/${String(id)}`),
      'id,isCancelled,start',
      eventShape,
    );
    if (found.kind !== 'ok') throw new Error('the calendar cannot be read');
    const standing = found.body.filter(({ isCancelled }) => isCancelled !== true);
    known += standing.length;
    const name = `meeting ${String(id)} (${status.kind})`;
    if (standing.length > 1) wrong.push(`${name} stands ${String(standing.length)} times`);
    if (status.kind === 'booked') {
      const [event] = standing;
      if (event === undefined) wrong.push(`${name} does not stand`);
      else if (!status.slot.start.startsWith(event.start.dateTime.slice(0, 16)))
        wrong.push(`${name} stands at another time`);
    }
    if (status.kind === 'cancelled' && standing.length > 0 && dead === 0)
      wrong.push(`${name} stands, and nobody is told`);
  }
  const all = outside.stand.graph.calendar(MAILBOX.id);
  const standing = all.filter(({ isCancelled }) => isCancelled !== true).length;
  if (standing > known) wrong.push(`${String(standing - known)} events belong to no meeting`);
  return wrong;
}
