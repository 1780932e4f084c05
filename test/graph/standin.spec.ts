import assert from 'node:assert/strict';
import { startStandins, type Standins } from '../../desk/standins/index.ts';
import { makeIdentityKeys } from '../../desk/standins/identity/keys.ts';
import {
  isObject,
  objectAt,
  objectsAt,
  textAt,
  type JsonObject,
} from '../../desk/standins/json.ts';
import {
  addDays,
  day,
  moment,
  plusMinutes,
  weekdayOf,
  type Moment,
} from '../../domain/calendar/index.ts';
import { clientCredentials, createGraph } from '../../graph/index.ts';
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
const identityKeys = makeIdentityKeys();

let standins: Standins;
let graph: ReturnType<typeof createGraph>;
let now: Moment;

async function start(): Promise<void> {
  now = moment('2027-01-04T10:00:00.000Z');
  standins = await startStandins({
    now: () => '2027-01-04T10:00:00.000Z',
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
      appIds: { manifest: 'manifest-1', catalog: null },
      tokens: clientCredentials({
        url: standins.urls.tokenUrl,
        clientId: APP,
        clientSecret: 'a secret',
        wall: stillWall,
      }),
    }),
  );
}

const eventsOf = (n: number): readonly JsonObject[] => standins.graph.calendar(personId(n));
const organised = (): readonly JsonObject[] => standins.graph.calendar(MAILBOX.id);
const inbox = (n: number): readonly JsonObject[] =>
  standins.graph.mail(personId(n)).filter((mail) => textAt(mail, 'parentFolderId') === 'inbox');
const lose = (match: string, times = 1): void =>
  void standins.faults.add({ service: 'graph', match, loseAnswer: true, times });
const attendees = (event: JsonObject | undefined): readonly string[] =>
  objectsAt(event, 'attendees').map(
    (one) => `${textAt(one, 'type')} ${textAt(objectAt(one, 'emailAddress'), 'address')}`,
  );

