import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Services } from '../../application/services.ts';
import { moment } from '../../domain/calendar/index.ts';
import type { Envelope } from '../../domain/case/index.ts';
import type { Standins } from '../../desk/standins/index.ts';
import { createWeb, entraOf, makePersonOf, readPageFiles, type Web } from '../../web/index.ts';
import type { WebRequest, WebResponse } from '../../web/request.ts';
import { aView } from '../adaptive-cards/fixtures.ts';
import { APP, PERSON, TENANT } from '../bot/activities.ts';
import { startStand } from '../bot/stand.ts';

const OTHER = '00000000-0000-4000-8000-00000000e002';
const ORIGIN = 'https://app.example';
const NOW = moment('2027-01-04T10:00:00.000Z');

describe('the web door', () => {
  let stand: Standins;
  let web: Web;
  let token: string;
  let handled: Envelope[];
  let handedOver: object[];
  let views: number;
  let read: number;
  let logged: string[];
  let mine: boolean;

  before(async function () {
    this.timeout(20_000);
    stand = await startStand();
    token = await stand.identity.tabToken({ oid: PERSON });
  });
  after(async () => await stand.stop());

  beforeEach(() => {
    handled = [];
    handedOver = [];
    [views, read, logged, mine] = [0, 0, [], true];
    const view = aView();
    const note = (event: string, fields: object = {}): void => {
      logged.push(`${event} ${JSON.stringify(fields)}`);
    };
    const services = {
      handle: async (envelope: Envelope) => {
        handled.push(envelope);
        return await Promise.resolve({ kind: 'done', state: {} });
      },
      handOver: {
        handOverAll: async (_actor: string, wish: object) => {
          handedOver.push(wish);
          return await Promise.resolve(null);
        },
      },
      view: async () => await Promise.resolve((views += 1) > 0 && mine ? view : null),
      viewOf: async () => await Promise.resolve((views += 1) > 0 && mine ? view : null),
    } as unknown as Services;
    const anchors = { ...entraOf(TENANT), keysUrl: stand.urls.tenantJwksUrl };
    const wall = { millis: () => Date.now() };
    web = createWeb({
      services: () => services,
      hasher: { hash: (text) => `#${text}` },
      personOf: makePersonOf({ anchors, tenantId: TENANT, audience: APP, wall }),
      anchors,
      clientId: APP,
      origin: ORIGIN,
      log: { info: note, warn: note, error: note },
      files: {
        html: '<p data-issuer="{{issuer}}" data-scope="{{scope}}">{{token}}</p>',
        script: Buffer.from('script'),
        style: Buffer.from('style'),
      },
      reports: () => {
        throw new Error('asked for figures');
      },
      administration: () => {
        throw new Error('asked for what administrators look after');
      },
      readings: new Map(),
      reportFiles: async () => await Promise.resolve([]),
      tabFiles: { html: '', files: new Map() },
      tabHosts: [],
      nonce: () => '',
    });
  });

  const HEADERS = { origin: ORIGIN, 'content-type': 'application/json' };
  const request = (text: string, headers: Readonly<Record<string, string>> = {}): WebRequest => ({
    headers: { ...HEADERS, Authorization: `Bearer ${token}`, ...headers },
    now: NOW,
    text: async (most) => {
      read += 1;
      return await Promise.resolve(text.length > most ? null : text);
    },
  });
  const LINK = { case: 'case-1', stage: 4, meeting: null, card: 'alert' };
  const opening = (more: object = {}): string => JSON.stringify({ ...LINK, ...more });
  const bodyOf = ({ body }: WebResponse): unknown => JSON.parse(String(body)) as unknown;

  /** The page that a mail leads to, and the tab: each says on the record by which somebody came. */
  const doors = {
    page: {
      open: async (asked: WebRequest) => await web.open(asked),
      act: async (asked: WebRequest) => await web.act(asked),
    },
    tab: {
      open: async (asked: WebRequest) => await web.tabData('open', asked),
      act: async (asked: WebRequest) => await web.tabData('act', asked),
    },
  } as const;

  for (const door of ['page', 'tab'] as const) {
    const { open, act } = doors[door];

    it(`records an opening by the ${door}, once however often, and answers with the card`, async () => {
      const answer = await open(request(opening()));
      assert.equal(answer.status, 200);
      assert.match(
        JSON.stringify(bodyOf(answer)),
        /^\{"kind":"card","card":\{"type":"AdaptiveCard"/,
      );
      await open(request(opening()));
      assert.deepEqual(
        handled.map(({ actor, door: by, key, command }) => ({ actor, by, key, command })),
        Array(2).fill({
          actor: PERSON,
          by: door,
          key: `${PERSON} ${door}.open.4`,
          command: { type: 'openCard', stage: 4 },
        }),
      );
    });

    it(`acts by the ${door} for the person of the token, whoever the data name, with the card’s own key`, async () => {
      const reply = { 'reply-text': 'Yes.', actor: 'me' };
      const data = { caseId: 'case-1', stage: 4, k: 'e.3.reply', ...reply };
      const answer = await act(request(JSON.stringify({ verb: 'reply', data })));
      assert.equal(answer.status, 200);
      const [done] = handled;
      assert.deepEqual([done?.actor, done?.door, done?.now], [PERSON, door, NOW]);
      assert.equal(done?.key, `${PERSON} e.3.reply`);
      assert.equal(done.command.type, 'reply');
    });

    it(`hands over by the ${door} too`, async () => {
      const people = { 'hand-from': PERSON, 'hand-to': OTHER, 'hand-parts': 'raised' };
      const data = { ...people, 'hand-reason': 'Left.', k: 'card' };
      await act(request(JSON.stringify({ verb: 'handOverAll', data })));
      assert.deepEqual(handedOver, [
        { from: PERSON, to: OTHER, parts: ['raised'], reason: 'Left.', key: 'card', door },
      ]);
    });
  }

  it('keeps what was typed where something is missing', async () => {
    const data = { caseId: 'case-1', stage: 4, k: 'k', until: 'soon', 'time-reason': 'Typed once' };
    const answer = await web.act(request(JSON.stringify({ verb: 'requestTime', data })));
    assert.match(String(answer.body), /Typed once/);
    assert.deepEqual(handled, []);
  });

  it('tells whoever may not see the case the same as where there is none', async () => {
    mine = false;
    for (const body of [opening(), opening({ stage: null, card: 'case' })])
      assert.doesNotMatch(String((await web.open(request(body))).body), /2027-7KQ4M|100234/);
  });

  const strangers: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['no token', { Authorization: '' }, 401],
    ['a token that is none', { Authorization: 'Bearer a.b.c' }, 401],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin', { origin: '' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a body said to be too large', { 'content-length': '5000000' }, 413],
  ];
  for (const [name, headers, status] of strangers) {
    it(`refuses ${name}, and has read nothing for it`, async () => {
      for (const ask of [web.open, web.act, doors.tab.open, doors.tab.act]) {
        const answer = await ask(request(opening(), headers));
        assert.equal(answer.status, status);
      }
      assert.deepEqual([handled, views, read], [[], 0, 0]);
    });
  }

  it('refuses what is too large, no JSON, or not of its shape, and logs codes alone', async () => {
    const statuses = [];
    for (const body of [
      'x'.repeat(200_001),
      '{"case":',
      '[]',
      opening({ card: 'draft' }),
      opening({ more: 1 }),
      opening({ stage: '4' }),
      opening({ case: '' }),
    ])
      statuses.push((await web.open(request(body))).status);
    assert.deepEqual(statuses, [413, 400, 400, 400, 400, 400, 400]);
    assert.equal((await web.act(request('{"verb":"reply"}'))).status, 400);
    assert.deepEqual([handled, views], [[], 0]);
    assert.ok(logged.every((line) => /^web-refused \{"status":\d+,"code":"[\w-]+"\}$/.test(line)));
  });

  it('answers 500 without a word of what went wrong', async () => {
    const failing = request('', {});
    const answer = await web.act({
      ...failing,
      text: async () => await Promise.reject(new Error('AB 100234')),
    });
    assert.deepEqual([answer.status, bodyOf(answer)], [500, { error: { code: 'internal-error' } }]);
    assert.deepEqual(logged, ['web-failed {"status":500,"code":"unexpected"}']);
  });

  it('has its safety headers on every answer, and a policy without inline script', async () => {
    const answers = [
      web.page(),
      web.page('page.js'),
      web.page('page.css'),
      web.page('index.html'),
      await web.open(request(opening())),
      await web.open(request(opening(), { Authorization: '' })),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 404, 200, 401],
    );
    for (const { headers } of answers) {
      assert.match(headers['strict-transport-security'] ?? '', /^max-age=31536000/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['permissions-policy'], 'camera=(), geolocation=(), microphone=()');
      assert.match(headers['content-security-policy'] ?? '', /frame-ancestors 'none'/);
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
    for (const { headers } of answers.slice(1))
      assert.equal(
        headers['content-security-policy'],
        "default-src 'none'; frame-ancestors 'none'",
      );
    assert.equal(
      answers[0]?.headers['content-security-policy'],
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' https://login.microsoftonline.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('writes into the page where to sign in, for this app alone', () => {
    assert.equal(
      String(web.page().body),
      `<p data-issuer="https://login.microsoftonline.com/${TENANT}/v2.0" data-scope="openid offline_access ${APP}/access_as_user">https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token</p>`,
    );
  });

  it('lets the app start only with its page beside it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'page-'));
    await assert.rejects(readPageFiles(folder), /cannot start: the page that mails lead to/);
    for (const name of ['index.html', 'page.js', 'page.css'])
      await writeFile(path.join(folder, name), name);
    assert.equal((await readPageFiles(folder)).html, 'index.html');
    await rm(folder, { recursive: true });
  });
});
