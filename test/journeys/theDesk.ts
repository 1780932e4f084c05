import assert from 'node:assert/strict';
import { createDesk, type CreateDesk } from '../../desk/desk.ts';
import { readTime } from '../../desk/londonTime.ts';
import { stopChecked } from '../graph/metadata/stopChecked.ts';
import { DeskClient, nodes, wordsOf, type Card, type DeskPerson } from './deskClient.ts';
import { Player } from './player.ts';

/** A desk that runs, spoken to through its HTTP interface only, and the people at it by their posts. */
export interface TheDesk {
  readonly client: DeskClient;
  readonly player: Player;
  readonly people: readonly DeskPerson[];
  /** The id of the person with this post. */
  id(post: string): string;
  /** The post of the person with this id. */
  post(id: string): string;
  /** From now on: what has come to whom. */
  watch(): Promise<Watch>;
  stop(): Promise<void>;
}

interface OpenDesk extends Pick<CreateDesk, 'between'> {
  readonly authority?: string;
  /** London time, as on the command line. */
  readonly now: string;
  readonly people?: string;
  readonly procedures?: string;
}

/** As `npm start -- --port 0 --memory --no-browser …`. */
export async function openDesk(options: OpenDesk): Promise<TheDesk> {
  const { authority = 'durham', people = null, procedures = null, between } = options;
  const now = readTime(options.now);
  assert.ok(now !== null, options.now);
  const desk = await createDesk({
    port: 0,
    memory: true,
    browser: false,
    authority,
    people,
    procedures,
    now,
    ...(between && { between }),
  });
  const client = new DeskClient(desk.url);
  const everybody = await client.people();
  const id = (post: string): string => {
    const found = everybody.find((each) => each.post === post);
    assert.ok(found !== undefined, `nobody is '${post}'`);
    return found.id;
  };
  const post = (of: string): string => everybody.find((each) => each.id === of)?.post ?? of;
  return {
    client,
    player: new Player(client),
    people: everybody,
    id,
    post,
    watch: async () => await Watch.of(client, everybody),
    stop: async () => await stopChecked(desk),
  };
}

/** Something that the bot has sent to somebody. */
export interface News {
  readonly post: string;
  readonly person: string;
  readonly id: string;
  readonly kind: NewsKind;
  readonly heading: string;
  readonly card: Card;
}

export type NewsKind = 'alert' | 'copy' | 'register' | 'slots' | 'outcome' | 'decision' | 'notice';

/** Looks at everybody's chat, before and after. */
export class Watch {
  readonly #client: DeskClient;
  readonly #people: readonly DeskPerson[];
  readonly #seen: Set<string>;

  private constructor(client: DeskClient, people: readonly DeskPerson[], seen: Set<string>) {
    this.#client = client;
    this.#people = people;
    this.#seen = seen;
  }

  static async of(client: DeskClient, people: readonly DeskPerson[]): Promise<Watch> {
    const watch = new Watch(client, people, new Set());
    await watch.news();
    return watch;
  }

  /** What has come since the last look, without the case given. */
  async news(reference = ''): Promise<readonly News[]> {
    const found = await Promise.all(
      this.#people.map(async ({ id: person, post }) => {
        const activities = await this.#client.chat(person);
        return activities
          .filter(({ id }) => !this.#seen.has(`${person} ${id}`))
          .flatMap(({ id, attachments }): readonly News[] => {
            this.#seen.add(`${person} ${id}`);
            return (attachments ?? []).map(({ content }) => ({
              post,
              person,
              id,
              card: content,
              kind: kindOf(content),
              heading: headingOf(content),
            }));
          });
      }),
    );
    return found.flat().filter(({ card }) => JSON.stringify(card).includes(reference));
  }
}

const headingOf = (card: Card): string => {
  for (const node of nodes(card)) if (typeof node['text'] === 'string') return node['text'];
  return '';
};

const SIGNS: readonly (readonly [NewsKind, RegExp])[] = [
  ['alert', /asks for your reply\.|asks you to put this right\.|would like you to see this\./],
  ['copy', /This is a copy for your information\./],
  ['register', /This is for the register\./],
  ['slots', /everybody needed is (known to be )?free\.|times that were found have passed\./],
  ['outcome', /Record whether the agreed outcomes|Record what was agreed/],
  ['decision', /You decide( what happens next)?\.|You can still decide at any time\.| has ended: /],
];

const kindOf = (card: Card): NewsKind =>
  SIGNS.find(([, sign]) => sign.test(wordsOf(card)))?.[0] ?? 'notice';

/** Who got cards of these kinds, by post, in order of the alphabet. */
export const postsOf = (news: readonly News[], ...kinds: readonly NewsKind[]): readonly string[] =>
  news
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ post }) => post)
    .sort();
