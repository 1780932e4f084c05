import assert from 'node:assert/strict';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../../desk/standins/json.ts';
import { ann, ben, query, service, startBench, type Bench } from './kit.ts';

const property = 'String {6f1d1c1e-0000-4000-8000-000000000001} Name CaseMeeting';
const at = (dateTime: string) => ({ dateTime, timeZone: 'Europe/London' });
const invited = (...addresses: string[]) =>
  addresses.map((address) => ({ type: 'required', emailAddress: { address } }));
const meeting: JsonObject = {
  subject: 'Meeting 2026-AAAAA',
  body: { contentType: 'text', content: 'See the record.' },
  start: at('2026-12-23T10:00:00'),
  end: at('2026-12-23T11:00:00'),
  attendees: invited('ann@desk.test'),
  sensitivity: 'private',
  isOnlineMeeting: true,
  onlineMeetingProvider: 'teamsForBusiness',
  transactionId: 'op-1',
  singleValueExtendedProperties: [{ id: property, value: 'case-1' }],
};
const events = `/users/${service}/events`;

describe('Graph’s events', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(async () => {
    await bench.stop();
  });

  const create = (more: JsonObject = {}) =>
    bench.graphCall('POST', events, { ...meeting, ...more });
  const byProperty = (value: string, more: Record<string, string> = {}) =>
    bench.graphCall(
      'GET',
      events +
        query({
          $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq '${value}')`,
          ...more,
        }),
    );

  it('gives one event for one transaction id, and refuses it for another', async () => {
    const first = await create();
    const again = await create();
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.equal(first.body['id'], again.body['id']);
    assert.equal(bench.graph.calendar(ann).length, 1);
    assert.equal(bench.graph.notices(ann).length, 1);
    const other = await create({ subject: 'another' });
    assert.deepEqual([other.status, other.code], [409, 'ErrorDuplicateTransactionId']);
    await bench.graphCall('DELETE', `${events}/${textAt(first.body, 'id')}`);
    assert.equal((await create()).status, 409);
  });

  it('makes two events where no transaction id says they are one', async () => {
    await create({ transactionId: null });
    await create({ transactionId: null });
    assert.equal(bench.graph.calendar(ann).length, 2);
  });

  it('makes the event although the answer is lost, and finds it by its property', async () => {
    bench.faults.add({ service: 'graph', match: 'POST .*/events$', loseAnswer: true, times: 1 });
    await assert.rejects(create());
    const found = await byProperty('case-1', {
      $expand: `singleValueExtendedProperties($filter=id eq '${property}')`,
      $select: 'subject,onlineMeeting',
    });
    const [event] = objectsAt(found.body, 'value');
    assert.equal(textAt(event, 'subject'), 'Meeting 2026-AAAAA');
    assert.equal(event?.['start'], undefined);
    assert.deepEqual(event?.['singleValueExtendedProperties'], [{ id: property, value: 'case-1' }]);
    assert.deepEqual(objectsAt((await byProperty('case-2')).body, 'value'), []);
    const wrongCase = `singleValueExtendedProperties/Any(ep: ep/id eq '${property.replace('CaseM', 'casem')}' and ep/value eq 'case-1')`;
    const other = await bench.graphCall('GET', events + query({ $filter: wrongCase }));
    assert.deepEqual(other.body['value'], []);
  });

  it('does not echo the property, and links the online meeting in the body', async () => {
    const { body } = await create();
    assert.equal(body['singleValueExtendedProperties'], undefined);
    const link = textAt(body['onlineMeeting'], 'joinUrl');
    assert.match(link, /^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    assert.ok(textAt(body['body'], 'content').includes(link));
    bench.graph.setHasTeams(service, false);
    const plain = await create({ transactionId: 'op-2' });
    assert.deepEqual(
      [
        plain.body['isOnlineMeeting'],
        plain.body['onlineMeeting'],
        plain.body['onlineMeetingProvider'],
      ],
      [false, null, 'unknown'],
    );
  });

  it('loses the join link when the body is replaced without its block', async () => {
    const { body } = await create();
    const path = `${events}/${textAt(body, 'id')}`;
    const kept = `${textAt(body['body'], 'content')}<p>more</p>`;
    const same = await bench.graphCall('PATCH', path, {
      body: { contentType: 'html', content: kept },
    });
    assert.notEqual(same.body['onlineMeeting'], null);
    const ignored = await bench.graphCall('PATCH', path, { isOnlineMeeting: false });
    assert.equal(ignored.body['isOnlineMeeting'], true);
    const lost = await bench.graphCall('PATCH', path, {
      body: { contentType: 'html', content: 'new' },
    });
    assert.deepEqual([lost.body['onlineMeeting'], lost.body['isOnlineMeeting']], [null, false]);
  });

  it('takes the attendees of a PATCH as the whole list and tells only those concerned', async () => {
    const { body } = await create();
    const path = `${events}/${textAt(body, 'id')}`;
    await bench.graphCall('PATCH', path, { attendees: invited('ann@desk.test', 'ben@desk.test') });
    assert.deepEqual([bench.graph.notices(ann).length, bench.graph.notices(ben).length], [1, 1]);
    await bench.graphCall('PATCH', path, { attendees: invited('ben@desk.test') });
    assert.equal(bench.graph.calendar(ann).length, 0);
    assert.equal(bench.graph.notices(ann).at(-1)?.kind, 'meetingCancelled');
    assert.equal(bench.graph.notices(ben).length, 1);
  });

  it('moves the attendees’ copies and asks them anew', async () => {
    const { body } = await create();
    const id = textAt(body, 'id');
    bench.graph.respond(ann, id, 'accept');
    const moved = await bench.graphCall('PATCH', `${events}/${id}`, {
      start: at('2026-12-23T14:00:00'),
      end: at('2026-12-23T15:00:00'),
    });
    const [attendee] = objectsAt(moved.body, 'attendees');
    assert.equal(objectAt(attendee, 'status')['response'], 'none');
    const [copy] = bench.graph.calendar(ann);
    assert.equal(textAt(copy?.['start'], 'dateTime'), '2026-12-23T14:00:00.0000000');
    assert.deepEqual([copy?.['isOrganizer'], copy?.['showAs']], [false, 'tentative']);
  });

  it('shows answers and proposals to the organiser', async () => {
    const { body } = await create();
    const id = textAt(body, 'id');
    const proposed = { start: '2026-12-24T10:00:00Z', end: '2026-12-24T11:00:00Z' };
    bench.graph.respond(ann, id, 'decline', proposed);
    const [attendee] = objectsAt(
      (await bench.graphCall('GET', `${events}/${id}`)).body,
      'attendees',
    );
    assert.equal(objectAt(attendee, 'status')['response'], 'declined');
    assert.deepEqual(objectAt(attendee, 'proposedNewTime')['start'], {
      dateTime: '2026-12-24T10:00:00.0000000',
      timeZone: 'UTC',
    });
    assert.deepEqual(bench.graph.calendar(ann), []);
    assert.throws(() => bench.graph.respond(ben, id, 'accept'));
  });

  it('cancels with a word, deletes without, and both reach the attendees', async () => {
    const one = textAt((await create()).body, 'id');
    const cancel = () =>
      bench.graphCall('POST', `${events}/${one}/cancel`, { comment: 'Resolved.' });
    assert.equal((await cancel()).status, 202);
    assert.deepEqual([(await cancel()).status, (await cancel()).code], [404, 'ErrorItemNotFound']);
    const [copy] = bench.graph.calendar(ann);
    assert.deepEqual(
      [copy?.['isCancelled'], copy?.['subject']],
      [true, 'Canceled: Meeting 2026-AAAAA'],
    );
    assert.match(bench.graph.notices(ann).at(-1)?.body ?? '', /^Resolved\./);
    const two = textAt((await create({ transactionId: 'op-2' })).body, 'id');
    assert.equal((await bench.graphCall('DELETE', `${events}/${two}`)).status, 204);
    assert.equal((await bench.graphCall('GET', `${events}/${two}`)).status, 404);
    const three = textAt((await create({ transactionId: 'op-3' })).body, 'id');
    bench.graph.organiserDeletes(three);
    assert.equal((await bench.graphCall('GET', `${events}/${three}`)).status, 404);
    assert.equal(
      bench.graph.notices(ann).filter((one) => one.kind === 'meetingCancelled').length,
      3,
    );
  });

  it('lists a window and a page at a time', async () => {
    for (let n = 0; n < 11; n += 1) await create({ transactionId: `many-${n}` });
    const page = await bench.graphCall('GET', events);
    assert.equal(objectsAt(page.body, 'value').length, 10);
    const next = new URL(textAt(page.body, '@odata.nextLink'));
    const rest = await bench.graphCall('GET', next.pathname.slice('/v1.0'.length) + next.search);
    assert.equal(objectsAt(rest.body, 'value').length, 1);
    const view = (from: string, to: string) =>
      bench.graphCall(
        'GET',
        `/users/${service}/calendarView${query({ startDateTime: from, endDateTime: to, $top: '50' })}`,
      );
    const full = await view('2026-12-23T00:00:00Z', '2026-12-24T00:00:00Z');
    assert.equal(objectsAt(full.body, 'value').length, 11);
    const empty = await view('2026-12-24T00:00:00Z', '2026-12-25T00:00:00Z');
    assert.equal(objectsAt(empty.body, 'value').length, 0);
    assert.equal((await bench.graphCall('GET', `/users/${service}/calendarView`)).status, 400);
  });

  it('refuses what the type does not have, and what is not of its type', async () => {
    const refused: [JsonObject, string][] = [
      [{ subjct: 'x' }, 'RequestBodyRead'],
      [{ subject: 7 }, 'RequestBodyRead'],
      [{ sensitivity: 'secret' }, 'RequestBodyRead'],
      [{ attendees: [{ emailAddress: { address: 'a@b.c', role: 'x' } }] }, 'RequestBodyRead'],
      [{ attendees: invited('nobody') }, 'ErrorInvalidRecipients'],
      [{ end: at('2026-12-23T09:00:00') }, 'ErrorCalendarEndDateIsEarlierThanStartDate'],
      [
        { start: { dateTime: '2026-12-23T10:00:00', timeZone: 'Mars' } },
        'TimeZoneNotSupportedException',
      ],
      [
        { singleValueExtendedProperties: [{ id: 'CaseMeeting', value: 'x' }] },
        'ErrorInvalidProperty',
      ],
    ];
    for (const [more, code] of refused) {
      const answer = await create({ ...more, transactionId: `r-${code}` });
      assert.deepEqual([answer.status, answer.code], [400, code]);
    }
    const bare = await bench.graphCall('POST', events, { subject: 'x' });
    assert.equal(bare.code, 'ErrorPropertyValidationFailure');
    assert.deepEqual(bench.graph.calendar(service), []);
    const id = textAt((await create()).body, 'id');
    const late = await bench.graphCall('PATCH', `${events}/${id}`, { transactionId: 'op-9' });
    assert.equal(late.status, 400);
  });

  it('lets the app into its service mailbox only', async () => {
    const answer = await bench.graphCall('POST', `/users/${ann}/events`, meeting);
    assert.deepEqual([answer.status, answer.code], [403, 'ErrorAccessDenied']);
    assert.equal((await bench.graphCall('GET', '/users/nobody/events')).code, 'ErrorInvalidUser');
  });

  it('refuses the fifth call at a time in one mailbox', async () => {
    const busy = await startBench({ throttle: true });
    try {
      let release: () => void = () => undefined;
      const allArrived = new Promise<void>((resolve) => {
        release = resolve;
      });
      busy.faults.onCall(async () => {
        await allArrived;
        return 'go';
      });
      const asked = Array.from({ length: 6 }, async () => {
        const answer = await busy.graphCall('GET', events);
        if (answer.status === 429 && busy.log.last === 6) release();
        return answer;
      });
      const answers = await Promise.all(asked);
      const refused = answers.filter((answer) => answer.status === 429);
      assert.equal(refused.length, 2);
      assert.equal(refused[0]?.code, 'ApplicationThrottled');
      assert.ok(Number(refused[0].headers.get('retry-after')) > 0);
      assert.equal((await busy.graphCall('GET', events)).status, 200);
    } finally {
      await busy.stop();
    }
  });
});
