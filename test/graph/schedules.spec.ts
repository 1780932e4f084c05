import assert from 'node:assert/strict';
import { moment, plusHours } from '../../domain/calendar/index.ts';
import {
  json,
  mailOfNumber,
  personId,
  problem,
  scripted,
  type Reply,
  type SentRequest,
} from './kit.ts';

const FROM = moment('2027-01-04T00:00:00.000Z');
const TO = moment('2027-01-09T00:00:00.000Z');
const at = (time: string) => moment(`2027-01-04T${time}:00.000Z`);
const item = (status: string, start: string, end: string, timeZone = 'UTC') => ({
  status,
  start: { dateTime: `2027-01-04T${start}:00.0000000`, timeZone },
  end: { dateTime: `2027-01-04T${end}:00.0000000`, timeZone },
});

/** Free in each of the 480 quarter hours of five days. */
const FREE_VIEW = '0'.repeat(5 * 96);
const viewWith = (first: string, length = FREE_VIEW.length): string => first.padEnd(length, '0');

/** The answer for one person, `person1@desk.test` unless said otherwise. */
const row = (overrides: object = {}) => ({
  scheduleId: 'PERSON1@desk.test',
  availabilityView: FREE_VIEW,
  scheduleItems: [],
  ...overrides,
});

async function knownOf(...rows: object[]) {
  const { meetings } = scripted([json(200, { value: rows })]);
  const answer = await meetings.schedules([personId(1)], FROM, TO);
  return answer.kind === 'ok' ? answer.value[0] : assert.fail(answer.code);
}

