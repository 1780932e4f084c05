import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { clip, firstRows, fit, type Room } from '../elements/room.ts';
import { heading, quiet, say, strong, written, type Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import { lineWords, SECTIONS, type CaseLine, type CaseLines } from './presenter.ts';

/** A person's own cases, by what they ask of that person. */
export function caseListCard(cases: CaseLines, keys: Keys): Card {
  return fit((room) =>
    card(
      [
        heading('My cases', 1),
        ...SECTIONS.flatMap(({ kind, title, empty }) => {
          const lines = cases.lines.filter((each) => each.list === kind);
          return section(title, empty, lines, cases, keys, room);
        }),
        ...(cases.more
          ? [say('There are more. Type /case and a reference to open one that is not shown.')]
          : []),
        ...buttons([
          press({ verb: 'startDraft', title: 'Escalate', address: {}, keys }),
          press({ verb: 'help', title: 'Help', address: {}, keys }),
        ]),
      ],
      { fallbackText: 'My cases' },
    ),
  );
}

function section(
  title: string,
  empty: string,
  lines: readonly CaseLine[],
  cases: CaseLines,
  keys: Keys,
  room: Room,
): readonly Element[] {
  if (lines.length === 0) return empty === '' ? [] : [heading(title), say(empty)];
  const { shown, left } = firstRows(lines, room);
  return [
    heading(`${title} (${lines.length})`),
    ...shown.flatMap((line) => caseLine(line, cases, keys, room)),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

function caseLine(line: CaseLine, cases: CaseLines, keys: Keys, room: Room): readonly Element[] {
  return [
    strong(line.reference),
    ...(line.subject === null
      ? []
      : written(clip(line.subject, { chars: Math.min(80, room.chars) }))),
    say(lineWords(line, cases.today)),
    ...buttons([
      press({
        verb: 'showCase',
        title: `Open ${line.reference}${TAILS[line.list]}`,
        address: { caseId: line.caseId },
        keys,
        detail: `${line.reference}-${line.list}`,
      }),
    ]),
  ];
}

/** A case may stand in two sections; its buttons still differ by their titles. */
const TAILS: Readonly<Record<CaseLine['list'], string>> = {
  answer: '',
  arrange: ' to arrange',
  record: ' to record',
  do: ' to do',
  raised: ' as raiser',
  copied: ' as copy',
};
