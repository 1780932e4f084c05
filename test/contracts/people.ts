import assert from 'node:assert/strict';
import type { AuthorityCalendar, CalendarNote } from '../../application/ports/index.ts';
import { day, DEFAULT_COUNT, moment } from '../../domain/calendar/index.ts';
import type { Directory } from '../../domain/people/index.ts';
import { onRig, type MakeRig } from './rig.ts';
import { personOf, procedureOf } from './sample.ts';

const CACHE_MS = 60_000;

const directoryOf = (version: string, size: number): Directory => ({
  version,
  people: new Map(
    Array.from({ length: size }, (_, n) => [
      personOf(n),
      { id: personOf(n), post: `Team manager, ${n}`, mail: `tm.${n}@desk.test` },
    ]),
  ),
  posts: Array.from({ length: size }, (_, n) => ({
    role: 'team-manager',
    scope: { child: null, team: `t${size - n}`, service: null, procedure: null },
    holder: n % 2 === 0 ? personOf(n) : null,
    from: day('2026-01-01'),
    to: null,
    deputy: null,
  })),
  teams: [{ id: 'north', name: 'North', service: null }],
  children: [{ key: 'digest', record: '100234', initials: 'AB', team: 'north' }],
});

export function directoryContract(make: MakeRig): void {
  describe('DirectorySource', () => {
    it('is empty before the first import, and then what was imported, in its order', async () => {
      await onRig(make, async ({ stores: { directory } }) => {
        assert.equal((await directory.directory()).people.size, 0);
        const people = directoryOf('v1', 130);
        await directory.replaceDirectory(people);
        assert.deepEqual(await directory.directory(), people);
        const days = { from: day('2027-01-11'), to: day('2027-01-15') };
        const covered: Directory = {
          ...people,
          covers: [
            { person: personOf(0), by: personOf(1), ...days, roles: null },
            { person: personOf(2), by: personOf(1), ...days, roles: ['team-manager'] },
          ],
        };
        await directory.replaceDirectory(covered);
        assert.deepEqual(await directory.directory(), covered);
      });
    });

    it('is replaced as a whole; another process sees it when its copy has grown old', async () => {
      await onRig(make, async ({ stores: { directory }, another, wall }) => {
        const elsewhere = another().directory;
        await directory.replaceDirectory(directoryOf('v1', 5));
        assert.equal((await elsewhere.directory()).version, 'v1');
        for (const version of ['v2', 'v3', 'v4']) {
          await directory.replaceDirectory(directoryOf(version, 3));
        }
        assert.equal((await elsewhere.directory()).version, 'v1');
        wall.move(CACHE_MS);
        assert.deepEqual(await elsewhere.directory(), directoryOf('v4', 3));
      });
    });
  });
}

export function directoryKeeperContract(make: MakeRig): void {
  describe('DirectoryKeeper', () => {
    it('is replaced by one who has seen what stands, and of two at once by one', async () => {
      await onRig(make, async ({ stores: { directory }, another }) => {
        assert.equal(await directory.replaceIfUnchanged(directoryOf('v1', 3), ''), true);
        assert.equal(await directory.replaceIfUnchanged(directoryOf('v2', 3), ''), false);
        assert.equal((await directory.standing()).version, 'v1');
        const elsewhere = another().directory;
        assert.equal(await elsewhere.replaceIfUnchanged(directoryOf('v2', 4), 'v1'), true);
        assert.equal((await directory.directory()).version, 'v1');
        assert.deepEqual(await directory.standing(), directoryOf('v2', 4));
      });
    });
  });
}

