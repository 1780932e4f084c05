import { z } from 'zod';

/** What teams-js asks of its host, as it posts it (2.58: `internal/messageObjects`). */
const asked = z.looseObject({
  id: z.number(),
  uuidAsString: z.string().optional(),
  func: z.string(),
  args: z.array(z.unknown()).default([]),
});
type Asked = z.infer<typeof asked>;

export type Theme = 'default' | 'dark' | 'contrast';

/** Whom the host says is here, and what it was opened with. */
export interface Guest {
  readonly person: string;
  /** The case that a link asked for. */
  readonly caseId: string | null;
  readonly theme: Theme;
  /** The token that Teams would give the tab for this person. */
  readonly token: () => Promise<string>;
}

/** Answers the tab as Teams on the web does: who is here, in which colours, with which token. */
export class TeamsHost {
  readonly #port: MessagePort;
  readonly #guest: Guest;
  #theme: Theme;

  constructor(port: MessagePort, guest: Guest) {
    this.#port = port;
    this.#guest = guest;
    this.#theme = guest.theme;
    port.onmessage = ({ data }) => {
      const message = asked.safeParse(data);
      if (message.success) void this.#answer(message.data);
    };
  }

  changeTheme(theme: Theme): void {
    this.#theme = theme;
    this.#port.postMessage({ func: 'themeChange', args: [theme] });
  }

  async #answer(message: Asked): Promise<void> {
    const args = await this.#argsFor(message.func);
    if (args === null) return;
    const { id, uuidAsString } = message;
    this.#port.postMessage({ id, uuidAsString, args });
  }

  /** Null: what only tells the host something, such as a handler that was registered. */
  async #argsFor(func: string): Promise<readonly unknown[] | null> {
    switch (func) {
      case 'initialize':
        return ['content', 'web', JSON.stringify({ apiVersion: 4, supports: {} }), '2.0.0'];
      case 'getContext':
        return [this.#context()];
      case 'authentication.getAuthToken':
        return await this.#guest.token().then(
          (token) => [true, token],
          () => [false, 'CancelledByUser'],
        );
      default:
        return null;
    }
  }

  #context(): object {
    const { person, caseId } = this.#guest;
    return {
      entityId: 'cases',
      ...(caseId === null ? {} : { subEntityId: caseId }),
      theme: this.#theme,
      locale: 'en-gb',
      frameContext: 'content',
      hostName: 'Teams',
      hostClientType: 'web',
      userObjectId: person,
    };
  }
}
