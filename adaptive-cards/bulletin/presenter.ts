import type { Bulletin } from '../../domain/bulletin/index.ts';
import type { BulletinWords } from './bulletinWords.ts';
import { peopleWords } from './people.ts';
import { undeliveredWords } from './undelivered.ts';

/** A presenter for each kind. */
const PRESENTERS: {
  readonly [Kind in Bulletin['kind']]: (
    content: Extract<Bulletin, { readonly kind: Kind }>,
  ) => BulletinWords;
} = {
  people: peopleWords,
  undelivered: undeliveredWords,
};

export const bulletinWords = (content: Bulletin): BulletinWords =>
  content.kind === 'people' ? PRESENTERS.people(content) : PRESENTERS.undelivered(content);
