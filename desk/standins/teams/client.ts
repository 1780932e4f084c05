import { isObject, objectAt, textAt, type JsonObject } from '../json.ts';
import type { ActivityBuilder } from './activities.ts';
import { adaptiveCardsOf, findAction, mergeInputs, type FoundAction } from './cardActions.ts';
import { seenBy, type ChatActivity, type Conversation, type SeenActivity } from './chats.ts';
import type { TeamsUser } from './roster.ts';
import type { TeamsState } from './state.ts';

interface Sent {
  readonly activity: JsonObject;
  /** Inputs given that the card does not have; they were not sent. */
  readonly unknownInputs: readonly string[];
}

/** What pressing an action makes Teams do. */
export type Pressed =
  | ({ readonly kind: 'invoke' | 'message' } & Sent)
  | { readonly kind: 'openUrl'; readonly url: string }
  | { readonly kind: 'inClient' | 'noSuchActivity' | 'noSuchAction' };

interface Place {
  readonly conversation: Conversation;
  readonly activity: ChatActivity;
}

/** A person's Teams client: presses what a card offers and builds what Teams then posts (platform 2.3). */
export class TeamsClient {
  readonly #state: TeamsState;
  readonly #build: ActivityBuilder;

  constructor(state: TeamsState, build: ActivityBuilder) {
    this.#state = state;
    this.#build = build;
  }

  find(oid: string, activityId: string): Place | null {
    for (const conversation of this.#state.chats.all()) {
      if (conversation.owner !== null && conversation.owner !== oid) continue;
      const activity = conversation.activities.find((one) => one.id === activityId);
      if (activity !== undefined) return { conversation, activity };
    }
    return null;
  }

  press(oid: string, activityId: string, wanted: string, given: JsonObject): Pressed {
    const seen = this.#seen(oid, activityId);
    if (seen === null) return { kind: 'noSuchActivity' };
    for (const card of adaptiveCardsOf(seen.attachments)) {
      const found = findAction(card, wanted);
      if (found !== null) return this.#pressed(oid, activityId, found, given);
    }
    return { kind: 'noSuchAction' };
  }

  execute(
    oid: string,
    activityId: string,
    action: JsonObject,
    inputs: JsonObject,
    trigger: 'manual' | 'automatic',
  ): JsonObject {
    const data = { ...objectAt(action, 'data'), ...inputs };
    const kept = ['id', 'verb', 'title'].filter((key) => key in action);
    const sent = Object.fromEntries(kept.map((key) => [key, action[key]]));
    const value = { action: { type: 'Action.Execute', ...sent, data }, trigger };
    return this.#invoke(oid, activityId, 'adaptiveCard/action', value);
  }

  submit(oid: string, activityId: string, action: JsonObject, inputs: JsonObject): JsonObject {
    const fallback = isObject(action['fallback']) ? action['fallback'] : action;
    const value = { ...objectAt(fallback, 'data'), ...inputs };
    const id = this.#state.chats.nextActivityId();
    const place = this.#conversation(oid, activityId);
    return this.#build.submit(this.#user(oid), place, id, { value, replyToId: activityId });
  }

  refresh(oid: string, activityId: string, trigger: 'automatic' | 'manual'): JsonObject | null {
    const seen = this.#seen(oid, activityId);
    const card = seen === null ? undefined : adaptiveCardsOf(seen.attachments)[0];
    const refresh = objectAt(card, 'refresh');
    const action = refresh['action'];
    if (!isObject(action)) return null;
    const userIds = refresh['userIds'];
    const named = !Array.isArray(userIds) || userIds.includes(this.#user(oid).mri);
    if (trigger === 'automatic' && !named) return null;
    return this.execute(oid, activityId, action, {}, trigger);
  }

  #pressed(oid: string, activityId: string, found: FoundAction, given: JsonObject): Pressed {
    const { action } = found;
    const { values, unknown } = mergeInputs(found.inputs, given);
    switch (textAt(action, 'type')) {
      case 'Action.Execute': {
        const activity = this.execute(oid, activityId, action, values, 'manual');
        return { kind: 'invoke', activity, unknownInputs: unknown };
      }
      case 'Action.Submit':
        return { ...this.#submitted(oid, activityId, action, values), unknownInputs: unknown };
      case 'Action.OpenUrl':
        return { kind: 'openUrl', url: textAt(action, 'url') };
      default:
        return { kind: 'inClient' };
    }
  }

  /** `msteams.type` in the data of an `Action.Submit` says what it becomes. */
  #submitted(
    oid: string,
    activityId: string,
    action: JsonObject,
    values: JsonObject,
  ): { readonly kind: 'invoke' | 'message'; readonly activity: JsonObject } {
    const how = objectAt(objectAt(action, 'data'), 'msteams');
    const data = { ...objectAt(action, 'data'), ...values };
    if (textAt(how, 'type') === 'task/fetch') {
      const value = { data, context: { theme: 'default' } };
      return { kind: 'invoke', activity: this.#invoke(oid, activityId, 'task/fetch', value) };
    }
    if (textAt(how, 'type') === 'imBack') {
      return { kind: 'message', activity: this.#typed(oid, activityId, textAt(how, 'value')) };
    }
    return { kind: 'message', activity: this.submit(oid, activityId, action, values) };
  }

  /** `imBack`: the text goes into the chat as if the person had written it. */
  #typed(oid: string, activityId: string, text: string): JsonObject {
    const conversation = this.#conversation(oid, activityId);
    const stored = this.#state.chats.add(conversation, { oid }, { type: 'message', text });
    return this.#build.message(this.#user(oid), conversation, stored.id, text);
  }

  #invoke(oid: string, activityId: string, name: string, value: JsonObject): JsonObject {
    const conversation = this.#conversation(oid, activityId);
    return this.#build.invoke(this.#user(oid), conversation, name, value, activityId);
  }

  #seen(oid: string, activityId: string): SeenActivity | null {
    const found = this.find(oid, activityId);
    return found === null ? null : seenBy(oid, found.conversation, found.activity);
  }

  /** Where a press happens; on an activity nobody knows it is the personal chat. */
  #conversation(oid: string, activityId: string): Conversation {
    const { chats, appId } = this.#state;
    return this.find(oid, activityId)?.conversation ?? chats.personal(oid, appId);
  }

  #user(oid: string): TeamsUser {
    return this.#state.roster.get(oid);
  }
}
