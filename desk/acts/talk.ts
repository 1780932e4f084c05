import { DeskRefusal, noSuchPerson, type Answered, type Posted, type Said } from '../api.ts';
import { objectAt, textAt, type JsonObject } from '../standins/json.ts';
import { adaptiveCardsOf, findAction, mergeInputs } from '../standins/teams/cardActions.ts';
import type { ChatKind, SeenActivity } from '../standins/teams/chats.ts';
import type { Pressed } from '../standins/teams/client.ts';
import type { TeamsUser } from '../standins/teams/roster.ts';
import type { TeamsStandin } from '../standins/teams/teams.ts';
import { actionTitles } from './actionTitles.ts';
import { readInvokeAnswer } from './answers.ts';
import type { Channel } from './channel.ts';

export interface TalkParts {
  readonly teams: TeamsStandin;
  readonly channel: Channel;
  readonly quiet: () => Promise<void>;
}

/** People write, open cards and press, through the Teams stand-in as through the real client. */
export class Talk {
  readonly #parts: TalkParts;

  constructor(parts: TalkParts) {
    this.#parts = parts;
  }

  user(person: string): TeamsUser {
    const user = this.#parts.teams.users().find(({ oid }) => oid === person.toLowerCase());
    if (user === undefined) throw noSuchPerson(person);
    return user;
  }

  chat(person: string, where: ChatKind): readonly SeenActivity[] {
    return this.#parts.teams.chat(this.user(person).oid, where);
  }

