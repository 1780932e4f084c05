import type { PersonId } from '../../people/index.ts';
import type { Stage } from '../../procedure/index.ts';
import { FIELD_LIMIT, invalid, keptPlan, planProblems, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { stopsOn } from '../ladder.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import { respondsAt } from '../standing.ts';
import type { CaseState, Reply } from '../state.ts';
import { keep } from '../text.ts';
import { happened, running, type Ask, type AtStage } from './ask.ts';

/**
 * A responder answers. One reply counts, whoever of those asked gives it (A-DO-04); it stops the clock
 * provisionally where the stage's limit is for a response, and where it is for a resolution when the
 * responder says that what was asked is done (A-X-03, A-SW-02). The raiser decides (A-X-09).
 */
export function reply(
  state: CaseState,
  command: CommandOf<'reply'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const seat = respondsAt(ask.who, command.stage);
  if (seat === null) return refuse({ reason: 'only-the-responder' });
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const last = at.entry.replies.at(-1);
  if (at.entry.answered && last !== undefined) {
    if (isSame(last, command, ask)) return NOTHING;
    const maySay = mayStillSayDone(at.stage, last, seat.onBehalfOf ?? ask.person);
    if (!command.done || !maySay) return refuse({ reason: 'already-answered' });
  }
  const problems = [
    ...textProblems('text', command.text, FIELD_LIMIT),
    ...planProblems('plan', command.plan, ask.today, ctx.calendar),
    ...planMissing(at, command),
  ];
  if (problems.length > 0) return invalid(problems);
  const replied = {
    type: 'Replied',
    stage: command.stage,
    text: keep(command.text),
    plan: keptPlan(command.plan),
    done: command.done,
    stopsClock: stopsClock(at.stage, command.done),
  } as const;
  if (at.stage.ends !== 'reply') return happened(replied);
  return happened(replied, {
    type: 'StageResolved',
    stage: command.stage,
    reason: keep(command.text),
  });
}

/** Where the procedure wants a plan, one that was given before counts (DU-83). */
function planMissing({ entry, stage }: AtStage, { plan }: CommandOf<'reply'>): readonly Problem[] {
  const given = plan.length > 0 || entry.replies.some((each) => each.plan.length > 0);
  return stage.reply?.plan === 'required' && !given
    ? [{ field: 'plan-1-task', what: 'missing' }]
    : [];
}

function stopsClock(stage: Stage, done: boolean): boolean {
  const stops = stopsOn(stage);
  const answered = stops.includes('response') || stops.includes('decision');
  return answered || (done && stops.includes('resolution'));
}

const isSame = (last: Reply, command: CommandOf<'reply'>, ask: Ask): boolean =>
  last.by === ask.person && last.text.hash === command.text.hash && last.done === command.done;

/**
 * Where the limit is for a resolution, whoever promised may say later that it is done, before the raiser
 * has decided (SW-37).
 */
export const mayStillSayDone = (stage: Stage, last: Reply, asked: PersonId): boolean =>
  stopsOn(stage).includes('resolution') && !last.done && (last.onBehalfOf ?? last.by) === asked;
