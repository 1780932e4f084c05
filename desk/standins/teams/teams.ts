import { countingIds, type IdSource } from '../ids.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import type { Call, Service, ServiceReply } from '../server.ts';
import { ActivityBuilder } from './activities.ts';
import { TeamsClient, type Pressed } from './client.ts';
import { ChatStore, seenBy, type ChatKind, type Conversation, type SeenActivity } from './chats.ts';
import { route } from './connector.ts';
import { connectorBody, connectorWording } from './connectorErrors.ts';
import { Roster, type Person, type TeamsUser } from './roster.ts';
import { threadLimits, type OversizedMessage, type TeamsState } from './state.ts';

export interface TeamsOptions {
  readonly tenantId: string;
  readonly appId: string;
  readonly botName?: string | undefined;
  readonly people: readonly Person[];
  readonly now: () => string;
  readonly serviceUrl: () => string;
  /** True when the bearer token is the app's, for the connector. */
  readonly authorised: (authorization: string | undefined) => Promise<boolean>;
  readonly ids?: IdSource | undefined;
  readonly throttle?: boolean | undefined;
  /** Messages above this many UTF-8 bytes are listed in `oversized`; 28 KB unless told. */
  readonly warnBytes?: number | undefined;
  readonly wall?: (() => number) | undefined;
}

/** Teams: the connector that the bot calls, and the client in which people read, write and press. */
export class TeamsStandin {
  readonly #state: TeamsState;
  readonly #build: ActivityBuilder;
  readonly #client: TeamsClient;
  readonly #authorised: TeamsOptions['authorised'];

