import type { TypedCommand } from '../answering/answerCommand.ts';
import type { ReportWish } from '../application/reportReading.ts';

const WORDS: Readonly<
  Record<string, Exclude<TypedCommand['command'], 'unknown' | 'case' | 'report'>>
> = {
  escalate: 'escalate',
  notice: 'notice',
  cases: 'cases',
  'my cases': 'cases',
  handover: 'handover',
  'hand over': 'handover',
  about: 'about',
  undelivered: 'undelivered',
  messages: 'messages',
  'my messages': 'messages',
  help: 'help',
};

const MENTION = /<at\b[^>]*>.*?<\/at>/gisu;
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;
const BLANKS = /(?:&nbsp;|\s)+/gu;
const ODD_DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const TRAILING = /[\s.,;:!?"'…»”’)]+$/u;
/** No command is longer; the rest of a long text is not looked at. */
const READ = 1000;
/** `report`, `report month`, `report last year`. */
const REPORT = /^reports?(?: (last))?(?: (month|quarter|year))?$/u;
const REFERENCE = /^(?:case )?(\d{4}-[0-9a-z]{5})$/u;

/**
 * The text of a message as a command (platform 4.2: in Teams a command is plain text). The slash, the
 * letter case, mentions, odd blanks and trailing punctuation do not matter; words after `escalate` are
 * not read, since a child's details do not belong in a chat line.
 */
export function parseCommand(text: string): TypedCommand {
  const plain = text
    .slice(0, READ)
    .replace(MENTION, ' ')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ')
    .replace(ODD_DASHES, '-')
    .trim()
    .replace(TRAILING, '')
    .replace(/^["'“‘«(]*\/?/u, '')
    .trim()
    .toLowerCase();
  const reference = REFERENCE.exec(plain)?.[1];
  if (reference !== undefined) return { command: 'case', reference: reference.toUpperCase() };
  const report = REPORT.exec(plain);
  if (report !== null) return { command: 'report', wish: wishOf(report[1], report[2]) };
  const word = Object.hasOwn(WORDS, plain) ? WORDS[plain] : undefined;
  if (word !== undefined) return { command: word };
  return { command: plain.startsWith('escalate ') ? 'escalate' : 'unknown' };
}

/** The quarter where nothing is said. */
const wishOf = (last: string | undefined, interval: string | undefined): ReportWish => ({
  last: last !== undefined,
  interval: interval === 'month' || interval === 'year' ? interval : 'quarter',
});
