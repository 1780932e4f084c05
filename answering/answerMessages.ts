import type { ParsedOf } from '../adaptive-cards/index.ts';
import { localDay } from '../domain/calendar/index.ts';
import { sayText, type Answer } from './answer.ts';
import type { AnswerParts, Asker } from './parts.ts';
import { SENTENCES } from './sentences.ts';
import { showMessages } from './show.ts';

/** How news come to whoever asks, and the two choices. */
export async function answerMessages(parts: AnswerParts, { person }: Asker): Promise<Answer> {
  const choice = await parts.services().messages.of(person);
  return showMessages({
    wish: choice?.wish ?? 'each',
    since: choice === null ? null : localDay(choice.at),
    chosen: false,
  });
}

/** Whoever presses chooses for themselves: whom it is for is never read from the card. */
export async function pressMessages(
  parts: AnswerParts,
  asker: Asker,
  { values: { wish } }: ParsedOf<'chooseMessages'>,
): Promise<Answer> {
  if (wish === null) return await answerMessages(parts, asker);
  const choice = await parts.services().messages.choose(asker.person, wish, asker.now);
  return choice === null
    ? sayText(SENTENCES.noMessages)
    : showMessages({ wish: choice.wish, since: localDay(choice.at), chosen: true });
}
