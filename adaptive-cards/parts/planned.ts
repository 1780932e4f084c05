import { longDay } from '../../domain/calendar/index.ts';
import type { StageView } from '../../domain/case/index.ts';
import { clip, type Room } from '../elements/room.ts';
import { strong, written, type Element } from '../elements/text.ts';

type Task = StageView['replies'][number]['plan'][number];

/** Agreed tasks with owner and day, as people wrote them. */
export function planned(plan: readonly Task[], room: Room): readonly Element[] {
  if (plan.length === 0) return [];
  return [
    strong('Agreed tasks'),
    ...plan.flatMap(({ task, owner, due }, index) =>
      written(`${index + 1}. ${clip(task, room)} (${clip(owner, room)}, by ${longDay(due)})`),
    ),
  ];
}
