import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { isCounted, type RecordedEvent } from '../../../domain/case/index.ts';
import {
  collect,
  periodAround,
  periodBefore,
  reportedOf,
  type Ask,
  type Countable,
  type Period,
} from '../../../domain/report/index.ts';
import { aCase, CALENDAR } from '../../builders/index.ts';
import { years } from '../../builders/years.ts';
import { loaded } from '../../procedures/loaded.ts';

const IDS = ['central-bedfordshire', 'durham-resolution', 'waltham-forest-iro', 'dorset-qaro'];

const PERIODS: readonly Period[] = [
  periodBefore('month', day('2025-07-01')),
  periodBefore('quarter', day('2025-10-01')),
  periodAround('year', day('2025-11-19')),
];

const storiesOf = (id: string): readonly (readonly RecordedEvent[])[] => [
  ...years({
    procedures: [loaded(id)],
    seed: 90,
    cases: 300,
    children: 120,
    raisers: 7,
    teams: ['north', 'south'],
    from: day('2024-12-02'),
    days: 400,
  }),
];

function reportFrom(ask: Ask, stories: readonly (readonly Countable[])[]) {
  const { take, finish } = collect(ask);
  for (const event of stories.flat()) take(event);
  return finish();
}

describe('what is kept of a case for reports', () => {
  for (const id of IDS) {
    it(`[WF-09] [DO-76] [DU-65] gives the same report, line by line, as the whole record: ${id}`, () => {
      const stories = storiesOf(id);
      const kept = stories.map(reportedOf);
      for (const period of PERIODS) {
        const ask: Ask = {
          procedure: loaded(id),
          period,
          calendar: CALENDAR,
          teams: new Map([['north', 'North']]),
          childrenLookedAfter: null,
        };
        const whole = reportFrom(ask, stories);
        assert.ok((whole.register?.length ?? 0) > 10, 'there is something to count');
        assert.deepEqual(reportFrom(ask, kept), whole);
      }
    });
  }

  it('is of every event that counts, and of no other: so whoever appends knows whether a figure may change', () => {
    const events = IDS.flatMap(storiesOf).flat();
    for (const event of events)
      assert.equal(reportedOf([event]).length, isCounted(event) ? 1 : 0, event.type);
    const types = new Set(events.map(({ type }) => type));
    assert.ok(types.has('CaseRaised') && types.has('Replied') && types.has('DeliveryRecorded'));
  });

  it('is the same however often it is taken: nothing is read that is not kept', () => {
    const kept = storiesOf('durham-resolution').map(reportedOf);
    assert.deepEqual(kept.map(reportedOf), kept);
  });

  it('holds no text, no hash of one and no person', () => {
    const built = aCase().raised('s2').delivered().replied().resolved();
    const people = new Set(JSON.stringify(built.events).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g));
    assert.ok(people.size >= 2, 'the record names people');
    for (const events of [built.events, ...storiesOf('dorset-qaro')]) {
      const kept = JSON.stringify(reportedOf(events));
      for (const person of people) assert.ok(!kept.includes(person), person);
      for (const field of ['hash', 'text', 'reason', 'person', 'actor', 'raiser', 'subjects'])
        assert.ok(!kept.includes(`"${field}"`), field);
    }
  });
});
