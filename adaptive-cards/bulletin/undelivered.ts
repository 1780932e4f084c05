import type { UndeliveredBulletin } from '../../domain/bulletin/index.ts';
import { longDay } from '../../domain/calendar/index.ts';
import { WHAT, whyWords } from '../undelivered/words.ts';
import type { BulletinWords } from './bulletinWords.ts';

const LEAD = {
  administrator: 'Type /undelivered to have it tried again, or to note that you saw to it by hand.',
  raiser:
    'Your administrator is told too. Please look at the case with /cases, and see to what cannot wait.',
} as const;

export function undeliveredWords({ to, lines }: UndeliveredBulletin): BulletinWords {
  return {
    title: 'Something could not be done',
    lead: [LEAD[to]],
    sections: [
      {
        heading: lines.length === 1 ? 'What it is' : `What it is (${String(lines.length)})`,
        lines: lines.map(
          ({ reference, what, on, code }) =>
            `${reference ?? 'No case is known'}: ${WHAT[what]}; ${whyWords(code)}. ${longDay(on)}.`,
        ),
      },
    ],
  };
}
