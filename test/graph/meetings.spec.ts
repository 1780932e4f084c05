import assert from 'node:assert/strict';
import { moment } from '../../domain/calendar/index.ts';
import {
  aWish,
  broken,
  CASE,
  empty,
  json,
  MAILBOX,
  mailOfNumber,
  personId,
  problem,
  scripted,
  type Reply,
} from './kit.ts';

const FIND = 'GET /users/us/events';
const CREATE = 'POST /users/us/events';
const READ = 'GET /users/us/events/e1';
const PATCH = 'PATCH /users/us/events/e1';
const CANCEL = 'POST /users/us/events/e1/cancel';

const none = json(200, { value: [] });
const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const invited = (n: number, type: string) => ({
  type,
  emailAddress: { name: 'Team manager', address: mailOfNumber(n).toUpperCase() },
});

/** What we have written on an event of whom we invited. */
const invitedMark = (...numbers: readonly number[]) => ({
  id: 'String {6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9} Name IroInvited',
  value: numbers.map(mailOfNumber).join(' '),
});

/** The event of `aWish()` as Graph shows it. */
const theEvent = (overrides: object = {}) => ({
  id: 'e1',
  createdDateTime: '2027-01-04T10:00:00Z',
  isCancelled: false,
  start: utc('2027-06-07T09:00:00.0000000'),
  end: utc('2027-06-07T10:00:00.0000000'),
  attendees: [invited(3, 'optional'), invited(1, 'required'), invited(2, 'required')],
  onlineMeeting: { joinUrl: 'https://teams.example/j' },
  singleValueExtendedProperties: [invitedMark(1, 2, 3)],
  ...overrides,
});
const listed = (...events: object[]): Reply => json(200, { value: events });
const booked = { kind: 'ok', value: { eventId: 'e1', joinUrl: 'https://teams.example/j' } };

