import {
  localDay,
  momentAt,
  nextWorkingDay,
  plusHours,
  type Moment,
} from '../../domain/calendar/index.ts';
import type { ArmedRung } from '../../domain/case/index.ts';
import type { Stage } from '../../domain/procedure/index.ts';
import type { Player } from './player.ts';
import { categoryOf, openingOf, REASON, typedAt } from './typed.ts';

/** Far more than any procedure has in one stage. */
const MOST_RUNGS = 100;

type Seen = (after: Player, rung: ArmedRung) => void;
const unseen: Seen = () => undefined;

/** The rule of the stage that runs. */
export function ruleOf(player: Player): Stage {
  const { current } = player.view();
  const rule = player.ctx.procedure.stages.find(({ key }) => key === current.stage);
  if (rule === undefined) throw new Error(`There is no stage ${current.stage}.`);
  return rule;
}

const nextMorning = ({ now, ctx }: Player): Moment =>
  momentAt(nextWorkingDay(ctx.calendar, localDay(now)), '10:00');

/**
 * Where the clock of the stage waits for something to happen: on the next working morning one of those
 * named records that it happened that day. Everywhere else the clock has begun with the delivery.
 */
export function begun(player: Player, seen: Seen = unseen): Player {
  const { current } = player.view();
  if (current.start?.on !== null) return player;
  const later = nextMorning(player);
  let so = player;
  for (let rung = so.nextRung(); rung !== null && rung.at < later; rung = so.nextRung()) {
    so = so.fires(rung);
    seen(so, rung);
  }
  const [by = 'raiser'] = ruleOf(player).clock?.from?.by ?? [];
  return so
    .at(later)
    .does({ type: 'recordStart', stage: current.entry, on: localDay(later) }, player.who(by));
}

/** The case when the stage has become overdue and been told so; a stage without a day: at once. */
export function waited(player: Player, seen: Seen = unseen): Player {
  let so = begun(player, seen);
  if (so.view().current.due === null) return so;
  for (let n = 0; n < MOST_RUNGS; n += 1) {
    const rung = so.nextRung();
    if (rung === null) return so;
    so = so.fires(rung);
    seen(so, rung);
    if (rung.clock === 'stage' && rung.rung === 'overdue') return so;
  }
  return so;
}

/** The raiser goes on to the next stage an hour later; after a stage without a day, on the next working day. */
export function movedOn(player: Player): Player | null {
  const { nextStages, current } = player.view();
  const next = nextStages[0];
  const { procedure } = player.ctx;
  const stage = procedure.stages.find(({ key }) => key === next?.stage);
  if (stage === undefined) return null;
  const so = player.at(current.due === null ? nextMorning(player) : plusHours(player.now, 1));
  const category = so.present.content.categories.length > 0 ? NO_CATEGORY : categoryOf(procedure);
  return so
    .does({
      type: 'escalate',
      stage: current.entry,
      reason: REASON,
      content: { ...category, answers: typedAt(procedure, stage, localDay(so.now)) },
      open: openingOf(stage, so, false),
    })
    .delivered();
}

const NO_CATEGORY = { categories: [], categoryNotes: {} };
