import { caseStoreContract } from './caseStore.ts';
import {
  childIndexContract,
  dueIndexContract,
  standingIndexContract,
  workIndexContract,
} from './indexes.ts';
import {
  calendarContract,
  directoryContract,
  directoryKeeperContract,
  procedureContract,
} from './people.ts';
import type { MakeRig } from './rig.ts';
import {
  bulletinLogContract,
  conversationsContract,
  caughtUpLogContract,
  dailyListsContract,
  deadLettersContract,
  draftsContract,
  followedPostsContract,
  heartbeatContract,
  lastFiguresContract,
  messagesChoicesContract,
  peopleLogContract,
  reportLogContract,
} from './small.ts';

/** Every port that storage implements, over one kind of storage (style rule 20). */
export function storageContracts(make: MakeRig): void {
  caseStoreContract(make);
  dueIndexContract(make);
  workIndexContract(make);
  childIndexContract(make);
  standingIndexContract(make);
  directoryContract(make);
  directoryKeeperContract(make);
  procedureContract(make);
  calendarContract(make);
  caughtUpLogContract(make);
  followedPostsContract(make);
  draftsContract(make);
  conversationsContract(make);
  deadLettersContract(make);
  heartbeatContract(make);
  reportLogContract(make);
  lastFiguresContract(make);
  bulletinLogContract(make);
  peopleLogContract(make);
  dailyListsContract(make);
  messagesChoicesContract(make);
}
