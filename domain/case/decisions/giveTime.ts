import {
  askedAt,
  FIELD_LIMIT,
  invalid,
  mustFill,
  otherwiseProblems,
  textProblems,
} from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { extensible } from '../ladder.ts';
import { maximumReached, moreTimeProblems } from '../latestDue.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import { waitsForStart } from '../startEvent.ts';
import type { CaseState, StageEntry } from '../state.ts';
import { keep } from '../text.ts';
import { wholeExtended } from '../wholeExtended.ts';
import { happened, running, type Ask } from './ask.ts';

/**
 * The raiser allows more time, asked for or not (DU-52, WF). The stage's due day moves, the whole limit
 * only where the procedure says so (A-DU-16); what the procedure wants recorded is compulsory (DU-53 to
 * DU-55). Where the stage has a maximum, no later day can be given.
 */
export function giveTime(
  state: CaseState,
  command: CommandOf<'giveTime'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const { entry, stage } = at;
  const { extension } = ctx.procedure;
  if (extension === null || !extensible(ctx.procedure, stage)) {
    return refuse({ reason: 'more-time-not-in-procedure' });
  }
  if (waitsForStart(entry, ctx)) return refuse({ reason: 'time-not-begun' });
  const from = entry.clock?.due ?? null;
  if (isGivenAlready(entry, command)) return NOTHING;
  const latest = maximumReached(at, ask.today, ctx);
  if (latest !== null) return refuse({ reason: 'no-more-time', latest });
  const fields = extension.record.filter((field) => askedAt(field, stage));
  const problems = [
    ...moreTimeProblems(command.until, at, ask.today, ctx),
    ...fields.flatMap((field) => [
      ...textProblems(
        field.key,
        command.record[field.key],
        field.maxLength ?? FIELD_LIMIT,
        mustFill(field, stage),
      ),
      ...otherwiseProblems(field, command.record[field.key]?.value ?? ''),
    ]),
  ];
  if (problems.length > 0) return invalid(problems);
  return happened(
    {
      type: 'TimeGiven',
      stage: command.stage,
      from,
      until: command.until,
      record: Object.fromEntries(
        fields.flatMap(({ key }) => {
          const text = command.record[key];
          return text === undefined ? [] : [[key, keep(text)]];
        }),
      ),
      asked: entry.timeRequest?.answer.kind === 'open',
    },
    ...wholeExtended(state, from, command.until, ctx),
  );
}

const isGivenAlready = (entry: StageEntry, { until }: CommandOf<'giveTime'>): boolean =>
  entry.clock?.due === until && entry.extensions.at(-1)?.until === until;
