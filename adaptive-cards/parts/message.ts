import type {
  CardKind,
  CaseView,
  MeetingId,
  NoticeKind,
  StageEntryId,
} from '../../domain/case/index.ts';
import type { Keys } from '../verbs.ts';
import type { Address, Data } from '../elements/actions.ts';
import type { Again } from '../elements/form.ts';
import type { CardOptions } from '../elements/card.ts';
import { titleOf } from '../wording/caseWords.ts';

/** What a person is to be shown of a case: the port's message, as far as cards need it. */
export interface CardMessage {
  readonly card: CardKind;
  readonly notice: NoticeKind | null;
  readonly stage: StageEntryId | null;
  readonly meeting: MeetingId | null;
  readonly view: CaseView;
}

/** How a card is made: keys for its buttons, and the form to show again, if one was wrong. */
export interface Making {
  readonly keys: Keys;
  readonly again?: Again;
}

export function addressOf(message: Pick<CardMessage, 'view' | 'stage' | 'meeting'>): Address {
  const { view, stage, meeting } = message;
  return {
    caseId: view.id,
    v: view.version,
    stage: stage ?? view.current.entry,
    ...(meeting === null ? {} : { meeting }),
  };
}

/**
 * Options of every card that shows a case: a reference outside, the present state when opened. A form
 * that stands open does not refresh, or it would change under the hands of who fills it.
 */
export function caseCard(message: CardMessage, { keys, again }: Making): CardOptions {
  if (again !== undefined) return { fallbackText: titleOf(message.view) };
  const data: Data = {
    card: message.card,
    ...(message.notice === null ? {} : { notice: message.notice }),
  };
  return {
    fallbackText: titleOf(message.view),
    refresh: { address: addressOf(message), keys, data },
  };
}
