import { z } from 'zod';
import type {
  Chance,
  Logger,
  LogFields,
  MeetingWish,
  Message,
  WallClock,
} from '../../application/ports/index.ts';
import { moment } from '../../domain/calendar/index.ts';
import type { CaseId, Reference } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { createGraph, type GraphParts, type TokenSource } from '../../graph/index.ts';

export const MAILBOX = {
  id: '00000000-0000-4000-8000-000000000001',
  mail: 'escalations@desk.test',
};
export const CASE = '11111111-1111-4111-8111-111111111111' as CaseId;
const BASE = 'https://graph.example/v1.0';

export const personId = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(100 + n).padStart(12, '0')}` as PersonId;
export const mailOfNumber = (n: number): string => `person${n}@desk.test`;

/** `person3@desk.test` for the third person; nobody else has an address. */
const mailOf = (person: PersonId): Promise<string | null> => {
  const n = Number(person.slice(-12)) - 100;
  return Promise.resolve(n > 0 && n < 100 ? mailOfNumber(n) : null);
};

export interface SentRequest {
  readonly method: string;
  /** Below the base URL, decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Reply = (request: SentRequest) => Response | Promise<Response>;

export const json = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Reply => {
  return () => new Response(JSON.stringify(body), { status, headers });
};
export const empty = (status: number): Reply => {
  return () => new Response(null, { status });
};
export const problem = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Reply =>
  json(status, { error: { code, message: 'AB, born 2015, is not to be logged' } }, headers);
export const broken: Reply = () => Promise.reject(new TypeError('fetch failed'));

/** A Graph that answers in the order given, and keeps what it was sent. */
export class ScriptedGraph {
  readonly sent: SentRequest[] = [];
  readonly #replies: Reply[];

  constructor(replies: readonly Reply[]) {
    this.#replies = [...replies];
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(z.string().parse(input));
    const request: SentRequest = {
      method: init?.method ?? 'GET',
      path: decodeURIComponent(url.pathname.replace('/v1.0', '')),
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: init?.body === undefined ? undefined : JSON.parse(z.string().parse(init.body)),
    };
    this.sent.push(request);
    const reply = this.#replies.shift();
    if (reply === undefined) throw new Error(`nothing was said about ${request.path}`);
    return await reply(request);
  };

  /** `POST /users/…/events`, with the mailbox's id left out. */
  get deeds(): readonly string[] {
    return this.sent.map(({ method, path }) => `${method} ${path.replace(MAILBOX.id, 'us')}`);
  }

  get unsaid(): number {
    return this.#replies.length;
  }
}

export class KeptLog implements Logger {
  readonly lines: { readonly level: string; readonly code: string; readonly fields: LogFields }[] =
    [];

  info(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', code, fields });
  }

  warn(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', code, fields });
  }

  error(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', code, fields });
  }
}

const countingChance = (): Chance => {
  let count = 0;
  return { id: () => `id-${String((count += 1))}`, below: () => 0 };
};

export const stillWall: WallClock = { millis: () => Date.parse('2027-01-04T10:00:00.000Z') };
const tokens: TokenSource = { token: () => Promise.resolve('token') };

const words: GraphParts['words'] = {
  meeting: {
    subject: (wish) => `Meeting ${wish.reference}`,
    body: (wish) => `${wish.label}: ${wish.reference}`,
  },
  mail: {
    subject: (message) => `About ${message.view.reference}`,
    html: (message) => `<p>${message.effect}</p>`,
  },
  report: {
    subject: ({ key }) => `Report ${key}`,
    html: ({ key }) => `<p>${key}</p>`,
    files: async () =>
      await Promise.resolve([{ name: 'report.csv', type: 'text/csv', base64: 'YQ==' }]),
  },
  bulletin: {
    subject: ({ key }) => `Bulletin ${key}`,
    html: ({ key }) => `<p>${key}</p>`,
  },
};

export const partsFor = (overrides: Partial<GraphParts> = {}): GraphParts => ({
  baseUrl: BASE,
  tokens,
  serviceMailbox: MAILBOX,
  mailOf,
  mailDomains: ['desk.test'],
  words,
  appIds: { manifest: 'manifest-1', catalog: 'catalogue-1' },
  wall: stillWall,
  now: () => moment('2027-01-04T10:00:00.000Z'),
  chance: countingChance(),
  log: new KeptLog(),
  deadlineMs: 1000,
  ...overrides,
});

/** The adapter over a scripted Graph. */
export function scripted(replies: readonly Reply[], overrides: Partial<GraphParts> = {}) {
  const service = new ScriptedGraph(replies);
  const log = new KeptLog();
  const graph = createGraph(partsFor({ fetch: service.fetch, log, ...overrides }));
  return { ...graph, service, log };
}

export const aWish = (overrides: Partial<MeetingWish> = {}): MeetingWish => ({
  caseId: CASE,
  reference: '2027-7KQ4M' as Reference,
  meeting: 3,
  attempt: 1,
  label: 'Resolution meeting',
  aim: null,
  process: 'Resolution process',
  slot: { start: moment('2027-06-07T09:00:00.000Z'), end: moment('2027-06-07T10:00:00.000Z') },
  required: [personId(1), personId(2)],
  optional: [personId(3)],
  ...overrides,
});

/** Only what the mailer and its words read of a message. */
export const aMessage = (overrides: Partial<Message> = {}): Message => ({
  effect: '00000004-1',
  to: personId(1),
  card: 'notice',
  notice: 'due-today',
  stage: 1,
  meeting: null,
  view: { id: CASE, reference: '2027-7KQ4M' as Reference } as Message['view'],
  ...overrides,
});
