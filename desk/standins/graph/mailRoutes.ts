import { opaque } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Call, ServiceReply } from '../server.ts';
import { checkPropertyIds, parseBody, parseParameters } from './bodies.ts';
import { itemNotFound, refuse } from './errors.ts';
import { plainText } from './joinBlock.ts';
import type { Folder, Mail } from './mailboxes.ts';
import { messageSchema, sendMailSchema, type MessageBody } from './messageSchemas.ts';
import {
  expandedProperties,
  hasProperty,
  paged,
  preferences,
  propertyFilter,
  selected,
} from './odata.ts';
import { scopedMailbox, type GraphState, type Route } from './state.ts';

const messages = String.raw`^/users/([^/]+)/messages`;

export const mailRoutes: readonly Route[] = [
  ['POST', /^\/users\/([^/]+)\/sendMail$/, sendMail],
  ['POST', new RegExp(`${messages}$`), draft],
  ['GET', new RegExp(`${messages}$`), list],
  ['GET', /^\/users\/([^/]+)\/mailFolders\/(\w+)\/messages$/, list],
  ['GET', new RegExp(`${messages}/([^/]+)$`), get],
  ['PATCH', new RegExp(`${messages}/([^/]+)$`), patch],
  ['DELETE', new RegExp(`${messages}/([^/]+)$`), remove],
  ['POST', new RegExp(`${messages}/([^/]+)/send$`), send],
];

function sendMail(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const mailbox = scopedMailbox(state, key);
  const body = parseParameters(sendMailSchema, 'microsoft.graph.sendMail', call);
  checkSendable(body.message, mailbox.mail);
  state.mailboxes.sendNow(mailbox.id, body.message, body.saveToSentItems ?? true);
  return { status: 202 };
}

function draft(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const mailbox = scopedMailbox(state, key);
  const body = messageOf(call);
  const mail = state.mailboxes.draft(mailbox.id, body);
  return { status: 201, body: viewOf(state, call, mail) };
}

function list(state: GraphState, call: Call, [key, folder]: readonly string[]): ServiceReply {
  const mailbox = scopedMailbox(state, key);
  const filter = call.query['$filter'];
  const wanted = filter === undefined ? null : propertyFilter(filter);
  const found = state.mailboxes
    .of(mailbox.id, folderOf(folder))
    .filter((mail) => wanted === null || hasProperty(mail.properties, wanted))
    .map((mail) => expandedView(state, call, mail));
  return { status: 200, body: paged(found, call, state.origin()) };
}

function get(state: GraphState, call: Call, parts: readonly string[]): ServiceReply {
  return { status: 200, body: expandedView(state, call, found(state, parts)) };
}

function patch(state: GraphState, call: Call, parts: readonly string[]): ServiceReply {
  const mail = found(state, parts);
  const body = messageOf(call);
  if (body.attachments !== undefined) {
    throw refuse(400, 'ErrorInvalidPropertySet', 'Attachments are added one by one.');
  }
  if (mail.folder !== 'drafts') {
    throw refuse(400, 'ErrorInvalidPropertySet', 'Only a draft can be changed.');
  }
  state.mailboxes.edit(mail, body);
  return { status: 200, body: viewOf(state, call, mail) };
}

function remove(state: GraphState, _call: Call, parts: readonly string[]): ServiceReply {
  state.mailboxes.remove(found(state, parts));
  return { status: 204 };
}

/** A sent draft is gone under its old id; under an immutable id it is there, but no draft. */
function send(state: GraphState, _call: Call, parts: readonly string[]): ServiceReply {
  const mail = found(state, parts);
  if (mail.folder !== 'drafts') {
    throw refuse(400, 'ErrorInvalidRequest', 'The message is not a draft and cannot be sent.');
  }
  checkSendable(mail.content, mail.from);
  state.mailboxes.send(mail);
  return { status: 202 };
}

function found(state: GraphState, [key, id]: readonly string[]): Mail {
  const mailbox = scopedMailbox(state, key);
  const mail = state.mailboxes.find(mailbox.id, id ?? '');
  if (mail === null) throw itemNotFound();
  return mail;
}

function messageOf(call: Call): MessageBody {
  const body = parseBody(messageSchema, 'microsoft.graph.message', call);
  checkPropertyIds(body.singleValueExtendedProperties ?? []);
  return body;
}

function checkSendable(message: MessageBody, own: string): void {
  checkPropertyIds(message.singleValueExtendedProperties ?? []);
  const { toRecipients = [], ccRecipients = [], bccRecipients = [] } = message;
  const everybody = [...toRecipients, ...ccRecipients, ...bccRecipients];
  const wellFormed = everybody.every(({ emailAddress }) =>
    /^[^@\s]+@[^@\s]+$/.test(emailAddress.address),
  );
  if (everybody.length === 0 || !wellFormed) {
    throw refuse(400, 'ErrorInvalidRecipients', "At least one recipient isn't valid.");
  }
  const from = message.from?.emailAddress.address ?? own;
  if (from.toLowerCase() !== own.toLowerCase()) {
    const text =
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.';
    throw refuse(403, 'ErrorSendAsDenied', text);
  }
}

function folderOf(name: string | undefined): Folder | undefined {
  const known: readonly Folder[] = ['drafts', 'sentitems', 'inbox', 'deleteditems'];
  if (name === undefined) return undefined;
  const folder = known.find((one) => one === name.toLowerCase());
  if (folder === undefined) throw itemNotFound();
  return folder;
}

function viewOf(state: GraphState, call: Call, mail: Mail): JsonObject {
  const id = state.mailboxes.idOf(mail, preferences(call).immutable);
  return selected({ id, ...mailView(mail) }, call.query['$select']);
}

function expandedView(state: GraphState, call: Call, mail: Mail): JsonObject {
  const extra = expandedProperties(call.query['$expand'], mail.properties);
  return { ...viewOf(state, call, mail), ...extra };
}

/** A message as Graph lists it, but for its id, which depends on who asks how. */
export function mailView(mail: Mail): JsonObject {
  const { content } = mail;
  const sender = { emailAddress: { address: mail.from } };
  return {
    '@odata.etag': `W/"${opaque(12, 'mail-etag', mail.number)}${mail.changes}"`,
    createdDateTime: mail.createdAt,
    sentDateTime: mail.sentAt,
    receivedDateTime: mail.sentAt ?? mail.createdAt,
    internetMessageId: `<${opaque(24, 'message-id', mail.number)}@standin>`,
    parentFolderId: mail.folder,
    subject: content.subject ?? '',
    bodyPreview: plainText(content.body).slice(0, 255),
    importance: content.importance ?? 'normal',
    categories: content.categories ?? [],
    isDraft: mail.folder === 'drafts',
    isRead: mail.folder !== 'inbox',
    hasAttachments: (content.attachments ?? []).length > 0,
    body: content.body ?? { contentType: 'text', content: '' },
    from: sender,
    sender,
    toRecipients: content.toRecipients ?? [],
    ccRecipients: content.ccRecipients ?? [],
    bccRecipients: content.bccRecipients ?? [],
    replyTo: content.replyTo ?? [],
  };
}

/** As with `$expand=attachments`: what the desk shows of a mail, so that its files can be read there. */
export const withFiles = ({ content: { attachments = [] } }: Mail): JsonObject =>
  attachments.length === 0
    ? {}
    : {
        attachments: attachments.map(({ name, contentType = '', contentBytes }) => ({
          '@odata.type': '#microsoft.graph.fileAttachment',
          name,
          contentType,
          size: Math.floor((contentBytes.length * 3) / 4),
          contentBytes,
        })),
      };
