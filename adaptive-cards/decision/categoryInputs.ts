import type { Categories } from '../../domain/procedure/index.ts';
import { LIMITS, type Input, type Option } from '../elements/inputs.ts';

const OTHER: Option = { value: 'other', title: 'Other (say what)' };

/** The procedure's list of categories, and a line for each that asks for words. */
export function categoryInputs(list: Categories, mustFill: boolean): readonly Input[] {
  const under = (key: string | undefined): string => {
    const theme = list.choices.find((each) => each.key === key);
    return theme === undefined ? '' : `${theme.label}: `;
  };
  const options = [
    ...list.choices.map((each) => ({
      value: each.key,
      title: `${under(each.under)}${each.label}`,
    })),
    ...(list.other ? [OTHER] : []),
  ];
  return [
    {
      kind: list.several ? 'choices' : 'choice',
      id: 'category',
      label: list.label,
      options,
      ...(mustFill ? { required: true } : {}),
    },
    ...list.choices.flatMap((each): Input[] =>
      each.ask === undefined ? [] : [note(each.key, `If “${each.label}”: ${each.ask.label}`)],
    ),
    ...(list.other ? [note(OTHER.value, 'If other: say what')] : []),
  ];
}

const note = (key: string, label: string): Input => ({
  kind: 'text',
  id: `category-note-${key}`,
  label,
  max: LIMITS.note,
});
