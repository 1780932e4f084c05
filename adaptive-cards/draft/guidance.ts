import type { Stage } from '../../domain/procedure/index.ts';
import { clip, firstRows, type Room } from '../elements/room.ts';
import { list, quiet, strong, type Element } from '../elements/text.ts';

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