export function procedureContract(make: MakeRig): void {
  describe('ProcedureSource', () => {
    const first = procedureOf('p', '1');
    const second = procedureOf('p', '2', 'Renamed');

    it('hands out those in force and keeps every version a case may have begun under', async () => {
      await onRig(
        make,
        async ({ stores: { procedures }, another }) => {
          assert.deepEqual(await procedures.inForce(), [first]);
          const later = another([second]).procedures;
          assert.deepEqual(await later.inForce(), [second]);
          assert.deepEqual(await later.version('p', '1'), first);
          assert.deepEqual(await later.version('p', '2'), second);
          assert.equal(await later.version('p', '3'), null);
        },
        [first],
      );
    });

    it('refuses a procedure that was changed under its old version', async () => {
      await onRig(
        make,
        async ({ stores: { procedures }, another }) => {
          await procedures.inForce();
          const changed = another([procedureOf('p', '1', 'Secretly changed')]).procedures;
          await assert.rejects(changed.inForce(), { code: 'procedure-changed' });
        },
        [first],
      );
    });
  });
}

export function calendarContract(make: MakeRig): void {
  describe('CalendarSource', () => {
    it('knows the bank holidays, and what the authority has set', async () => {
      await onRig(make, async ({ stores: { calendar } }) => {
        const plain = await calendar.calendar();
        assert.equal(plain.isWorkingDay(day('2026-12-25')), false);
        assert.equal(plain.isWorkingDay(day('2026-12-29')), true);
        assert.equal((await calendar.counting()).cutOffHour, null);
        await calendar.replaceSettings({
          calendar: {
            closures: new Map([[day('2026-12-29'), 'Christmas closure']]),
            extraHolidays: new Map([[day('2026-12-30'), 'A day of joy']]),
            closuresStopClock: true,
          },
          counting: {
            cutOffHour: 17,
            nonWorkingReceipt: 'deemed-next-working-day',
            dueTime: '17:00',
          },
        });
        const set = await calendar.calendar();
        assert.equal(set.isWorkingDay(day('2026-12-29')), false);
        assert.equal(set.reasonClosed(day('2026-12-30')), 'A day of joy');
        assert.notEqual(set.version, plain.version);
        assert.equal((await calendar.counting()).cutOffHour, 17);
        assert.equal(await calendar.calendar(), set);
      });
    });

    it('is replaced by one who has seen what stands, and by nobody else', async () => {
      await onRig(make, async ({ stores: { calendar }, another }) => {
        const none = await calendar.standing();
        assert.equal(none.edition, '');
        assert.deepEqual([...none.settings.calendar.closures], []);
        const wanted = (name: string): AuthorityCalendar => ({
          calendar: {
            closures: new Map(),
            extraHolidays: new Map([[day('2026-12-30'), name]]),
            closuresStopClock: false,
          },
          counting: DEFAULT_COUNT,
        });
        const first = await calendar.replaceIfUnchanged(wanted('One'), '');
        assert.ok(first !== null);
        assert.equal((await calendar.calendar()).reasonClosed(day('2026-12-30')), 'One');
        assert.equal(await calendar.replaceIfUnchanged(wanted('Two'), ''), null);
        const second = await another().calendar.replaceIfUnchanged(wanted('Two'), first);
        assert.ok(second !== null);
        assert.equal(await calendar.replaceIfUnchanged(wanted('Three'), first), null);
        const { edition, settings } = await calendar.standing();
        assert.equal(edition, second);
        assert.deepEqual([...settings.calendar.extraHolidays.values()], ['Two']);
      });
    });

    it('keeps who changed what, the newest first', async () => {
      await onRig(make, async ({ stores: { calendar } }) => {
        assert.deepEqual(await calendar.changes(9), []);
        const notes: readonly CalendarNote[] = [
          {
            at: moment('2027-01-05T10:00:00.000Z'),
            by: personOf(1),
            changes: [{ what: 'closure-added', day: day('2027-12-29'), name: 'Shut' }],
          },
          {
            at: moment('2027-01-06T10:00:00.000Z'),
            by: personOf(2),
            changes: [{ what: 'closures-stop-clock' }],
          },
        ];
        for (const note of notes) await calendar.noteChange(note);
        assert.deepEqual(await calendar.changes(9), [...notes].reverse());
        assert.deepEqual(await calendar.changes(1), [notes[1]]);
      });
    });
  });
}
