import type {
  CaseView,
  MeetingId,
  NoticeKind,
  StageEntryId,
  StageView,
} from '../../domain/case/index.ts';
import { longDay } from '../../domain/calendar/index.ts';
import { isToBeSeen, stageAt, titleOf } from './caseWords.ts';
import { dayAndMonth } from './dates.ts';
import type { Wording } from '../../domain/procedure/index.ts';

/** What of a message the words outside an opened card may be made of. */
export interface OutsideMessage {
  readonly view: CaseView;
  readonly stage: StageEntryId | null;
}

/**
 * Everything in this file leaves the house: lock screens, mail servers, calendars. It holds the
 * reference, the step and the due day, and nothing of a child (design sentence 3, section 12).
 */
export function toast(message: OutsideMessage): string {
  const { view } = message;
  const stage = stageAt(view, message.stage);
  const due = isRunning(message) ? shortDue(stage.due, stage.wording) : '';
  return `${titleOf(view)}: ${stage.label}${due}`;
}

/** A day is told only while an answer is waited for. */
export function isRunning({ view, stage }: OutsideMessage): boolean {
  const { clock } = stageAt(view, stage);
  return view.status === 'open' && (clock === 'running' || clock === 'waiting');
}

const shortDue = (due: OutsideMessage['view']['today'] | null, wording: Wording) =>
  due === null ? '' : `, ${DUE[wording]} ${dayAndMonth(due)}`;

const DUE: Record<Wording, string> = {
  reply: 'reply by',
  expected: 'reply expected by',
  resolution: 'to be resolved by',
};

export interface MailMessage extends OutsideMessage {
  readonly card:
    'alert' | 'copy' | 'decision' | 'notice' | 'slots' | 'meetingNews' | 'meetingOutcome';
  readonly notice: NoticeKind | null;
  readonly meeting: MeetingId | null;
}

const ASKED: Record<MailMessage['card'], string> = {
  alert: 'You are asked to answer this.',
  copy: 'This is a copy for your information. Nothing is asked of you.',
  decision: 'There is something for you to decide.',
  notice: 'There is news about this.',
  slots: 'You are asked to choose a time for a meeting.',
  meetingNews: 'There is news about a meeting that you arrange.',
  meetingOutcome: 'You are asked to record the outcome of a meeting.',
};

/**
 * The authority's own line where its procedure prescribes one for the alert of this stage (DO-37), else
 * the words of the notification. Initials and record number stand in it only where the authority's rule
 * prescribes them and the authority has switched them on; else the reference stands there (A-DO-06).
 */
export function mailSubject(message: MailMessage): string {
  const { beside } = message.view.procedure;
  const stage = stageAt(message.view, message.stage);
  const rule = message.card === 'alert' ? beside?.mailSubject : undefined;
  if (rule?.stages.includes(stage.stage) !== true) return toast(message);
  const values: Readonly<Record<string, string>> = {
    stage: stage.label,
    ...whom(message.view, rule, stage),
    due: stage.due === null || !isRunning(message) ? '' : longDay(stage.due),
  };
  return rule.template
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .split(' - ')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' - ');
}

type SubjectRule = NonNullable<NonNullable<CaseView['procedure']['beside']>['mailSubject']>;

/** Whom the subject line names. */
function whom(
  { reference, subjects }: CaseView,
  { namesAt, showNames }: SubjectRule,
  { stage }: StageView,
): { readonly names: string; readonly record: string } {
  if (showNames !== true || !namesAt.includes(stage) || subjects.length === 0) {
    return { names: reference, record: '' };
  }
  const names = subjects.flatMap(({ initials }) => initials ?? []).join(', ');
  return {
    names: names === '' ? reference : names,
    record: subjects.map(({ record }) => record).join(', '),
  };
}

/** Where it is enough to have seen it, no answer is asked for. */
const askedWords = ({ card, view }: MailMessage, stage: StageView): string =>
  card === 'alert' && isToBeSeen(view, stage) ? 'You are asked to read this.' : ASKED[card];

