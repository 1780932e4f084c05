import type { Bulletin } from '../../domain/bulletin/index.ts';
import type { BulletinWords } from './bulletinWords.ts';
import { dailyListWords } from './dailyList.ts';
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
  'daily-list': dailyListWords,
};

export function bulletinWords(content: Bulletin): BulletinWords {
  switch (content.kind) {
    case 'people':
      return PRESENTERS.people(content);
    case 'undelivered':
      return PRESENTERS.undelivered(content);
    case 'daily-list':
      return PRESENTERS['daily-list'](content);
  }
}
