import type { ErrorObject } from 'ajv';
import { z } from 'zod';

/** The parts of a schema that a sentence needs: what an entry means, and which entries there are. */
const Described = z.object({
  description: z.string().optional(),
  properties: z.record(z.string(), z.object({ description: z.string().optional() })).optional(),
  /** The kinds of a `when`, told apart by a tag. */
  oneOf: z
    .array(
      z.object({ properties: z.record(z.string(), z.object({ const: z.unknown().optional() })) }),
    )
    .optional()
    .catch(undefined),
});

const params = z.object({
  missingProperty: z.string().default(''),
  additionalProperty: z.string().default(''),
  allowedValues: z.array(z.string().nullable()).default([]),
  allowedValue: z.unknown().default(''),
  type: z.union([z.string(), z.array(z.string())]).default(''),
  limit: z.number().default(0),
  i: z.number().default(0),
  j: z.number().default(0),
  tag: z.string().default(''),
  tagValue: z.unknown().optional(),
  propertyName: z.string().default(''),
});

const TYPE: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of entries',
  null: 'null',
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return TYPE[typeof value] ?? typeof value;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const quoted = (value: unknown): string => `'${String(value)}'`;

/** How many letters must change to make one word of another; enough to guess a slip of the finger. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function guess(word: string, known: readonly string[]): string {
  const near = known
    .map((each) => ({ each, far: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ far }) => far <= Math.min(3, Math.floor(word.length / 2)))
    .sort((a, b) => a.far - b.far)[0];
  return near === undefined
    ? `Take it out; known here are ${known.join(', ')}`
    : `Did you mean '${near.each}'`;
}

const mark = (sentence: string): string =>
  sentence.startsWith('Did you mean') ? `${sentence}?` : `${sentence}.`;

interface Sentence {
  readonly error: ErrorObject;
  readonly given: z.infer<typeof params>;
  readonly meaning: string;
  readonly kinds: readonly string[];
  readonly entries: Readonly<Record<string, { readonly description?: string | undefined }>>;
}

type Teller = (s: Sentence) => string;

const unknownEntry: Teller = ({ given, entries }) =>
  `The entry '${given.additionalProperty}' is not known here. ${mark(guess(given.additionalProperty, Object.keys(entries)))}`;

const missingEntry: Teller = ({ given, entries }) => {
  const what = entries[given.missingProperty]?.description;
  const about = what === undefined ? '' : ` (${lower(what).replace(/\.$/, '')})`;
  return `'${given.missingProperty}' is missing here${about}. Add it.`;
};

const wrongChoice: Teller = ({ error, given }) => {
  const known = given.allowedValues.map((value) => value ?? 'null');
  return `${quoted(error.data)} is not possible here. Write one of: ${known.join(', ')}.`;
};

const wrongType: Teller = ({ error, given, meaning }) => {
  const expected = [given.type]
    .flat()
    .map((each) => TYPE[each] ?? each)
    .join(' or ');
  const hint =
    typeof error.data === 'number' && expected === 'text' ? ' Put it in quotes.' : meaning;
  return `This is ${typeOf(error.data)}, but must be ${expected}.${hint}`;
};

const wrongWord: Teller = ({ error, meaning }) =>
  `${quoted(error.data)} is not written in the form that is asked for here (${error.schemaPath.includes('/req/') ? 'a requirement id such as DU-118 or A-DU-01' : 'small letters, digits and hyphens, beginning with a letter; or what the description names'}).${meaning}`;

const tooLittle: Teller = ({ error, given }) =>
  `${String(error.data)} is too little: at least ${given.limit}. What is not stated is left out or null, never zero.`;

/** One sentence or two for each kind of mistake that a schema can find. */
const TELL: Readonly<Record<string, Teller>> = {
  additionalProperties: unknownEntry,
  required: missingEntry,
  enum: wrongChoice,
  const: ({ error, given }) =>
    `${quoted(error.data)} is not possible here. Write ${quoted(given.allowedValue)}.`,
  type: wrongType,
  pattern: wrongWord,
  minimum: tooLittle,
  maximum: ({ error, given }) => `${String(error.data)} is too much: at most ${given.limit}.`,
  minLength: ({ meaning }) => `This text is empty.${meaning}`,
  maxLength: ({ error, given }) =>
    `This text has ${String(error.data).length} characters; at most ${given.limit} fit. Shorten it.`,
  minItems: ({ given, meaning }) =>
    `This list is too short: at least ${given.limit} ${given.limit === 1 ? 'entry' : 'entries'}.${meaning}`,
  uniqueItems: ({ given }) =>
    `Entries ${given.j + 1} and ${given.i + 1} of this list are the same. Take one out.`,
  minProperties: ({ meaning }) => `At least one entry is needed here.${meaning}`,
  propertyNames: ({ given }) =>
    `'${given.propertyName}' cannot be a key. Use small letters, digits and hyphens.`,
  discriminator: ({ given, kinds }) =>
    `${quoted(given.tagValue)} is not possible here. Write one of: ${kinds.join(', ')}.`,
};

/** What is wrong and what to do, for one finding of the schema. */
export function plainEnglish(error: ErrorObject): string {
  const described = Described.safeParse(error.parentSchema).data;
  const meaning = described?.description;
  const tell = TELL[error.keyword];
  if (tell === undefined) return `This does not fit the schema: ${error.message ?? error.keyword}.`;
  const given = params.parse(error.params);
  return tell({
    error,
    given,
    kinds: (described?.oneOf ?? []).map((kind) => String(kind.properties[given.tag]?.const)),
    meaning: meaning === undefined ? '' : ` It means: ${lower(meaning)}`,
    entries: described?.properties ?? {},
  });
}
