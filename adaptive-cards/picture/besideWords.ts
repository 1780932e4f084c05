import type {
  Beside,
  Choice,
  NoteRule,
  Procedure,
  RaiserClock,
  ReportRule,
  RoleKey,
  StageKey,
  Task,
  TextRule,
} from '../../domain/procedure/index.ts';
import { spanWords, titleOf, titles, titlesAny } from './words.ts';

/** What stands beside the ladder, a heading with its lines each; only what the file has. */
export interface BesideLines {
  readonly what: string;
  readonly says: readonly string[];
}

export const besideWords = (procedure: Procedure): readonly BesideLines[] => {
  const { beside = {} } = procedure;
  const { raiserClocks = [], tasks = [], notes = [], reports = [] } = beside;
  const lines: readonly BesideLines[] = [
    { what: 'Worth knowing', says: (procedure.about ?? []).map(({ text }) => text) },
    { what: 'Asked before the form', says: immediateWords(beside, procedure) },
    { what: 'Goes another way', says: routeWords(beside) },
    {
      what: `Limits of the ${procedure.labels.raiser}`,
      says: raiserClocks.map((clock) => raiserClockWords(clock, procedure)),
    },
    { what: 'Tasks', says: tasks.map((task) => taskWords(task, procedure)) },
    { what: 'Notes on the record', says: notes.map((note) => noteWords(note, procedure)) },
    { what: 'Reports', says: reports.map((report) => reportWords(report, procedure)) },
    { what: 'Counted as good practice', says: beside.goodPractice ?? [] },
    { what: 'Subject of the mail', says: mailWords(beside, procedure) },
    {
      what: 'Texts made ready to be copied',
      says: (beside.texts ?? []).map((text) => textWords(text, procedure)),
    },
    ...(beside.guidance ?? []).map(({ label, choices }) => ({
      what: label,
      says: choices.map((choice: Choice) => choice.label),
    })),
  ];
  return lines.filter(({ says }) => says.length > 0);
};

const labelsOf = (keys: readonly StageKey[], { stages }: Procedure): string =>
  stages
    .filter(({ key }) => keys.includes(key))
    .map(({ label }) => label)
    .join(', ');

const at = (stages: readonly StageKey[] | undefined, procedure: Procedure): string =>
  stages === undefined ? '' : `, at ${labelsOf(stages, procedure)}`;

const READY_TEXTS = {
  steps: 'what was done, by days and posts',
  earlier: 'what was raised about the child before, and this',
  answers: 'the answers to',
  mail: 'a mail to those who are asked, with its subject, the due day and the answers to',
} as const;

const under = (label: string | undefined): string =>
  label === undefined ? '' : ` (there: “${label}”)`;

function textWords(rule: TextRule, procedure: Procedure): string {
  const { label, kind, answers = [], answerLabels = {}, matter, stages } = rule;
  const name = matter === undefined ? '' : `, in which it is called “${matter}”`;
  const questions = answers.flatMap((key) => procedure.fields.filter((each) => each.key === key));
  const asked = questions.map((field) => ` “${field.label}”${under(answerLabels[field.key])}`);
  return `${label}: ${READY_TEXTS[kind]}${asked.join(',')}${name}${at(stages, procedure)}`;
}

function immediateWords({ immediate }: Beside, procedure: Procedure): readonly string[] {
  if (immediate === undefined) return [];
  const { text, records } = immediate.safeguarding;
  return [
    immediate.question,
    `If yes: ${text}`,
    ...records.map(({ title, by }) => `To be filed: ${title} (${titleOf(by, procedure)})`),
  ];
}

const routeWords = ({ otherRoutes = [] }: Beside): readonly string[] =>
  otherRoutes.map(({ label, sendTo, within }) =>
    [`${label}: ${sendTo}`, ...(within === undefined ? [] : [`within ${spanWords(within)}`])].join(
      ', ',
    ),
  );

function raiserClockWords(clock: RaiserClock, procedure: Procedure): string {
  const question = procedure.fields.find(({ key }) => key === clock.from)?.label ?? clock.from;
  const only = clock.counts === 'day' ? ' (only counted for them)' : '';
  return `${clock.label} within ${spanWords(clock.within)}, counted from the answer to “${question}”${at(clock.stages, procedure)}${only}`;
}

