import type { Hasher } from '../application/ports/index.ts';
import { written } from '../application/writtenText.ts';
import type {
  Command,
  CommandType,
  WrittenConsultation,
  WrittenPlanItem,
  WrittenText,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { ParsedAction, ParsedOf, Verb } from '../adaptive-cards/index.ts';

/** Verbs that are a command's name, but for the opening of a card, which nobody presses. */
export type DeedVerb = Exclude<Extract<Verb, CommandType>, 'openCard'>;
export type Deed = ParsedOf<DeedVerb>;

type Texts = (text: string) => WrittenText;
type Makers = { readonly [V in DeedVerb]: (pressed: ParsedOf<V>, text: Texts) => Command };

/** A press as the command of the same name; each text gets its hash here, where hashing is allowed. */
export function toCommand(deed: Deed, hasher: Hasher): Command {
  return make(deed.verb, deed, (text) => written(hasher, text));
}

export const isDeed = (action: ParsedAction): action is Deed => Object.hasOwn(MAKERS, action.verb);

const make = <V extends DeedVerb>(verb: V, pressed: ParsedOf<V>, text: Texts): Command =>
  MAKERS[verb](pressed, text);

const orNull = (text: Texts, typed: string | null): WrittenText | null =>
  typed === null ? null : text(typed);

type Tasks = ParsedOf<'recordMeeting'>['values']['tasks'];

const plan = (tasks: Tasks, text: Texts): readonly WrittenPlanItem[] =>
  tasks.map(({ task, owner, due, doer }) => ({
    task: text(task),
    owner: text(owner),
    due,
    // Whom the rules do not offer they refuse, whatever stands here.
    ...(doer === undefined ? {} : { doer: doer as PersonId }),
  }));

const byKey = (typed: Readonly<Record<string, string>>, text: Texts) =>
  Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, text(value)]));

type Consultation = ParsedOf<'recordConsultation'>['values'];

const consulted = (
  { role, on, view, notHeld }: Consultation,
  text: Texts,
): WrittenConsultation => ({ role, on, view: orNull(text, view), notHeld: orNull(text, notHeld) });

