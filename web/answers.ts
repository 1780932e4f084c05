import { z } from 'zod';
import type { Answer } from '../answering/answer.ts';
import { answerAction } from '../answering/answerAction.ts';
import type { AnswerParts, Press } from '../answering/parts.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { Door } from '../domain/case/index.ts';
import { pagesFrom, type Page } from './tabPage.ts';

export type AnswersParts = Omit<AnswerParts, 'door'>;

const count = z.number().int().min(1).max(100_000_000);

/** What a link or a button names. Ids only; who may see what is decided below. */
const openSchema = z.strictObject({
  case: z.string().min(1).max(100),
  stage: count.nullish(),
  meeting: count.nullish(),
  card: z.enum(['alert', 'copy', 'decision', 'slots', 'meetingNews', 'meetingOutcome', 'case']),
});

const actSchema = z.strictObject({
  verb: z.string().min(1).max(64),
  data: z.record(z.string().max(200), z.unknown()),
});

const asked = pagesFrom<AnswersParts>();

/** The card that the link names, as it stands for this person now; that they opened it is recorded. */
export const open = (door: Door): Page<AnswersParts> =>
  asked(
    openSchema,
    async (parts, { person, now, body: { case: caseId, stage, meeting, card } }) => {
      const data = {
        caseId,
        card,
        ...(typeof stage === 'number' ? { stage } : {}),
        ...(typeof meeting === 'number' ? { meeting } : {}),
        // The first opening is what is recorded, however often the page is loaded.
        k: `${door}.open.${String(stage ?? 0)}`,
      };
      return await answered(parts, door, { person, verb: 'openCard', data }, now);
    },
  );

/** A press of a button on that card: the same data as Teams would send, and the same rules behind it. */
export const act = (door: Door): Page<AnswersParts> =>
  asked(actSchema, async (parts, { person, now, body }) => {
    return await answered(parts, door, { person, ...body }, now);
  });

async function answered(
  { services, reports, hasher }: AnswersParts,
  door: Door,
  press: Press,
  now: Moment,
): Promise<object> {
  const parts = { services, hasher, door, ...(reports === undefined ? {} : { reports }) };
  return shown(await answerAction(parts, press, now));
}

function shown(answer: Answer): object {
  switch (answer.kind) {
    case 'card':
      return { kind: 'card', card: answer.rendered.card };
    case 'text':
      return { kind: 'text', text: answer.text };
    case 'none':
      return { kind: 'none' };
  }
}
