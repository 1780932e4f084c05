import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { JudgingView, StageView } from '../../domain/case/index.ts';
import { clip, firstRows, type Room } from '../elements/room.ts';
import { facts, heading, labelled, quiet, type Element, type Fact } from '../elements/text.ts';

type Word = JudgingView['words'][number];

/** What those who judge the last reply have said of it, with their reasons. */
export function judgingBlock(stage: StageView, room: Room): readonly Element[] {
  const { shown } = firstRows(stage.judging?.words ?? [], room);
  return [
    ...judgingFacts(stage, room),
    ...shown.flatMap((word) =>
      word.reason === null || word.reason === ''
        ? []
        : labelled(`Why, says ${who(word, room)}`, clip(word.reason, room)),
    ),
  ];
}

/** The same in a line each, where the reasons stand elsewhere. */
export function judgingFacts({ judging }: StageView, room: Room): readonly Element[] {
  if (judging === null) return [];
  const { shown, left } = firstRows(judging.words, room);
  return [
    heading('Is the answer enough?'),
    facts(shown.map((word): Fact => [who(word, room), wordOf(word)])),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

const who = ({ own, post, role }: Word, room: Room): string =>
  own ? 'You' : clip(post === '' ? role : post, { chars: Math.min(120, room.chars) });

function wordOf({ id, satisfied, at }: Word): string {
  if (satisfied === null || at === null) {
    return id === null ? 'Nobody holds this post; it is not waited for' : 'No word yet';
  }
  return `${satisfied ? 'Enough' : 'Not enough yet'}, ${shortDayAndTime(at)}`;
}