const MAKERS: Makers = {
  acknowledge: ({ stage }) => ({ type: 'acknowledge', stage }),
  reply: ({ stage, values }, text) => ({
    type: 'reply',
    stage,
    text: text(values.text),
    plan: plan(values.plan, text),
    done: values.done,
  }),
  requestTime: ({ stage, values }, text) => ({
    type: 'requestTime',
    stage,
    until: values.until,
    reason: text(values.reason),
  }),
  resolve: ({ stage, values }, text) => ({
    type: 'resolve',
    stage,
    reason: text(values.reason),
    ahead: { decidedBy: orNull(text, values.decidedBy), why: orNull(text, values.why) },
  }),
  escalate: ({ stage, values }, text) => ({
    type: 'escalate',
    stage,
    reason: text(values.reason),
    content: {
      categories: values.categories,
      categoryNotes: byKey(values.categoryNotes, text),
      answers: byKey(values.answers, text),
    },
    team: values.team,
    open: openStage(values, text),
  }),
  judge: ({ stage, values }, text) => ({
    type: 'judge',
    stage,
    satisfied: values.satisfied,
    reason: orNull(text, values.reason),
  }),
  recordStart: ({ stage, values }) => ({ type: 'recordStart', stage, on: values.on }),
  giveTime: ({ stage, values }, text) => ({
    type: 'giveTime',
    stage,
    until: values.until,
    record: byKey(values.record, text),
  }),
  refuseTime: ({ stage, values }, text) => ({
    type: 'refuseTime',
    stage,
    reason: text(values.reason),
  }),
  talkFurther: ({ stage, values }, text) => ({
    type: 'talkFurther',
    stage,
    reason: text(values.reason),
  }),
  withdraw: ({ stage, values }, text) => ({ type: 'withdraw', stage, reason: text(values.reason) }),
  closeUnresolved: ({ stage, values }, text) => ({
    type: 'closeUnresolved',
    stage,
    reason: text(values.reason),
  }),
  reopen: ({ values }, text) => ({ type: 'reopen', reason: text(values.reason) }),
  chooseSlot: ({ meeting, values }, text) => ({
    type: 'chooseSlot',
    meeting,
    slot: values.slot,
    reason: orNull(text, values.reason),
    // Whom the rules do not offer they refuse, whatever stands here.
    ...(values.others === undefined ? {} : { others: values.others.map((id) => id as PersonId) }),
  }),
  cancelMeeting: ({ meeting }) => ({ type: 'cancelMeeting', meeting }),
  findAnotherTime: ({ meeting }) => ({ type: 'findAnotherTime', meeting }),
  recordMeeting: ({ meeting, values }, text) => ({
    type: 'recordMeeting',
    meeting,
    outcome: text(values.outcome),
    tasks: plan(values.tasks, text),
    achieved: values.achieved,
    ...(values.attended === undefined
      ? {}
      : { attended: values.attended.map((id) => id as PersonId) }),
  }),
  recordNotHeld: ({ meeting, values }, text) => ({
    type: 'recordNotHeld',
    meeting,
    next: values.next,
    reason: text(values.reason),
  }),
  keepTime: ({ meeting, values }, text) => ({
    type: 'keepTime',
    meeting,
    reason: orNull(text, values.reason),
  }),
  handOverMeeting: ({ meeting, values }) => ({
    type: 'handOverMeeting',
    meeting,
    to: values.to as PersonId,
  }),
  askMeeting: ({ values }, text) => ({
    type: 'askMeeting',
    purpose: values.purpose,
    by: values.by,
    reason: orNull(text, values.reason),
  }),
  passTo: ({ meeting }) => ({ type: 'passTo', meeting }),
  considerReferral: ({ values }, text) => ({
    type: 'considerReferral',
    note: orNull(text, values.note),
  }),
  discussReferral: ({ values }, text) => ({ type: 'discussReferral', note: text(values.note) }),
  refer: ({ values }, text) => ({
    type: 'refer',
    on: values.on,
    met: values.met,
    reason: orNull(text, values.reason),
    answers: byKey(values.answers, text),
  }),
  answerReferral: ({ values }, text) => ({
    type: 'answerReferral',
    on: values.on,
    note: text(values.note),
  }),
  dropReferral: ({ values }, text) => ({ type: 'dropReferral', reason: text(values.reason) }),
  recordConsultation: ({ stage, values }, text) => ({
    type: 'recordConsultation',
    stage,
    consultation: consulted(values, text),
  }),
  endTask: ({ values: { entry, task, how, note } }, text) => ({
    type: 'endTask',
    stage: entry,
    task,
    how,
    note: orNull(text, note),
  }),
  addNote: ({ values: { note, on, text: said } }, text) => ({
    type: 'addNote',
    note,
    on,
    text: orNull(text, said),
  }),
  handOverCase: ({ values: { to, reason } }, text) => ({
    type: 'handOverCase',
    to,
    reason: text(reason),
  }),
  handOverSeat: ({ stage, values: { role, person, to, reason } }, text) => ({
    type: 'handOverSeat',
    stage,
    role,
    person,
    to,
    reason: text(reason),
  }),
  coverRaiser: ({ values: { cover, firstDay, lastDay, reason } }, text) => ({
    type: 'coverRaiser',
    cover,
    firstDay,
    lastDay,
    reason: orNull(text, reason),
  }),
  endCover: () => ({ type: 'endCover' }),
  fileRecord: ({ values: { entry, record } }) => ({ type: 'fileRecord', stage: entry, record }),
};

type Escalation = ParsedOf<'escalate'>['values'];
type OpenStage = Extract<Command, { readonly type: 'escalate' }>['open'];

const openStage = (values: Escalation, text: Texts): OpenStage => ({
  stage: values.stage,
  chosen: values.chosen,
  copyAnswers: values.copyAnswers,
  dropReasons: byKey(values.copyReasons, text),
  timescale:
    values.timescale === null
      ? null
      : { day: values.timescale, reason: orNull(text, values.timescaleReason) },
  reason: orNull(text, values.skipReason),
  consultations: values.consultations.map((each) => consulted(each, text)),
});
