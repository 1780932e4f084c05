/** The desk as a script sees it: its HTTP interface and nothing else (design section 9). */

export interface Activity {
  readonly id: string;
  readonly from?: string;
  readonly text?: string;
  readonly summary?: string;
  readonly notification?: string | null;
  readonly attachments?: readonly { readonly contentType: string; readonly content: Card }[];
}

export type Card = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly kind: 'card' | 'message' | 'refused';
  readonly card?: Card;
  readonly text?: string;
  readonly ignoredInputs?: readonly string[];
}

/** An event in somebody's calendar, as Graph lists it. */
export interface CalendarEvent {
  readonly id: string;
  readonly subject?: string;
  readonly isCancelled?: boolean;
  readonly start: { readonly dateTime: string; readonly timeZone: string };
  readonly end: { readonly dateTime: string; readonly timeZone: string };
  readonly attendees?: readonly {
    readonly type?: string;
    readonly emailAddress?: { readonly address?: string };
  }[];
}

export interface DeskPerson {
  readonly id: string;
  readonly post: string;
  readonly mail: string;
  readonly roles: readonly string[];
  readonly teams: readonly string[];
}

/** A message of the mailbox as Graph shows it; of its many properties, those that a spec reads by name. */
export interface DeskMail {
  readonly subject: string;
  readonly parentFolderId: string;
  readonly body: { readonly content: string };
  readonly attachments?: readonly { readonly name: string; readonly contentBytes: string }[];
}

export class DeskClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, this.url), {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} → ${String(response.status)} ${text}`);
    return JSON.parse(text) as T;
  }

  async people(): Promise<readonly DeskPerson[]> {
    return (await this.call<{ people: readonly DeskPerson[] }>('GET', '/desk/people')).people;
  }

  /** Answers with what the bot has said since, oldest first. */
  async say(person: string, text: string, where = 'personal'): Promise<readonly Activity[]> {
    const path = `/desk/people/${person}/messages`;
    return (await this.call<{ replies: readonly Activity[] }>('POST', path, { text, in: where }))
      .replies;
  }

  async chat(person: string): Promise<readonly Activity[]> {
    return (
      await this.call<{ activities: readonly Activity[] }>('GET', `/desk/people/${person}/chat`)
    ).activities;
  }

  /** The activities of the chat that carry a card, newest last. */
  async cards(person: string): Promise<readonly { readonly id: string; readonly card: Card }[]> {
    return cardsIn(await this.chat(person));
  }

  async press(
    person: string,
    activityId: string,
    action: string,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return await this.call('POST', `/desk/people/${person}/actions`, {
      activityId,
      action,
      inputs,
    });
  }

  async open(person: string, activityId: string): Promise<Answer> {
    return await this.call('POST', `/desk/people/${person}/open`, { activityId });
  }

  async now(): Promise<string> {
    return (await this.call<{ now: string }>('GET', '/desk/clock')).now;
  }

  async moveClock(by: {
    readonly to?: string;
    readonly workingDays?: number;
    readonly minutes?: number;
  }): Promise<void> {
    await this.call('POST', '/desk/clock', by);
  }

  async restart(): Promise<void> {
    await this.call('POST', '/desk/app/restart');
  }

  async changeCalendar(person: string, change: Readonly<Record<string, string>>): Promise<void> {
    await this.call('POST', `/desk/people/${person}/calendar`, change);
  }

  async calendar(person: string): Promise<readonly CalendarEvent[]> {
    return (
      await this.call<{ events: readonly CalendarEvent[] }>(
        'GET',
        `/desk/people/${person}/calendar`,
      )
    ).events;
  }

  async mail(person: string): Promise<readonly DeskMail[]> {
    const { mails } = await this.call<{ mails: readonly DeskMail[] }>(
      'GET',
      `/desk/people/${person}/mail`,
    );
    return mails;
  }
}

/** The cards of activities, each with the id of its activity. */
export const cardsIn = (
  activities: readonly Activity[],
): readonly { readonly id: string; readonly card: Card }[] =>
  activities.flatMap(({ id, attachments }) =>
    (attachments ?? []).map(({ content }) => ({ id, card: content })),
  );

interface Input {
  readonly id: string;
  readonly type: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly required: boolean;
  readonly value: string | null;
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in a card, depth first. */
export function* nodes(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodes(each);
    return;
  }
  if (!isNode(value)) return;
  yield value;
  for (const [key, each] of Object.entries(value)) {
    if (key !== 'data' && key !== 'fallback' && key !== 'refresh') yield* nodes(each);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function inputsOf(card: unknown): readonly Input[] {
  return [...nodes(card)]
    .filter(({ type }) => textOf(type).startsWith('Input.'))
    .map((node) => ({
      id: textOf(node['id']),
      type: textOf(node['type']),
      required: node['isRequired'] === true,
      value: typeof node['value'] === 'string' ? node['value'] : null,
      choices: Array.isArray(node['choices'])
        ? node['choices'].filter(isNode).map((choice) => ({
            title: textOf(choice['title']),
            value: textOf(choice['value']),
          }))
        : [],
    }));
}

export function verbsOf(card: unknown): readonly string[] {
  return [...nodes(card)]
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ verb }) => textOf(verb));
}

/** What a card says, as one text. */
export const wordsOf = (card: unknown): string =>
  [...nodes(card)]
    .flatMap((node) =>
      node['type'] === 'FactSet' && Array.isArray(node['facts'])
        ? node['facts']
            .filter(isNode)
            .map((fact) => `${textOf(fact['title'])} ${textOf(fact['value'])}`)
        : [textOf(node['text'])],
    )
    .filter((text) => text !== '')
    .join('\n');

/** The facts of a card, title and value, in order. */
export const factsOf = (card: unknown): readonly (readonly [string, string])[] =>
  [...nodes(card)]
    .flatMap((node) => (Array.isArray(node['facts']) ? (node['facts'] as readonly unknown[]) : []))
    .filter(isNode)
    .map((fact) => [textOf(fact['title']), textOf(fact['value'])] as const);

export const factOf = (card: unknown, title: string): string =>
  factsOf(card).find(([each]) => each === title)?.[1] ?? '';

export const titlesOf = (card: unknown): readonly string[] =>
  [...nodes(card)]
    .filter(({ type }) => textOf(type).startsWith('Action.'))
    .map(({ title }) => textOf(title));
