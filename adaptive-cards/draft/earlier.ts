import type { DraftForm } from '../../domain/case/index.ts';
import { clip, lastRows, type Room } from '../elements/room.ts';
import { heading, list, quiet, say, type Element } from '../elements/text.ts';
import { earlierWords, othersWords } from '../wording/caseTexts.ts';

/** What was raised before under the same record numbers, so that nothing is raised twice (A-CPC-03). */
export function earlierBlock({ earlier, procedure }: DraftForm, room: Room): readonly Element[] {
  if (earlier === undefined || procedure === null) return [];
  const { cases, others } = earlier;
  if (cases.length + others === 0) return [];
  const { shown, left } = lastRows(cases, room);
  return [
    heading('Raised before'),
    say(`Under the same ${procedure.labels.recordNumber}:`),
    ...list([
      ...shown.map((each) => clip(earlierWords(each), { chars: 200 })),
      ...othersWords(others),
    ]),
    ...(left === 0 ? [] : [quiet(`and ${left} earlier`)]),
  ];
}
