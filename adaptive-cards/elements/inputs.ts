import type { Problem } from '../../domain/case/index.ts';
import { problemWords } from '../wording/problems.ts';
import { clip, type Room } from './room.ts';
import { alarm, quiet, say, type Element } from './text.ts';

/** Characters of the fixed inputs; a procedure's own fields say their own. */
export const LIMITS = { long: 4000, reason: 2000, task: 500, owner: 200, note: 1000 } as const;

interface Named {
  /** The procedure's field key, or a fixed id. */
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly value?: string;
}

export interface Option {
  readonly value: string;
  readonly title: string;
}

export type Input =
  | (Named & { readonly kind: 'text'; readonly max: number; readonly long?: boolean })
  | (Named & { readonly kind: 'date' | 'time' })
  | (Named & { readonly kind: 'choice'; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'choices'; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'tick'; readonly title: string })
  /** Guidance between inputs. */
  | { readonly kind: 'note'; readonly text: string };

/** What a person has typed so far, by input id. */
export type Typed = Readonly<Record<string, string>>;

export interface Filled {
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  readonly room: Room;
}

/** A choice of a person that chooses none. */
export const NOBODY_CHOSEN = 'none';

export const YES_NO: readonly Option[] = [
  { value: 'yes', title: 'Yes' },
  { value: 'no', title: 'No' },
];

export const labelOf = (inputs: readonly Input[], id: string): string => {
  for (const input of inputs) if (input.kind !== 'note' && input.id === id) return input.label;
  return 'This form';
};

/** One input with its help, its problem in words, and what was typed before. */
export function inputElements(input: Input, filled: Filled): readonly Element[] {
  if (input.kind === 'note') return [say(input.text)];
  const problems = filled.problems.filter((each) => each.field === input.id);
  const value = filled.typed[input.id] ?? input.value;
  const help = input.help === undefined ? [] : [quiet(clip(input.help, filled.room))];
  const errors = problems.map((each) => alarm(`Problem: ${problemWords(each)}`));
  const asked = element(input, value === '' ? undefined : value, filled.room);
  return withItsWords([...help, ...errors], asked);
}

/** What stands above a question is read with it, not with the one before. */
function withItsWords(words: readonly Element[], asked: Element): readonly Element[] {
  const [first, ...rest] = words;
  if (first === undefined) return [asked];
  return [{ ...first, spacing: 'Large' }, ...rest, { ...asked, spacing: 'Small' }];
}

const ERRORS = {
  text: 'Write an answer here.',
  date: 'Choose a day.',
  time: 'Choose a time.',
  choice: 'Choose an answer.',
  choices: 'Choose at least one.',
  tick: 'Choose an answer.',
} as const;

/** An input that a person can fill. */
export type Fillable = Exclude<Input, { kind: 'note' }>;

function element(input: Fillable, value: string | undefined, room: Room): Element {
  const common = {
    id: input.id,
    label: input.label,
    ...(input.required === true ? { isRequired: true, errorMessage: ERRORS[input.kind] } : {}),
    ...(value === undefined ? {} : { value }),
  };
  switch (input.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        ...common,
        maxLength: input.max,
        ...(input.long === true ? { isMultiline: true } : {}),
      };
    case 'date':
      return { type: 'Input.Date', ...common };
    case 'time':
      return { type: 'Input.Time', ...common };
    case 'tick':
      return {
        type: 'Input.Toggle',
        ...common,
        title: input.title,
        wrap: true,
        valueOn: 'yes',
        valueOff: 'no',
      };
    case 'choice':
    case 'choices':
      return { type: 'Input.ChoiceSet', ...common, wrap: true, ...choiceSet(input, room) };
  }
}

const MOST_RADIO_BUTTONS = 8;

function choiceSet(input: Extract<Fillable, { options: unknown }>, room: Room) {
  const several = input.kind === 'choices';
  const expanded = several || input.options.length <= MOST_RADIO_BUTTONS;
  return {
    choices: input.options.map(({ value, title }) => ({
      title: clip(title, { chars: Math.max(60, room.chars) }),
      value,
    })),
    style: expanded ? ('expanded' as const) : ('compact' as const),
    ...(several ? { isMultiSelect: true } : {}),
  };
}
