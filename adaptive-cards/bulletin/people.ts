import type { PeopleBulletin } from '../../domain/bulletin/index.ts';
import { longDay } from '../../domain/calendar/index.ts';
import type { PeopleFinding, PostNamed } from '../../domain/people/index.ts';
import type { BulletinSection, BulletinWords } from './bulletinWords.ts';

const named = ({ title, where }: PostNamed): string => `${title}, ${where}`;

/** What was found, and what to do next. */
function findingWords(finding: PeopleFinding): string {
  switch (finding.what) {
    case 'account-missing':
      return `${finding.post}: the account is gone. Name the new holder.`;
    case 'account-disabled':
      return `${finding.post}: the account is switched off. Name the new holder, or have it switched on.`;
    case 'mailbox-missing':
      return `${finding.post}: the account has no mailbox, so neither mail nor invitations arrive.`;
    case 'mail-differs':
      return `${finding.post}: the account's mail address is now ${finding.mail}. Correct it in the list of people.`;
    case 'account-unread':
      return `${finding.post}: the account could not be looked up (${finding.code}). It is tried again on the next working morning.`;
    case 'leaver-with-cases':
      return `${finding.post}: no post any more, and still involved in ${count(finding.cases, 'open case')}. Hand them over.`;
    case 'vacant':
      return finding.deputy === null
        ? `${named(finding.named)}: vacant, and without a deputy. Nobody would be reached.`
        : `${named(finding.named)}: vacant. ${finding.deputy} deputises.`;
    case 'ending':
      return `${named(finding.named)}: ${finding.post} is in post until ${longDay(finding.to)}. Name who follows.`;
    case 'no-deputy':
      return `${named(finding.named)}: ${finding.post} has no deputy.`;
    case 'role-unheld':
      return `${named(finding.named)}: nobody holds this role, which “${finding.procedure}” needs.`;
  }
}

const GROUPS: readonly (readonly [heading: string, whats: readonly PeopleFinding['what'][]])[] = [
  ['Nobody would be reached', ['account-missing', 'account-disabled', 'vacant', 'role-unheld']],
  ['Mail and invitations', ['mailbox-missing', 'mail-differs']],
  ['Before long', ['leaver-with-cases', 'ending', 'no-deputy']],
  ['Not known', ['account-unread']],
];

/** Findings by how much they matter; a heading without any is left out. */
export const findingSections = (findings: readonly PeopleFinding[]): readonly BulletinSection[] =>
  GROUPS.map(([heading, whats]): BulletinSection => ({
    heading,
    lines: findings.filter(({ what }) => whats.includes(what)).map(findingWords),
  })).filter(({ lines }) => lines.length > 0);

export function peopleWords(content: PeopleBulletin): BulletinWords {
  const { findings, standing, cleared } = content;
  return {
    title: `People and posts: ${count(findings.length, 'thing')} to look at`,
    lead: [
      `Found on ${longDay(content.on)}, before an alert meets it.`,
      ...(standing === 0 ? [] : [`Told before and not put right yet: ${String(standing)}.`]),
      ...(cleared === 0 ? [] : [`Put right since: ${String(cleared)}.`]),
    ],
    sections: findingSections(findings),
  };
}

const count = (n: number, one: string): string => `${String(n)} ${n === 1 ? one : `${one}s`}`;