const TRIGGERS: Readonly<Record<Task['on'], string>> = {
  opened: 'when it opens',
  answered: 'after the first reply',
  ended: 'when it ends',
  resolved: 'when it is resolved',
};

function taskWords(task: Task, procedure: Procedure): string {
  const { title, by, on, once, byPlan, untilEnd, within, stages } = task;
  const often = once === true ? ', once' : '';
  const until = untilEnd === true ? ', until it ends' : '';
  const planned = byPlan === true ? ', by the last day of the plan' : '';
  const days = within === null ? planned : `, within ${spanWords(within)}`;
  return `${title} (${titleOf(by, procedure)}), ${TRIGGERS[on]}${often}${until}${days}${answerWords(task, procedure)}${recordWords(task, procedure)}${at(stages, procedure)}${tellsWords(task, procedure)}`;
}

/** The record with which a task is done. */
function recordWords({ record, stages: at }: Task, { stages }: Procedure): string {
  const rule = stages
    .filter(({ key }) => at?.includes(key) ?? true)
    .flatMap(({ records }) => records)
    .find(({ key }) => key === record);
  return rule === undefined ? '' : `, done with the record “${rule.title}”`;
}

/** Who is told that it is done, or on the record. */
export const tellsWords = (
  { tells }: { readonly tells?: readonly RoleKey[] },
  procedure: Procedure,
): string => (tells === undefined ? '' : `; then told: ${titles(tells, procedure, ', ')}`);

/** A task that hangs on an answer of the form, and takes its day from there or counts from it. */
export function answerWords({ forAnswer, from }: Task, { fields }: Procedure): string {
  const counted = fields.find(({ key }) => key === from);
  if (counted !== undefined)
    return `, counted from the answer to “${counted.label}” if there is one`;
  const question = fields.find(({ key }) => key === forAnswer);
  if (question === undefined) return '';
  return question.kind === 'date'
    ? `, by the day answered to “${question.label}”`
    : `, where “${question.label}” is answered`;
}

const TEXTS: Readonly<Record<NoteRule['text'], string>> = {
  none: 'the fact and its day alone',
  optional: 'words may go with it',
  required: 'words must go with it',
};

function noteWords(note: NoteRule, procedure: Procedure): string {
  const { label, by, text, from, insteadOfReferral } = note;
  const instead = insteadOfReferral === true ? ', where no referral is made' : '';
  const since = from === undefined ? '' : `, from ${labelsOf([from], procedure)} on`;
  return `${label} (${titlesAny(by, procedure)}; ${TEXTS[text]})${since}${instead}${tellsWords(note, procedure)}`;
}

const EVERY = {
  month: 'every month',
  quarter: 'every quarter',
  year: 'every year',
  regular: 'regularly',
} as const;

function reportWords(
  {
    title,
    from,
    to,
    every,
    content,
    recipients = [],
    teamRecipients = [],
    inside,
    besides,
  }: ReportRule,
  procedure: Procedure,
): string {
  return [
    `${title}: ${content}`,
    ...(from === null ? [] : [`by ${titleOf(from, procedure)}`]),
    `to ${to}`,
    every === null ? 'no interval is stated' : EVERY[every],
    ...(recipients.length === 0 ? [] : [`sent to ${titles(recipients, procedure, ', ')}`]),
    ...(teamRecipients.length === 0
      ? []
      : [`of their own teams to ${titles(teamRecipients, procedure, ', ')}`]),
    ...(besides === undefined ? [] : [`added by hand: ${besides}`]),
    ...(inside === true ? ['stays inside the service'] : []),
  ].join('; ');
}

function mailWords({ mailSubject }: Beside, procedure: Procedure): readonly string[] {
  if (mailSubject === undefined) return [];
  const { template, stages, namesAt, showNames } = mailSubject;
  const names =
    namesAt.length === 0
      ? 'no names'
      : `the rule prescribes names at ${labelsOf(namesAt, procedure)}, ${showNames === true ? 'which are shown' : 'which are left out'}`;
  return [`${template}${at(stages, procedure)}; ${names}`];
}
