import type { DraftStep } from '../../domain/case/index.ts';
import { RESERVED_KEYS } from '../../domain/procedure/index.ts';
import type { Reader } from '../parsing/reader.ts';

const STEPS: Readonly<Record<DraftStep, true>> = {
  procedure: true,
  where: true,
  what: true,
  preview: true,
};
const isStep = (text: string): text is DraftStep => Object.hasOwn(STEPS, text);

/** Far above any field's own limit, which the form itself checks. */
const MOST_CHARACTERS = 20_000;

/**
 * One step of the form, as typed. An input that stood on the card and came back empty is '', because
 * clients leave it out; one that did not stand on the card is absent, and what is stored stays.
 */
export const submitDraft = (read: Reader) => {
  const step = read.raw('step');
  const asked = read.keys('asked');
  // `stage` is the form's own input here, not a stage entry.
  const taken = new Set<string>(RESERVED_KEYS.filter((id) => id !== 'stage'));
  const sent = Object.keys(read.typed).filter((id) => !taken.has(id));
  const values = Object.fromEntries(
    [...new Set([...asked, ...sent])].map((id) => [id, read.raw(id)]),
  );
  for (const [id, value] of Object.entries(values)) {
    if (value.length > MOST_CHARACTERS) read.problem(id, 'too-long', MOST_CHARACTERS);
  }
  return { step: isStep(step) ? step : ('procedure' as const), values };
};
