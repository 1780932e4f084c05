import type { Procedure, Stage } from '../../domain/procedure/index.ts';
import { clip, firstRows, type Room } from '../elements/room.ts';
import { list, quiet, say, strong, type Element } from '../elements/text.ts';

/** When a stage is meant, and examples for it, in the procedure's words: shown, never enforced. */
export function ruleTexts(stage: Stage, room: Room): readonly Element[] {
  const examples = firstRows(stage.examples ?? [], room);
  return [
    ...list((stage.entry ?? []).map((each) => clip(each, room))),
    ...(examples.shown.length === 0
      ? []
      : [strong('For example'), ...list(examples.shown.map((each) => clip(each.label, room)))]),
    ...(examples.left === 0 ? [] : [quiet(`and ${examples.left} more`)]),
  ];
}

/** Before anything is typed: where a child is in danger now, and what goes another way (DU-24, DU-15). */
export function beforeYouBegin({ beside }: Procedure, room: Room): readonly Element[] {
  const { immediate, otherRoutes = [] } = beside ?? {};
  const { shown, left } = firstRows(otherRoutes, room);
  return [
    ...(immediate === undefined
      ? []
      : [strong(immediate.question), say(clip(immediate.safeguarding.text, room))]),
    ...(shown.length === 0
      ? []
      : [
          strong('These go another way'),
          ...list(shown.map(({ label, sendTo }) => clip(`${label}: ${sendTo}`, room))),
        ]),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}
