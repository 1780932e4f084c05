import type { Problem } from '../../domain/case/index.ts';
import type { Person } from '../../domain/people/index.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { opens, type Form } from '../elements/form.ts';
import { LIMITS, type Typed } from '../elements/inputs.ts';
import { fit } from '../elements/room.ts';
import { facts, heading, list, quiet, say, type Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import { choiceOf, FINDING, isLong } from './people.ts';

export interface HandOverPeople {
  readonly people: readonly Person[];
  readonly typed: Typed;
  readonly problems: readonly Problem[];
}

/** Whose cases, to whom, and which of them. */
export function handOverForm({ people, typed, problems }: HandOverPeople, keys: Keys): Card {
  const form: Form = {
    verb: 'showHandOver',
    title: 'Hand over all cases of a person',
    send: isLong(people) ? 'Go on' : 'Show what would be handed over',
    intro: ['Nothing changes before you confirm. No due day moves.'],
    address: {},
    data: { form: isLong(people) ? FINDING : 'showHandOver' },
    inputs: [
      ...choiceOf('hand-from', 'From whom', people, typed),
      ...choiceOf('hand-to', 'To whom', people, typed),
      {
        kind: 'choices',
        id: 'hand-parts',
        label: 'Which open cases',
        required: true,
        options: [
          { value: 'raised', title: 'Cases that they raised' },
          { value: 'asked', title: 'Cases in which they are asked to answer' },
        ],
        value: 'raised,asked',
      },
    ],
  };
  return fit((room) =>
    card(opens(form, { verb: form.verb, typed, problems }, keys, room), {
      fallbackText: form.title,
    }),
  );
}

export interface HandOverShown {
  readonly from: Person;
  readonly to: Person;
  readonly parts: readonly string[];
  readonly raised: readonly string[];
  readonly asked: readonly string[];
  readonly left: number;
}

/** How many, and which by their references alone; after that why, and the button that does it. */
export function handOverPreview(
  shown: HandOverShown,
  keys: Keys,
  again: { readonly typed: Typed; readonly problems: readonly Problem[] } | null = null,
): Card {
  const { from, to, parts, raised, asked } = shown;
  const counts = facts([
    ['From', from.post],
    ['To', to.post],
    ['Raised by them', String(raised.length)],
    ['To be answered by them', String(asked.length)],
  ]);
  const form: Form = {
    verb: 'handOverAll',
    title: 'Hand over all cases of a person',
    send: `Hand over ${raised.length + asked.length} now`,
    intro: ['Whoever has them now and whoever had them are told. Every due day stays as it is.'],
    address: {},
    shows: [
      counts,
      ...references('Raised', raised),
      ...references('To be answered', asked),
      ...leftWords(shown),
    ],
    data: { 'hand-from': from.id, 'hand-to': to.id, 'hand-parts': parts.join(',') },
    detail: `${from.id}.${to.id}.${parts.join('-')}`,
    inputs: [
      {
        kind: 'text',
        id: 'hand-reason',
        label: 'Why',
        help: 'This goes on the record of each case. Leave out names and details of a child.',
        long: true,
        required: true,
        max: LIMITS.reason,
      },
    ],
  };
  const change = buttons([
    press({ verb: 'showHandOver', title: 'Choose again', address: {}, keys }),
  ]);
  return fit((room) =>
    card(
      raised.length + asked.length === 0
        ? [heading('There is nothing to hand over', 1), counts, ...leftWords(shown), ...change]
        : [
            ...opens(
              form,
              { verb: form.verb, typed: again?.typed ?? {}, problems: again?.problems ?? [] },
              keys,
              room,
            ),
            ...change,
          ],
      { fallbackText: form.title },
    ),
  );
}

const MOST_SHOWN = 40;

const references = (title: string, cases: readonly string[]): readonly Element[] =>
  cases.length === 0
    ? []
    : [
        heading(title),
        say(cases.slice(0, MOST_SHOWN).join(', ')),
        ...(cases.length > MOST_SHOWN ? [quiet(`and ${cases.length - MOST_SHOWN} more`)] : []),
      ];

const leftWords = ({ left, to }: HandOverShown): readonly Element[] =>
  left === 0
    ? []
    : [
        say(
          `${left === 1 ? 'One more stays' : `${left} more stay`} where they are: ${to.post} holds no post for them, or they are not yours to hand over.`,
        ),
      ];

export interface HandOverDone {
  readonly done: readonly string[];
  readonly left: number;
  readonly failed: number;
  readonly more: boolean;
}

/** What became of it, with what to do about the rest. */
export function handOverDone({ done, left, failed, more }: HandOverDone, keys: Keys): Card {
  return card(
    [
      heading(`${done.length === 1 ? 'One case is' : `${done.length} cases are`} handed over`, 1),
      ...(done.length === 0 ? [] : [say(done.slice(0, MOST_SHOWN).join(', '))]),
      ...list([
        ...(left === 0
          ? []
          : [`${left} stay as they were: somebody was quicker, or a rule says no.`]),
        ...(failed === 0
          ? []
          : [`${failed} could not be reached just now. Nothing of them was changed. Try again.`]),
        ...(more ? ['There are more. Begin again for the rest.'] : []),
      ]),
      ...(left + failed === 0 && !more
        ? []
        : buttons([press({ verb: 'showHandOver', title: 'Begin again', address: {}, keys })])),
    ],
    { fallbackText: 'Handed over' },
  );
}
