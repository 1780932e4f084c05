import type { Person } from '../../domain/people/index.ts';
import type { Input, Option, Typed } from '../elements/inputs.ts';

/** Says of a form that its people may still have to be found. */
export const FINDING = 'find';

/** Two such lists fit into a card; of more people some are found by a part of their post. */
const MOST_LISTED = 50;
const LONGEST_PART = 100;

export const isLong = (people: readonly Person[]): boolean => people.length > MOST_LISTED;

/** One of these people: chosen from the list, which a part of a post makes shorter where it is long. */
export function choiceOf(
  id: 'hand-from' | 'hand-to',
  label: string,
  people: readonly Person[],
  typed: Typed,
): readonly Input[] {
  if (!isLong(people))
    return [{ kind: 'choice', id, label, required: true, options: people.map(optionOf) }];
  const find = `${id}-post`;
  const matching = withPost(people, typed[find] ?? '');
  const shown = matching.slice(0, MOST_LISTED);
  const chosen = people.filter((each) => each.id === typed[id] && !shown.includes(each));
  return [
    {
      kind: 'text',
      id: find,
      label: `${label}: a part of the post`,
      help: `There are ${people.length} people. Write a part of the post, such as "north", and go on: the list below then shows those.`,
      max: LONGEST_PART,
    },
    matching.length + chosen.length === 0
      ? { kind: 'note', text: 'No post has these words. Write others, and go on.' }
      : {
          kind: 'choice',
          id,
          label,
          help:
            matching.length > shown.length
              ? `The first ${shown.length} of ${matching.length}.`
              : `All ${matching.length} with these words.`,
          options: [...chosen, ...shown].map(optionOf),
        },
  ];
}

const optionOf = ({ id, post }: Person): Option => ({ value: id, title: post });

/** Every word stands somewhere in the post, in small letters or large. */
function withPost(people: readonly Person[], typed: string): readonly Person[] {
  const words = typed
    .slice(0, LONGEST_PART)
    .toLowerCase()
    .split(/[\s,]+/);
  return people.filter(({ post }) => words.every((word) => post.toLowerCase().includes(word)));
}
