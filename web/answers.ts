import { z } from 'zod';
import type { Answer } from '../answering/answer.ts';
import { answerAction } from '../answering/answerAction.ts';
import type { AnswerParts } from '../answering/parts.ts';
import { atDoor, json, type DoorParts } from './door.ts';
import type { WebRequest, WebResponse } from './request.ts';

export type AnswersParts = DoorParts & Omit<AnswerParts, 'door'>;

const count = z.number().int().min(1).max(100_000_000);

/** What the link in the mail says, as the page read it. Ids only; who may see what is decided below. */
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

/** The card that the mail was about, as it stands for this person now; that they opened it is recorded. */
export async function open(parts: AnswersParts, request: WebRequest): Promise<WebResponse> {
  return await atDoor(parts, request, async ({ person, body }) => {
    const asked = openSchema.safeParse(body);
    if (!asked.success) return json(400, { error: { code: 'bad-request' } });
    const { case: caseId, stage, meeting, card } = asked.data;
    const data = {
      caseId,
      card,
      ...(typeof stage === 'number' ? { stage } : {}),
      ...(typeof meeting === 'number' ? { meeting } : {}),
      // The first opening is what is recorded, however often the page is loaded.
      k: `page.open.${String(stage ?? 0)}`,
    };
    return await answered(parts, { person, verb: 'openCard', data }, request);
  });
}

/** A press of a button on that card: the same data as Teams would send, and the same rules behind it. */
export async function act(parts: AnswersParts, request: WebRequest): Promise<WebResponse> {
  return await atDoor(parts, request, async ({ person, body }) => {
    const asked = actSchema.safeParse(body);
    if (!asked.success) return json(400, { error: { code: 'bad-request' } });
    return await answered(parts, { person, ...asked.data }, request);
  });
}

async function answered(
  { services, reports, hasher }: AnswersParts,
  press: Parameters<typeof answerAction>[1],
  { now }: WebRequest,
): Promise<WebResponse> {
  const parts: AnswerParts = {
    services,
    hasher,
    door: 'page',
    ...(reports === undefined ? {} : { reports }),
  };
  return json(200, shown(await answerAction(parts, press, now)));
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
