import type { Activity, TurnContext } from 'botbuilder';
import type { Answer } from '../answering/answer.ts';
import type { Logger } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { TrustAnchors } from './anchors.ts';
import { KeysOutOfReach, NotAuthenticated, type BotAdapter } from './botAdapter.ts';
import { fromActivity } from './fromActivity.ts';
import { sendingTo, type Gate } from './gate.ts';
import type { Inbound } from './inbound.ts';
import { TARGETED } from './oneAttempt.ts';
import { SENTENCES } from './sentences.ts';
import {
  actionResponse,
  answerActivity,
  dialogResponse,
  searchResponse,
  type Found,
} from './toActivity.ts';
import type { VerifyToken } from './verifyToken.ts';

/** A request to `/api/messages`, without any framework; `now` is business time, read at the door. */
export interface MessagesRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where it was none. */
  readonly body: unknown;
  readonly now: Moment;
}

export interface MessagesResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly jsonBody?: unknown;
}

export type HandleMessages = (request: MessagesRequest) => Promise<MessagesResponse>;

interface MessagesParts {
  readonly adapter: BotAdapter;
  readonly verifyToken: VerifyToken;
  readonly anchors: TrustAnchors;
  readonly tenantId: string;
  readonly gate: Pick<Gate, 'count'>;
  readonly turn: (inbound: Inbound, now: Moment) => Promise<Answer>;
  readonly search: (
    inbound: Extract<Inbound, { readonly kind: 'search' }>,
    now: Moment,
  ) => Promise<readonly Found[]>;
  readonly log: Logger;
}

/** What a caller is told: never why, and never the text of an error. */
const SAID: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  413: 'too-large',
  500: 'internal-error',
  503: 'unavailable',
};

/**
 * The bot's one door: our check of the token, then of the body, then botbuilder's own check and the turn.
 * It answers always; what was thrown is logged by its code and told to nobody (platform 1.5).
 */
export function makeHandleMessages(parts: MessagesParts): HandleMessages {
  return async (request) => {
    try {
      return await answered(parts, request);
    } catch (error) {
      if (error instanceof NotAuthenticated) return refuse(parts.log, 401, 'not-authenticated');
      if (error instanceof KeysOutOfReach) return refuse(parts.log, 503, 'keys-unavailable');
      return refuse(parts.log, 500, codeOf(error));
    }
  };
}

async function answered(parts: MessagesParts, request: MessagesRequest): Promise<MessagesResponse> {
  const { verifyToken, anchors, tenantId, log, adapter } = parts;
  const authorization = headerOf(request.headers, 'authorization');
  const token = await verifyToken(authorization);
  if (token.kind === 'refused') return refuse(log, token.status, token.code);
  const { body, now } = request;
  if (!isActivity(body)) return refuse(log, 400, 'no-activity');
  // The token was made for this address and no other: a body from elsewhere does not go with it.
  if (body.serviceUrl !== token.serviceUrl) return refuse(log, 401, 'wrong-service-url');
  const inbound = fromActivity(body, { tenantId, anchors });
  if (inbound.kind === 'rejected') return refuse(log, inbound.status, inbound.code);
  const response = await adapter.turn(authorization ?? '', body, async (context) => {
    if (inbound.kind === 'search') {
      const found = await parts.search(inbound, now);
      await context.sendActivity(searchResponse(found, SENTENCES.noneFound));
      return;
    }
    await tell(parts, context, inbound, await parts.turn(inbound, now));
  });
  if (response === undefined) return { status: 200 };
  return { status: response.status, jsonBody: response.body };
}

/** Each way of asking has its way of being answered. */
async function tell(
  { adapter, gate }: Pick<MessagesParts, 'adapter' | 'gate'>,
  context: TurnContext,
  inbound: Inbound,
  answer: Answer,
): Promise<void> {
  if (inbound.kind === 'action' && inbound.form === 'execute') {
    await context.sendActivity(actionResponse(answer));
  } else if (inbound.kind === 'dialog' || inbound.kind === 'dialogPress') {
    await context.sendActivity(dialogResponse(answer));
  } else {
    const activity = answerActivity(answer);
    if (activity === null) return;
    // Somebody waits for it, so it goes at once; what goes in its turn makes room for it.
    gate.count(sendingTo(inbound.place.conversationId));
    if (inbound.kind === 'message' && inbound.targeted) await whisper(adapter, inbound, activity);
    else await context.sendActivity(activity);
  }
}

/** A message that only its one reader sees, where only they saw the question (platform 4.2). */
async function whisper(
  adapter: BotAdapter,
  { place }: Inbound,
  activity: Partial<Activity>,
): Promise<void> {
  const connector = await adapter.connector(place.serviceUrl);
  const whole = { ...activity, recipient: { id: place.userId ?? '', name: '' } };
  const customHeaders = { [TARGETED]: '1' };
  await connector.conversations.sendToConversation(place.conversationId, whole, { customHeaders });
}

function refuse(log: Logger, status: number, code: string): MessagesResponse {
  if (status === 500) log.error('turn-failed', { status, code });
  else log.warn('message-refused', { status, code });
  return { status, jsonBody: { error: { code: SAID[status] ?? 'refused' } } };
}

function headerOf(headers: MessagesRequest['headers'], wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** botbuilder's type promises far more than a body holds; what we read of it, `fromActivity` checks. */
function isActivity(body: unknown): body is Activity {
  return (
    typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string'
  );
}

/** Codes are ours or the runtime's; a message or a name could hold anything. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[\w.-]{1,40}$/.test(code) ? code : 'unexpected';
}