describe('booking a meeting', () => {
  it('looks for our marker, then creates one private Teams meeting', async () => {
    const { meetings, service } = scripted([none, json(201, theEvent())]);
    assert.deepEqual(await meetings.book(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND, CREATE]);
    const [find, create] = service.sent;
    const marker = {
      id: 'String {6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9} Name IroMeeting',
      value: `${CASE}/3`,
    };
    assert.equal(
      find?.query['$filter'],
      `singleValueExtendedProperties/Any(ep: ep/id eq '${marker.id}' and ep/value eq '${marker.value}')`,
    );
    const london = (time: string) => ({
      dateTime: `2027-06-07T${time}`,
      timeZone: 'Europe/London',
    });
    assert.deepEqual(create?.body, {
      subject: 'Meeting 2027-7KQ4M',
      body: { contentType: 'text', content: 'Resolution meeting: 2027-7KQ4M' },
      start: london('10:00:00'),
      end: london('11:00:00'),
      attendees: [
        { type: 'required', emailAddress: { address: mailOfNumber(1) } },
        { type: 'required', emailAddress: { address: mailOfNumber(2) } },
        { type: 'optional', emailAddress: { address: mailOfNumber(3) } },
      ],
      sensitivity: 'private',
      showAs: 'busy',
      isReminderOn: true,
      reminderMinutesBeforeStart: 15,
      responseRequested: true,
      hideAttendees: false,
      allowNewTimeProposals: true,
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      transactionId: 'f6f4aaaf-48f9-87f7-89bd-8f9e7a6debff',
      singleValueExtendedProperties: [marker, invitedMark(1, 2, 3)],
    });
  });

  it('says the hour that the autumn change repeats in UTC', async () => {
    const slot = {
      start: moment('2027-10-31T01:15:00.000Z'),
      end: moment('2027-10-31T02:15:00.000Z'),
    };
    const { meetings, service } = scripted([none, json(201, theEvent())]);
    await meetings.book(aWish({ slot }));
    const body = JSON.stringify(service.sent[1]?.body);
    assert.ok(body.includes('"start":{"dateTime":"2027-10-31T01:15:00.000","timeZone":"UTC"}'));
    assert.ok(body.includes('"end":{"dateTime":"2027-10-31T02:15:00","timeZone":"Europe/London"}'));
  });

  it('changes nothing where the event stands as wished', async () => {
    const { meetings, service } = scripted([listed(theEvent())]);
    assert.deepEqual(await meetings.book(aWish({ attempt: 2 })), booked);
    assert.deepEqual(service.deeds, [FIND]);
  });

  it('moves what stands at another time: times only, never the body', async () => {
    const standing = theEvent({ start: utc('2027-06-08T09:00:00.0000000') });
    const { meetings, service } = scripted([listed(standing), json(200, theEvent())]);
    assert.deepEqual(await meetings.book(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND, PATCH]);
    assert.deepEqual(Object.keys(service.sent[1]?.body ?? {}), ['start', 'end']);
  });

  it('sends the whole list when one attendee changed', async () => {
    const standing = theEvent({
      attendees: [invited(1, 'required'), invited(2, 'required')],
      singleValueExtendedProperties: [invitedMark(1, 2)],
    });
    const { meetings, service } = scripted([listed(standing), json(200, theEvent())]);
    assert.deepEqual(await meetings.book(aWish()), booked);
    assert.deepEqual(service.sent[1]?.body, {
      attendees: [1, 2, 3].map((n) => ({
        type: n === 3 ? 'optional' : 'required',
        emailAddress: { address: mailOfNumber(n) },
      })),
      singleValueExtendedProperties: [invitedMark(1, 2, 3)],
    });
  });

  it('keeps whom somebody added in Outlook, rooms as rooms, and takes out who left the wish', async () => {
    const room = { type: 'resource', emailAddress: { name: 'Room 1', address: 'room1@desk.test' } };
    const standing = theEvent({
      start: utc('2027-06-08T09:00:00.0000000'),
      attendees: [
        invited(1, 'required'),
        invited(2, 'required'),
        { ...invited(7, 'optional'), status: { response: 'accepted' } },
        invited(3, 'optional'),
        room,
      ],
    });
    const { meetings, service } = scripted([listed(standing), json(200, theEvent())]);
    await meetings.book(aWish({ optional: [] }));
    assert.deepEqual(service.sent[1]?.body, {
      start: { dateTime: '2027-06-07T10:00:00', timeZone: 'Europe/London' },
      end: { dateTime: '2027-06-07T11:00:00', timeZone: 'Europe/London' },
      attendees: [
        { type: 'required', emailAddress: { address: mailOfNumber(1) } },
        { type: 'required', emailAddress: { address: mailOfNumber(2) } },
        invited(7, 'optional'),
        room,
      ],
      singleValueExtendedProperties: [invitedMark(1, 2)],
    });
  });

  it('says nothing of people where only somebody was added by hand', async () => {
    const attendees = [1, 2, 3, 7].map((n) => invited(n, n === 3 ? 'optional' : 'required'));
    const alone = scripted([listed(theEvent({ attendees }))]);
    assert.deepEqual(await alone.meetings.book(aWish()), booked);
    assert.deepEqual(alone.service.deeds, [FIND]);
    const standing = theEvent({ attendees, start: utc('2027-06-08T09:00:00.0000000') });
    const moved = scripted([listed(standing), json(200, theEvent())]);
    await moved.meetings.book(aWish());
    assert.deepEqual(Object.keys(moved.service.sent[1]?.body ?? {}), ['start', 'end']);
  });

  it('takes all for ours where an event bears no list of whom we invited', async () => {
    const attendees = [1, 2, 3, 7].map((n) => invited(n, n === 3 ? 'optional' : 'required'));
    const standing = theEvent({ attendees, singleValueExtendedProperties: null });
    const { meetings, service } = scripted([listed(standing), json(200, theEvent())]);
    await meetings.book(aWish());
    assert.ok(!JSON.stringify(service.sent[1]?.body).includes(mailOfNumber(7)));
  });

  it('does not count the mailbox that organises among those who are invited', async () => {
    const attendees = [
      { type: 'required', emailAddress: { address: MAILBOX.mail } },
      ...[1, 2, 3].map((n) => invited(n, n === 3 ? 'optional' : 'required')),
    ];
    const { meetings, service } = scripted([listed(theEvent({ attendees }))]);
    assert.deepEqual(await meetings.book(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND]);
  });

  it('takes a cancelled event for none', async () => {
    const cancelled = theEvent({ id: 'old', isCancelled: true });
    const { meetings, service } = scripted([listed(cancelled), json(201, theEvent())]);
    assert.deepEqual(await meetings.book(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND, CREATE]);
  });

  it('asks once more for a join link that has not settled, and does without one', async () => {
    const without = theEvent({ onlineMeeting: null });
    const settled = scripted([none, json(201, without), json(200, theEvent())]);
    assert.deepEqual(await settled.meetings.book(aWish()), booked);
    assert.deepEqual(settled.service.deeds, [FIND, CREATE, READ]);
    const never = scripted([none, json(201, without), json(200, without)]);
    assert.deepEqual(await never.meetings.book(aWish()), {
      kind: 'ok',
      value: { eventId: 'e1', joinUrl: null },
    });
    const unread = scripted([none, json(201, without), problem(503, 'Broken')]);
    assert.equal((await unread.meetings.book(aWish())).kind, 'ok');
  });

  for (const [name, lost] of [
    ['a lost connection', broken],
    ['a 504', problem(504, 'GatewayTimeout')],
    ['an unreadable answer', json(201, { id: 5 })],
    ['a duplicate transaction', problem(409, 'ErrorDuplicateTransactionId')],
  ] as const) {
    it(`finds the event that was made in spite of ${name}`, async () => {
      const { meetings, service } = scripted([none, lost, listed(theEvent())]);
      assert.deepEqual(await meetings.book(aWish()), booked);
      assert.deepEqual(service.deeds, [FIND, CREATE, FIND]);
    });

    it(`looks once after ${name} and leaves the rest to the next try`, async () => {
      const { meetings, service } = scripted([none, lost, none]);
      assert.equal((await meetings.book(aWish())).kind, 'later');
      assert.deepEqual(service.deeds, [FIND, CREATE, FIND]);
    });
  }

  it('is not content with an event at the old time after a lost move', async () => {
    const standing = theEvent({ start: utc('2027-06-08T09:00:00.0000000') });
    const { meetings } = scripted([listed(standing), broken, listed(standing)]);
    assert.deepEqual(await meetings.book(aWish()), {
      kind: 'later',
      code: 'ConnectionLost',
      afterSeconds: 30,
    });
    const moved = scripted([listed(standing), broken, listed(theEvent())]);
    assert.deepEqual(await moved.meetings.book(aWish()), booked);
  });

  it('creates at the next try what was deleted while it was moved', async () => {
    const standing = theEvent({ start: utc('2027-06-08T09:00:00.0000000') });
    const { meetings } = scripted([listed(standing), problem(404, 'ErrorItemNotFound'), none]);
    assert.equal((await meetings.book(aWish())).kind, 'later');
  });

  it('waits when told to wait, and creates nothing it could not look for', async () => {
    const throttled = scripted([none, problem(429, 'TooMany', { 'retry-after': '12' })]);
    assert.deepEqual(await throttled.meetings.book(aWish()), {
      kind: 'later',
      code: 'TooMany',
      afterSeconds: 12,
    });
    const blind = scripted([problem(503, 'Broken')]);
    assert.equal((await blind.meetings.book(aWish())).kind, 'later');
    assert.deepEqual(blind.service.deeds, [FIND]);
  });

  it('passes a refusal on', async () => {
    const { meetings } = scripted([none, problem(403, 'ErrorAccessDenied')]);
    assert.deepEqual(await meetings.book(aWish()), { kind: 'refused', code: 'ErrorAccessDenied' });
  });

  it('reads on when Exchange answers an empty page, but never from another place', async () => {
    const link = (base: string) =>
      json(200, { value: [], '@odata.nextLink': `${base}/users/us/events?$skip=10` });
    const here = scripted([link('https://graph.example/v1.0'), listed(theEvent())]);
    assert.deepEqual(await here.meetings.book(aWish()), booked);
    const elsewhere = scripted([link('https://graph.example.evil/v1.0')]);
    assert.equal((await elsewhere.meetings.book(aWish())).kind, 'later');
    assert.equal(elsewhere.service.sent.length, 1);
    const endless = scripted(Array.from({ length: 9 }, () => link('https://graph.example/v1.0')));
    assert.deepEqual(await endless.meetings.book(aWish()), {
      kind: 'later',
      code: 'TooManyPages',
      afterSeconds: 30,
    });
  });

  it('keeps the first of two events that bear the marker and cancels the other', async () => {
    const later = theEvent({ id: 'e2', createdDateTime: '2027-01-04T11:00:00Z' });
    const { meetings, service, log } = scripted([listed(later, theEvent()), empty(202)]);
    assert.deepEqual(await meetings.book(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND, 'POST /users/us/events/e2/cancel']);
    assert.equal(log.lines[0]?.code, 'graph.meeting-doubled');
  });

  it('invites nobody outside the authority', async () => {
    const mailOf = () => Promise.resolve('manager@elsewhere.test');
    const required = scripted([], { mailOf });
    assert.deepEqual(await required.meetings.book(aWish()), {
      kind: 'refused',
      code: 'NoInternalAddress',
    });
    const optional = scripted([none, json(201, theEvent())]);
    await optional.meetings.book(aWish({ optional: [personId(500)] }));
    assert.ok(!JSON.stringify(optional.service.sent).includes('optional'));
  });

  it('does not invite the mailbox that organises', async () => {
    const mailOf = () => Promise.resolve(MAILBOX.mail.toUpperCase());
    const { meetings, service } = scripted([none, json(201, theEvent())], {
      mailOf,
    });
    await meetings.book(aWish());
    assert.ok(JSON.stringify(service.sent[1]?.body).includes('"attendees":[]'));
  });

  it('gives every move a transaction of its own, and a repeat the same', async () => {
    const ids = [];
    for (const attempt of [1, 1, 2]) {
      const { meetings, service } = scripted([none, json(201, theEvent())]);
      await meetings.book(aWish({ attempt }));
      ids.push(/"transactionId":"([^"]+)"/.exec(JSON.stringify(service.sent[1]?.body))?.[1]);
    }
    assert.equal(ids[0], ids[1]);
    assert.notEqual(ids[1], ids[2]);
  });
});

