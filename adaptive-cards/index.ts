import type { Bulletin } from '../domain/bulletin/index.ts';
import type { CaseView, DraftForm, EarlierCases, Refusal } from '../domain/case/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import type { Report } from '../domain/report/index.ts';
import { aboutCard } from './about/card.ts';
import { alertCard } from './alert/card.ts';
import { doneCard, refusedCard } from './answer/card.ts';
import { bulletinCard } from './bulletin/card.ts';
import { bulletinSubject } from './bulletin/mail.ts';
import { caseCard } from './case/card.ts';
import { caseListCard } from './caseList/card.ts';
import type { CaseLines } from './caseList/presenter.ts';
import { copyCard } from './copy/card.ts';
import { decisionCard } from './decision/card.ts';
import { draftCard } from './draft/card.ts';
import type { Card, Rendered } from './elements/card.ts';
import type { Again } from './elements/form.ts';
import type { Typed } from './elements/inputs.ts';
import {
  handOverDone,
  handOverForm,
  handOverPreview,
  type HandOverDone,
  type HandOverPeople,
  type HandOverShown,
} from './handOver/card.ts';
import { handedOnCard } from './handedOn/card.ts';
import { helpCard } from './help/card.ts';
import { meetingNewsCard } from './meetingNews/card.ts';
import { meetingOutcomeCard } from './meetingOutcome/card.ts';
import { noticeCard } from './notice/card.ts';
import { messagesCard, type MessagesShown } from './messages/card.ts';
import { onInputs } from './parsing/fieldIds.ts';
import type { CardMessage, Making } from './parts/message.ts';
import { regularReportCard, reportCard } from './report/card.ts';
import type { ReportLetter } from './report/mail.ts';
import { slotsCard } from './slots/card.ts';
import type { Keys, Verb } from './verbs.ts';
import {
  undeliveredCard,
  type UndeliveredAnswer,
  type UndeliveredRow,
} from './undelivered/card.ts';
import { welcomeCard } from './welcome/card.ts';
import { titleOf } from './wording/caseWords.ts';
import type { HistoryLine } from './wording/caseNote.ts';
import { toast } from './wording/outside.ts';

export { escalationAsksMore } from './decision/escalateForm.ts';
export type { Card, Rendered } from './elements/card.ts';
export type { Again } from './elements/form.ts';
export { bytesOf, MAX_BYTES } from './elements/room.ts';
export type { Typed } from './elements/inputs.ts';
export {
  isVerb,
  parseAction,
  type Parsed,
  type ParsedAction,
  type ParsedOf,
} from './parsing/parseAction.ts';
export { VERBS } from './parsing/parsers.ts';
export type { CardMessage } from './parts/message.ts';
export type { CaseLine, CaseLines } from './caseList/presenter.ts';
export type { UndeliveredAnswer, UndeliveredRow } from './undelivered/card.ts';
export type { Keys, Verb } from './verbs.ts';
export { caseNote, type HistoryLine } from './wording/caseNote.ts';
export { historyLines } from './wording/history.ts';
export {
  mailHtml,
  mailSubject,
  mailText,
  meetingBody,
  meetingSubject,
  toast,
  type MailLinks,
  type MailMessage,
} from './wording/outside.ts';
export { answerQuery } from './wording/answerLink.ts';
export { dueWords } from './wording/dates.ts';
export { doneWords } from './wording/done.ts';
export { refusalWords } from './wording/refusals.ts';

const CARDS: Record<CardMessage['card'], (message: CardMessage, making: Making) => Card> = {
  alert: alertCard,
  copy: copyCard,
  decision: decisionCard,
  notice: noticeCard,
  slots: slotsCard,
  meetingNews: meetingNewsCard,
  meetingOutcome: meetingOutcomeCard,
};

/** A message as the port hands it over. For whom a deputy answers, its view says, as it is now. */
type Handed = CardMessage & { readonly effect?: string };

/** The keys of a message's own buttons: the same message at the same version, the same keys. */
const keysOf =
  (message: Handed): Keys =>
  (verb) =>
    `${message.effect ?? 'card'}.${message.view.version}.${verb}`;

/** Cards that ask: whoever has handed the case over is asked nothing by them any more. */
const ASKS: readonly CardMessage['card'][] = ['alert', 'decision', 'slots', 'meetingOutcome'];

const isHandedOn = ({ card, view, stage }: CardMessage): boolean =>
  view.handedOn !== null &&
  ASKS.includes(card) &&
  (view.depth === 'register' || stage === null || stage === view.current.entry);

/** A message of the case as a card, with what its notification says. */
export const renderMessage = (message: Handed, keys: Keys = keysOf(message)): Rendered => ({
  card: (isHandedOn(message) ? handedOnCard : CARDS[message.card])(message, { keys }),
  summary: toast(message),
});

const onCard = (again: Again): Again => ({
  ...again,
  problems: onInputs(again.verb, again.problems),
});

/** The card with one form standing open: what was typed, and what was wrong with it. */
export const renderAgain = (message: CardMessage, again: Again, keys: Keys): Rendered => ({
  card: CARDS[message.card](message, { keys, again: onCard(again) }),
  summary: toast(message),
});

type ShownOn = CardMessage['card'] | 'case';

