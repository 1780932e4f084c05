import type { ParsedOf, UndeliveredAnswer } from '../adaptive-cards/index.ts';
import { sayText, type Answer } from './answer.ts';
import type { AnswerParts, Asker } from './parts.ts';
import { SENTENCES } from './sentences.ts';
import { showUndelivered } from './show.ts';

/** What could not be done, for administrators; everybody else is told kindly that it is not for them. */
export async function answerUndelivered(
  parts: AnswerParts,
  { person, now }: Asker,
  answer: UndeliveredAnswer | null = null,
): Promise<Answer> {
  const lines = (await parts.undelivered?.().list(person, now)) ?? null;
  return lines === null ? sayText(SENTENCES.noUndelivered) : showUndelivered(lines, answer);
}

type Press = ParsedOf<'retryUndelivered'> | ParsedOf<'handleUndelivered'>;

/** Who may is decided below; the list comes back as it is then. */
export async function pressUndelivered(
  parts: AnswerParts,
  asker: Asker,
  press: Press,
): Promise<Answer> {
  return await answerUndelivered(parts, asker, await done(parts, asker, press));
}

async function done(
  { undelivered }: AnswerParts,
  { person, now }: Asker,
  press: Press,
): Promise<UndeliveredAnswer | null> {
  const { letter } = press.values;
  if (undelivered === undefined || letter === null) return null;
  if (press.verb === 'retryUndelivered') {
    const tried = await undelivered().retry(person, letter, now);
    return tried === 'done' ? 'tried' : tried === 'gone' ? 'gone' : null;
  }
  const { how } = press.values;
  if (how === null) return 'say-how';
  const handled = await undelivered().handle(person, letter, how, now);
  return handled === 'done' ? 'handled' : handled === 'gone' ? 'gone' : null;
}