/** Where a mail leads: the app in Teams, and the page that works without it. */
export interface MailLinks {
  readonly teams: string;
  readonly page: string;
}

/** A part of a mail: what stands above it, and its paragraphs. */
interface MailPart {
  readonly title: string;
  readonly lines: readonly (string | Link)[];
}

interface Link {
  readonly text: string;
  readonly to: string;
}

/** What happened, what is asked, by when, where to go, and what to do when that does not work. */
function mailParts(message: MailMessage, links: MailLinks): readonly MailPart[] {
  const stage = stageAt(message.view, message.stage);
  const title = titleOf(message.view);
  const due =
    stage.due === null || !isRunning(message) ? [] : [`Due by the end of ${longDay(stage.due)}.`];
  return [
    {
      title,
      lines: [
        `${title}, ${stage.label}.`,
        askedWords(message, stage),
        ...due,
        'The details are not in this mail. They open only for you, after you have signed in.',
      ],
    },
    {
      title: 'Where to open it',
      lines: [
        { text: `Open ${title} in Teams`, to: links.teams },
        'When Teams does not work, the same form is on a page of its own. It asks you to sign in with your work account.',
        { text: `Open ${title} on the page`, to: links.page },
      ],
    },
    { title: 'When neither works', lines: neitherWords(message, stage, due.length > 0) },
    { title: 'About this mail', lines: ['Please do not reply to it: nobody reads the answers.'] },
  ];
}

/** A way on for each reader; a day that was set does not wait for a machine. */
function neitherWords(
  { card, view }: MailMessage,
  stage: StageView,
  dated: boolean,
): readonly string[] {
  const first =
    card === 'alert' && !isToBeSeen(view, stage)
      ? 'Telephone the person who raised it, so that they know your answer, and tell your administrator.'
      : 'Tell your administrator, and open it later. Nothing of it is lost.';
  const day = dated ? ['The day above stays as it is.'] : [];
  return [first, ...day, 'Please do not write a child’s details into a mail.'];
}

/** The same in plain text: each link as its words and its address. */
export const mailText = (message: MailMessage, links: MailLinks): string =>
  mailParts(message, links)
    .flatMap(({ title, lines }) => [title, ...lines.map(plainLine)])
    .join('\n\n');

const plainLine = (line: string | Link): string =>
  typeof line === 'string' ? line : `${line.text}: ${line.to}`;

/**
 * Plain, structured HTML that a screen reader reads in order, without tables and colours of its own. The
 * address stands beside each link, so that the plain text that Exchange makes of it leads there as well.
 */
export function mailHtml(message: MailMessage, links: MailLinks): string {
  const parts = mailParts(message, links);
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(titleOf(message.view))}</title></head>`,
    '<body>',
    ...parts.flatMap(({ title, lines }, at) => [
      at === 0 ? `<h1>${escape(title)}</h1>` : `<h2>${escape(title)}</h2>`,
      ...lines.map((line) => `<p>${htmlLine(line)}</p>`),
    ]),
    '</body>',
    '</html>',
  ].join('\n');
}

const htmlLine = (line: string | Link): string =>
  typeof line === 'string'
    ? escape(line)
    : `<a href="${escape(line.to)}">${escape(line.text)}</a><br>Address: ${escape(line.to)}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** The subject of a calendar event: attendees' calendars are read by assistants and screens. */
export const meetingSubject = (wish: {
  readonly process: string;
  readonly reference: CaseView['reference'];
}): string => `${wish.process}: ${wish.reference}`;

/** Beside the reference, what the procedure's own text says that such a meeting is for, whoever it is about. */
export const meetingBody = (
  { reference, aim }: { readonly reference: CaseView['reference']; readonly aim: string | null },
  link: string,
): string =>
  [
    `This meeting is about ${reference}.`,
    ...(aim === null ? [] : [`What it is for: ${aim}`]),
    'The details are not in this invitation. They open only for those who take part, in Teams.',
    `Open it here: ${link}`,
  ].join('\n\n');
