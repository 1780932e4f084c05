import { DeskRefusal, type ExtensionAnswer, type ExtensionWish } from '../api.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from '../standins/json.ts';
import { adaptiveCardsOf, findAction, mergeInputs } from '../standins/teams/cardActions.ts';
import type { TeamsStandin } from '../standins/teams/teams.ts';
import type { Channel } from './channel.ts';

export interface ExtensionParts {
  readonly teams: TeamsStandin;
  readonly channel: Channel;
  readonly quiet: () => Promise<void>;
}

/** The app's message extension in a channel, as the clients of Teams and Outlook run it (platform 4.2). */
export class Extension {
  readonly #parts: ExtensionParts;
  /** The card that stands in each person's dialog. */
  readonly #dialogs = new Map<string, JsonObject>();

  constructor(parts: ExtensionParts) {
    this.#parts = parts;
  }

  async run(oid: string, wish: ExtensionWish): Promise<ExtensionAnswer> {
    switch (wish.do) {
      case 'find':
        return await this.#find(oid, wish.reference);
      case 'escalate':
        return await this.#dialog(oid, 'fetchTask', openedOn(wish.message));
      case 'press':
        return await this.#dialog(oid, 'submitAction', {
          commandId: 'escalate',
          data: this.#pressed(oid, wish.action, wish.inputs),
        });
    }
  }

  async #find(oid: string, reference: string): Promise<ExtensionAnswer> {
    const parameters = [{ name: 'reference', value: reference }];
    const { status, body } = await this.#invoke(oid, 'query', { commandId: 'find', parameters });
    const found = objectAt(body, 'composeExtension');
    return {
      status,
      cards: adaptiveCardsOf(objectsAt(found, 'attachments')),
      text: textAt(found, 'text'),
    };
  }

  /** The next card of a dialog, or the words with which it closes. */
  async #dialog(oid: string, name: string, value: JsonObject): Promise<ExtensionAnswer> {
    const { status, body } = await this.#invoke(oid, name, value);
    const task = objectAt(body, 'task');
    const [card] = adaptiveCardsOf([objectAt(objectAt(task, 'value'), 'card')]);
    if (card === undefined) this.#dialogs.delete(oid);
    else this.#dialogs.set(oid, card);
    return { status, cards: card === undefined ? [] : [card], text: textAt(task, 'value') };
  }

  #pressed(oid: string, wanted: string, inputs: JsonObject): JsonObject {
    const card = this.#dialogs.get(oid);
    const found = card === undefined ? null : findAction(card, wanted);
    if (found === null || textAt(found.action, 'type') !== 'Action.Submit') {
      throw new DeskRefusal(
        404,
        'no-such-action',
        `There is no dialog open with the action '${wanted.slice(0, 60)}'. {"do": "escalate"} opens one.`,
      );
    }
    return { ...objectAt(found.action, 'data'), ...mergeInputs(found.inputs, inputs).values };
  }

  async #invoke(oid: string, name: string, value: JsonObject) {
    const { teams, channel, quiet } = this.#parts;
    const activity = teams.buildNamedInvoke(oid, `composeExtension/${name}`, value, 'channel');
    const { status, body } = await channel.post(activity);
    await quiet();
    return { status, body: objectAt({ body }, 'body') };
  }
}

/** From the box in which one writes, or from a message that somebody wrote. */
const openedOn = (message: string | null): JsonObject =>
  message === null
    ? { commandId: 'escalate', commandContext: 'compose' }
    : {
        commandId: 'escalate',
        commandContext: 'message',
        messagePayload: { id: '1', body: { contentType: 'text', content: message } },
      };
