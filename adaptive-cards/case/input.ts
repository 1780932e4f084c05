import type { CardKind, NoticeKind } from '../../domain/case/index.ts';
import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';
import { parseEntry } from '../parsing/address.ts';
import { NOTICES } from '../wording/notices.ts';

/** `4.rp-reply`: a stage entry, and the key of one of its rules. */
const AT_ENTRY = /^(\d{1,9})\.(.+)$/;

/** The entry, and the key of the record's rule. */
export const fileRecord = (read: Reader) => {
  const value = read.text('record', LIMITS.owner);
  const [, entry = '', record = ''] = AT_ENTRY.exec(value) ?? [];
  if (value !== '' && record === '') read.problem('record', 'not-a-choice');
  return { entry: Number(entry), record };
};

export const recordStart = (read: Reader) => ({ on: read.day('started-on') });

/** The entry, and the key of the task's rule. */
export const endTask = (read: Reader) => {
  const [, entry = '', task = ''] = AT_ENTRY.exec(read.raw('task-ended')) ?? [];
  if (task === '') read.problem('task-ended', 'missing');
  const how: 'done' | 'not-needed' = read.raw('task-how') === 'not-needed' ? 'not-needed' : 'done';
  return { entry: Number(entry), task, how, note: read.optional('task-note', LIMITS.reason) };
};

export const addNote = (read: Reader) => ({
  note: read.text('note-kind', LIMITS.owner),
  on: read.day('note-on'),
  text: read.optional('note-text', LIMITS.reason),
});

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
  meetingNews: true,
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
