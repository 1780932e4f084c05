import type { Message as GraphMessage } from '@microsoft/microsoft-graph-types';
import type { Mailer, Message } from '../application/ports/index.ts';
import type { AddressOf } from './addresses.ts';
import type { GraphClient } from './client.ts';
import { codes } from './codes.ts';
import { mailMarker } from './markers.ts';
import { sendMarked, type MailAnswer } from './sendMarked.ts';

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

/** Tells a person of a case; the words are the adapter's, the care is `sendMarked`'s. */
export function graphMailer(parts: MailerParts): Mailer {
  return { send: (message) => send(parts, message) };
}

async function send(parts: MailerParts, message: Message): Promise<MailAnswer> {
  const address = await parts.addressOf(message.to);
  if (address === null) return { kind: 'refused', code: codes.noInternalAddress };
  return await sendMarked(parts, mailMarker(message), () => contentOf(parts, message, address));
}

function contentOf(parts: MailerParts, message: Message, address: string): GraphMessage {
  return {
    subject: parts.words.subject(message),
    body: { contentType: 'html', content: parts.words.html(message) },
    toRecipients: [{ emailAddress: { address } }],
  };
}
