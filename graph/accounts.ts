import { z } from 'zod';
import type { Account, Accounts } from '../application/ports/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { Undone } from './answers.ts';
import { path, type GraphClient } from './client.ts';

const user = z.object({
  id: z.string(),
  accountEnabled: z.boolean(),
  mail: z.string().nullish(),
});
type User = z.infer<typeof user>;

/** A filter may name fifteen ids and no more. */
const AT_ONCE = 15;
const SELECT = 'id,accountEnabled,mail';

/**
 * Looks accounts up by id, fifteen at a time. Whoever is not among the answers is asked for alone: only a
 * 404 says that an account is gone. Needs User.Read.All (ADR 19).
 */
export const graphAccounts = ({ graph }: { readonly graph: GraphClient }): Accounts => ({
  look: async (people) => {
    const accounts = new Map<PersonId, Account>();
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE);
      const found = await lookAtSome(graph, some);
      for (const [person, account] of found) accounts.set(person, account);
      // The service is down or says wait: asking on would only add to it.
      const [first] = found.values();
      if (first?.kind === 'unread') {
        for (const person of people.slice(from + AT_ONCE)) accounts.set(person, first);
        break;
      }
    }
    return accounts;
  },
});

async function lookAtSome(
  graph: GraphClient,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Account>> {
  const answer = await graph.call({
    method: 'GET',
    path: '/users',
    query: { $filter: `id in (${people.map((id) => `'${id}'`).join(', ')})`, $select: SELECT },
    read: z.object({ value: z.array(user) }),
  });
  if (answer.kind !== 'ok') return new Map(people.map((person) => [person, unread(answer)]));
  const found = new Map(answer.body.value.map((each) => [each.id.toLowerCase(), each]));
  const accounts = new Map<PersonId, Account>();
  for (const person of people) {
    const each = found.get(person);
    accounts.set(person, each === undefined ? await lookAtOne(graph, person) : accountOf(each));
  }
  return accounts;
}

async function lookAtOne(graph: GraphClient, person: PersonId): Promise<Account> {
  const answer = await graph.call({
    method: 'GET',
    path: path`/users/${person}`,
    query: { $select: SELECT },
    read: user,
  });
  if (answer.kind === 'ok') return accountOf(answer.body);
  if (answer.kind === 'refused' && answer.status === 404) return { kind: 'missing' };
  return unread(answer);
}

const accountOf = ({ accountEnabled, mail }: User): Account => ({
  kind: 'found',
  enabled: accountEnabled,
  mail: mail ?? null,
});

const unread = ({ code }: Undone): Account => ({ kind: 'unread', code });