/** Where the form of a verb stands; every other one is a decision. */
const FORM_ON: Partial<Record<Verb, ShownOn>> = {
  acknowledge: 'alert',
  reply: 'alert',
  requestTime: 'alert',
  chooseSlot: 'slots',
  cancelMeeting: 'slots',
  findAnotherTime: 'slots',
  keepTime: 'meetingNews',
  handOverMeeting: 'meetingNews',
  recordMeeting: 'meetingOutcome',
  recordNotHeld: 'meetingOutcome',
  passTo: 'meetingOutcome',
  recordStart: 'case',
  fileRecord: 'case',
  endTask: 'case',
  addNote: 'case',
  handOverCase: 'case',
  handOverSeat: 'case',
  coverRaiser: 'case',
  endCover: 'case',
};

/** The card on which a verb's form stands: which one to show again. */
export const cardOf = (verb: Verb, purpose?: string): ShownOn =>
  verb === 'askMeeting' && purpose === 'monitoring'
    ? 'meetingOutcome'
    : (FORM_ON[verb] ?? 'decision');

export const renderDraft = (form: DraftForm, keys: Keys, typed: Typed = {}): Rendered => ({
  card: draftCard(form, keys, typed),
  summary: 'Your form',
});

export interface CaseShown {
  readonly view: CaseView;
  readonly history: readonly HistoryLine[];
  readonly earlier?: EarlierCases | null;
  readonly page?: number;
  readonly again?: Again;
}

export const renderCase = (
  { view, history, earlier = null, page = 1, again }: CaseShown,
  keys: Keys,
): Rendered => ({
  card: caseCard(
    { view, history, earlier, page },
    again === undefined ? { keys } : { keys, again: onCard(again) },
  ),
  summary: titleOf(view),
});

export const renderCaseList = (cases: CaseLines, keys: Keys): Rendered => ({
  card: caseListCard(cases, keys),
  summary: 'My cases',
});

export const renderWelcome = (keys: Keys): Rendered => ({
  card: welcomeCard(keys),
  summary: 'Welcome',
});

/** `procedure` is told about; `others` have a button each. */
export const renderAbout = (
  procedure: Procedure,
  others: readonly Procedure[],
  keys: Keys,
): Rendered => ({
  card: aboutCard(procedure, others, keys),
  summary: 'About the procedure',
});

export const renderUndelivered = (
  rows: readonly UndeliveredRow[],
  answer: UndeliveredAnswer | null,
  keys: Keys,
): Rendered => ({
  card: undeliveredCard(rows, answer, keys),
  summary: 'What could not be done',
});

export type { MessagesShown } from './messages/card.ts';

export const renderMessages = (shown: MessagesShown, keys: Keys): Rendered => ({
  card: messagesCard(shown, keys),
  summary: 'Your messages',
});

export const renderHelp = (
  keys: Keys,
  asked: Parameters<typeof helpCard>[1] = 'help',
): Rendered => ({ card: helpCard(keys, asked), summary: 'Help' });

const reference = (view: CaseView | null, otherwise: string): string =>
  view === null ? otherwise : titleOf(view);

export const renderRefused = (refusal: Refusal, view: CaseView | null, keys: Keys): Rendered => ({
  card: refusedCard(refusal, view, keys),
  summary: reference(view, 'This could not be done'),
});

export const renderDone = (verb: Verb, view: CaseView | null, keys: Keys): Rendered => ({
  card: doneCard(verb, view, keys),
  summary: reference(view, 'Done'),
});
export { csvOf, fileName } from './report/csv.ts';
export { reportHtml, reportSubject } from './report/mail.ts';
export { headlinesOf } from './report/words.ts';
export { workbookOf, type Sheet, type SheetRow } from './report/workbook.ts';

/** Headline figures; a notification says that it is a report and nothing of what is in it. */
export const renderReports = (reports: readonly Report[], mailed: boolean): Rendered => ({
  card: reportCard(reports, mailed),
  summary: 'Report',
});

/** One that comes by itself, under its own name; the notification says no more than that. */
export const renderReport = (letter: ReportLetter): Rendered => ({
  card: regularReportCard(letter),
  summary: 'Report',
});

export { bulletinHtml, bulletinSubject } from './bulletin/mail.ts';

/** What a person is told beside any case; the notification says what it is about and names nobody. */
export const renderBulletin = (content: Bulletin, key: string): Rendered => ({
  card: bulletinCard(content, (verb) => `${key}.${verb}`),
  summary: bulletinSubject(content),
});

export { referenceCard } from './reference/card.ts';
export { calendarChanged, calendarPage } from './tab/calendar.ts';
export { casePage } from './tab/case.ts';
export { casesPage, EVERYWHERE } from './tab/cases.ts';
export { evidenceFile } from './tab/evidence.ts';
export { healthPage } from './tab/health.ts';
export { mePage } from './tab/me.ts';
export { peopleImported, peoplePage } from './tab/posts.ts';
export { procedurePage, proceduresPage, rehearsal } from './tab/procedures.ts';
export { figureCases, reportsPage } from './tab/reports.ts';
export { workPage } from './tab/work.ts';
export type { HandOverDone, HandOverPeople, HandOverShown } from './handOver/card.ts';
export type HandOverTyped = Pick<Again, 'typed' | 'problems'>;

export const renderHandOverForm = (asked: HandOverPeople, keys: Keys): Rendered => ({
  card: handOverForm(asked, keys),
  summary: 'Hand over cases',
});

export const renderHandOverPreview = (
  shown: HandOverShown,
  keys: Keys,
  again: HandOverTyped | null,
): Rendered => ({ card: handOverPreview(shown, keys, again), summary: 'Hand over cases' });

export const renderHandedOver = (done: HandOverDone, keys: Keys): Rendered => ({
  card: handOverDone(done, keys),
  summary: 'Handed over',
});
