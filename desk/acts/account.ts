import type { AccountChange, DeskAccount } from '../api.ts';
import type { Standins } from '../standins/index.ts';

/** Entra and Exchange act on an account; the app finds out when it looks. */
export function changeAccount(
  { graph, teams }: Pick<Standins, 'graph' | 'teams'>,
  oid: string,
  change: AccountChange,
): DeskAccount {
  switch (change.do) {
    case 'disable':
    case 'enable':
      graph.setAccountEnabled(oid, change.do === 'enable');
      break;
    case 'delete':
      graph.deleteAccount(oid);
      // Nobody reads that chat any more, and Teams lets the bot write no more to it.
      teams.setBlocked(oid, true);
      break;
    case 'removeMailbox':
      graph.setHasMailbox(oid, false);
      break;
    case 'renameMail':
      graph.renameMail(oid, change.mail);
      break;
  }
  return graph.account(oid);
}
