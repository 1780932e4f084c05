import { opaque, type IdSource } from '../ids.ts';
import type { ExtendedProperty } from './bodies.ts';
import type { Directory } from './directory.ts';
import type { MessageBody } from './messageSchemas.ts';

export type Folder = 'drafts' | 'sentitems' | 'inbox' | 'deleteditems';

export interface Mail {
  readonly number: number;
  readonly mailbox: string;
  readonly from: string;
  readonly properties: readonly ExtendedProperty[];
  readonly createdAt: string;
  content: Omit<MessageBody, 'singleValueExtendedProperties'>;
  folder: Folder;
  sentAt: string | null;
  /** A mutable id names a message in a folder: it changes with each move (platform 5.3). */
  moves: number;
  changes: number;
}

/** Drafts, sent mail and inboxes. Sending twice sends two mails: Exchange does not compare them. */
export class Mailboxes {
  readonly #directory: Directory;
  readonly #ids: IdSource;
  readonly #now: () => string;
  readonly #mails: Mail[] = [];
  readonly #byId = new Map<string, Mail>();

  constructor(directory: Directory, ids: IdSource, now: () => string) {
    this.#directory = directory;
    this.#ids = ids;
    this.#now = now;
  }

  /** Newest first, as Graph lists messages; deleted ones are gone. */
  of(mailbox: string, folder?: Folder): readonly Mail[] {
    return this.#mails
      .filter((mail) => mail.mailbox === mailbox && (folder ?? mail.folder) === mail.folder)
      .reverse();
  }

  /** By either form of the id that the message has now. */
  find(mailbox: string, id: string): Mail | null {
    const mail = this.#byId.get(id);
    return mail?.mailbox === mailbox ? mail : null;
  }

  idOf(mail: Mail, immutable: boolean): string {
    return immutable
      ? `AAkALg${opaque(100, 'mail', mail.number)}=`
      : `AAMkAG${opaque(100, 'mail', mail.number, mail.folder, mail.moves)}=`;
  }

  draft(mailbox: string, body: MessageBody): Mail {
    return this.#add(mailbox, 'drafts', body, this.#addressOf(mailbox), null);
  }

  edit(mail: Mail, body: MessageBody): void {
    mail.content = { ...mail.content, ...withoutProperties(body) };
    mail.changes += 1;
  }

  remove(mail: Mail): void {
    this.#mails.splice(this.#mails.indexOf(mail), 1);
    this.#forget(mail);
    this.#byId.delete(this.idOf(mail, true));
  }

  /** 202 means accepted: what cannot be delivered comes back as a report (platform 3.6). */
  send(mail: Mail): void {
    this.#move(mail, 'sentitems');
    mail.sentAt = this.#now();
    this.#deliver(mail.mailbox, mail.content);
  }

  sendNow(mailbox: string, body: MessageBody, keepCopy: boolean): void {
    if (keepCopy) this.send(this.draft(mailbox, body));
    else this.#deliver(mailbox, body);
  }

  #deliver(mailbox: string, content: MessageBody): void {
    const { toRecipients = [], ccRecipients = [], bccRecipients = [] } = content;
    const seen = withoutProperties(content);
    delete seen.bccRecipients;
    const from = this.#addressOf(mailbox);
    for (const { emailAddress } of [...toRecipients, ...ccRecipients, ...bccRecipients]) {
      const user = this.#directory.byMail(emailAddress.address);
      if (user === null) this.#report(mailbox, emailAddress.address, content);
      else this.#add(user.id, 'inbox', seen, from, this.#now());
    }
  }

  #report(mailbox: string, address: string, content: MessageBody): void {
    const text = `Your message to ${address} couldn't be delivered.`;
    const to = this.#addressOf(mailbox);
    const body: MessageBody = {
      subject: `Undeliverable: ${content.subject ?? ''}`,
      body: { contentType: 'text', content: text },
      toRecipients: [{ emailAddress: { address: to } }],
    };
    this.#add(mailbox, 'inbox', body, `postmaster@${to.split('@')[1] ?? ''}`, this.#now());
  }

  #add(
    mailbox: string,
    folder: Folder,
    body: MessageBody,
    from: string,
    sentAt: string | null,
  ): Mail {
    const mail: Mail = {
      number: this.#ids('mail'),
      mailbox,
      from,
      properties: body.singleValueExtendedProperties ?? [],
      createdAt: this.#now(),
      content: withoutProperties(body),
      folder,
      sentAt,
      moves: 0,
      changes: 1,
    };
    this.#mails.push(mail);
    this.#index(mail);
    return mail;
  }

  #move(mail: Mail, folder: Folder): void {
    this.#forget(mail);
    mail.folder = folder;
    mail.moves += 1;
    mail.changes += 1;
    this.#index(mail);
  }

  #forget(mail: Mail): void {
    this.#byId.delete(this.idOf(mail, false));
  }

  #index(mail: Mail): void {
    this.#byId.set(this.idOf(mail, true), mail);
    this.#byId.set(this.idOf(mail, false), mail);
  }

  #addressOf(mailbox: string): string {
    return this.#directory.find(mailbox)?.mail ?? mailbox;
  }
}

function withoutProperties(body: MessageBody): MessageBody {
  const content = { ...body };
  delete content.singleValueExtendedProperties;
  return content;
}