describe('inviting people to a meeting that stands', () => {
  const moved = { start: utc('2027-06-08T09:00:00'), end: utc('2027-06-08T10:00:00') };

  it('leaves it at the time to which somebody has moved it: the people alone are sent', async () => {
    const old = theEvent({
      ...moved,
      attendees: [invited(1, 'required'), invited(4, 'required'), invited(3, 'optional')],
      singleValueExtendedProperties: [invitedMark(1, 3, 4)],
    });
    const { meetings, service } = scripted([listed(old), json(200, theEvent(moved))]);
    assert.deepEqual(await meetings.invite(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND, PATCH]);
    assert.deepEqual(service.sent[1]?.body, {
      attendees: [
        { type: 'required', emailAddress: { address: mailOfNumber(1) } },
        { type: 'required', emailAddress: { address: mailOfNumber(2) } },
        { type: 'optional', emailAddress: { address: mailOfNumber(3) } },
      ],
      singleValueExtendedProperties: [invitedMark(1, 2, 3)],
    });
  });

  it('changes nothing where they are invited, wherever it stands', async () => {
    const { meetings, service } = scripted([listed(theEvent(moved))]);
    assert.deepEqual(await meetings.invite(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND]);
  });

  it('makes none where somebody has taken it out of the calendar', async () => {
    const { meetings, service } = scripted([none]);
    assert.deepEqual(await meetings.invite(aWish()), { kind: 'ok', value: 'gone' });
    assert.deepEqual(service.deeds, [FIND]);
  });

  it('looks once whether a lost change happened, at whatever time it stands', async () => {
    const old = theEvent({ ...moved, attendees: [invited(1, 'required')] });
    const { meetings, service } = scripted([listed(old), broken, listed(theEvent(moved))]);
    assert.deepEqual(await meetings.invite(aWish()), booked);
    assert.deepEqual(service.deeds, [FIND, PATCH, FIND]);
  });

  it('invites nobody outside the authority, and passes on what the service says', async () => {
    const outside = scripted([], { mailOf: () => Promise.resolve('manager@elsewhere.test') });
    assert.deepEqual(await outside.meetings.invite(aWish()), {
      ...{ kind: 'refused', code: 'NoInternalAddress' },
    });
    assert.deepEqual(outside.service.deeds, []);
    const refused = scripted([problem(403, 'ErrorAccessDenied')]);
    assert.equal((await refused.meetings.invite(aWish())).kind, 'refused');
  });
});

