import assert from 'node:assert/strict';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../../desk/standins/json.ts';
import { ann, ben, service, startBench, type Bench } from './kit.ts';

const london = (dateTime: string) => ({ dateTime, timeZone: 'Europe/London' });
const day = { startTime: london('2026-12-22T09:00:00'), endTime: london('2026-12-22T13:00:00') };

describe('getSchedule', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(async () => {
    await bench.stop();
  });

  const ask = (body: JsonObject, oid = service, headers: Record<string, string> = {}) =>
    bench.graphCall('POST', `/users/${oid}/calendar/getSchedule`, body, headers);
  const first = (body: JsonObject): JsonObject | undefined => objectsAt(body, 'value')[0];

  it('shows each kind of time by its digit, without saying what it is', async () => {
    const at = (hour: number) => `2026-12-22T${String(hour).padStart(2, '0')}:00:00Z`;
    const kinds = ['tentative', 'busy', 'oof', 'workingElsewhere'] as const;
    kinds.forEach((kind, n) => {
      bench.graph.addBusy(ann, { start: at(9 + n), end: at(10 + n), kind, title: 'secret' });
    });
    const answer = await ask({
      schedules: ['ann@desk.test'],
      ...day,
      availabilityViewInterval: 60,
    });
    assert.equal(textAt(first(answer.body), 'availabilityView'), '1234');
    assert.ok(!JSON.stringify(answer.body).includes('secret'));
    assert.deepEqual(objectsAt(first(answer.body), 'scheduleItems')[0], {
      isPrivate: false,
      status: 'tentative',
      start: { dateTime: '2026-12-22T09:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-12-22T10:00:00.0000000', timeZone: 'UTC' },
    });
  });

  it('answers in UTC unless asked for a zone, by Windows or IANA name', async () => {
    bench.graph.addBusy(ann, {
      start: '2026-07-01T09:00:00Z',
      end: '2026-07-01T10:00:00Z',
      kind: 'busy',
    });
    const body = {
      schedules: ['ann@desk.test'],
      startTime: { dateTime: '2026-07-01T08:00:00', timeZone: 'GMT Standard Time' },
      endTime: london('2026-07-01T18:00:00'),
    };
    const zone = { prefer: 'outlook.timezone="GMT Standard Time"' };
    const [item] = objectsAt(first((await ask(body, service, zone)).body), 'scheduleItems');
    assert.deepEqual(item?.['start'], {
      dateTime: '2026-07-01T10:00:00.0000000',
      timeZone: 'GMT Standard Time',
    });
    const odd = await ask({
      ...body,
      startTime: { dateTime: '2026-07-01T08:00:00', timeZone: 'Mars' },
    });
    assert.deepEqual([odd.status, odd.code], [400, 'TimeZoneNotSupportedException']);
  });

  it('says working hours with a Windows zone, or a custom one', async () => {
    const hours = (body: JsonObject) => objectAt(first(body), 'workingHours');
    const plain = hours((await ask({ schedules: ['ann@desk.test'], ...day })).body);
    assert.deepEqual(plain['timeZone'], { name: 'GMT Standard Time' });
    assert.equal(plain['startTime'], '09:00:00.0000000');
    const timeZone = {
      name: 'Customized Time Zone',
      bias: 0,
      '@odata.type': '#microsoft.graph.customTimeZone',
    };
    bench.graph.setWorkingHours(ann, {
      daysOfWeek: ['monday'],
      startTime: '10:00',
      endTime: '14:00',
      timeZone,
    });
    const custom = hours((await ask({ schedules: ['ann@desk.test'], ...day })).body);
    assert.deepEqual(custom['timeZone'], timeZone);
  });

  it('reports an unknown mailbox and too many entries inside the 200', async () => {
    for (let n = 0; n <= 1000; n += 1) {
      bench.graph.addBusy(ben, {
        start: '2026-12-22T09:00:00Z',
        end: '2026-12-22T10:00:00Z',
        kind: 'busy',
      });
    }
    const schedules = ['ann@desk.test', 'nobody@desk.test', 'ben@desk.test'];
    const answer = await ask({ schedules, ...day });
    const codes = objectsAt(answer.body, 'value').map(
      (one) => objectAt(one, 'error')['responseCode'],
    );
    assert.equal(answer.status, 200);
    assert.deepEqual(codes, [undefined, 'ErrorMailRecipientNotFound', '5006']);
  });

  it('keeps its limits', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, at) => `p${at}@desk.test`);
    const until = (date: string) => ({ ...day, endTime: london(`${date}T09:00:00`) });
    const one = ['ann@desk.test'];
    assert.equal((await ask({ schedules: many(20), ...day })).status, 200);
    assert.equal((await ask({ schedules: one, ...until('2027-02-21') })).status, 200);
    assert.equal((await ask({ schedules: one, ...day, availabilityViewInterval: 5 })).status, 200);
    const refused: JsonObject[] = [
      { schedules: many(21), ...day },
      { schedules: one, ...until('2027-02-22') },
      { schedules: one, ...day, availabilityViewInterval: 4 },
      { schedules: one, ...day, availabilityViewInterval: 1441 },
      { schedules: one, startTime: day.endTime, endTime: day.startTime },
      { schedules: one, ...day, organiser: 'x' },
    ];
    for (const body of refused) assert.equal((await ask(body)).status, 400);
    assert.equal((await ask({ schedules: one, ...day }, ann)).code, 'ErrorAccessDenied');
  });
});
