import type { NextStage } from '../../domain/case/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import type { Input } from '../elements/inputs.ts';
import { categoryInputs } from './categoryInputs.ts';
import { fieldInput } from './fieldInputs.ts';

/** Characters of earlier answers that one form holds; a card as a whole holds 28 KB (platform 2.2). */
const MOST_FILLED = 6000;

/**
 * What the next stage's form asks: what it makes compulsory and the case does not say yet (DU-44, CB-54,
 * WF-48), and what was said before, to be brought up to date (DU-76).
 */
export function contentInputs(procedure: Procedure, { asks }: NextStage): readonly Input[] {
  const missing = fieldsOf(procedure, asks, ({ value }) => value === '');
  const said = fieldsOf(procedure, asks, ({ value }) => value !== '');
  return [
    ...(procedure.categories === null || asks.categories === null
      ? []
      : categoryInputs(procedure.categories, asks.categories.mustFill)),
    ...missing.map(({ field, mustFill }) => fieldInput(field, mustFill)),
    ...(said.length === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: 'What was written before. Change what has changed since.',
          },
        ]),
    ...filled(said),
  ];
}

type Asked = NextStage['asks']['fields'][number];

const fieldsOf = (
  procedure: Procedure,
  { fields }: NextStage['asks'],
  which: (asked: Asked) => boolean,
) =>
  fields.filter(which).flatMap((asked) => {
    const field = procedure.fields.find(({ key }) => key === asked.key);
    return field === undefined ? [] : [{ ...asked, field }];
  });

/** Each with its earlier answer, as far as the card has room; an empty one keeps what the case says. */
function filled(said: ReturnType<typeof fieldsOf>): readonly Input[] {
  const inputs: Input[] = [];
  let room = MOST_FILLED;
  for (const { field, value } of said) {
    const fits = value.length <= room;
    if (fits) room -= value.length;
    const input = fieldInput(field, false);
    inputs.push(
      fits
        ? { ...input, value }
        : { ...input, help: 'Too long to show here. It stays as it is unless you write it anew.' },
    );
  }
  return inputs;
}
