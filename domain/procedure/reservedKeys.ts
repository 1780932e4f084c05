/**
 * A field's key is the id of its input (design section 7), and what a card sends back is one flat list
 * of names. A field with a key of these would be read as something else, or not at all; so the check of
 * a procedure refuses it, and the cards read from the same list which names are their own.
 */
export const RESERVED_KEYS = [
  'verb',
  'caseId',
  'draftId',
  'v',
  'stage',
  'meeting',
  'k',
  'step',
  'asked',
  'form',
  'purpose',
  'minutes',
  'builtFor',
  'page',
  'card',
  'notice',
  'about',
  'msteams',
  // Ids of elements that are no inputs: two of one id on a card make it fail.
  'refused',
  'why',
  'meant',
] as const;

/** Inputs of our own that stand on one form with a procedure's fields. */
const BESIDE_FIELDS: readonly string[] = [
  'procedure',
  'record',
  'initials',
  'team',
  'to-stage',
  'escalate-reason',
  'lead-team',
  'skip-reason',
  'chosen',
  'timescale',
  'timescale-reason',
  'category',
  'until',
  'met',
  'referred-on',
  'refer-reason',
];

/** Inputs of our own that bear a role's or a category's key. */
const FAMILIES = /^(?:consult|copy|category-note)-/;

/** Whether the cards use this name for themselves. */
export const isReserved = (key: string): boolean =>
  (RESERVED_KEYS as readonly string[]).includes(key) ||
  BESIDE_FIELDS.includes(key) ||
  FAMILIES.test(key);
