import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { RecordedEvent } from '../../../domain/case/index.ts';
import { collect, wholeDays } from '../../../domain/report/index.ts';
import { aCase, anEscalation, CALENDAR, IRO, LADDER } from '../../builders/index.ts';

const registerOf = (events: readonly RecordedEvent[], from: string, to: string) => {
  const collector = collect({
    procedure: LADDER,
    period: wholeDays(day(from), day(to)),
    calendar: CALENDAR,
    teams: new Map(),
    childrenLookedAfter: null,
  });
  for (const event of events) collector.take(event);
  return collector.finish();
};

/** Raised on Monday 1 March 2027 at s2, moved on to the South team on the 8th, resolved on the 11th. */
const atS2 = aCase().raised('s2').delivered();
const reference = atS2.present.reference;
const answered = atS2.on('2027-03-04 10:00').replied().on('2027-03-08 10:00');
const moved = answered.does({ ...anEscalation(2, 's3'), team: 'south' }, IRO).delivered();
const resolved = moved.on('2027-03-11 10:00').resolved();

const FIRST = {
  reference,
  team: 'north',
  on: '2027-03-01',
  stage: 's2',
  from: null,
  due: '2027-03-05',
  answeredOn: '2027-03-04',
  endedOn: '2027-03-08',
  how: 'moved-on',
};

describe('the register of a report', () => {
  it('[WF-50] [WF-51] has a line for the alert and one for each escalation, with where it came from and how it ended', () => {
    const { register } = registerOf(resolved.events, '2027-03-01', '2027-03-31');
    const [first, second, ...more] = register ?? [];
    assert.deepEqual(first, FIRST);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [second?.stage, second?.from, second?.team, second?.on, second?.endedOn, second?.how],
      ['s3', 's2', 'south', '2027-03-08', '2027-03-11', 'resolved'],
    );
  });

  it('[WF-51] holds what began in its period, as it stood when that ended', () => {
    const early = registerOf(resolved.events, '2027-03-01', '2027-03-05').register;
    assert.deepEqual(early, [{ ...FIRST, endedOn: null, how: null }]);
    const late = registerOf(resolved.events, '2027-03-08', '2027-03-31').register;
    assert.deepEqual(
      late?.map(({ stage, from }) => [stage, from]),
      [['s3', 's2']],
    );
  });

  it('says how a case was closed that was not resolved', () => {
    const how = registerOf(atS2.withdrawn().events, '2027-03-01', '2027-03-31').register?.[0]?.how;
    assert.equal(how, 'withdrawn');
  });

  it('[DU-29] [WF-66] lists an open case under the team that leads it now, and counts it for the one that had it first', () => {
    const { open, tables } = registerOf(moved.events, '2027-03-01', '2027-03-31');
    assert.deepEqual(
      open?.map(({ team }) => team),
      ['south'],
    );
    const byTeam = tables.find(({ key }) => key === 'open-by-team');
    assert.ok(!JSON.stringify(byTeam?.rows).includes('team:south'));
  });
});