describe('free and busy times from Graph', () => {
  it('asks the service mailbox, by address', async () => {
    const { meetings, service } = scripted([json(200, { value: [row()] })]);
    await meetings.schedules([personId(1)], FROM, TO);
    assert.deepEqual(service.deeds, ['POST /users/us/calendar/getSchedule']);
    assert.deepEqual(service.sent[0]?.body, {
      Schedules: [mailOfNumber(1)],
      StartTime: { dateTime: '2027-01-04T00:00:00.000', timeZone: 'UTC' },
      EndTime: { dateTime: '2027-01-09T00:00:00.000', timeZone: 'UTC' },
      AvailabilityViewInterval: 15,
    });
  });

  for (const status of ['tentative', 'busy', 'oof', 'unknown', 'somethingNew']) {
    it(`counts ${status} as busy`, async () => {
      const known = await knownOf(row({ scheduleItems: [item(status, '09:00', '10:05')] }));
      assert.deepEqual(known?.busy, [{ start: at('09:00'), end: at('10:05') }]);
    });
  }

  for (const status of ['free', 'workingElsewhere']) {
    it(`counts ${status} as free`, async () => {
      const known = await knownOf(row({ scheduleItems: [item(status, '09:00', '10:00')] }));
      assert.deepEqual(known?.busy, []);
    });
  }

  it('reads items in another zone, Windows or IANA name', async () => {
    const scheduleItems = [
      item('busy', '10:00', '11:00', 'W. Europe Standard Time'),
      item('busy', '12:00', '13:00', 'Europe/London'),
    ];
    const known = await knownOf(row({ scheduleItems }));
    assert.deepEqual(known?.busy, [
      { start: at('09:00'), end: at('10:00') },
      { start: at('12:00'), end: at('13:00') },
    ]);
  });

  it('reads the merged view of a mailbox that shows no items', async () => {
    const known = await knownOf(row({ availabilityView: viewWith('0123?4') }));
    assert.deepEqual(
      known?.busy?.map(({ start }) => start),
      ['00:15', '00:30', '00:45', '01:00'].map(at),
    );
  });

  for (const [name, rows] of [
    ['has an error of its own', [row({ error: { responseCode: 'x', message: 'x' } })]],
    ['has an error of another shape', [row({ error: 'x' })]],
    ['is not in the answer', [row({ scheduleId: 'other@desk.test' })]],
    ['has neither items nor view', [row({ availabilityView: null, scheduleItems: null })]],
    ['has a view that ends before the period', [row({ availabilityView: FREE_VIEW.slice(1) })]],
    ['has a row that cannot be read', [row({ scheduleItems: [{ status: 'busy' }] })]],
    [
      'is busy in a zone nobody knows',
      [row({ scheduleItems: [item('busy', '09:00', '10:00', 'Mars Standard Time')] })],
    ],
    ['is busy at no time', [row({ scheduleItems: [item('busy', '99:00', '10:00')] })]],
  ] as const) {
    it(`takes for unknown, not for free, whoever ${name}`, async () => {
      assert.deepEqual(await knownOf(...rows), { person: personId(1), busy: null, hours: null });
    });
  }

  it('takes for unknown whoever has no internal address, without asking', async () => {
    const { meetings, service } = scripted([]);
    assert.deepEqual(await meetings.schedules([personId(500)], FROM, TO), {
      kind: 'ok',
      value: [{ person: personId(500), busy: null, hours: null }],
    });
    assert.deepEqual(service.sent, []);
  });

  it('asks for twenty at a time, in pieces of less than 62 days', async () => {
    const people = Array.from({ length: 41 }, (_, n) => personId(n + 1));
    const echo: Reply = (request) =>
      Response.json({
        value: asked(request).map((scheduleId) =>
          row({ scheduleId, availabilityView: viewWith('2', 60 * 96) }),
        ),
      });
    const { meetings, service } = scripted(Array.from({ length: 9 }, () => echo));
    const answer = await meetings.schedules(people, FROM, plusHours(FROM, 24 * 130));
    assert.deepEqual(
      service.sent.map((request) => asked(request).length),
      [20, 20, 20, 20, 20, 20, 1, 1, 1],
    );
    const value = answer.kind === 'ok' ? answer.value : [];
    assert.equal(value.length, 41);
    for (const { busy } of value) {
      assert.deepEqual(
        busy?.map(({ start }) => start),
        [0, 60, 120].map((days) => plusHours(FROM, 24 * days)),
      );
    }
  });

  it('is unknown as a whole when one piece is unknown', async () => {
    const { meetings } = scripted([
      json(200, { value: [row({ availabilityView: viewWith('2', 60 * 96) })] }),
      json(200, { value: [row({ error: { responseCode: 'ErrorNoFreeBusyAccess' } })] }),
    ]);
    const answer = await meetings.schedules([personId(1)], FROM, plusHours(FROM, 24 * 90));
    assert.equal(answer.kind === 'ok' ? answer.value[0]?.busy : undefined, null);
  });

  it('finds each person’s row, in whatever order they come, and leaves unknown whose row is missing', async () => {
    const people = [1, 2, 3].map(personId);
    const rows = [3, 1].map((n) =>
      row({
        scheduleId: mailOfNumber(n),
        scheduleItems: [item('busy', `1${String(n)}:00`, '15:00')],
      }),
    );
    const { meetings } = scripted([json(200, { value: rows })]);
    const answer = await meetings.schedules(people, FROM, TO);
    assert.deepEqual(answer.kind === 'ok' && answer.value.map(({ busy }) => busy?.[0]?.start), [
      at('11:00'),
      undefined,
      at('13:00'),
    ]);
  });

  it('loses nobody else to a row that cannot be read', async () => {
    const rows = [{ scheduleId: mailOfNumber(2), scheduleItems: 'x' }, row()];
    const { meetings } = scripted([json(200, { value: rows })]);
    const answer = await meetings.schedules([personId(1), personId(2)], FROM, TO);
    assert.deepEqual(answer.kind === 'ok' && answer.value.map(({ busy }) => busy), [[], null]);
  });

  it('takes as taken what only the merged view shows, beside the items', async () => {
    const scheduleItems = [item('busy', '00:20', '00:40')];
    const known = await knownOf(row({ scheduleItems, availabilityView: viewWith('02200020') }));
    assert.deepEqual(known?.busy, [
      { start: at('00:20'), end: at('00:40') },
      { start: at('01:30'), end: at('01:45') },
    ]);
  });

  it('asks from the quarter hour on which the view’s digits stand', async () => {
    const { meetings, service } = scripted([json(200, { value: [row()] })]);
    await meetings.schedules([personId(1)], moment('2027-01-04T10:22:33.000Z'), TO);
    const body = service.sent[0]?.body as { StartTime: { dateTime: string } };
    assert.equal(body.StartTime.dateTime, '2027-01-04T10:15:00.000');
  });

  it('asks again for the halves, of those alone who have more than 1,000 entries', async () => {
    const full = (n: number) =>
      row({ scheduleId: mailOfNumber(n), error: { responseCode: '5006', message: 'x' } });
    const fine = (n: number, from: string) =>
      row({ scheduleId: mailOfNumber(n), scheduleItems: [item('busy', from, '23:00')] });
    const { meetings, service } = scripted([
      json(200, { value: [full(1), fine(2, '08:00')] }),
      json(200, { value: [fine(1, '09:00')] }),
      json(200, { value: [full(1)] }),
      json(200, { value: [fine(1, '10:00')] }),
      json(200, { value: [fine(1, '11:00')] }),
    ]);
    const answer = await meetings.schedules([personId(1), personId(2)], FROM, TO);
    assert.deepEqual(
      answer.kind === 'ok' && answer.value.map(({ busy }) => busy?.map(({ start }) => start)),
      [['09:00', '10:00', '11:00'].map(at), [at('08:00')]],
    );
    const periods = service.sent.map(({ body }) => {
      const { Schedules, StartTime, EndTime } = body as {
        Schedules: string[];
        StartTime: { dateTime: string };
        EndTime: { dateTime: string };
      };
      return [Schedules.length, StartTime.dateTime.slice(5, 13), EndTime.dateTime.slice(5, 13)];
    });
    assert.deepEqual(periods, [
      [2, '01-04T00', '01-09T00'],
      [1, '01-04T00', '01-06T12'],
      [1, '01-06T12', '01-09T00'],
      [1, '01-06T12', '01-07T18'],
      [1, '01-07T18', '01-09T00'],
    ]);
  });

  it('gives up on a day with more than 1,000 entries: unknown', async () => {
    const full = json(200, { value: [row({ error: { responseCode: '5006' } })] });
    const { meetings, service } = scripted([full, full, full, full, full, full, full]);
    const answer = await meetings.schedules([personId(1)], FROM, plusHours(FROM, 72));
    assert.equal(answer.kind === 'ok' ? answer.value[0]?.busy : undefined, null);
    assert.equal(service.sent.length, 7);
  });

  it('waits or refuses as the service does', async () => {
    for (const [reply, kind] of [
      [problem(429, 'TooMany'), 'later'],
      [problem(504, 'GatewayTimeout'), 'later'],
      [problem(403, 'ErrorAccessDenied'), 'refused'],
    ] as const) {
      const { meetings } = scripted([reply]);
      assert.equal((await meetings.schedules([personId(1)], FROM, TO)).kind, kind);
    }
  });
});

function asked(request: SentRequest): readonly string[] {
  return (request.body as { Schedules: string[] }).Schedules;
}
