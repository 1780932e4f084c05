import type { CardKind, NoticeKind } from '../../domain/case/index.ts';
import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';
import { parseEntry } from '../parsing/address.ts';
import { NOTICES } from '../wording/notices.ts';

export const fileRecord = (read: Reader) => ({ record: read.text('record', LIMITS.owner) });

export const showCase = (read: Reader) => {
  const page = Number(read.raw('page'));
  return {
    page: Number.isInteger(page) && page > 0 ? page : 1,
    form: read.raw('form') === '' ? null : read.raw('form'),
  };
};

const CARDS: Readonly<Record<CardKind | 'case', true>> = {
  alert: true,
  copy: true,
  decision: true,
  notice: true,
  slots: true,
  meetingOutcome: true,
  case: true,
};

const isCard = (text: string): text is CardKind | 'case' => Object.hasOwn(CARDS, text);
const isNotice = (text: string): text is NoticeKind => Object.hasOwn(NOTICES, text);

/** A card was opened (its refresh): which one, so that the same can be shown as it is now. */
export const openCard = (read: Reader) => {
  const card = read.raw('card');
  const notice = read.raw('notice');
  return {
    card: isCard(card) ? card : ('case' as const),
    notice: isNotice(notice) ? notice : null,
    stage: parseEntry(read.raw('stage')),
    meeting: parseEntry(read.raw('meeting')),
  };
};
