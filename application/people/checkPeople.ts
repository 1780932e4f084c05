import { localDay, localTime, type Day, type Moment } from '../../domain/calendar/index.ts';
import {
  checkPosts,
  findingKey,
  postHolders,
  postOf,
  type Directory,
  type PeopleFinding,
  type PersonId,
} from '../../domain/people/index.ts';
import { ADMINISTRATOR } from '../../domain/procedure/index.ts';
import type {
  Account,
  Accounts,
  Bulletins,
  CalendarSource,
  DirectorySource,
  Hasher,
  Logger,
  PeopleLog,
  ProcedureSource,
  StandingFinding,
  WorkIndex,
} from '../ports/index.ts';

export interface PeopleCheckParts {
  readonly directory: DirectorySource;
  readonly procedures: ProcedureSource;
  readonly calendar: CalendarSource;
  readonly accounts: Accounts;
  readonly workIndex: WorkIndex;
  readonly peopleLog: PeopleLog;
  readonly bulletins: Bulletins;
  readonly hasher: Hasher;
  readonly log: Logger;
  /** A post that ends within so many days is told. */
  readonly endingDays: number;
}

export interface PeopleChecked {
  readonly standing: number;
  /** Findings of which an administrator has not been told yet, because no route took it. */
  readonly untold: number;
  readonly administrators: number;
}

/** London working mornings, from eight; what could not be read is said to be unknown from noon on. */
const CHECK_FROM = '08:00';
const UNKNOWN_FROM = '12:00';
/** Of a leaver's list: enough to say that there are some. */
const MOST_LINES = 200;
/** On one card; a first look at a whole authority may find many. */
const MOST_ON_A_CARD = 30;

/**
 * The timer's look at people and posts: once each working morning everybody, and at each later tick
 * whatever an administrator has not been told yet.
 */
export async function checkPeopleDaily(
  parts: PeopleCheckParts,
  now: Moment,
): Promise<PeopleChecked | null> {
  const today = localDay(now);
  const calendar = await parts.calendar.calendar();
  if (localTime(now) < CHECK_FROM || !calendar.isWorkingDay(today)) return null;
  if ((await parts.peopleLog.checkedOn()) !== today) return await checkPeople(parts, now);
  return await tell(parts, await parts.directory.directory(), 0, now);
}

/** Everybody and every post, at once: of a working morning, or because an import was taken in. */
export async function checkPeople(
  parts: PeopleCheckParts,
  now: Moment,
  gone: readonly PersonId[] = [],
): Promise<PeopleChecked> {
  const today = localDay(now);
  const [directory, procedures, standing] = await Promise.all([
    parts.directory.directory(),
    parts.procedures.inForce(),
    parts.peopleLog.findings(),
  ]);
  const holders = postHolders(directory, today);
  const accounts = await parts.accounts.look(holders);
  const isWhole = [...accounts.values()].every(({ kind }) => kind !== 'unread');
  const found = [
    ...checkPosts(directory, { procedures, today, endingDays: parts.endingDays }),
    ...holders.flatMap((person) => accountFindings(person, accounts.get(person), directory)),
    ...(await leavers(parts, directory, holders, standing, gone)),
  ];
  const isLate = localTime(now) >= UNKNOWN_FROM;
  const cleared = await settle(parts.peopleLog, found, standing, { isLate, now });
  if (isWhole || isLate) await parts.peopleLog.noteChecked(today);
  else parts.log.warn('people-not-all-looked-at', { count: holders.length });
  return await tell(parts, directory, cleared, now);
}

function accountFindings(
  person: PersonId,
  account: Account | undefined,
  directory: Directory,
): readonly PeopleFinding[] {
  const about = { person, post: postOf(person, directory) };
  if (account === undefined) return [];
  if (account.kind === 'missing') return [{ what: 'account-missing', ...about }];
  if (account.kind === 'unread') return [{ what: 'account-unread', ...about, code: account.code }];
  if (!account.enabled) return [{ what: 'account-disabled', ...about }];
  if (account.mail === null) return [{ what: 'mailbox-missing', ...about }];
  const { mail } = account;
  return mail.toLowerCase() === directory.people.get(person)?.mail.toLowerCase()
    ? []
    : [{ what: 'mail-differs', ...about, mail }];
}

