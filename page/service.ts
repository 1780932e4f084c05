import { z } from 'zod/mini';
import type { Link } from './link.ts';
import type { Session } from './signIn.ts';

const Answered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), card: z.looseObject({}) }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('none') }),
]);
export type Answered = z.infer<typeof Answered>;

/** A button that was pressed, with what stands in the inputs. */
export interface Press {
  readonly verb: string;
  readonly data: object;
}

/** Something stood in the way; its words say what happened, what was kept and what to do next. */
export class NotDone extends Error {
  readonly signInAgain: boolean;

  constructor(message: string, signInAgain = false) {
    super(message);
    this.signInAgain = signInAgain;
  }
}

const KEPT = 'What you wrote is still here.';
const OTHERWISE =
  'If the day is close, telephone the person who raised the matter, and tell your administrator.';

const SAID: Readonly<Record<number, string>> = {
  413: `This is longer than can be taken. ${KEPT} Shorten it and send it again.`,
  503: `Your sign-in cannot be checked at the moment. ${KEPT} Try again in a minute. ${OTHERWISE}`,
};

/** The app's own interface: the card of the link, and the press of a button on it. */
export class Service {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async open(link: Link): Promise<Answered> {
    return await this.#call('open', link);
  }

  /** Safe to send again when no answer came: the card's key is never acted on twice. */
  async act(press: Press): Promise<Answered> {
    return await this.#call('act', press);
  }

  async #call(what: 'open' | 'act', body: object): Promise<Answered> {
    const first = await this.#send(what, body);
    const answer =
      first.status === 401 && (await this.#session.renew()) ? await this.#send(what, body) : first;
    if (answer.ok) return await read(answer);
    if (answer.status === 401)
      throw new NotDone(
        `Your sign-in has ended, and nothing was sent. ${KEPT} Copy it, then sign in again.`,
        true,
      );
    throw new NotDone(
      SAID[answer.status] ?? `The service could not do that. ${KEPT} Try again. ${OTHERWISE}`,
    );
  }

  async #send(what: string, body: object): Promise<Response> {
    return await fetch(`/api/answer/${what}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.#session.token}`,
      },
      body: JSON.stringify(body),
    }).catch(() => {
      throw new NotDone(
        `The service does not answer. ${KEPT} Send it again in a minute: it is not recorded twice. ${OTHERWISE}`,
      );
    });
  }
}

async function read(answer: Response): Promise<Answered> {
  try {
    return Answered.parse(await answer.json());
  } catch {
    throw new NotDone(
      `The answer could not be read. ${KEPT} Send it again: it is not recorded twice.`,
    );
  }
}
