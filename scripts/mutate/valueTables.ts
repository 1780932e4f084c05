const FIVE_DAYS = { n: 5, unit: 'working-day' };

/** What may stand where a procedure says that there is nothing. */
const INSTEAD_OF_NOTHING: Readonly<Record<string, unknown>> = {
  clock: { ...FIVE_DAYS, stopsOn: ['response'], wording: 'reply' },
  consult: { roles: ['raiser-manager'], need: 'all' },
  every: 'month',
  extension: { askedBy: 'responder', record: [] },
  from: 'raiser-manager',
  askedBy: 'responder',
  othersBy: 'raiser-manager',
  recorder: 'raiser-manager',
  referral: { label: 'Cafcass' },
  wholeLimit: { n: 20, unit: 'working-day', covers: 'formal' },
  within: FIVE_DAYS,
};

const FIELD_KINDS: Readonly<Record<string, string>> = {
  text: 'date',
  'long-text': 'date',
  date: 'text',
  choice: 'choices',
  choices: 'choice',
  'yes-no': 'text',
};

/**
 * What stands instead of a value that no general change fits: nothing to something, the kind of a question,
 * the condition of a copy. `undefined`: the general changes fit.
 */
export function instead(
  key: string,
  value: unknown,
  stages: readonly string[],
): readonly unknown[] | undefined {
  if (value === null) return key in INSTEAD_OF_NOTHING ? [INSTEAD_OF_NOTHING[key]] : [];
  if (typeof value === 'object') return insteadOf(key, value);
  if (key === 'kind' && typeof value === 'string' && value in FIELD_KINDS) {
    return [FIELD_KINDS[value]];
  }
  if (key === 'startAt' && value === 'any') return [stages.slice(0, 1)];
  if (key === 'tellWhenReferred' && value === 'everyone-involved') return [[]];
  return undefined;
}

function insteadOf(key: string, value: object): readonly unknown[] | undefined {
  if (key === 'when' && 'kind' in value) {
    return [{ kind: value.kind === 'always' ? 'bypassed' : 'always' }];
  }
  const nobody = Array.isArray(value) && value.length === 0;
  return key === 'tellWhenReferred' && nobody ? ['everyone-involved'] : undefined;
}