describe('cancelling a meeting', () => {
  const cancelling = (...replies: Reply[]) => {
    const { meetings, service } = scripted(replies);
    return { service, answer: meetings.cancel(CASE, 3, 'The case is closed.') };
  };

  it('cancels the event that bears our marker, with the note', async () => {
    const { answer, service } = cancelling(listed(theEvent()), empty(202));
    assert.deepEqual(await answer, { kind: 'ok', value: 'cancelled' });
    assert.deepEqual(service.deeds, [FIND, CANCEL]);
    assert.deepEqual(service.sent[1]?.body, { Comment: 'The case is closed.' });
  });

  it('says gone where there is none, or none any more', async () => {
    assert.deepEqual(await cancelling(none).answer, { kind: 'ok', value: 'gone' });
    const { answer } = cancelling(listed(theEvent()), problem(404, 'ErrorItemNotFound'), none);
    assert.deepEqual(await answer, { kind: 'ok', value: 'gone' });
  });

  it('does not believe that an event is gone which stands', async () => {
    const notFound = problem(404, 'ErrorItemNotFound');
    const { answer } = cancelling(listed(theEvent()), notFound, listed(theEvent()));
    assert.equal((await answer).kind, 'later');
  });

  it('looks whether a lost cancellation happened', async () => {
    const gone = cancelling(listed(theEvent()), broken, none);
    assert.deepEqual(await gone.answer, { kind: 'ok', value: 'cancelled' });
    const stands = cancelling(listed(theEvent()), broken, listed(theEvent()));
    assert.equal((await stands.answer).kind, 'later');
    const unseen = cancelling(listed(theEvent()), broken, broken);
    assert.equal((await unseen.answer).kind, 'later');
  });

  it('waits or refuses as the service does', async () => {
    const throttled = cancelling(listed(theEvent()), problem(429, 'TooMany'));
    assert.equal((await throttled.answer).kind, 'later');
    const refused = cancelling(listed(theEvent()), problem(403, 'ErrorAccessDenied'));
    assert.deepEqual(await refused.answer, { kind: 'refused', code: 'ErrorAccessDenied' });
  });
});
