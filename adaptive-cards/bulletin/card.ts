import type { Bulletin } from '../../domain/bulletin/index.ts';
import { card, type Card } from '../elements/card.ts';
import { firstRows, fit, type Room } from '../elements/room.ts';
import { heading, list, quiet, say, type Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import type { BulletinSection } from './bulletinWords.ts';
import { bulletinWords } from './presenter.ts';

export const bulletinCard = (content: Bulletin, keys: Keys): Card => {
  const { title, lead, sections, buttons } = bulletinWords(content);
  return fit((room) =>
    card(
      [
        heading(title, 1),
        ...lead.map(say),
        ...sections.flatMap((each) => section(each, room, keys)),
        ...(buttons?.(keys) ?? []),
      ],
      { fallbackText: title },
    ),
  );
};

function section(
  { heading: words, lines, buttons }: BulletinSection,
  room: Room,
  keys: Keys,
): readonly Element[] {
  const { shown, left } = firstRows(lines, room);
  return [
    heading(words),
    ...list(shown),
    ...(left === 0 ? [] : [quiet(`And ${String(left)} more.`)]),
    ...(buttons?.(keys) ?? []),
  ];
}
