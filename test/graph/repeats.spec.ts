import assert from 'node:assert/strict';
import { makeIdentityKeys } from '../../desk/standins/identity/keys.ts';
import { startStandins, type Standins } from '../../desk/standins/index.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../desk/standins/json.ts';
import { moment, plusMinutes } from '../../domain/calendar/index.ts';
import { clientCredentials, createGraph } from '../../graph/index.ts';
import { assertFitsGraph } from './metadata/fits.ts';
import {
  aMessage,
  aWish,
  CASE,
  MAILBOX,
  mailOfNumber,
  partsFor,
  personId,
  stillWall,
} from './kit.ts';

const TENANT = '00000000-0000-4000-8000-0000000000aa';
const APP = '00000000-0000-4000-8000-0000000000bb';
const TIMES = 100;
/** This many of the hundred are begun at the same time, as by an effect that somebody else took over. */
const BESIDE = 4;

const identityKeys = makeIdentityKeys();

/** What a call may meet; a lost answer means that the deed was done. */
const FAULTS = [
  { reply: { status: 503 } },
  { reply: { status: 503, headers: { 'retry-after': '5' } } },
  { reply: { status: 429, headers: { 'retry-after': '7' } } },
  { reply: { status: 429 } },
  { reply: { status: 500 } },
  { reply: { status: 502 } },
  { reply: { status: 504 } },
  { reset: true },
  { loseAnswer: true },
] as const;

interface Counts {
  readonly calls: number;
  readonly faults: number;
  readonly answers: Readonly<Record<string, number>>;
}

