import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { TOO_LARGE, type WebRequest, type WebResponse } from '../web/index.ts';
import type { House } from './house.ts';
import { isSaidTooLarge, readJson } from './readJson.ts';

/** Every five minutes, UTC; due times are computed in London from stored moments (platform 6.3). */
const SWEEP = '0 */5 * * * *';
const DAILY = '0 30 4 * * *';
/** People's answers to invitations, and what was done by hand in Outlook (platform 5.5). */
const MEETINGS = '0 */15 * * * *';
/** Nine o'clock in London is one of the two, in winter and in summer. */
const REPORTS = '0 0 8,9 * * 1-5';

/** Of a working day; the first from eight in London looks, the others tell what is left. */
const PEOPLE = '0 0 7,8,11,12 * * 1-5';

/** Names of the queues, as the storage adapter writes to them. */
export const WAKE_UPS = 'wake-ups';

/** The table of contents of the deployed app: one line per trigger (style rule 13). */
export function register(house: House): void {
  registerDoors(house);
  app.timer('people', { schedule: PEOPLE, handler: async () => await house.people() });
  app.timer('sweep', { schedule: SWEEP, handler: async () => await house.sweep() });
  app.timer('meetings', { schedule: MEETINGS, handler: async () => await house.meetings() });
  app.timer('reports', { schedule: REPORTS, handler: async () => await house.reports() });
  app.timer('daily', { schedule: DAILY, handler: async () => await house.daily() });
  app.storageQueue('wakeUps', {
    queueName: WAKE_UPS,
    connection: 'AzureWebJobsStorage',
    handler: async (message) => await house.wakeUp(message),
  });
  app.storageQueue('deadWakeUps', {
    queueName: `${WAKE_UPS}-poison`,
    connection: 'AzureWebJobsStorage',
    handler: async (message) => await house.deadWakeUp(message),
  });
}

function registerDoors(house: House): void {
  app.http('messages', {
    methods: ['POST'],
    route: 'messages',
    // The bearer token is the guard; it is verified in `bot/` (platform 6.4).
    authLevel: 'anonymous',
    handler: async (request) => await messages(house, request),
  });
  app.http('answerPage', {
    methods: ['GET'],
    route: 'answer',
    authLevel: 'anonymous',
    handler: () => sent(house.web.page()),
  });
  app.http('answerPageFile', {
    methods: ['GET'],
    route: 'answer/{file}',
    authLevel: 'anonymous',
    handler: ({ params }) => sent(house.web.page(params['file'] ?? '')),
  });
  registerTab(house);
  // A person's own token is the guard; it is verified in `web/`.
  app.http('answerOpen', {
    methods: ['POST'],
    route: 'answer/open',
    authLevel: 'anonymous',
    handler: async (request) => sent(await house.web.open(asked(house, request))),
  });
  app.http('answerAct', {
    methods: ['POST'],
    route: 'answer/act',
    authLevel: 'anonymous',
    handler: async (request) => sent(await house.web.act(asked(house, request))),
  });
  app.http('health', {
    methods: ['GET'],
    route: 'health',
    authLevel: 'anonymous',
    handler: async () => await health(house),
  });
  app.http('calendarNews', {
    methods: ['POST'],
    route: 'calendar-news',
    // The subscription's secret is the guard (platform 5.5).
    authLevel: 'anonymous',
    handler: async (request) => await calendarNews(house, request),
  });
  // A person's own token is the guard; it is verified in `web/`.
  app.http('people', {
    methods: ['GET', 'POST'],
    route: 'people',
    authLevel: 'anonymous',
    handler: async (request) => await people(house, request),
  });
}

/** Its files anybody may have; who asks is found out with the first page that they ask for. */
function registerTab(house: House): void {
  app.http('tab', {
    methods: ['GET'],
    route: 'tab',
    authLevel: 'anonymous',
    handler: () => sent(house.web.tab()),
  });
  app.http('tabFile', {
    methods: ['GET'],
    route: 'tab/{file}',
    authLevel: 'anonymous',
    handler: ({ params }) => sent(house.web.tab(params['file'] ?? '')),
  });
  // A person's own token is the guard; it is verified in `web/`.
  app.http('tabData', {
    methods: ['POST'],
    route: 'tab-data/{page}',
    authLevel: 'anonymous',
    handler: async (request) =>
      sent(await house.web.tabData(request.params['page'] ?? '', asked(house, request))),
  });
}

async function people(house: House, request: HttpRequest): Promise<HttpResponseInit> {
  const asked = {
    authorization: request.headers.get('authorization') ?? undefined,
    format: request.query.get('format'),
    body: async () => await readJson(request, MOST_OF_A_DIRECTORY),
    now: house.now(),
  };
  const { peopleDoor } = house;
  return await (request.method === 'GET' ? peopleDoor.read(asked) : peopleDoor.import(asked));
}

async function messages(house: House, request: HttpRequest): Promise<HttpResponseInit> {
  const body = await readJson(request);
  if (body === TOO_LARGE) return { status: 413, jsonBody: { error: { code: 'too-large' } } };
  const { status, jsonBody } = await house.messages({
    headers: Object.fromEntries(request.headers),
    body,
  });
  return jsonBody === undefined ? { status } : { status, jsonBody };
}

const sent = ({ status, headers, body }: WebResponse): HttpResponseInit => ({
  status,
  headers: { ...headers },
  body,
});

/** A call of the page, its body unread: who asks is found out first. */
const asked = ({ now }: House, request: HttpRequest): WebRequest => ({
  headers: Object.fromEntries(request.headers),
  now: now(),
  text: async (most) => {
    if (isSaidTooLarge(request, most)) return null;
    const text = await request.text();
    return text.length > most ? null : text;
  },
});

async function calendarNews(house: House, request: HttpRequest): Promise<HttpResponseInit> {
  const validationToken = request.query.get('validationToken');
  const body = validationToken === null ? await readJson(request) : undefined;
  if (body === TOO_LARGE) return { status: 413 };
  const { status, text } = await house.calendarNews({ validationToken, body });
  if (text === undefined) return { status };
  const headers = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
  return { status, headers, body: text };
}

/** Asked for after the token alone. */
const MOST_OF_A_DIRECTORY = 6_000_000;

/** Ids and codes only: anybody may ask. */
async function health(house: House): Promise<HttpResponseInit> {
  const { ok, now, lastSweep, problems } = await house.health();
  return { status: ok ? 200 : 503, jsonBody: { ok, now, lastSweep, problems } };
}