describe('the Graph adapter against the stand-in over loopback', () => {
  beforeEach(start);
  afterEach(async () => await standins.stop());

  it('books a private Teams meeting in every calendar, with a join link', async () => {
    const answer = await graph.meetings.book(aWish());
    const [event] = organised();
    assert.deepEqual(answer, {
      kind: 'ok',
      value: {
        eventId: textAt(event, 'id'),
        joinUrl: textAt(objectAt(event, 'onlineMeeting'), 'joinUrl'),
      },
    });
    assert.equal(textAt(event, 'sensitivity'), 'private');
    assert.equal(textAt(objectAt(event, 'start'), 'dateTime'), '2027-06-07T09:00:00.0000000');
    assert.deepEqual(
      [1, 2, 3].map((n) => eventsOf(n).length),
      [1, 1, 1],
    );
  });

  it('leaves one event when the answer is lost, and when the booking is repeated', async () => {
    lose('^POST .*/events$');
    const first = await graph.meetings.book(aWish());
    const again = await graph.meetings.book(aWish());
    assert.equal(first.kind, 'ok');
    assert.deepEqual(again, first);
    assert.equal(organised().length, 1);
    assert.equal(standins.graph.notices(personId(1)).length, 1);
  });

  it('leaves one event when the look after a lost answer is lost as well', async () => {
    lose('^POST .*/events$');
    standins.faults.add({
      service: 'graph',
      match: '^GET .*/events',
      reply: { status: 200, body: { value: [] } },
      times: 2,
    });
    assert.equal((await graph.meetings.book(aWish())).kind, 'later');
    standins.faults.add({
      service: 'graph',
      match: '^GET .*/events',
      reply: { status: 200, body: { value: [] } },
      times: 1,
    });
    assert.equal((await graph.meetings.book(aWish())).kind, 'ok', 'the transaction is known');
    assert.equal(organised().length, 1);
  });

  it('moves the event that stands and keeps its join link', async () => {
    const first = await graph.meetings.book(aWish());
    const slot = {
      start: moment('2027-06-09T13:00:00.000Z'),
      end: moment('2027-06-09T14:00:00.000Z'),
    };
    lose('^PATCH ');
    const moved = await graph.meetings.book(aWish({ attempt: 2, slot, optional: [] }));
    assert.deepEqual(moved, first);
    const [event, ...others] = organised();
    assert.deepEqual(others, []);
    assert.equal(textAt(objectAt(event, 'start'), 'dateTime'), '2027-06-09T13:00:00.0000000');
    assert.deepEqual(
      attendees(event),
      [1, 2].map((n) => `required ${mailOfNumber(n)}`),
    );
  });

  it('keeps who was added in Outlook when it moves, and asks nobody to leave who stays', async () => {
    await graph.meetings.book(aWish());
    const [event] = organised();
    const path = `/users/${MAILBOX.id}/events/${textAt(event, 'id')}`;
    const token = await standins.identity.tokenFor('https://graph.microsoft.com');
    await fetch(`${standins.urls.graphBaseUrl}${path}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        attendees: [
          ...objectsAt(event, 'attendees'),
          { type: 'optional', emailAddress: { address: 'advocate@elsewhere.test' } },
        ],
      }),
    });
    const told = (n: number): readonly string[] =>
      standins.graph.notices(personId(n)).map(({ kind }) => kind);
    await graph.meetings.book(aWish({ attempt: 2, optional: [] }));
    assert.deepEqual(attendees(organised()[0]), [
      ...[1, 2].map((n) => `required ${mailOfNumber(n)}`),
      'optional advocate@elsewhere.test',
    ]);
    assert.deepEqual([1, 3].map(told), [
      ['meetingRequest'],
      ['meetingRequest', 'meetingCancelled'],
    ]);
    await graph.meetings.book(aWish({ attempt: 3 }));
    assert.equal(attendees(organised()[0]).length, 4);
  });

  it('tells nobody when nothing changed', async () => {
    await graph.meetings.book(aWish());
    await graph.meetings.book(aWish({ attempt: 2 }));
    assert.equal(standins.graph.notices(personId(1)).length, 1);
    assert.ok(!standins.log.all('graph').some(({ method }) => method === 'PATCH'));
  });

  it('books without a link in a mailbox without Teams', async () => {
    standins.graph.setHasTeams(MAILBOX.id, false);
    const answer = await graph.meetings.book(aWish());
    assert.equal(answer.kind === 'ok' ? answer.value.joinUrl : 'none', null);
  });

  it('cancels once with the note, and is gone afterwards', async () => {
    await graph.meetings.book(aWish());
    lose('^POST .*/cancel$');
    assert.deepEqual(await graph.meetings.cancel(CASE, 3, 'Closed.'), {
      kind: 'ok',
      value: 'cancelled',
    });
    assert.deepEqual(await graph.meetings.cancel(CASE, 3, 'Closed.'), {
      kind: 'ok',
      value: 'gone',
    });
    const notices = standins.graph.notices(personId(1)).map(({ kind, body }) => [kind, body]);
    assert.equal(notices.length, 2);
    assert.ok(notices[1]?.[1]?.startsWith('Closed.'));
  });

  it('books anew after a cancellation only under a new attempt: Exchange knows the old one', async () => {
    await graph.meetings.book(aWish());
    await graph.meetings.cancel(CASE, 3, '');
    assert.deepEqual(await graph.meetings.book(aWish()), {
      kind: 'later',
      code: 'ErrorDuplicateTransactionId',
      afterSeconds: 30,
    });
    assert.equal((await graph.meetings.book(aWish({ attempt: 2 }))).kind, 'ok');
    assert.equal(organised().length, 1);
  });

  it('does not touch another meeting of the case', async () => {
    await graph.meetings.book(aWish());
    await graph.meetings.book(aWish({ meeting: 4 }));
    await graph.meetings.cancel(CASE, 4, '');
    assert.equal(organised().length, 1);
  });

  it('reads free and busy times, and who cannot be read', async () => {
    const [start, end] = ['2027-01-05T09:00:00.000Z', '2027-01-05T10:20:00.000Z'].map(moment);
    if (start === undefined || end === undefined) assert.fail();
    standins.graph.addBusy(personId(1), { start, end, kind: 'tentative' });
    standins.graph.addBusy(personId(1), { start, end, kind: 'workingElsewhere' });
    standins.graph.removePerson(personId(2));
    const answer = await graph.meetings.schedules(
      [personId(1), personId(2), personId(3)],
      moment('2027-01-04T00:00:00.000Z'),
      moment('2027-04-01T00:00:00.000Z'),
    );
    // Nine to five in London on the weekdays of thirteen weeks; the last four are in summer time.
    const weekdays = Array.from({ length: 87 }, (_, n) => addDays(day('2027-01-04'), n)).filter(
      (each) => weekdayOf(each) <= 5,
    );
    const hours = weekdays.map((each) => {
      const [from, to] = each < '2027-03-28' ? ['09', '17'] : ['08', '16'];
      return {
        start: moment(`${each}T${from}:00:00.000Z`),
        end: moment(`${each}T${to}:00:00.000Z`),
      };
    });
    assert.deepEqual(answer, {
      kind: 'ok',
      value: [
        { person: personId(1), busy: [{ start, end }], hours },
        { person: personId(2), busy: null, hours: null },
        { person: personId(3), busy: [], hours },
      ],
    });
  });

  for (const [name, match] of [
    ['the draft', '^POST .*/messages$'],
    ['the sending', '^POST .*/send$'],
    ['both', '^POST .*/messages'],
  ] as const) {
    it(`sends one mail when the answer to ${name} is lost, however often it is tried`, async () => {
      lose(match, 2);
      const kinds: string[] = [];
      for (let attempt = 0; attempt < 3; attempt += 1) {
        kinds.push((await graph.mailer.send(aMessage())).kind);
      }
      assert.equal(kinds.at(-1), 'accepted');
      assert.deepEqual(
        inbox(1).map((mail) => textAt(mail, 'subject')),
        ['About 2027-7KQ4M'],
      );
      assert.ok(!standins.log.all('graph').some(({ path }) => path.endsWith('sendMail')));
    });
  }

  it('sends a draft that was left over, with the words of today', async () => {
    standins.faults.add({ service: 'graph', match: '/send$', reply: { status: 429 }, times: 1 });
    assert.equal((await graph.mailer.send(aMessage())).kind, 'later');
    now = plusMinutes(now, 1);
    assert.equal((await graph.mailer.send(aMessage())).kind, 'accepted');
    assert.equal(inbox(1).length, 1);
    assert.deepEqual(
      standins.graph.mail(MAILBOX.id).map((mail) => textAt(mail, 'parentFolderId')),
      ['sentitems'],
    );
  });

  it('sends many at once within what a mailbox serves', async () => {
    const sending = Array.from({ length: 12 }, (_, n) =>
      graph.mailer.send(aMessage({ effect: `0000000${n}-1` })),
    );
    const kinds = new Set((await Promise.all(sending)).map(({ kind }) => kind));
    assert.deepEqual([...kinds], ['accepted']);
    assert.equal(inbox(1).length, 12);
  });

  it('installs the app, found by its manifest id, once', async () => {
    assert.deepEqual(await graph.installer.install(personId(1)), { kind: 'installed' });
    lose('installedApps$');
    assert.equal((await graph.installer.install(personId(2))).kind, 'later');
    assert.deepEqual(await graph.installer.install(personId(2)), { kind: 'installed' });
  });

  it('asks for immutable ids and one token for all of it', async () => {
    await graph.meetings.book(aWish());
    await graph.mailer.send(aMessage());
    assert.equal(standins.log.all('identity').length, 1);
    for (const { headers, body } of standins.log.all('graph')) {
      assert.equal(headers['prefer'], 'IdType="ImmutableId", outlook.timezone="UTC"');
      assert.ok(body === undefined || body === null || isObject(body) || body === '');
    }
  });
});
