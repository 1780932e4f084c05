import type { Day } from '../../domain/calendar/index.ts';
import type { Task } from '../../domain/procedure/index.ts';
import { answerWords, tellsWords } from '../picture/besideWords.ts';
import { spanWords, titleOf } from '../picture/words.ts';
import type { Player } from './player.ts';
import { ruleOf } from './steps.ts';

export interface PlayedTask {
  readonly title: string;
  readonly by: string;
  readonly on: Task['on'];
  /** It ends with the stage. */
  readonly untilEnd: boolean;
  /** Known once it has come up. */
  readonly due: Day | null;
  /** The days in words; null: none are stated. */
  readonly within: string | null;
  /** The answer of the form on which it hangs; empty: none. */
  readonly hangsOn: string;
  /** Who is told when it is done, in words; empty: nobody. */
  readonly tells: string;
}

/** What the stage asks people to do beside answering, now or later. */
export function tasksOf(opened: Player): readonly PlayedTask[] {
  const { key } = ruleOf(opened);
  const { current, tasks: up } = opened.view();
  const { procedure } = opened.ctx;
  return (procedure.beside?.tasks ?? [])
    .filter(({ stages }) => stages === undefined || stages.includes(key))
    .map((rule) => {
      const { key: task, title, by, on, within } = rule;
      const found = up.find((each) => each.task === task && each.entry === current.entry);
      const posts = (found?.by ?? []).map(({ post }) => post).join(', ');
      return {
        title,
        by: posts === '' ? titleOf(by, procedure) : posts,
        on,
        untilEnd: rule.untilEnd === true,
        due: found?.due ?? null,
        within: within === null ? null : spanWords(within),
        hangsOn: answerWords(rule, procedure),
        tells: tellsWords(rule, procedure),
      };
    });
}
