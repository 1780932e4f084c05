import assert from 'node:assert/strict';
import { calendarFor, day, type CalendarSettings } from '../../../domain/calendar/index.ts';

const versionWith = (rest: Partial<CalendarSettings> = {}): string =>
  calendarFor({
    closures: new Map(),
    extraHolidays: new Map(),
    closuresStopClock: false,
    ...rest,
  }).version;
const named = (name: string) => new Map([[day('2026-12-29'), name]]);

describe('the version of a calendar, by which open due days are derived again', () => {
  it('stays from one release to the next: list, day of the list, its hash, and FNV-1a of the settings', () => {
    // FNV-1a, 64 bits, of the text [[],[],[],false].
    assert.equal(versionWith(), 'england-and-wales.2026-02-25.21091082.934d1b13507f6f1c');
  });

  it('changes with each setting, and with a letter of a name', () => {
    const all: readonly Partial<CalendarSettings>[] = [
      {},
      { closuresStopClock: true },
      { closures: named('Closure') },
      { closures: named('Closurf') },
      { closures: named('Closvre') },
      { extraHolidays: named('Closure') },
      { removedHolidays: [day('2026-12-28')] },
      { removedHolidays: [day('2026-12-25')] },
    ];
    const versions = all.map(versionWith);
    assert.equal(new Set(versions).size, all.length);
    for (const version of versions) assert.match(version, /\.[0-9a-f]{16}$/);
  });

  it('is the same for days that are named in another order', () => {
    const [one, two] = [day('2026-12-25'), day('2026-12-28')];
    assert.equal(
      versionWith({ removedHolidays: [one, two] }),
      versionWith({ removedHolidays: [two, one] }),
    );
  });
});
