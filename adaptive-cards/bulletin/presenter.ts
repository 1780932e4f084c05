import type { Bulletin } from '../../domain/bulletin/index.ts';
import type { BulletinWords } from './bulletinWords.ts';
import { peopleWords } from './people.ts';

/** A presenter for each kind. */
const PRESENTERS: {
  readonly [Kind in Bulletin['kind']]: (
    content: Extract<Bulletin, { readonly kind: Kind }>,
  ) => BulletinWords;
} = {
  people: peopleWords,
};

export const bulletinWords = (content: Bulletin): BulletinWords =>
  PRESENTERS[content.kind](content);