  constructor(options: TeamsOptions) {
    const { tenantId, appId, serviceUrl, now } = options;
    const ids = options.ids ?? countingIds();
    const botName = options.botName ?? 'IRO escalation';
    this.#state = {
      tenantId,
      appId,
      serviceUrl,
      roster: new Roster(options.people),
      chats: new ChatStore(ids, now),
      throttle: options.throttle === false ? null : threadLimits(options.wall),
      warnBytes: options.warnBytes ?? 28 * 1024,
      oversized: [],
      contention: new Map(),
    };
    this.#build = new ActivityBuilder({ tenantId, appId, botName, serviceUrl, now, ids });
    this.#client = new TeamsClient(this.#state, this.#build);
    this.#authorised = options.authorised;
  }

  service(prefix: string): Service {
    return {
      name: 'teams',
      prefix,
      personsOf: (call) => this.#personsOf(call),
      handle: (call) => this.#handle(call),
      wording: connectorWording,
    };
  }

  // People ------------------------------------------------------------------------------------

  users(): readonly TeamsUser[] {
    return this.#state.roster.all();
  }

  user(oid: string): TeamsUser {
    return this.#state.roster.get(oid);
  }

  find(oid: string): TeamsUser | null {
    return this.#state.roster.find(oid);
  }

  addPerson(person: Person): TeamsUser {
    return this.#state.roster.add(person);
  }

  removePerson(oid: string): void {
    this.#state.roster.remove(oid);
  }

  setInstalled(oid: string, installed: boolean): void {
    const user = this.user(oid);
    user.installed = installed;
    if (!installed) return;
    user.everInstalled = true;
    this.#personal(oid);
  }

  setBlocked(oid: string, blocked: boolean): void {
    this.user(oid).blocked = blocked;
  }

  setForbidden(oid: string, forbidden: boolean): void {
    this.user(oid).forbidden = forbidden;
  }

  /** The next `writes` of the bot to this person meet a concurrent operation: 412. */
  contend(oid: string, writes: number): void {
    this.#state.contention.set(this.#personal(oid).id, writes);
  }

  /** The chat id that Graph answers for an installation (platform 3.1 step 4); usable from then on. */
  chatIdForGraph(oid: string): string {
    const id = `19:${oid}_${this.#state.appId}@unq.gbl.spaces`;
    this.#state.chats.alias(id, this.#personal(oid));
    return id;
  }

  get oversized(): readonly OversizedMessage[] {
    return this.#state.oversized;
  }

  // Reading -----------------------------------------------------------------------------------

  conversationId(oid: string, where: ChatKind = 'personal'): string {
    return this.#conversation(oid, where).id;
  }

  /** A person's chat as it stands now: order of sending, cards after updates. */
  chat(oid: string, where: ChatKind = 'personal'): readonly SeenActivity[] {
    const user = this.user(oid);
    const conversation = this.#conversation(oid, where);
    return conversation.activities
      .filter((activity) => maySee(user, activity.content))
      .map((activity) => seenBy(oid, conversation, activity));
  }

  /** The card an invoke was answered with is shown to this person alone (platform 2.3). */
  replaceForUser(oid: string, activityId: string, card: JsonObject): boolean {
    const found = this.#client.find(oid, activityId);
    found?.activity.views.set(oid, card);
    return found !== null;
  }

  // Writing ------------ ----------------------------------------------------------------------

  /**
   * Notes what the person wrote and answers the activity that Teams posts to the bot. To write is
   * to add the app; who wants the bot told of that first sends `installationUpdate` before.
   */
  userSays(oid: string, text: string, where: ChatKind = 'personal'): JsonObject {
    const user = this.user(oid);
    if (where === 'personal' && user.blocked) throw new Error(`${user.name} has blocked the bot`);
    if (where === 'personal') this.setInstalled(oid, true);
    const conversation = this.#conversation(oid, where);
    const stored = this.#state.chats.add(conversation, { oid }, { type: 'message', text });
    return this.#build.message(user, conversation, stored.id, text);
  }

  // Pressing ----------------------------------------------------------------------------------

  /** Presses an action by title, id or verb, on the card as this person sees it. */
  press(oid: string, activityId: string, wanted: string, inputs: JsonObject = {}): Pressed {
    return this.#client.press(oid, activityId, wanted, inputs);
  }

  /** `adaptiveCard/action` as Teams sends it: inputs beside the action's own data. */
  buildInvoke(
    oid: string,
    activityId: string,
    action: JsonObject,
    inputs: JsonObject = {},
  ): JsonObject {
    return this.#client.execute(oid, activityId, action, inputs, 'manual');
  }

  /** What an old client sends: the action's `Action.Submit` fallback, as a message with a value. */
  buildSubmitFallback(
    oid: string,
    activityId: string,
    action: JsonObject,
    inputs: JsonObject = {},
  ): JsonObject {
    return this.#client.submit(oid, activityId, action, inputs);
  }

  /** The refresh that opening the card sends; null when the card asks for none from this person. */
  buildRefresh(
    oid: string,
    activityId: string,
    trigger: 'automatic' | 'manual' = 'automatic',
  ): JsonObject | null {
    return this.#client.refresh(oid, activityId, trigger);
  }

  /** Any other invoke: `task/fetch`, `task/submit`, `composeExtension/fetchTask` and the like. */
  buildNamedInvoke(
    oid: string,
    name: string,
    value: JsonObject,
    where: ChatKind = 'personal',
  ): JsonObject {
    return this.#build.invoke(this.user(oid), this.#conversation(oid, where), name, value);
  }

  /** Flips the installation and answers what Teams then tells the bot. */
  installationUpdate(oid: string, action: 'add' | 'remove'): JsonObject {
    this.setInstalled(oid, action === 'add');
    return this.#build.installation(this.user(oid), this.#personal(oid), action);
  }

  /** The companion of `add`: the bot was added to the personal chat. */
  conversationUpdate(oid: string): JsonObject {
    return this.#build.membersAdded(this.user(oid), this.#personal(oid));
  }

  // -------------------------------------------------------------------------------------------

  #conversation(oid: string, where: ChatKind): Conversation {
    return where === 'personal' ? this.#personal(oid) : this.#state.chats.shared(where);
  }

  #personal(oid: string): Conversation {
    return this.#state.chats.personal(this.user(oid).oid, this.#state.appId);
  }

  #personsOf(call: Call): readonly string[] {
    const id = /^\/v3\/conversations\/([^/]+)/.exec(call.path)?.[1];
    if (id !== undefined) {
      const owner = this.#state.chats.find(id)?.owner ?? null;
      return owner === null ? [] : [owner];
    }
    const named = objectsAt(call.body, 'members').map((one) => textAt(one, 'id'));
    return named.map((one) => this.#state.roster.find(one)?.oid ?? one);
  }

  async #handle(call: Call): Promise<ServiceReply> {
    if (await this.#authorised(call.headers['authorization'])) return route(this.#state, call);
    return { status: 401, body: connectorBody('Unauthorized') };
  }
}

/** A targeted message is seen by its one reader (platform 4.2). */
function maySee(user: TeamsUser, content: JsonObject): boolean {
  if (content['isTargeted'] !== true) return true;
  return [user.mri, user.oid].includes(textAt(objectAt(content, 'recipient'), 'id'));
}
