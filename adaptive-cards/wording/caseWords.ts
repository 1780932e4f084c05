import { longDay, parseDay } from '../../domain/calendar/index.ts';
import type {
  CaseView,
  MeetingView,
  NamedPerson,
  StageView,
  Subject,
} from '../../domain/case/index.ts';
import type { Procedure, RoleKey, Stage } from '../../domain/procedure/index.ts';
import { capital } from './dates.ts';

/** "RP 2027-7KQ4M": how a case is named everywhere. */
export const titleOf = (view: CaseView): string =>
  `${capital(view.procedure.labels.matter)} ${view.reference}`;

/** The stage a card is about: the named entry, else the one that runs. */
export const stageAt = (view: CaseView, entry: number | null): StageView =>
  view.stages.find((each) => each.entry === entry) ?? view.current;

export const meetingAt = (view: CaseView, id: number | null): MeetingView | null =>
  view.meetings.find((each) => each.id === id) ?? null;

export const ruleOf = (view: CaseView, stage: string): Stage | null =>
  view.procedure.stages.find((each) => each.key === stage) ?? null;

/** What ends a stage beside a decision of its raiser: being seen, the reply, silence. Notices alone. */
export function endingOf(view: CaseView, { stage }: StageView): Pick<Stage, 'ends' | 'silence'> {
  const rule = ruleOf(view, stage);
  return {
    ...(rule?.ends === undefined ? {} : { ends: rule.ends }),
    ...(rule?.silence === undefined ? {} : { silence: rule.silence }),
  };
}

/** It is enough to have seen it: with that it is closed, or it stays open for information. */
export const isToBeSeen = (view: CaseView, stage: StageView): boolean =>
  endingOf(view, stage).ends === 'acknowledgement' ||
  ruleOf(view, stage.stage)?.reply?.wanted === false;

/** Nothing is asked at this stage any more: it was decided, or the case ended. */
export const isOver = (view: CaseView, stage: StageView): boolean =>
  view.status !== 'open' || stage.decision !== null || stage.entry !== view.current.entry;

/** A date as people say it; the record keeps the day as its input holds it. */
export function answerWords(
  { procedure }: CaseView,
  { label, value }: CaseView['answers'][number],
): string {
  const isDate = procedure.fields.some((field) => field.label === label && field.kind === 'date');
  const day = isDate ? parseDay(value) : null;
  return day === null ? value : longDay(day);
}

/** "Stage 2: Team Manager", "Informal resolution": the label once, also where the name begins so. */
export function stageWords({ label, name }: Pick<StageView, 'label' | 'name'>): string {
  if (name === '') return label;
  return wordsIn(name).startsWith(wordsIn(label)) ? name : `${label}: ${name}`;
}

export const roleTitle = (procedure: Procedure, role: RoleKey): string => {
  if (role === 'raiser') return procedure.labels.raiser;
  if (role === 'raiser-manager') return procedure.labels.raiserManager;
  return procedure.roles[role]?.title ?? role;
};

export const rolesWords = (procedure: Procedure, roles: readonly RoleKey[]): string =>
  roles.map((role) => roleTitle(procedure, role)).join(', ');

/** "A", "A and B", "A; B and C": posts may have commas of their own. */
export function listWords(names: readonly string[], joined: 'and' | 'or'): string {
  const before = names.slice(0, -1).join('; ');
  const last = names.at(-1) ?? '';
  return before === '' ? last : `${before} ${joined} ${last}`;
}

/** "Team manager, North", "Legal advisor (Legal department)": the role where it says more. */
export const personWords = ({ id, post, role }: NamedPerson, procedure: Procedure): string => {
  const title = roleTitle(procedure, role);
  if (id === null) return `${title} (vacant)`;
  if (post === '') return title;
  return says(post, title) ? post : `${post} (${title})`;
};

/** "QARO 1" says that it is a QARO; "FCIRO 1" does not say that it is an IRO: whole words count. */
const says = (post: string, title: string): boolean => wordsIn(post).includes(wordsIn(title));

const wordsIn = (text: string): string =>
  ` ${(text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).join(' ')} `;

/** Told on every card on which a deputy answers: whose answer it will be (design section 6). */
export const onBehalfWords = ({ onBehalfOf, procedure }: CaseView): string | null =>
  onBehalfOf === null ? null : `You are answering for ${personWords(onBehalfOf, procedure)}.`;

/** Told wherever somebody does what is another's to do: the record will say so too. */
export const actsForWords = ({ actsFor, procedure }: CaseView): string | null =>
  actsFor.length === 0
    ? null
    : `You are acting for ${listWords(
        actsFor.map((person) => personWords(person, procedure)),
        'and',
      )}. The record says so.`;

export const subjectWords = ({ record, initials }: Subject): string =>
  initials === null || initials === '' ? record : `${record} ${initials}`;

export const categoryWords = (view: CaseView): readonly string[] =>
  view.categories.map(
    (key) => view.procedure.categories?.choices.find((each) => each.key === key)?.label ?? key,
  );

/** May this person see what the case is about? Register copies see reference, stage and dates only. */
export const seesContent = (view: CaseView): boolean => view.depth !== 'register';

/** The same for everything beyond a meeting's own reference and tasks (design section 6). */
export const seesCase = (view: CaseView): boolean =>
  view.depth !== 'register' && view.depth !== 'meeting';
