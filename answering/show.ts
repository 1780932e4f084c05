import type { Reported } from '../application/reports.ts';
import { whatOf } from '../application/deadLetters.ts';
import type { CaseList, UndeliveredLine } from '../application/services.ts';
import { localDay } from '../domain/calendar/index.ts';
import type {
  CaseView,
  ChronologyLine,
  DraftForm,
  EarlierCases,
  NoticeKind,
  Refusal,
} from '../domain/case/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import {
  cardOf,
  historyLines,
  renderAbout,
  renderAgain,
  renderCase,
  renderCaseList,
  renderDone,
  renderDraft,
  renderHandedOver,
  renderHandOverForm,
  renderHandOverPreview,
  renderHelp,
  renderMessage,
  renderMessages,
  renderRefused,
  renderReports,
  renderUndelivered,
  renderWelcome,
  type Again,
  type CardMessage,
  type HandOverDone,
  type HandOverPeople,
  type HandOverShown,
  type HandOverTyped,
  type Keys,
  type MessagesShown,
  type Rendered,
  type Typed,
  type UndeliveredAnswer,
  type Verb,
} from '../adaptive-cards/index.ts';
import { sayText, type Answer } from './answer.ts';
import { SENTENCES } from './sentences.ts';

/** Which stage entry and which meeting a card is about, where it said so. */
export interface At {
  readonly stage: number | null;
  readonly meeting: number | null;
}

const shown = (rendered: Rendered): Answer => ({ kind: 'card', rendered });

/** The same card, the same keys: a second press is known by them, whatever it was sent from. */
const keysOf =
  (view: CaseView | null): Keys =>
  (verb) =>
    `card.${view?.version ?? 0}.${verb}`;

const messageOf = (
  card: CardMessage['card'],
  view: CaseView,
  { stage, meeting }: At,
  notice: NoticeKind | null,
): CardMessage => ({ card, notice, stage, meeting, view });

/** A card of the case as it stands for this viewer now. */
export const showCard = (
  card: CardMessage['card'],
  view: CaseView,
  at: At,
  notice: NoticeKind | null = null,
): Answer => shown(renderMessage(messageOf(card, view, at, notice), keysOf(view)));

/** A form once more: with what was typed and what was wrong, or asked for by itself. */
export function showAgain(view: CaseView, at: At, again: Again): Answer {
  const card = cardOf(again.verb, again.typed['purpose']);
  const keys = keysOf(view);
  return card === 'case'
    ? shown(renderCase({ view, history: [], again }, keys))
    : shown(renderAgain(messageOf(card, view, at, null), again, keys));
}

/** A case as it stands, with what its later pages tell. */
export interface CaseTold {
  readonly view: CaseView;
  readonly history: readonly ChronologyLine[];
  readonly earlier: EarlierCases | null;
}

export const showCase = ({ view, history, earlier }: CaseTold, page = 1): Answer =>
  shown(renderCase({ view, history: historyLines(history, view), earlier, page }, keysOf(view)));

export const showForm = (form: DraftForm, typed: Typed = {}): Answer =>
  shown(renderDraft(form, (verb) => `draft.${form.draft.version}.${verb}`, typed));

export const showDone = (verb: Verb, view: CaseView | null): Answer =>
  shown(renderDone(verb, view, keysOf(view)));

export const showRefusal = (refusal: Refusal, view: CaseView | null): Answer =>
  shown(renderRefused(refusal, view, keysOf(view)));

export const showCases = (cases: CaseList): Answer => shown(renderCaseList(cases, keysOf(null)));
export const showAbout = (procedure: Procedure, others: readonly Procedure[]): Answer =>
  shown(renderAbout(procedure, others, keysOf(null)));
export const showHandOverForm = (asked: HandOverPeople): Answer =>
  shown(renderHandOverForm(asked, keysOf(null)));
export const showHandOverPreview = (preview: HandOverShown, again: HandOverTyped | null): Answer =>
  shown(renderHandOverPreview(preview, keysOf(null), again));
export const showHandedOver = (done: HandOverDone): Answer =>
  shown(renderHandedOver(done, keysOf(null)));
export const showHelp = (asked: 'help' | 'something-else' = 'help'): Answer =>
  shown(renderHelp(keysOf(null), asked));
export const showWelcome = (): Answer => shown(renderWelcome(keysOf(null)));
export const showMessages = (messages: MessagesShown): Answer =>
  shown(renderMessages(messages, keysOf(null)));
export const showReports = ({ reports, mailed }: Reported): Answer =>
  shown(renderReports(reports, mailed));
export const showUndelivered = (
  lines: readonly UndeliveredLine[],
  answer: UndeliveredAnswer | null,
): Answer =>
  shown(
    renderUndelivered(
      lines.map(({ letter, reference }) => ({
        letter: letter.id,
        reference,
        what: whatOf(letter),
        on: localDay(letter.at),
        code: letter.code,
      })),
      answer,
      keysOf(null),
    ),
  );
export const showUnreadable = (): Answer => sayText(SENTENCES.unreadable);
