import type { Posted, TokenWish } from '../api.ts';
import type { IdentityStandin } from '../standins/identity/identity.ts';
import { textAt, type JsonObject } from '../standins/json.ts';

export interface ChannelParts {
  readonly identity: IdentityStandin;
  /** The app's origin; throws while the app is stopped. */
  readonly origin: () => string;
  /** The process ended while it had our call; never answers anything else. */
  readonly stopped: () => Error;
}

/** Posts activities to the app's endpoint with a channel token, as Teams does. */
export class Channel {
  readonly #parts: ChannelParts;
  #underWay = 0;

  constructor(parts: ChannelParts) {
    this.#parts = parts;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** @throws AppStopped when the app is not there, or goes while it has the call. */
  async post(activity: JsonObject, wish: TokenWish = {}): Promise<Posted> {
    this.#underWay += 1;
    try {
      return await this.#send(`${this.#parts.origin()}/api/messages`, activity, wish);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #send(url: string, activity: JsonObject, wish: TokenWish): Promise<Posted> {
    const headers = { 'content-type': 'application/json', ...(await this.#bearer(activity, wish)) };
    try {
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(activity) });
      return { status: answer.status, body: parsed(await answer.text()) };
    } catch (error) {
      if (isConnectionError(error)) throw this.#parts.stopped();
      throw error;
    }
  }

  async #bearer(activity: JsonObject, wish: TokenWish): Promise<Record<string, string>> {
    if (wish.none === true) return {};
    const serviceUrl = textAt(activity, 'serviceUrl');
    const { claims, key, expired, notYet } = wish;
    const token = await this.#parts.identity.channelToken({
      serviceUrl: serviceUrl === '' ? undefined : serviceUrl,
      claims,
      key,
      expired,
      notYet,
    });
    return { authorization: `Bearer ${token}` };
  }
}

/** What `fetch` throws when the other side is gone. */
function isConnectionError(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
