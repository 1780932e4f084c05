import type { UndeliveredTold } from '../../domain/bulletin/index.ts';
import { longDay } from '../../domain/calendar/index.ts';
import { buttons, execute, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { inputElements } from '../elements/inputs.ts';
import { firstRows, fit } from '../elements/room.ts';
import { alarm, heading, quiet, say, strong, type Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import { HOW } from './input.ts';
import { WHAT, whyWords } from './words.ts';

export interface UndeliveredRow extends UndeliveredTold {
  /** Names the dead letter. */
  readonly letter: string;
}

/** What came of the last press on the list. */
export type UndeliveredAnswer = 'tried' | 'handled' | 'gone' | 'say-how';

const ANSWERS: Readonly<Record<UndeliveredAnswer, string>> = {
  tried: 'It is being tried again. If it does not work out, it comes back to this list.',
  handled: 'It is noted that somebody has seen to it, with what you wrote.',
  gone: 'Somebody has seen to that one already. This is the list as it is now.',
  'say-how': 'Nothing was changed yet. Please write what was done, then press the button again.',
};

/** Work that could not be done: to be tried again, or seen to by hand and noted. */
export function undeliveredCard(
  rows: readonly UndeliveredRow[],
  answer: UndeliveredAnswer | null,
  keys: Keys,
): Card {
  return fit((room) => {
    const { shown, left } = firstRows(rows, room);
    return card(
      [
        heading('What could not be done', 1),
        ...(answer === null
          ? []
          : [answer === 'say-how' ? alarm(ANSWERS[answer]) : say(ANSWERS[answer])]),
        ...(rows.length === 0 ? [say(emptyWords(answer))] : []),
        ...shown.flatMap((row, at) => rowElements(row, at + 1, keys)),
        ...(left === 0 ? [] : [quiet(`And ${String(left)} more, when these are seen to.`)]),
        ...(rows.length === 0
          ? []
          : inputElements(
              {
                kind: 'text',
                id: HOW,
                label: 'What was done, where you saw to one by hand. Please name nobody.',
                required: false,
                max: 300,
              },
              { typed: {}, problems: [], room },
            )),
      ],
      { fallbackText: 'What could not be done' },
    );
  });
}

/** What is being tried again is not yet done. */
const emptyWords = (answer: UndeliveredAnswer | null): string =>
  answer === 'tried' ? 'Nothing else is on this list.' : 'Nothing is left: everything was done.';

function rowElements(row: UndeliveredRow, n: number, keys: Keys): readonly Element[] {
  const { letter, reference, what, on, code } = row;
  const about = { address: {}, keys, data: { letter }, detail: letter.slice(0, 150) };
  return [
    strong(`${String(n)}. ${WHAT[what]}`),
    say(`${reference ?? 'No case is known'} · ${longDay(on)} · ${whyWords(code)} (${code})`),
    ...buttons([
      press({ verb: 'retryUndelivered', title: `Try ${String(n)} again`, ...about }),
      execute({ verb: 'handleUndelivered', title: `${String(n)} is done by hand`, ...about }),
    ]),
  ];
}
