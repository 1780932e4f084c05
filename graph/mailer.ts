import type { Message as GraphMessage } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { Mailer, Message } from '../application/ports/index.ts';
import type { AddressOf } from './addresses.ts';
import { tryAnew, undone, type GraphAnswer, type Undone } from './answers.ts';
import { path, type GraphClient } from './client.ts';
import { codes } from './codes.ts';
import { findMarked, mailMarker } from './markers.ts';

/** What a mail says. Outlook makes the plain text that goes along out of the HTML. */
export interface MailWords {
  subject(message: Message): string;
  html(message: Message): string;
}

interface MailerParts {
  readonly graph: GraphClient;
  /** The one mailbox that may send (platform 5.7). */
  readonly mailbox: string;
  readonly addressOf: AddressOf;
  readonly words: MailWords;
}

type MailAnswer = Awaited<ReturnType<Mailer['send']>>;

const mailSchema = z.object({ id: z.string().min(1), isDraft: z.boolean().nullish() });
type StandingMail = z.infer<typeof mailSchema>;

/**
 * Mail that is never doubled: a draft bears our marker, is looked up before it is made, and is sent
 * by its id, which can happen once. `sendMail` is not used: nothing could tell whether a lost one
 * had gone (platform 5.6).
 */
export function graphMailer(parts: MailerParts): Mailer {
  return { send: (message) => send(parts, message) };
}

async function send(parts: MailerParts, message: Message): Promise<MailAnswer> {
  const address = await parts.addressOf(message.to);
  if (address === null) return { kind: 'refused', code: codes.noInternalAddress };
  const standing = await standingMail(parts, message);
  if (standing.kind !== 'ok') return undone(standing);
  const mail = standing.body;
  if (mail?.isDraft === false) return { kind: 'accepted', messageId: mail.id };
  const content = contentOf(parts, message, address);
  const draft =
    mail === null
      ? await newDraft(parts, message, content)
      : await renewedDraft(parts, mail.id, content);
  if (draft.kind !== 'ok') return undone(draft);
  if (draft.body.isDraft === false) return { kind: 'accepted', messageId: draft.body.id };
  return await sendDraft(parts, message, draft.body.id);
}

function contentOf(parts: MailerParts, message: Message, address: string): GraphMessage {
  return {
    subject: parts.words.subject(message),
    body: { contentType: 'html', content: parts.words.html(message) },
    toRecipients: [{ emailAddress: { address } }],
  };
}

/** A draft whose answer was lost is looked for once; when it is not there the next try makes it. */
async function newDraft(
  parts: MailerParts,
  message: Message,
  content: GraphMessage,
): Promise<GraphAnswer<StandingMail>> {
  const answer = await parts.graph.call({
    method: 'POST',
    path: path`/users/${parts.mailbox}/messages`,
    body: { ...content, singleValueExtendedProperties: [mailMarker(message)] },
    read: mailSchema,
  });
  if (answer.kind !== 'lost') return answer;
  const standing = await standingMail(parts, message);
  if (standing.kind !== 'ok' || standing.body === null) return answer;
  return { ...standing, body: standing.body };
}

/** A draft left over from an earlier try says what was true then: it gets today's words first. */
async function renewedDraft(
  parts: MailerParts,
  id: string,
  content: GraphMessage,
): Promise<GraphAnswer<StandingMail>> {
  const answer = await parts.graph.call({
    method: 'PATCH',
    path: path`/users/${parts.mailbox}/messages/${id}`,
    body: content,
    read: mailSchema,
  });
  return answer.kind === 'ok' ? answer : tryAnew(answer);
}

async function sendDraft(parts: MailerParts, message: Message, id: string): Promise<MailAnswer> {
  const answer = await parts.graph.call({
    method: 'POST',
    path: path`/users/${parts.mailbox}/messages/${id}/send`,
    read: z.unknown(),
  });
  if (answer.kind === 'ok') return { kind: 'accepted', messageId: id };
  return answer.kind === 'later' ? undone(answer) : await perhapsSent(parts, message, answer);
}

/** Lost, or refused because it had gone already: the mailbox knows. */
async function perhapsSent(
  parts: MailerParts,
  message: Message,
  answer: Undone,
): Promise<MailAnswer> {
  const standing = await standingMail(parts, message);
  const mail = standing.kind === 'ok' ? standing.body : null;
  if (mail?.isDraft === false) return { kind: 'accepted', messageId: mail.id };
  return undone(tryAnew(answer));
}

/** The mail that bears the marker, in any folder: the sent one if there is one, else a draft. */
async function standingMail(
  parts: MailerParts,
  message: Message,
): Promise<GraphAnswer<StandingMail | null>> {
  const answer = await findMarked(
    parts.graph,
    path`/users/${parts.mailbox}/messages`,
    mailMarker(message),
    'id,isDraft',
    mailSchema,
  );
  if (answer.kind !== 'ok') return answer;
  const sent = answer.body.find(({ isDraft }) => isDraft === false);
  return { ...answer, body: sent ?? answer.body[0] ?? null };
}
