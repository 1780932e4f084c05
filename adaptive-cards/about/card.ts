import type { Procedure } from '../../domain/procedure/index.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { clip, firstRows, fit, type Room } from '../elements/room.ts';
import { facts, heading, list, quiet, say, type Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import { capital, spanWords } from '../wording/dates.ts';
import { ladderFacts, wholeFacts } from './presenter.ts';

/** What an authority's procedure is and what is worth knowing of it; it says nothing of any case. */
export function aboutCard(procedure: Procedure, others: readonly Procedure[], keys: Keys): Card {
  const title = `About the ${procedure.labels.process}`;
  return fit((room) =>
    card(
      [
        heading(title, 1),
        quiet(`${procedure.authority}, version ${procedure.version}`),
        ...(procedure.about ?? []).map(({ text }) => say(clip(text, room))),
        heading(`${capital(procedure.labels.step)}s`),
        facts([...ladderFacts(procedure), ...wholeFacts(procedure)]),
        ...otherRoutes(procedure, room),
        ...guidance(procedure, room),
        ...buttons([
          ...others.map(({ id, title: named }) =>
            press({
              verb: 'showAbout',
              title: named,
              address: {},
              keys,
              data: { about: id },
              detail: id,
            }),
          ),
          press({ verb: 'help', title: 'Help', address: {}, keys }),
        ]),
      ],
      { fallbackText: title },
    ),
  );
}

function otherRoutes({ beside }: Procedure, room: Room): readonly Element[] {
  const { shown, left } = firstRows(beside?.otherRoutes ?? [], room);
  if (shown.length === 0) return [];
  const words = shown.map(({ label, sendTo, within }) =>
    clip(`${label}: ${sendTo}${within === undefined ? '' : `, ${spanWords(within)}`}`, room),
  );
  return [
    heading('These go another way'),
    ...list(words),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

const guidance = ({ beside }: Procedure, room: Room): readonly Element[] =>
  (beside?.guidance ?? []).flatMap(({ label, choices }) => {
    const { shown, left } = firstRows(choices, room);
    return [
      heading(label),
      ...list(shown.map((each) => clip(each.label, room))),
      ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
    ];
  });
