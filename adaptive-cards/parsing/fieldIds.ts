import type { Problem } from '../../domain/case/index.ts';
import type { Verb } from '../verbs.ts';

/**
 * The rules name a command's own properties; the card has its inputs' ids. Names that are the same on
 * both sides are not listed.
 */
const IDS: Partial<Record<Verb, Readonly<Record<string, string>>>> = {
  reply: { text: 'reply-text' },
  requestTime: { reason: 'time-reason' },
  judge: { satisfied: 'enough', reason: 'judge-reason' },
  recordStart: { on: 'started-on' },
  resolve: { reason: 'resolve-reason', decidedBy: 'ahead-by', why: 'ahead-why' },
  escalate: { reason: 'escalate-reason', stage: 'to-stage' },
  refuseTime: { reason: 'refuse-reason' },
  talkFurther: { reason: 'talk-reason' },
  withdraw: { reason: 'withdraw-reason' },
  closeUnresolved: { reason: 'close-reason' },
  reopen: { reason: 'reopen-reason' },
  chooseSlot: { reason: 'slot-reason' },
  keepTime: { reason: 'keep-reason' },
  handOverMeeting: { to: 'hand-to' },
  recordNotHeld: { reason: 'not-held-reason', next: 'not-held-next' },
  askMeeting: { by: 'meet-by', reason: 'meet-reason' },
  considerReferral: { note: 'consider-note' },
  discussReferral: { note: 'discuss-note' },
  refer: { on: 'referred-on', reason: 'refer-reason' },
  answerReferral: { on: 'answered-on', note: 'answer-note' },
  dropReferral: { reason: 'drop-reason' },
  endTask: { task: 'task-ended', note: 'task-note' },
  addNote: { note: 'note-kind', on: 'note-on', text: 'note-text' },
  handOverCase: { to: 'case-to', reason: 'case-to-reason' },
  handOverSeat: { to: 'seat-to', reason: 'seat-to-reason' },
  coverRaiser: {
    cover: 'cover-by',
    firstDay: 'cover-from',
    lastDay: 'cover-to',
    reason: 'cover-reason',
  },
  recordConsultation: {
    role: 'consult-with',
    on: 'consult-on',
    view: 'consult-view',
    notHeld: 'consult-not-held',
  },
};

/** `plan-2-owner` or `tasks-2-owner` of the rules: the second row's owner. */
const ROW = /^(?:plan|tasks)-(\d+)-(task|owner|due|doer)$/;
const CONSULTED = /^consult-.+-(on|view|not-held)$/;

export function inputId(verb: Verb, field: string): string {
  const row = ROW.exec(field);
  if (row !== null) return `${row[2] ?? ''}-${row[1] ?? ''}`;
  const consulted = verb === 'recordConsultation' ? CONSULTED.exec(field) : null;
  if (consulted !== null) return `consult-${consulted[1] ?? ''}`;
  return IDS[verb]?.[field] ?? field;
}

export const onInputs = (verb: Verb, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((each) => ({ ...each, field: inputId(verb, each.field) }));
