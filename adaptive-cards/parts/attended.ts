import type { MeetingView } from '../../domain/case/index.ts';
import { clip, type Room } from '../elements/room.ts';
import { say, type Element } from '../elements/text.ts';
import { listWords } from '../wording/caseWords.ts';

/** Who was at a meeting that was held; nothing where it was not asked. */
export function attended({ attended: people }: MeetingView, room: Room): readonly Element[] {
  if (people === null) return [];
  const posts = listWords(
    people.map(({ post }) => post),
    'and',
  );
  return [
    say(clip(posts === '' ? 'Nobody of those invited was there.' : `There: ${posts}.`, room)),
  ];
}
