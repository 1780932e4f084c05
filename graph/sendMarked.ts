import type { Message as GraphMessage } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { Mailer } from '../application/ports/index.ts';
import { tryAnew, undone, type GraphAnswer, type Undone } from './answers.ts';
import { path, type GraphClient } from './client.ts';
import { findMarked, type Marker } from './markers.ts';

export interface MarkedParts {
  readonly graph: GraphClient;
  /** The one mailbox that may send (platform 5.7). */
  readonly mailbox: string;
}

export type MailAnswer = Awaited<ReturnType<Mailer['send']>>;

const mailSchema = z.object({ id: z.string().min(1), isDraft: z.boolean().nullish() });
type StandingMail = z.infer<typeof mailSchema>;

/**
 * Mail that is never doubled: a draft bears our marker, is looked up before it is made, and is sent
 * by its id, which can happen once. `sendMail` is not used: nothing could tell whether a lost one
 * had gone (platform 5.6).
 */
export async function sendMarked(
  parts: MarkedParts,
  marker: Marker,
  contentOf: () => GraphMessage | Promise<GraphMessage>,
): Promise<MailAnswer> {
  return await parts.graph.oneAtATime(
    `${marker.id} ${marker.value}`,
    async () => await sendOnce(parts, marker, contentOf),
  );
}

async function sendOnce(
  parts: MarkedParts,
  marker: Marker,
  contentOf: () => GraphMessage | Promise<GraphMessage>,
): Promise<MailAnswer> {
  const standing = await standingMail(parts, marker);
  if (standing.kind !== 'ok') return undone(standing);
  const mail = standing.body;
  if (mail?.isDraft === false) return { kind: 'accepted', messageId: mail.id };
  const content = await contentOf();
  const draft =
    mail === null
      ? await newDraft(parts, marker, content)
      : await renewedDraft(parts, marker, mail.id, content);
  if (draft.kind !== 'ok') return undone(draft);
  if (draft.body.isDraft === false) return { kind: 'accepted', messageId: draft.body.id };
  return await sendDraft(parts, marker, draft.body.id);
}

/** A draft whose answer was lost is looked for once; when it is not there the next try makes it. */
async function newDraft(
  parts: MarkedParts,
  marker: Marker,
  content: GraphMessage,
): Promise<GraphAnswer<StandingMail>> {
  const answer = await parts.graph.call({
    method: 'POST',
    path: path`/users/${parts.mailbox}/messages`,
    body: { ...content, singleValueExtendedProperties: [marker] },
    read: mailSchema,
  });
  if (answer.kind !== 'lost') return answer;
  const standing = await standingMail(parts, marker);
  if (standing.kind !== 'ok' || standing.body === null) return answer;
  return { ...standing, body: standing.body };
}

/**
 * A draft left over from an earlier try says what was true then: it gets today's words first. That try
 * may be done late, after its answer was given up: then the mail is no draft any more and cannot change.
 */
async function renewedDraft(
  parts: MarkedParts,
  marker: Marker,
  id: string,
  content: GraphMessage,
): Promise<GraphAnswer<StandingMail>> {
  const answer = await parts.graph.call({
    method: 'PATCH',
    path: path`/users/${parts.mailbox}/messages/${id}`,
    // Its files went into it when it was made; a change of a message takes none.
    body: { ...content, attachments: undefined },
    read: mailSchema,
  });
  if (answer.kind === 'ok' || answer.kind === 'later') return answer;
  const standing = await standingMail(parts, marker);
  if (standing.kind !== 'ok') return standing;
  const { body: mail } = standing;
  if (mail?.isDraft === false) return { ...standing, body: mail };
  return tryAnew(answer, parts.graph.delay());
}

async function sendDraft(parts: MarkedParts, marker: Marker, id: string): Promise<MailAnswer> {
  const answer = await parts.graph.call({
    method: 'POST',
    path: path`/users/${parts.mailbox}/messages/${id}/send`,
    read: z.unknown(),
  });
  if (answer.kind === 'ok') return { kind: 'accepted', messageId: id };
  return answer.kind === 'later' ? undone(answer) : await perhapsSent(parts, marker, answer);
}

/** Lost, or refused because it had gone already: the mailbox knows. */
async function perhapsSent(
  parts: MarkedParts,
  marker: Marker,
  answer: Undone,
): Promise<MailAnswer> {
  const standing = await standingMail(parts, marker);
  // Nobody knows whether it has gone: that is no refusal, and the next try begins by looking.
  if (standing.kind !== 'ok') return undone(standing);
  const { body: mail } = standing;
  if (mail?.isDraft === false) return { kind: 'accepted', messageId: mail.id };
  return undone(tryAnew(answer, parts.graph.delay()));
}

/** The mail that bears the marker, in any folder: the sent one if there is one, else a draft. */
async function standingMail(
  parts: MarkedParts,
  marker: Marker,
): Promise<GraphAnswer<StandingMail | null>> {
  const answer = await findMarked(
    parts.graph,
    path`/users/${parts.mailbox}/messages`,
    marker,
    'id,isDraft',
    mailSchema,
  );
  if (answer.kind !== 'ok') return answer;
  const sent = answer.body.find(({ isDraft }) => isDraft === false);
  return { ...answer, body: sent ?? answer.body[0] ?? null };
}
