import assert from 'node:assert/strict';
import {
  createCalendarAdministration,
  type CalendarDays,
} from '../../application/calendar/administerCalendar.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { day } from '../../domain/calendar/index.ts';
import { ADMINISTRATOR } from '../../domain/procedure/index.ts';
import { aDirectory, ID, IRO, personId } from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const KEEPER = personId(60);
const NOTHING: CalendarDays = {
  closures: new Map(),
  extraHolidays: new Map(),
  removedHolidays: [],
  closuresStopClock: false,
};
const PROCLAIMED: CalendarDays = {
  ...NOTHING,
  extraHolidays: new Map([[day('2027-03-04'), 'Proclaimed day']]),
};

/** A case that was delivered on Monday 1 March and is due on Monday 8 March, and its keeper of the calendar. */
async function running(): Promise<{
  readonly stand: Stand;
  readonly keeping: ReturnType<typeof createCalendarAdministration>;
}> {
  const stand = await aStand();
  const { posts, people, ...rest } = aDirectory();
  await stand.storage.directory.replaceDirectory({
    ...rest,
    people: new Map([
      ...people,
      [KEEPER, { id: KEEPER, post: 'Administrator', mail: 'admin@desk.test' }],
    ]),
    posts: [
      ...posts,
      {
        role: ADMINISTRATOR,
        scope: { child: null, team: null, service: null, procedure: null },
        holder: KEEPER,
        from: null,
        to: null,
        deputy: null,
      },
    ],
  });
  await stand.raised();
  await dispatchCase(stand.deps, ID, NOW);
  const keeping = createCalendarAdministration({
    ...stand.deps,
    calendar: stand.storage.calendar,
  });
  return { stand, keeping };
}

describe('the calendar, looked after by an administrator (design sections 5 and 6)', () => {
  it('shows which due days move before anything is changed, and changes what was shown', async () => {
    const { stand, keeping } = await running();
    const looked = await keeping.change(
      KEEPER,
      { days: PROCLAIMED, dryRun: true, seen: null },
      NOW,
    );
    assert.ok(looked.kind === 'shown');
    const { shifted, edition, ...counts } = looked;
    assert.deepEqual(counts, {
      kind: 'shown',
      changes: [{ what: 'holiday-added', day: '2027-03-04', name: 'Proclaimed day' }],
      moved: 1,
      open: 1,
    });
    assert.deepEqual(
      shifted.map(({ caseId, shifts }) => [caseId, shifts[0]]),
      [[ID, { stage: 'S3', from: '2027-03-08', to: '2027-03-09' }]],
    );
    assert.deepEqual(
      (await stand.storage.calendar.standing()).settings.calendar.extraHolidays.size,
      0,
    );
    const done = await keeping.change(
      KEEPER,
      { days: PROCLAIMED, dryRun: false, seen: edition },
      NOW,
    );
    assert.ok(done.kind === 'announced');
    assert.deepEqual(done.before.extraHolidays, new Map());
    assert.equal(
      (await stand.storage.calendar.calendar()).reasonClosed(day('2027-03-04')),
      'Proclaimed day',
    );
    const read = await keeping.read(KEEPER, NOW);
    assert.deepEqual(read?.history, [
      { at: NOW, by: KEEPER, post: 'Administrator', changes: done.changes },
    ]);
    const back = { days: done.before, dryRun: false, seen: done.edition };
    assert.equal((await keeping.change(KEEPER, back, NOW)).kind, 'announced');
    assert.equal((await stand.storage.calendar.calendar()).isWorkingDay(day('2027-03-04')), true);
  });

  it('changes nothing where somebody else was quicker, or where nothing was looked at', async () => {
    const { stand, keeping } = await running();
    for (const seen of [null, 'another edition']) {
      const wish = { days: PROCLAIMED, dryRun: false, seen };
      assert.deepEqual(await keeping.change(KEEPER, wish, NOW), { kind: 'changed-since' });
    }
    assert.equal((await stand.storage.calendar.calendar()).isWorkingDay(day('2027-03-04')), true);
    assert.deepEqual(await stand.storage.calendar.changes(9), []);
  });

  it('says what is wrong with a day, and when there is nothing to change', async () => {
    const { keeping } = await running();
    const asked = async (days: CalendarDays) =>
      await keeping.change(KEEPER, { days, dryRun: true, seen: null }, NOW);
    assert.deepEqual(await asked(NOTHING), { kind: 'same' });
    const easter = new Map([[day('2027-03-29'), 'Easter Monday']]);
    assert.deepEqual(await asked({ ...NOTHING, extraHolidays: easter }), {
      kind: 'problems',
      problems: [{ what: 'holiday-already', day: '2027-03-29' }],
    });
  });

  it('keeps hours and counting as they are set', async () => {
    const { stand, keeping } = await running();
    const { settings } = await stand.storage.calendar.standing();
    const officeHours = { from: '09:00', to: '17:00' };
    const counting = { ...settings.counting, cutOffHour: 16 };
    await stand.storage.calendar.replaceSettings({
      calendar: { ...settings.calendar, officeHours },
      counting,
    });
    const { edition } = await stand.storage.calendar.standing();
    await keeping.change(KEEPER, { days: PROCLAIMED, dryRun: false, seen: edition }, NOW);
    const now = (await stand.storage.calendar.standing()).settings;
    assert.deepEqual([now.calendar.officeHours, now.counting], [officeHours, counting]);
  });

  it('is for nobody but an administrator', async () => {
    const { keeping } = await running();
    assert.equal(await keeping.read(IRO, NOW), null);
    const wish = { days: PROCLAIMED, dryRun: true, seen: null };
    assert.deepEqual(await keeping.change(IRO, wish, NOW), { kind: 'refused' });
  });
});
