import assert from 'node:assert/strict';
import { moment } from '../../domain/calendar/index.ts';
import { broken, CASE, json, mailOfNumber, problem, scripted } from './kit.ts';

const VIEW = 'GET /users/us/calendarView';
const FIND = 'GET /users/us/events';
const FROM = moment('2027-06-07T09:00:00.000Z');
const TO = moment('2027-06-30T10:00:00.000Z');
const MARKER = 'String {6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9} Name IroMeeting';

const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const span = (day: string) => ({
  start: utc(`${day}T09:00:00.0000000`),
  end: utc(`${day}T10:00:00.0000000`),
});
const slot = (day: string) => ({
  start: moment(`${day}T09:00:00.000Z`),
  end: moment(`${day}T10:00:00.000Z`),
});
const marked = (value: string) => ({ singleValueExtendedProperties: [{ id: MARKER, value }] });
const anEvent = (overrides: object = {}) => ({
  id: 'e1',
  createdDateTime: '2027-01-04T10:00:00Z',
  isCancelled: false,
  ...span('2027-06-07'),
  attendees: [],
  ...marked(`${CASE}/3`),
  ...overrides,
});
const attendee = (n: number, response: string, more: object = {}) => ({
  type: 'required',
  emailAddress: { name: 'Team manager', address: mailOfNumber(n) },
  status: { response, time: '2027-06-01T09:00:00Z' },
  ...more,
});

describe('looking into the calendar', () => {
  it('asks once for all of them, with our marker, and reads what each attendee said', async () => {
    const event = anEvent({
      attendees: [
        attendee(1, 'accepted'),
        attendee(2, 'tentativelyAccepted', { proposedNewTime: span('2027-06-09') }),
        attendee(3, 'declined'),
        attendee(4, 'none'),
        attendee(5, 'notResponded'),
      ],
    });
    const { meetings, service } = scripted([json(200, { value: [event] })]);
    const answer = await meetings.look(FROM, TO);
    assert.deepEqual(service.deeds, [VIEW]);
    assert.deepEqual(service.sent[0]?.query, {
      startDateTime: FROM,
      endDateTime: TO,
      $select: 'id,createdDateTime,isCancelled,start,end,attendees',
      $expand: `singleValueExtendedProperties($filter=id eq '${MARKER}')`,
      $top: '100',
    });
    const says = (n: number, said: string | null, proposes: object | null = null) => ({
      mail: mailOfNumber(n),
      said,
      proposes,
    });
    assert.deepEqual(answer, {
      kind: 'ok',
      value: [
        {
          caseId: CASE,
          meeting: 3,
          slot: slot('2027-06-07'),
          attendees: [
            says(1, 'accepted'),
            says(2, 'tentative', slot('2027-06-09')),
            says(3, 'declined'),
            says(4, null),
            says(5, null),
          ],
        },
      ],
    });
  });

  it('passes over what is not ours, is cancelled, or is a double; GUIDs may come back in another case', async () => {
    const upper = {
      id: MARKER.replace(/\{.*\}/, (guid) => guid.toUpperCase()),
      value: `${CASE}/9`,
    };
    const { meetings } = scripted([
      json(200, {
        value: [
          anEvent({ id: 'later', createdDateTime: '2027-01-05T10:00:00Z', ...span('2027-06-08') }),
          anEvent(),
          anEvent({ id: 'off', isCancelled: true, ...marked(`${CASE}/4`) }),
          anEvent({ id: 'other', singleValueExtendedProperties: undefined }),
          anEvent({ id: 'odd', ...marked('something else') }),
          anEvent({ id: 'upper', singleValueExtendedProperties: [upper] }),
        ],
      }),
    ]);
    const answer = await meetings.look(FROM, TO);
    assert.ok(answer.kind === 'ok');
    assert.deepEqual(
      answer.value.map((each) => [each.meeting, each.slot.start]),
      [
        [3, '2027-06-07T09:00:00.000Z'],
        [9, '2027-06-07T09:00:00.000Z'],
      ],
    );
  });

  it('goes on to every page, and never to another host', async () => {
    const next = 'https://graph.example/v1.0/users/us/calendarView?$skip=100';
    const page = (more: object) => json(200, { value: [anEvent()], ...more });
    const { meetings, service } = scripted([
      page({ '@odata.nextLink': next }),
      json(200, { value: [anEvent({ id: 'e2', ...marked(`${CASE}/4`) })] }),
    ]);
    const answer = await meetings.look(FROM, TO);
    assert.equal(service.deeds.length, 2);
    assert.ok(answer.kind === 'ok' && answer.value.length === 2);
    const away = scripted([page({ '@odata.nextLink': 'https://elsewhere.test/v1.0/x' })]);
    assert.equal((await away.meetings.look(FROM, TO)).kind, 'later');
    assert.equal(away.service.deeds.length, 1);
  });

  it('half an answer is none: a page that fails is no calendar without events', async () => {
    for (const reply of [problem(503, 'ServiceUnavailable'), broken, problem(429, 'Throttled')]) {
      const { meetings } = scripted([
        json(200, {
          value: [],
          '@odata.nextLink': 'https://graph.example/v1.0/users/us/calendarView?b',
        }),
        reply,
      ]);
      assert.equal((await meetings.look(FROM, TO)).kind, 'later');
    }
  });

  it('finds one meeting by its marker wherever it lies, and says plainly that there is none', async () => {
    const { meetings, service } = scripted([
      json(200, { value: [anEvent({ ...span('2027-09-01') })] }),
      json(200, { value: [anEvent({ isCancelled: true })] }),
      problem(500, 'InternalServerError'),
    ]);
    const found = await meetings.lookFor(CASE, 3);
    assert.deepEqual(found, {
      kind: 'ok',
      value: { caseId: CASE, meeting: 3, slot: slot('2027-09-01'), attendees: [] },
    });
    assert.deepEqual(await meetings.lookFor(CASE, 3), { kind: 'ok', value: null });
    assert.equal((await meetings.lookFor(CASE, 3)).kind, 'later');
    assert.deepEqual(service.deeds, [FIND, FIND, FIND]);
  });
});
