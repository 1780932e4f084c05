import type { Doubt } from './doubt.ts';
import type { Procedure, Task, TextRule } from './model.ts';

/** Where one part of a procedure leans on a question of its form, the form must ask that question. */
export const questionDoubts = (p: Procedure): readonly Doubt[] => [
  ...(p.beside?.raiserClocks ?? []).flatMap(({ from }, at) =>
    noDay(p, from, ['beside', 'raiserClocks', String(at), 'from']),
  ),
  ...p.fields.flatMap(({ key, requiredWith }, at) =>
    requiredWith === key
      ? [unknown(p, requiredWith, ['fields', String(at), 'requiredWith'])]
      : missing(p, requiredWith, ['fields', String(at), 'requiredWith']),
  ),
  ...(p.beside?.tasks ?? []).flatMap((task, at) => [
    ...missing(p, task.forAnswer, ['beside', 'tasks', String(at), 'forAnswer']),
    ...twoDays(p, task, String(at)),
    ...planDays(task, String(at)),
    ...neverThere(task, String(at)),
    ...(task.from === undefined
      ? []
      : noDay(p, task.from, ['beside', 'tasks', String(at), 'from'])),
    ...nothingCounted(task, String(at)),
  ]),
  ...(p.beside?.texts ?? []).flatMap((text, at) => textDoubts(p, text, String(at))),
];

function noDay({ fields }: Procedure, from: string, path: readonly string[]): readonly Doubt[] {
  if (fields.find(({ key }) => key === from)?.kind === 'date') return [];
  const message = `'${from}' is no date question of this form. Name the key of one, so that there is a day to count from.`;
  return [{ severity: 'error', code: 'no-such-day', message, path }];
}

/** A day to count from counts nothing where no days are stated. */
function nothingCounted({ from, within }: Task, at: string): readonly Doubt[] {
  if (from === undefined || within !== null) return [];
  const message = `This task counts from '${from}', and has no days to count. Give it 'within', or take 'from' out.`;
  return [
    { severity: 'error', code: 'nothing-counted', message, path: ['beside', 'tasks', at, 'from'] },
  ];
}

/** Some texts hold answers of the form; the others are made of what happened. */
function textDoubts(p: Procedure, text: TextRule, at: string): Doubt[] {
  const { kind, answers, stages, answerLabels = {}, matter } = text;
  const path = ['beside', 'texts', at];
  const error = (code: string, message: string, ...entry: readonly string[]): Doubt => ({
    severity: 'error',
    code,
    message,
    path: [...path, ...entry],
  });
  const holds = kind === 'mail' || kind === 'answers';
  if (holds && answers === undefined) {
    return [error('empty-text', "This text would say nothing. Add 'answers'.", 'kind')];
  }
  if (!holds && answers !== undefined) {
    const message = `A text of the kind '${kind}' is made of what happened. Take 'answers' out, or make it a mail.`;
    return [error('needless-answers', message, 'answers')];
  }
  const ofMail = { stages, matter, answerLabels: text.answerLabels };
  const needless = Object.entries(ofMail).find(([, value]) => value !== undefined)?.[0];
  if (kind !== 'mail' && needless !== undefined) {
    const message = `Only a mail has '${needless}'. Take it out, or make it a mail.`;
    return [error('not-a-mail', message, needless)];
  }
  const unheld = Object.keys(answerLabels)
    .filter((key) => answers?.includes(key) !== true)
    .map((key) => {
      const message = `'${key}' is not among the 'answers' of this mail, so that its label stands nowhere. Name it there, or take the label out.`;
      return error('label-of-nothing', message, 'answerLabels', key);
    });
  return [
    ...(answers ?? []).flatMap((key, n) => missing(p, key, [...path, 'answers', String(n)])),
    ...unheld,
  ];
}

const missing = (p: Procedure, key: string | undefined, path: readonly string[]) =>
  key === undefined || p.fields.some((field) => field.key === key) ? [] : [unknown(p, key, path)];

function unknown({ fields }: Procedure, key: string, path: readonly string[]): Doubt {
  const others = fields.map((field) => field.key).filter((each) => each !== key);
  const message = `'${key}' is no other question of this form. The questions are ${others.join(', ')}.`;
  return { severity: 'error', code: 'no-such-question', message, path };
}

/** A typed day and a count would be two due days for one task. */
function twoDays({ fields }: Procedure, { forAnswer, within }: Task, at: string): readonly Doubt[] {
  const asked = fields.find(({ key }) => key === forAnswer);
  if (asked?.kind !== 'date' || within === null) return [];
  const message = `This task is due on the day that is typed in '${asked.key}', and after a number of days too. Make 'within' null, or name another question.`;
  return [
    { severity: 'error', code: 'two-due-days', message, path: ['beside', 'tasks', at, 'within'] },
  ];
}

/** A plan comes with a reply, and its last day is the task's one day. */
function planDays({ byPlan, on, within, forAnswer }: Task, at: string): readonly Doubt[] {
  if (byPlan !== true || (on === 'answered' && within === null && forAnswer === undefined))
    return [];
  const message =
    "With 'byPlan' the days come from a reply's plan: then 'on' is 'answered', 'within' is null, and 'forAnswer' is left out.";
  return [
    { severity: 'error', code: 'plan-days', message, path: ['beside', 'tasks', at, 'byPlan'] },
  ];
}

/** What comes up when the stage has ended, and ends with it, is never there. */
function neverThere({ untilEnd, on }: Task, at: string): readonly Doubt[] {
  if (untilEnd !== true || on === 'opened' || on === 'answered') return [];
  const message = `This task comes up when the stage has ended ('${on}') and ends with it, so that nobody is ever asked. Make 'on' opened or answered, or take 'untilEnd' out.`;
  return [
    { severity: 'error', code: 'never-there', message, path: ['beside', 'tasks', at, 'untilEnd'] },
  ];
}
