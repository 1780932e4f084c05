import type { Person } from '../teams/roster.ts';

export interface AutomaticReplies {
  readonly from: string;
  readonly to: string;
}

export interface WorkingHours {
  readonly daysOfWeek: readonly string[];
  /** `HH:mm`. */
  readonly startTime: string;
  readonly endTime: string;
  /** A Windows name, or a whole `customTimeZone` object (platform 5.1). */
  readonly timeZone: { readonly name: string } & Readonly<Record<string, unknown>>;
}

/** A person with a mailbox, as the directory and Exchange know them. */
export interface MailboxUser {
  readonly id: string;
  readonly post: string;
  mail: string;
  /** Addresses it had before: Exchange goes on taking mail for them. */
  aliases: readonly string[];
  hasMailbox: boolean;
  /** The account is in the bin: Graph knows nothing of it any more. */
  deleted: boolean;
  manager: string | null;
  enabled: boolean;
  automaticReplies: AutomaticReplies | null;
  workingHours: WorkingHours;
  /** False: nobody else may look into their free/busy times. */
  sharesFreeBusy: boolean;
  /** A mailbox without Teams makes no online meetings (platform 5.2). */
  hasTeams: boolean;
}

export const officeHours: WorkingHours = {
  daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  startTime: '09:00',
  endTime: '17:00',
  timeZone: { name: 'GMT Standard Time' },
};

export class Directory {
  readonly #users = new Map<string, MailboxUser>();

  constructor(people: readonly Person[]) {
    for (const person of people) this.add(person);
  }

  add(person: Person): MailboxUser {
    const user: MailboxUser = {
      ...person,
      aliases: [],
      hasMailbox: true,
      deleted: false,
      manager: null,
      enabled: true,
      automaticReplies: null,
      workingHours: officeHours,
      sharesFreeBusy: true,
      hasTeams: true,
    };
    this.#users.set(person.id.toLowerCase(), user);
    return user;
  }

  remove(oid: string): void {
    this.#users.delete(oid.toLowerCase());
  }

  all(): readonly MailboxUser[] {
    return [...this.#users.values()].filter(({ deleted }) => !deleted);
  }

  /** By object id or user principal name; here the name is the mail address. */
  find(key: string): MailboxUser | null {
    const user = this.#users.get(key.toLowerCase()) ?? this.byMail(key);
    return user?.deleted === true ? null : user;
  }

  byMail(address: string): MailboxUser | null {
    const wanted = address.toLowerCase();
    return (
      this.all().find((user) =>
        [user.mail, ...user.aliases].some((each) => each.toLowerCase() === wanted),
      ) ?? null
    );
  }

  get(oid: string): MailboxUser {
    const user = this.#users.get(oid.toLowerCase()) ?? this.byMail(oid);
    if (user === null) throw new Error(`no such person: ${oid}`);
    return user;
  }
}