/** Whoever has no post any more and is still on a list: of the directory, just taken out of it, or told of before. */
async function leavers(
  { workIndex }: Pick<PeopleCheckParts, 'workIndex'>,
  directory: Directory,
  holders: readonly PersonId[],
  standing: readonly StandingFinding[],
  gone: readonly PersonId[],
): Promise<readonly PeopleFinding[]> {
  const before = standing.flatMap(({ finding }) =>
    finding.what === 'leaver-with-cases' ? [finding] : [],
  );
  const asked = [...directory.people.keys(), ...gone, ...before.map(({ person }) => person)];
  const found: PeopleFinding[] = [];
  for (const person of new Set(asked)) {
    if (holders.includes(person)) continue;
    const { lines } = await workIndex.ofPerson(person, MOST_LINES);
    const open = lines.filter((line) => line.open && line.list !== 'copied');
    const cases = new Set(open.map(({ caseId }) => caseId)).size;
    const known = before.find((each) => each.person === person)?.post ?? 'Somebody who has left';
    const post = directory.people.get(person)?.post ?? known;
    if (cases > 0) found.push({ what: 'leaver-with-cases', person, post, cases });
  }
  return found;
}

/** Brings what is kept to what was found; answers how many of those told are put right. */
async function settle(
  peopleLog: PeopleLog,
  found: readonly PeopleFinding[],
  standing: readonly StandingFinding[],
  { isLate, now }: { readonly isLate: boolean; readonly now: Moment },
): Promise<number> {
  const known = new Map(standing.map((each) => [each.key, each]));
  const unread = new Set(
    found.flatMap((each) => (each.what === 'account-unread' ? [each.person] : [])),
  );
  for (const finding of found) {
    const key = findingKey(finding);
    const before = known.get(key);
    known.delete(key);
    if (finding.what === 'account-unread' && !isLate) continue;
    if (before !== undefined && isSame(before.finding, finding)) continue;
    await peopleLog.keep({ key, finding, since: now, told: false });
  }
  let cleared = 0;
  for (const { key, finding, told } of known.values()) {
    // Whose account could not be read is as they were.
    if (isOfAccount(finding) && unread.has(finding.person)) continue;
    await peopleLog.clear(key);
    if (told) cleared += 1;
  }
  return cleared;
}

const isSame = (one: PeopleFinding, other: PeopleFinding): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (finding: PeopleFinding): readonly (readonly [string, unknown])[] =>
  Object.entries(finding).sort(([a], [b]) => (a < b ? -1 : 1));

const isOfAccount = (
  finding: PeopleFinding,
): finding is Extract<PeopleFinding, { readonly person: PersonId }> =>
  'person' in finding && finding.what !== 'leaver-with-cases';

/** Each administrator once for each finding; told again only when it has changed. */
async function tell(
  parts: PeopleCheckParts,
  directory: Directory,
  cleared: number,
  now: Moment,
): Promise<PeopleChecked> {
  const on = localDay(now);
  const standing = await parts.peopleLog.findings();
  const administrators = administratorsOf(directory, on);
  const untold = standing.filter(({ told }) => !told);
  if (administrators.length === 0) parts.log.error('no-administrator', { count: untold.length });
  const result = { standing: standing.length, administrators: administrators.length };
  const news = [...untold].sort((a, b) => (a.key < b.key ? -1 : 1));
  let left = 0;
  for (let from = 0; from < news.length; from += MOST_ON_A_CARD) {
    const some = news.slice(from, from + MOST_ON_A_CARD);
    const content = {
      kind: 'people',
      on,
      findings: some.map(({ finding }) => finding),
      standing: standing.length - untold.length,
      cleared,
    } as const;
    const key = `people/${parts.hasher.hash(some.map((each) => `${each.key} ${each.since}`).join('\n'))}`;
    const reached = await Promise.all(
      administrators.map(
        async (to) => (await parts.bulletins.send({ key, to, content }, now)).kind,
      ),
    );
    // One who is reached for certain is enough: another who never is must not have it sent for ever.
    if (reached.some((kind) => kind === 'teams' || kind === 'mail') && !reached.includes('later'))
      for (const each of some) await parts.peopleLog.keep({ ...each, told: true });
    else left += some.length;
  }
  if (left > 0) parts.log.error('people-findings-not-told', { count: left });
  return { ...result, untold: left };
}

/** Holders of the role today; where a post is vacant, its deputy. */
export const administratorsOf = (directory: Directory, on: Day): readonly PersonId[] => [
  ...new Set(
    directory.posts
      .filter(
        ({ role, from, to }) =>
          role === ADMINISTRATOR && (from === null || from <= on) && (to === null || on <= to),
      )
      .flatMap(({ holder, deputy }) => holder ?? deputy ?? []),
  ),
];
