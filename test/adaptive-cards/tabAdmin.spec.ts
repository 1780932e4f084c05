import assert from 'node:assert/strict';
import {
  calendarChanged,
  calendarPage,
  healthPage,
  peopleImported,
  peoplePage,
} from '../../adaptive-cards/index.ts';
import {
  calendarFor,
  day,
  DEFAULT_COUNT,
  moment,
  type CalendarSettings,
} from '../../domain/calendar/index.ts';
import type { DirectoryDifference } from '../../domain/people/index.ts';
import { aDirectory, personId } from '../builders/index.ts';
import { aProcedure } from './fixtures.ts';

const TODAY = day('2026-12-28');
const SET: CalendarSettings = {
  closures: new Map([[day('2026-12-29'), 'Christmas closure']]),
  extraHolidays: new Map([[day('2027-06-11'), 'Day of thanks']]),
  removedHolidays: [day('2027-08-30')],
  closuresStopClock: false,
};
const READ = {
  edition: 'e1',
  today: TODAY,
  calendar: SET,
  counting: DEFAULT_COUNT,
  working: calendarFor(SET),
  history: [
    {
      at: moment('2026-12-01T10:00:00.000Z'),
      post: 'Administrator',
      changes: [
        { what: 'closures-stop-clock' },
        { what: 'closure-added', day: day('2026-12-29'), name: 'Christmas closure' },
      ],
    },
    { at: moment('2026-11-30T10:00:00.000Z'), post: null, changes: [] },
  ],
} as const;