describe('a hundred repeats of one call, over HTTP, with faults among them', function () {
  this.timeout(60_000);
  let standins: Standins;
  let graph: ReturnType<typeof createGraph>;
  let now = moment('2027-01-04T10:00:00.000Z');

  beforeEach(async () => {
    now = moment('2027-01-04T10:00:00.000Z');
    standins = await startStandins({
      now: () => now,
      tenantId: TENANT,
      appId: APP,
      appSecret: 'a secret',
      catalogAppId: 'catalogue-1',
      manifestAppId: 'manifest-1',
      people: [1, 2, 3].map((n) => ({ id: personId(n), post: `Post ${n}`, mail: mailOfNumber(n) })),
      serviceMailbox: MAILBOX,
      keys: await identityKeys,
      throttle: true,
    });
    graph = createGraph(
      partsFor({
        now: () => now,
        baseUrl: standins.urls.graphBaseUrl,
        tokens: clientCredentials({
          url: standins.urls.tokenUrl,
          clientId: APP,
          clientSecret: 'a secret',
          wall: stillWall,
        }),
      }),
    );
  });
  afterEach(async () => {
    assertFitsGraph(standins.log.all('graph'));
    await standins.stop();
  });

  /** The deed meets every fault in turn until it is done; the looks around it meet one each time. */
  async function repeat(
    call: () => Promise<{ readonly kind: string }>,
    match: string,
  ): Promise<Counts> {
    const answers: Record<string, number> = {};
    const before = standins.log.last;
    for (const fault of FAULTS)
      standins.faults.add({ service: 'graph', match, ...fault, times: 1 });
    for (let round = 0; round < TIMES / BESIDE; round += 1) {
      const fault = FAULTS[round % FAULTS.length];
      if (fault !== undefined && round >= 2) {
        standins.faults.add({ service: 'graph', match: '^GET ', ...fault, times: 1 });
      }
      // The last two rounds find a service that is well again.
      if (round >= TIMES / BESIDE - 2) standins.faults.clear();
      const beside = await Promise.all(Array.from({ length: BESIDE }, call));
      for (const { kind } of beside) answers[kind] = (answers[kind] ?? 0) + 1;
      // As a due row comes again: after what the service asked for.
      now = plusMinutes(now, 1);
    }
    const calls = standins.log.since(before, 'graph');
    const hit = calls.filter(({ answer }) => typeof answer === 'string' || answer >= 429);
    return { calls: calls.length, faults: hit.length, answers };
  }

  const tell = (what: string, { calls, faults, answers }: Counts, left: string): void => {
    const words = Object.entries(answers).map(([kind, count]) => `${count} ${kind}`);
    console.log(
      `      ${what}: ${TIMES} repeats, ${BESIDE} at a time, ${calls} requests, ${faults} faults; ${words.join(', ')}; ${left}`,
    );
  };

  const organised = (): readonly JsonObject[] => standins.graph.calendar(MAILBOX.id);
  const notices = (kind: string): readonly number[] =>
    [1, 2, 3].map(
      (n) => standins.graph.notices(personId(n)).filter((notice) => notice.kind === kind).length,
    );
  const mailTo = (n: number): readonly JsonObject[] =>
    standins.graph.mail(personId(n)).filter((mail) => textAt(mail, 'parentFolderId') === 'inbox');

  it('of booking leave one right event and one invitation each', async () => {
    const counts = await repeat(() => graph.meetings.book(aWish()), '^POST .*/events$');
    const events = organised();
    tell('booking', counts, `${events.length} event`);
    assert.equal(events.length, 1);
    assert.equal(textAt(objectAt(events[0], 'start'), 'dateTime'), '2027-06-07T09:00:00.0000000');
    assert.equal(objectsAt(events[0], 'attendees').length, 3);
    assert.deepEqual(notices('meetingRequest'), [1, 1, 1]);
  });

  it('of moving leave one event at the new time and tell each of it once', async () => {
    await graph.meetings.book(aWish());
    const slot = {
      start: moment('2027-06-09T13:00:00.000Z'),
      end: moment('2027-06-09T14:00:00.000Z'),
    };
    const wish = aWish({ attempt: 2, slot, optional: [] });
    const counts = await repeat(() => graph.meetings.book(wish), '^PATCH ');
    const events = organised();
    tell('moving', counts, `${events.length} event`);
    assert.equal(events.length, 1);
    assert.equal(textAt(objectAt(events[0], 'start'), 'dateTime'), '2027-06-09T13:00:00.0000000');
    assert.equal(objectsAt(events[0], 'attendees').length, 2);
    assert.deepEqual(notices('meetingRequest'), [2, 2, 1]);
    assert.deepEqual(notices('meetingCancelled'), [0, 0, 1]);
  });

  it('of booking and moving to and fro leave one event where the last wish put it', async () => {
    let attempt = 1;
    const counts = await repeat(async () => {
      attempt += 1;
      const hour = String(9 + (attempt % 3)).padStart(2, '0');
      const slot = {
        start: moment(`2027-06-09T${hour}:00:00.000Z`),
        end: moment(`2027-06-09T${hour}:45:00.000Z`),
      };
      return await graph.meetings.book(aWish({ attempt, slot }));
    }, '^(POST|PATCH) ');
    const events = organised();
    tell('booking and moving to and fro', counts, `${events.length} event`);
    assert.equal(events.length, 1);
    const last = String(9 + (attempt % 3)).padStart(2, '0');
    const start = textAt(objectAt(events[0], 'start'), 'dateTime');
    assert.equal(start, `2027-06-09T${last}:00:00.0000000`);
    assert.deepEqual(notices('meetingCancelled'), [0, 0, 0], 'no second event stood for a while');
  });

  it('of cancelling leave no event and one cancellation each', async () => {
    await graph.meetings.book(aWish());
    const counts = await repeat(
      () => graph.meetings.cancel(CASE, 3, 'The case is closed.'),
      '^POST .*/cancel$',
    );
    const events = organised();
    tell('cancelling', counts, `${events.length} events`);
    assert.equal(events.length, 0);
    assert.deepEqual(notices('meetingCancelled'), [1, 1, 1]);
  });

  for (const [what, match] of [
    ['the draft', '^POST .*/messages$'],
    ['the sending', '^POST .*/send$'],
    ['any call', '^(POST|PATCH|GET) .*/messages'],
  ] as const) {
    it(`of a mail leave one mail, with faults of ${what}`, async () => {
      const counts = await repeat(() => graph.mailer.send(aMessage()), match);
      tell(`mail (${what})`, counts, `${mailTo(1).length} mail`);
      assert.equal(mailTo(1).length, 1);
      const folders = standins.graph.mail(MAILBOX.id).map((mail) => textAt(mail, 'parentFolderId'));
      assert.deepEqual(folders, ['sentitems']);
    });
  }
});
