import { opaque } from '../ids.ts';

export interface Person {
  readonly id: string;
  readonly post: string;
  readonly mail: string;
}

/** A person as Teams knows them, and what stands between the bot and them. */
export interface TeamsUser {
  readonly oid: string;
  readonly mri: string;
  readonly name: string;
  readonly mail: string;
  installed: boolean;
  everInstalled: boolean;
  blocked: boolean;
  /** The tenant's permission policy forbids the app for this person (platform 3.5). */
  forbidden: boolean;
}

export class Roster {
  readonly #users = new Map<string, TeamsUser>();

  constructor(people: readonly Person[]) {
    for (const person of people) this.add(person);
  }

  add(person: Person): TeamsUser {
    const user: TeamsUser = {
      oid: person.id,
      mri: `29:1${opaque(60, 'mri', person.id)}`,
      name: person.post,
      mail: person.mail,
      installed: false,
      everInstalled: false,
      blocked: false,
      forbidden: false,
    };
    this.#users.set(person.id.toLowerCase(), user);
    return user;
  }

  remove(oid: string): void {
    this.#users.delete(oid.toLowerCase());
  }

  all(): readonly TeamsUser[] {
    return [...this.#users.values()];
  }

  /** By Entra object id or MRI. */
  find(id: string): TeamsUser | null {
    return this.#users.get(id.toLowerCase()) ?? this.all().find((user) => user.mri === id) ?? null;
  }

  get(oid: string): TeamsUser {
    const user = this.find(oid);
    if (user === null) throw new Error(`no such person: ${oid}`);
    return user;
  }
}