describe('pages of the tab for administrators', () => {
  it('[A-X-01] show each day by its name, what it is here, and how days are counted', () => {
    const page = calendarPage(READ);
    assert.deepEqual(
      page.years.map(({ year }) => year),
      ['2026', '2027', '2028'],
    );
    const days = page.years.flatMap((year) => year.days);
    const of = (iso: string) => days.find((each) => each.day === iso);
    assert.deepEqual(of('2026-12-29'), {
      day: '2026-12-29',
      on: 'Tuesday 29 December 2026',
      name: 'Christmas closure',
      kind: 'closure',
      says: 'Council closure; counts as a working day',
      past: false,
    });
    assert.deepEqual(of('2026-12-25')?.past, true);
    assert.deepEqual(
      [of('2027-06-11')?.says, of('2027-08-30')?.says, of('2027-12-27')?.says],
      ['Bank holiday announced here', 'Bank holiday that is a working day here', 'Bank holiday'],
    );
    assert.deepEqual(page.days, {
      closures: [{ day: '2026-12-29', name: 'Christmas closure' }],
      extraHolidays: [{ day: '2027-06-11', name: 'Day of thanks' }],
      removedHolidays: ['2027-08-30'],
      closuresStopClock: false,
    });
    assert.deepEqual(page.history, [
      'Tue 1 Dec 2026, 10:00, Administrator: council closures are no working days any more; closure put in: Tuesday 29 December 2026, Christmas closure',
      'Mon 30 Nov 2026, 10:00, somebody who has left: ',
    ]);
    assert.equal(page.facts[1]?.value, 'They count as working days: limits go on.');
    const stopping = calendarPage({ ...READ, calendar: { ...SET, closuresStopClock: true } });
    assert.equal(stopping.facts[1]?.value, 'They are no working days: limits wait.');
  });

  it('say which cases move from when to when, and how many were looked at', () => {
    const shown = calendarChanged({
      kind: 'shown',
      edition: 'e1',
      changes: [
        { what: 'holiday-added', day: day('2027-03-04'), name: 'Proclaimed day' },
        { what: 'bank-holiday-taken-out', day: day('2027-03-29'), name: 'Easter Monday' },
      ],
      shifted: [
        {
          reference: '2027-AAAAA',
          shifts: [
            { stage: 'Stage 2', from: day('2027-03-08'), to: day('2027-03-09') },
            { stage: null, from: day('2027-03-22'), to: day('2027-03-23') },
          ],
        },
      ],
      moved: 3,
      open: 41,
    });
    assert.deepEqual(shown, {
      kind: 'shown',
      edition: 'e1',
      changes: [
        'Bank holiday put in: Thursday 4 March 2027, Proclaimed day',
        'Bank holiday made a working day: Monday 29 March 2027, Easter Monday',
      ],
      lead: 'All 41 open cases were looked at: in 3 of them a due day moves.',
      cases: [
        {
          reference: '2027-AAAAA',
          moves: [
            'Stage 2: from Monday 8 March 2027 to Tuesday 9 March 2027',
            'The limit of the whole: from Monday 22 March 2027 to Tuesday 23 March 2027',
          ],
        },
      ],
      more: 'And 2 more.',
    });
    const none = { kind: 'shown', edition: 'e', changes: [], shifted: [], moved: 0 } as const;
    const lead = (open: number) => {
      const said = calendarChanged({ ...none, open });
      return said.kind === 'shown' ? said.lead : '';
    };
    assert.deepEqual(
      [lead(0), lead(1), lead(2)],
      [
        'No case is open.',
        'The one open case was looked at: no due day moves.',
        'All 2 open cases were looked at: no due day moves.',
      ],
    );
    assert.deepEqual(
      calendarChanged({
        kind: 'problems',
        problems: [{ what: 'holiday-already', day: day('2027-03-29') }],
      }),
      {
        kind: 'wrong',
        problems: [
          'Monday 29 March 2027 is a bank holiday already. Nothing needs to be announced.',
        ],
      },
    );
  });

  it('say whether the app does its work, and what waits for a person', () => {
    const look = {
      now: moment('2026-12-28T12:00:00.000Z'),
      lastSweep: moment('2026-12-28T11:55:00.000Z'),
      sweeps: true,
      calendar: calendarFor(SET),
      peopleCheckedOn: TODAY,
      findings: [],
      rebuiltSince: null,
    };
    const well = healthPage(look, []);
    assert.deepEqual(
      well.checks.map(({ name, state, urgency }) => [name, state, urgency]),
      [
        ['Reminders and escalation', 'Running', 'none'],
        ['Work that could not be done', 'None', 'none'],
        ['Bank holidays', 'Known', 'none'],
        ['People and posts', 'In order', 'none'],
        ['Lists and reports', 'In order', 'none'],
      ],
    );
    assert.equal(well.checks[0]?.says, 'What is due was last looked at on Mon 28 Dec 2026, 11:55.');
    const ill = healthPage(
      {
        ...look,
        sweeps: false,
        rebuiltSince: look.now,
        findings: [
          { what: 'vacant', named: { role: 'r', title: 'Post', where: 'North' }, deputy: null },
        ],
      },
      [
        {
          letter: 'l1',
          what: 'bookMeeting',
          reference: null,
          on: TODAY,
          code: 'Timeout',
        },
      ],
    );
    assert.deepEqual(
      ill.checks.map(({ state, urgency }) => [state, urgency]),
      [
        ['Stopped', 'late'],
        ['Waits for you', 'late'],
        ['Known', 'none'],
        ['1 thing to look at', 'soon'],
        ['Being written anew', 'soon'],
      ],
    );
    assert.equal(
      ill.checks.at(-1)?.says,
      'Being done since Mon 28 Dec 2026, 12:00. Until it is done, something may be missing from them; each case itself is complete.',
    );
    assert.deepEqual(ill.letters, [
      {
        letter: 'l1',
        what: 'A meeting could not be booked',
        reference: 'No case is known',
        since: 'Monday 28 December 2026',
        why: 'The service did not answer (Timeout)',
      },
    ]);
  });

  it('show each post with its holder, its deputy and what is missing, and no child', () => {
    const directory = aDirectory();
    const page = peoplePage({
      today: TODAY,
      directory: {
        ...directory,
        posts: [
          ...directory.posts.slice(0, 1),
          { ...directory.posts[0]!, holder: null, deputy: null },
          { ...directory.posts[0]!, holder: null, deputy: personId(7), to: day('2026-12-31') },
          { ...directory.posts[0]!, from: day('2027-01-01') },
          { ...directory.posts[0]!, to: day('2026-12-27') },
        ],
        covers: [
          {
            person: personId(7),
            by: personId(8),
            from: day('2026-12-28'),
            to: day('2026-12-28'),
            roles: null,
          },
          {
            person: personId(7),
            by: personId(8),
            from: day('2026-12-01'),
            to: day('2026-12-27'),
            roles: null,
          },
        ],
      },
      procedures: [aProcedure()],
      findings: [],
      checkedOn: null,
    });
    assert.match(page.none, /each working morning; not yet/);
    assert.deepEqual(
      page.posts.map(({ state, urgency, days }) => [state, urgency, days]),
      [
        ['In post', 'none', 'Without end'],
        ['Vacant: nobody would be reached', 'late', 'Without end'],
        ['Vacant: the deputy is asked', 'soon', 'Until Thursday 31 December 2026'],
        ['Begins later', 'none', 'From Friday 1 January 2027'],
        ['Over', 'none', 'Until Sunday 27 December 2026'],
      ],
    );
    assert.equal(page.cover.length, 1);
    assert.match(page.cover[0] ?? '', /stands in for .* from Monday 28 December 2026 to/);
    for (const { record } of directory.children)
      assert.ok(!JSON.stringify(page).includes(record), record);
  });

  it('say what a list would change, in which open cases, and what is wrong with it', () => {
    const none = { added: [], changed: [], removed: [] };
    const difference: DirectoryDifference = {
      people: { added: ['Team manager, West'], changed: [], removed: ['Team manager, East'] },
      posts: none,
      teams: { ...none, changed: [{ what: 'North', how: ['name: North → Far North'] }] },
      children: none,
      cover: none,
      reordered: true,
    };
    const seats = [{ reference: '2027-AAAAA', role: 'team-manager', to: 'nobody' }] as const;
    const came = peopleImported({ kind: 'shown', version: 'v1', difference, seats });
    assert.deepEqual(came, {
      kind: 'shown',
      version: 'v1',
      says: 'Nothing is changed yet.',
      changes: [
        { of: 'People', lines: ['Added: Team manager, West', 'Taken out: Team manager, East'] },
        { of: 'Teams', lines: ['Changed: North (name: North → Far North)'] },
        {
          of: 'Order',
          lines: [
            'Posts or cover stand in another order. Of several that fit alike, the first counts.',
          ],
        },
      ],
      seats: ['2027-AAAAA, team-manager: nobody is asked any more'],
    });
    assert.deepEqual(
      peopleImported({
        kind: 'errors',
        errors: [{ file: 'people.yaml', line: 3, message: 'This post has no role.' }],
      }),
      {
        kind: 'wrong',
        says: 'The files have errors. Nothing was changed. Correct them, and choose them again.',
        errors: ['people.yaml, line 3: This post has no role.'],
      },
    );
  });
});
