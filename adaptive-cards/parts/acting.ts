import type { CaseView } from '../../domain/case/index.ts';
import { clip, type Room } from '../elements/room.ts';
import { strong, type Element } from '../elements/text.ts';
import { actsForWords } from '../wording/caseWords.ts';

/** For whom the reader of this card acts, on top of it; nothing where they act for themselves. */
export function acting(view: CaseView, room: Room): readonly Element[] {
  const words = actsForWords(view);
  return words === null ? [] : [strong(clip(words, room))];
}
