import assert from 'node:assert/strict';
import { createDesk, type Desk } from '../../desk/desk.ts';
import { readTime } from '../../desk/londonTime.ts';
import type { JsonObject } from '../../desk/standins/json.ts';
import { DeskClient, nodes, wordsOf, type Card, type DeskPerson } from './deskClient.ts';
import { Player } from './player.ts';

interface Call {
  readonly service: string;
  readonly n: number;
  readonly method: string;
  readonly path: string;
}

/** What the app's own endpoint, or the desk, answered. */
export interface Said {
  readonly status: number;
  /** Of an invoke's answer, the words of the card or of the line. */
  readonly words: string;
  readonly card: Card | null;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TO_THE_PUBLIC: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * A desk in the hands of somebody who means ill: forged activities through its HTTP interface, raw bodies
 * and tokens to the app's own door, and a look at everything that could have changed by it.
 */
export class HostileDesk {
  readonly desk: Desk;
  readonly client: DeskClient;
  readonly player: Player;
  readonly people: readonly DeskPerson[];
  readonly logged: string[];

  private constructor(desk: Desk, people: readonly DeskPerson[], logged: string[]) {
    this.desk = desk;
    this.client = new DeskClient(desk.url);
    this.player = new Player(this.client);
    this.people = people;
    this.logged = logged;
  }

  static async open(authority: string, now: string): Promise<HostileDesk> {
    const logged: string[] = [];
    const options = { port: 0, memory: true, browser: false, authority, now: readTime(now) };
    const desk = await createDesk({ ...options, onLog: (line) => logged.push(line) });
    return new HostileDesk(desk, await new DeskClient(desk.url).people(), logged);
  }

  id(post: string): string {
    const found = this.people.find((each) => each.post === post);
    assert.ok(found !== undefined, `nobody is '${post}'`);
    return found.id;
  }

  async stop(): Promise<void> {
    await this.desk.stop();
  }

  /** The press of a card's button as Teams would post it, with the data changed. */
  press(person: string, held: Held, verb: string, change: JsonObject = {}): JsonObject {
    const action = actionOf(held.card, verb);
    const invoke = this.desk.standins.teams.buildInvoke(person, held.id, action);
    return withData(invoke, { ...dataOf(action), ...change });
  }

  /** A press that no card offers. */
  invent(person: string, held: Held, verb: string, data: JsonObject): JsonObject {
    const action = { type: 'Action.Execute', verb, data };
    return withData(this.desk.standins.teams.buildInvoke(person, held.id, action), data);
  }

  /** As Teams posts it, to the app's own door; whether the app has come to rest, `settle` says. */
  async post(activity: JsonObject): Promise<Said> {
    const serviceUrl = typeof activity['serviceUrl'] === 'string' ? activity['serviceUrl'] : '';
    const token = await this.desk.standins.identity.channelToken({ serviceUrl });
    return await this.raw(JSON.stringify(activity), `Bearer ${token}`);
  }

  /** With a token of one's own making; answers when the app is quiet. */
  async postWith(token: JsonObject, activity: JsonObject): Promise<Said> {
    const answer = await this.client.call<{ status: number; body: unknown }>(
      'POST',
      '/desk/activities',
      { activity, token },
    );
    return said(answer.status, answer.body);
  }

  /** Waits until nothing runs and nothing is pending. */
  async settle(activity: JsonObject): Promise<void> {
    await this.postWith({}, { ...activity, type: 'trace' });
  }

  /** To the app's own door, past the desk: any bytes under any header. */
  async raw(body: string, authorization: string | null, method = 'POST'): Promise<Said> {
    const { url } = await this.client.call<{ url: string }>('GET', '/desk/app');
    const response = await fetch(new URL('/api/messages', url), {
      method,
      ...(method === 'GET' ? {} : { body }),
      headers: {
        'content-type': 'application/json',
        ...(authorization === null ? {} : { authorization }),
      },
    });
    const text = await response.text();
    return said(response.status, text === '' ? null : JSON.parse(text));
  }

  async goodToken(): Promise<string> {
    const { identity, urls } = this.desk.standins;
    return await identity.channelToken({ serviceUrl: urls.teamsServiceUrl });
  }

  /** How far the list of requests has come. */
  async mark(): Promise<number> {
    return (await this.requests(0)).at(-1)?.n ?? 0;
  }

  async requests(since: number): Promise<readonly Call[]> {
    const path = `/desk/requests?since=${String(since)}`;
    return (await this.client.call<{ requests: readonly Call[] }>('GET', path)).requests;
  }

  /** What the app has sent since that others could notice: messages, mails, events. */
  async sent(since: number): Promise<readonly string[]> {
    return (
      (await this.requests(since))
        .filter(({ service }) => service !== 'identity')
        // Graph takes one question as a POST.
        .filter(({ method, path }) => TO_THE_PUBLIC.has(method) && !path.endsWith('getSchedule'))
        .map(({ service, method, path }) => `${service} ${method} ${path}`)
    );
  }

  /** Chats, mails and calendars of everybody, as they are now. */
  async world(): Promise<Readonly<Record<string, unknown>>> {
    const places = ['chat', 'chat?in=group', 'chat?in=channel', 'mail', 'calendar'];
    const found = await Promise.all(
      this.people.flatMap(({ id, post }) =>
        places.map(
          async (place) =>
            [
              `${post} ${place}`,
              await this.client.call<unknown>('GET', `/desk/people/${id}/${place}`),
            ] as const,
        ),
      ),
    );
    return Object.fromEntries(found);
  }

  /** The stored case as its raiser sees it, its whole record included, without writing to the chat. */
  async stored(raiser: string, held: Held): Promise<string> {
    const { card } = await this.post(this.press(raiser, held, 'showCase'));
    assert.ok(card !== null);
    return JSON.stringify(card);
  }
}

/** A card in somebody's hands. */
export interface Held {
  readonly id: string;
  readonly card: Card;
}

function actionOf(card: Card, verb: string): JsonObject {
  for (const node of nodes(card)) {
    if (node['type'] === 'Action.Execute' && node['verb'] === verb) return node;
  }
  throw new Error(`no ${verb} on the card:\n${wordsOf(card)}`);
}

export const dataOf = (action: JsonObject): JsonObject =>
  isObject(action['data']) ? action['data'] : {};

/** The data of a card's button. */
export const sentBy = ({ card }: Held, verb: string): JsonObject => dataOf(actionOf(card, verb));

function withData(invoke: JsonObject, data: JsonObject): JsonObject {
  const value = isObject(invoke['value']) ? invoke['value'] : {};
  const action = isObject(value['action']) ? value['action'] : {};
  return { ...invoke, value: { ...value, action: { ...action, data } } };
}

function said(status: number, body: unknown): Said {
  const inner = isObject(body) ? body : {};
  const value = inner['value'];
  if (isObject(value)) return { status, words: wordsOf(value), card: value };
  const whole = body === null ? '' : JSON.stringify(body);
  const words = typeof value === 'string' ? value : whole;
  return { status, words, card: null };
}

const AT_ONCE = 12;

/** Does the same with each, some at once: what means ill does not queue. */
export async function each<T>(all: Iterable<T>, deed: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const lane = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await deed(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