  async say(person: string, text: string, where: ChatKind): Promise<Said> {
    const { teams, channel } = this.#parts;
    const user = this.user(person);
    if (user.blocked && where === 'personal') {
      throw new DeskRefusal(
        409,
        'blocked',
        'This person has blocked the bot and cannot write to it.',
      );
    }
    const first = where === 'personal' && !user.installed;
    const { replies } = await this.#replies(user.oid, where, async () => {
      // To write for the first time adds the app, and Teams tells the bot of that before.
      if (first) await this.install(user.oid);
      await channel.post(teams.userSays(user.oid, text, where));
    });
    return { replies };
  }

  async install(oid: string): Promise<void> {
    const { teams, channel } = this.#parts;
    const installed = teams.installationUpdate(oid, 'add');
    await channel.post(teams.conversationUpdate(oid));
    await channel.post(installed);
  }

  /** The refresh that a client sends when the card comes into view. */
  async open(person: string, activityId: string): Promise<Answered> {
    const { teams } = this.#parts;
    const { oid } = this.user(person);
    const { card } = this.#cardOf(oid, activityId);
    const invoke = teams.buildRefresh(oid, activityId) ?? this.#forwardedRefresh(oid, activityId);
    if (invoke === null) return { status: 200, kind: 'card', card, replies: [] };
    return await this.#invoke(oid, activityId, invoke);
  }

  async press(
    person: string,
    activityId: string,
    wanted: string,
    inputs: JsonObject,
  ): Promise<Answered> {
    const { teams } = this.#parts;
    const { oid } = this.user(person);
    const { seen, own } = this.#cardOf(oid, activityId);
    const pressed = own
      ? teams.press(oid, activityId, wanted, inputs)
      : this.#pressForwarded(oid, seen, wanted, inputs);
    switch (pressed.kind) {
      case 'invoke':
      case 'message': {
        const ignored = pressed.unknownInputs;
        const more = ignored.length === 0 ? {} : { ignoredInputs: ignored };
        const answer =
          pressed.kind === 'invoke'
            ? await this.#invoke(oid, activityId, pressed.activity)
            : await this.#submitted(oid, pressed.activity);
        return { ...answer, ...more };
      }
      case 'openUrl':
        return { status: 200, kind: 'message', text: pressed.url, replies: [] };
      case 'inClient':
        throw shownOnly();
      case 'noSuchActivity':
      case 'noSuchAction':
        throw noSuchAction(seen, wanted);
    }
  }

  /** Somebody else's card, forwarded: Teams lets it be pressed, and the bot has to refuse. */
  #pressForwarded(oid: string, seen: SeenActivity, wanted: string, inputs: JsonObject): Pressed {
    const { teams } = this.#parts;
    const found = adaptiveCardsOf(seen.attachments)
      .map((card) => findAction(card, wanted))
      .find((each) => each !== null);
    if (found === undefined) return { kind: 'noSuchAction' };
    const { action } = found;
    const { values, unknown: unknownInputs } = mergeInputs(found.inputs, inputs);
    switch (textAt(action, 'type')) {
      case 'Action.Execute': {
        const activity = teams.buildInvoke(oid, seen.id, action, values);
        return { kind: 'invoke', activity, unknownInputs };
      }
      case 'Action.Submit': {
        const activity = teams.buildSubmitFallback(oid, seen.id, action, values);
        return { kind: 'message', activity, unknownInputs };
      }
      case 'Action.OpenUrl':
        return { kind: 'openUrl', url: textAt(action, 'url') };
      default:
        return { kind: 'inClient' };
    }
  }

  async #submitted(oid: string, message: JsonObject): Promise<Answered> {
    const post = async (): Promise<Posted> => await this.#parts.channel.post(message);
    const { came, replies } = await this.#replies(oid, 'personal', post);
    const text = replies.map((reply) => reply.text).join('\n');
    return {
      status: came.status,
      kind: came.status < 400 ? 'message' : 'refused',
      text,
      replies,
    };
  }

  async #invoke(oid: string, activityId: string, invoke: JsonObject): Promise<Answered> {
    const { teams, channel } = this.#parts;
    const { came, replies } = await this.#replies(oid, 'personal', async () => {
      const { status, body } = await channel.post(invoke);
      const answer = readInvokeAnswer(status, body);
      if (answer.card !== undefined && answer.status < 400) {
        teams.replaceForUser(oid, activityId, answer.card);
      }
      return answer;
    });
    return { ...came, replies };
  }

  /** Does something, waits until the app is quiet, and tells what the bot has said meanwhile. */
  async #replies<T>(
    oid: string,
    where: ChatKind,
    deed: () => Promise<T>,
  ): Promise<Said & { readonly came: T }> {
    const { teams, quiet } = this.#parts;
    const before = new Set(teams.chat(oid, where).map(({ id }) => id));
    const came = await deed();
    await quiet();
    const after = teams.chat(oid, where);
    return {
      came,
      replies: after.filter(({ id, from }) => !before.has(id) && from.role === 'bot'),
    };
  }

  /** The card in this person's chat, or, forwarded to them, in somebody else's. */
  #cardOf(
    oid: string,
    activityId: string,
  ): { readonly seen: SeenActivity; readonly card: JsonObject; readonly own: boolean } {
    const mine = this.#seenBy(oid, activityId);
    const seen = mine ?? this.#seenElsewhere(activityId);
    const card = seen === null ? undefined : adaptiveCardsOf(seen.attachments)[0];
    if (seen === null || card === undefined) {
      throw new DeskRefusal(
        404,
        'no-such-card',
        'There is no card in the activity named. GET /desk/people/{id}/chat lists the activities with their ids.',
      );
    }
    return { seen, card, own: mine !== null };
  }

  #seenBy(oid: string, activityId: string): SeenActivity | null {
    const { teams } = this.#parts;
    const places: readonly ChatKind[] = ['personal', 'group', 'channel'];
    const all = places.flatMap((where) => teams.chat(oid, where));
    return all.find(({ id }) => id === activityId) ?? null;
  }

  #seenElsewhere(activityId: string): SeenActivity | null {
    for (const { oid } of this.#parts.teams.users()) {
      const seen = this.#seenBy(oid, activityId);
      if (seen !== null) return seen;
    }
    return null;
  }

  #forwardedRefresh(oid: string, activityId: string): JsonObject | null {
    const { card, own } = this.#cardOf(oid, activityId);
    const action = objectAt(objectAt(card, 'refresh'), 'action');
    if (own || textAt(action, 'verb') === '') return null;
    const invoke = this.#parts.teams.buildInvoke(oid, activityId, action);
    return { ...invoke, value: { ...objectAt(invoke, 'value'), trigger: 'automatic' } };
  }
}

function shownOnly(): DeskRefusal {
  return new DeskRefusal(
    409,
    'shown-only',
    'This action only shows or hides a part of the card. Press what lies in it: its inputs and actions belong to the card.',
  );
}

function noSuchAction(seen: SeenActivity, wanted: string): DeskRefusal {
  const titles = adaptiveCardsOf(seen.attachments).flatMap(actionTitles);
  const named = titles.length === 0 ? 'It has none.' : `It has: ${titles.join(', ')}.`;
  return new DeskRefusal(
    404,
    'no-such-action',
    `The card has no action '${wanted.slice(0, 60)}'. ${named}`,
    { actions: titles },
  );
}
