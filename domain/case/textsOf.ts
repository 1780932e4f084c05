import type {
  Command,
  OpenStage,
  WrittenAnswer,
  WrittenConsultation,
  WrittenPlanItem,
} from './commands.ts';
import type { WrittenText } from './text.ts';

/** Every text that a command brings, to be stored beside its events (design section 4). */
export function textsOf(command: Command): readonly WrittenText[] {
  return [
    ...directTexts(command),
    ...('open' in command ? openTexts(command.open) : []),
    ...('plan' in command ? planTexts(command.plan) : []),
    ...('tasks' in command ? planTexts(command.tasks) : []),
    ...('record' in command && typeof command.record !== 'string'
      ? Object.values(command.record)
      : []),
    ...('consultation' in command ? consultationTexts(command.consultation) : []),
    ...aheadTexts(command),
    ...answersOf(command),
  ];
}

function directTexts(command: Command): readonly WrittenText[] {
  const found = [
    'reason' in command ? command.reason : null,
    'text' in command ? command.text : null,
    'outcome' in command && typeof command.outcome !== 'string' ? command.outcome : null,
    'note' in command && typeof command.note !== 'string' ? command.note : null,
    'subjectsText' in command ? command.subjectsText : null,
  ];
  return present(found);
}

const aheadTexts = (command: Command): readonly WrittenText[] =>
  command.type === 'resolve' && command.ahead !== undefined
    ? present([command.ahead.decidedBy, command.ahead.why])
    : [];

function answersOf(command: Command): readonly WrittenText[] {
  if (command.type === 'refer') return Object.values(command.answers);
  if (command.type === 'escalate') {
    const { categoryNotes, answers } = command.content;
    return [...Object.values(categoryNotes), ...Object.values(answers)];
  }
  if (command.type !== 'raise') return [];
  return [
    ...Object.values(command.categoryNotes),
    ...Object.values(command.answers).flatMap((answer: WrittenAnswer) =>
      answer.kind === 'text' ? [answer.text] : [],
    ),
  ];
}

const openTexts = (open: OpenStage): readonly WrittenText[] => [
  ...present([open.reason, open.timescale?.reason ?? null]),
  ...Object.values(open.dropReasons ?? {}),
  ...open.consultations.flatMap(consultationTexts),
];

const planTexts = (plan: readonly WrittenPlanItem[]): readonly WrittenText[] =>
  plan.flatMap(({ task, owner }) => [task, owner]);

const consultationTexts = ({ view, notHeld }: WrittenConsultation): readonly WrittenText[] =>
  present([view, notHeld]);

const present = (texts: readonly (WrittenText | null)[]): readonly WrittenText[] =>
  texts.filter((text) => text !== null);
