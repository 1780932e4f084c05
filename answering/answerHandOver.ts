import { parseAction, type Parsed, type ParsedOf } from '../adaptive-cards/index.ts';
import type { HandOverWish } from '../application/handOver.ts';
import { sayText, type Answer } from './answer.ts';
import type { AnswerParts, Asker } from './parts.ts';
import { SENTENCES } from './sentences.ts';
import { showHandedOver, showHandOverForm, showHandOverPreview } from './show.ts';

type Problems = Extract<Parsed, { readonly kind: 'problems' }>;

const NOTHING_TYPED = { typed: {}, problems: [] } as const;

/** Whose open cases are handed over, and to whom. Each step stands in its own card and needs no memory. */
export async function askHandOver(
  parts: AnswerParts,
  { person, now }: Asker,
  filled: Pick<Problems, 'typed' | 'problems'> = NOTHING_TYPED,
): Promise<Answer> {
  const people = await parts.services().handOver.people(person, now);
  return people === null
    ? sayText(SENTENCES.noHandOver)
    : showHandOverForm({ people, typed: filled.typed, problems: filled.problems });
}

/** A step of it, as its card sent it. */
export async function answerHandOver(
  parts: AnswerParts,
  asker: Asker,
  action: ParsedOf<'showHandOver' | 'handOverAll'>,
): Promise<Answer> {
  if (action.verb === 'handOverAll') return await handOver(parts, asker, action);
  const { values } = action;
  if (values === null) return await askHandOver(parts, asker);
  return 'finding' in values
    ? await askHandOver(parts, asker, { typed: values.finding, problems: [] })
    : await previewHandOver(parts, asker, values);
}

/** What would be handed over; nothing is changed by looking. */
async function previewHandOver(
  parts: AnswerParts,
  asker: Asker,
  wish: HandOverWish,
  again: Pick<Problems, 'typed' | 'problems'> | null = null,
): Promise<Answer> {
  const shown = await parts.services().handOver.preview(asker.person, wish, asker.now);
  return shown === null ? await askHandOver(parts, asker) : showHandOverPreview(shown, again);
}

/** The same card again, with what was typed and what is missing. */
export async function handOverAgain(
  parts: AnswerParts,
  asker: Asker,
  wrong: Problems,
): Promise<Answer> {
  if (wrong.verb === 'showHandOver') return await askHandOver(parts, asker, wrong);
  const looked = parseAction('showHandOver', { ...wrong.typed, form: 'showHandOver', k: 'again' });
  return looked.kind === 'action' &&
    looked.action.verb === 'showHandOver' &&
    looked.action.values !== null &&
    !('finding' in looked.action.values)
    ? await previewHandOver(parts, asker, looked.action.values, wrong)
    : await askHandOver(parts, asker);
}

async function handOver(
  parts: AnswerParts,
  { person, now }: Asker,
  { key, values }: ParsedOf<'handOverAll'>,
): Promise<Answer> {
  const { door } = parts;
  const wish = { ...values, key, ...(door === undefined ? {} : { door }) };
  const done = await parts.services().handOver.handOverAll(person, wish, now);
  return done === null ? sayText(SENTENCES.noHandOver) : showHandedOver(done);
}
