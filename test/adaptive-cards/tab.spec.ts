import assert from 'node:assert/strict';
import {
  casePage,
  casesPage,
  mePage,
  workPage,
  type CaseLine,
} from '../../adaptive-cards/index.ts';
import { leftWords, urgencyOf } from '../../adaptive-cards/tab/urgency.ts';
import { day, moment } from '../../domain/calendar/index.ts';
import {
  aCopy,
  aMeeting,
  aProcedure,
  aRecord,
  aReply,
  aStage,
  aTask,
  aView,
  person,
} from './fixtures.ts';

const TODAY = day('2027-01-04');

const line = (over: Partial<CaseLine> = {}): CaseLine => ({
  caseId: 'case-1',
  reference: '2027-7KQ4M',
  list: 'answer',
  open: true,
  stageLabel: 'Stage 2',
  due: day('2027-01-05'),
  daysLeft: 1,
  subject: '100234 AB',
  state: 'sent',
  ...over,
});

describe('how near a day is', () => {
  const rows: readonly (readonly [string | null, number | null, string, string | null])[] = [
    ['2026-12-31', -1, 'late', '1 working day overdue'],
    // A due day of the raiser's own may be a Sunday: over, and no working day late yet.
    ['2027-01-03', 0, 'late', 'Overdue'],
    ['2027-01-04', 0, 'today', 'Due today'],
    ['2027-01-05', 1, 'soon', '1 working day left'],
    ['2027-01-06', 2, 'soon', '2 working days left'],
    ['2027-01-07', 3, 'later', '3 working days left'],
    ['2027-01-07', null, 'none', null],
    [null, null, 'none', null],
  ];
  for (const [due, left, urgency, words] of rows)
    it(`is ${urgency} on ${due ?? 'no day'} with ${String(left)} working days`, () => {
      const on = due === null ? null : day(due);
      assert.equal(urgencyOf(on, TODAY, left), urgency);
      assert.equal(leftWords(on, TODAY, left), words);
    });
});

describe('the pages of the tab', () => {
  it('say who somebody is, which day it is, and what they may raise', () => {
    const known = {
      post: 'IRO 1',
      today: TODAY,
      raises: [aProcedure()],
      oversees: true,
      readsReports: true,
      audits: false,
      administers: false,
    };
    assert.deepEqual(mePage(known), {
      post: 'IRO 1',
      today: 'Monday 4 January 2027',
      pages: [
        { key: 'work', title: 'My work' },
        { key: 'cases', title: 'All cases' },
        { key: 'reports', title: 'Reports' },
        { key: 'procedures', title: 'Procedures' },
      ],
      mayRaise: [{ id: 'sample', label: 'Sample Resolution Process' }],
    });
    assert.match(mePage({ ...known, post: null }).post, /^No post .* Ask your administrator/);
  });

  it('list what is asked of somebody: by lists, with the day of a duty and no other', () => {
    const page = workPage({
      today: TODAY,
      more: true,
      lines: [
        line(),
        line({ list: 'raised', state: 'replied', due: null, daysLeft: null }),
        line({ list: 'record', state: 'meeting-booked', subject: null }),
        line({ list: 'copied', state: 'resolved', open: false }),
      ],
    });
    assert.deepEqual(
      page.lists.map(({ key, rows }) => [
        key,
        rows.map(({ state, due, left }) => [state, due, left]),
      ]),
      [
        [
          'answer',
          [['Sent, not acknowledged yet', 'Tuesday 5 January 2027', '1 working day left']],
        ],
        [
          'record',
          [
            [
              'The meeting is on Tuesday 5 January 2027; write afterwards what it agreed',
              null,
              null,
            ],
          ],
        ],
        ['raised', [['Replied. You decide', null, null]]],
        ['copied', [['Closed as resolved', null, null]]],
      ],
    );
    assert.deepEqual(page.lists[0]?.rows[0], {
      caseId: 'case-1',
      reference: '2027-7KQ4M',
      about: '100234 AB',
      stage: 'Stage 2',
      state: 'Sent, not acknowledged yet',
      due: 'Tuesday 5 January 2027',
      dueOn: '2027-01-05',
      left: '1 working day left',
      daysLeft: 1,
      urgency: 'soon',
    });
    assert.match(page.more ?? '', /Type \/case and a reference/);
  });

  it('name the lists that ask for something though they are empty, and no others', () => {
    const { lists, more } = workPage({ today: TODAY, more: false, lines: [] });
    assert.deepEqual(
      lists.map(({ title, intro }) => [title, intro]),
      [
        ['To answer', 'Nothing waits for your answer.'],
        ['Raised by you', 'You have raised nothing.'],
      ],
    );
    assert.equal(more, null);
  });

  const SAID = [{ at: moment('2026-12-22T10:00:00.000Z'), text: 'IRO, North raised this RP.' }];

  it('show the whole of a case to whoever reads all of it', () => {
    const page = casePage(aView({ referral: null }), SAID);
    assert.equal(page.title, 'RP 2027-7KQ4M');
    assert.equal(
      page.state,
      'Stage 2: Team Manager answers. Reply by the end of Tuesday 5 January 2027',
    );
    assert.equal(page.urgency, 'soon');
    assert.deepEqual(
      page.facts.map(({ name, value }) => `${name}: ${value}`),
      [
        'Liquid Logic number: 100234 AB',
        'State: Open',
        'Raised by: IRO, North',
        'Raised on: Tue 22 Dec 2026, 10:00',
        'Team: North',
        'Procedure: Sample Resolution Process',
      ],
    );
    assert.deepEqual(
      page.words.map(({ name, value }) => `${name}: ${value}`),
      [
        'Category: Delay',
        'What the worries are: The plan has not moved on.',
        'What has been tried: Two talks.',
        'Reply at Stage 1: Team manager, North, Mon 4 Jan 2027, 10:00: We have a plan.',
        'Task 1 of that reply: Book the visit (Social worker, by Monday 11 January 2027)',
        'Reply at Stage 2: Team manager, North, Mon 4 Jan 2027, 10:00: We have a plan.',
        'Task 1 of that reply: Book the visit (Social worker, by Monday 11 January 2027)',
        'Early contact, Monday 4 January 2027: IRO 1: Talked with the team.',
      ],
    );
    assert.deepEqual(
      page.ladder.map(({ label, at, says }) => [label, at, says]),
      [
        ['Stage 1: team-manager answers', 'done', 'since Tue 22 Dec 2026, 10:00'],
        ['Stage 2: team-manager answers', 'here', 'Now here, since Tue 22 Dec 2026, 10:00'],
        ['Stage 3: operations-manager answers', 'to-come', 'Not reached'],
        ['Stage 4: strategic-manager answers', 'to-come', 'Not reached'],
      ],
    );
    assert.deepEqual(
      page.tasks.map(({ task, by, due, state, urgency }) => [task, by, due, state, urgency]),
      [
        [
          'Supervision with the IRO',
          'Yours',
          'Monday 11 January 2027',
          '5 working days left. From Stage 2 on',
          'later',
        ],
        [
          'Put on record: Note in the case file (Stage 2)',
          'Yours',
          null,
          'Open. No day is set',
          'none',
        ],
      ],
    );
    assert.deepEqual(page.chronology, [
      {
        at: 'Tue 22 Dec 2026, 10:00',
        moment: '2026-12-22T10:00:00.000Z',
        says: 'IRO, North raised this RP.',
      },
    ]);
    assert.deepEqual(
      page.actions.map(({ card, title, meeting, stage }) => [card, title, meeting, stage]),
      [
        ['alert', 'Answer', null, 2],
        ['decision', 'Decide', null, 2],
        ['decision', 'Read the answer', null, 2],
        ['slots', 'Arrange: Monitoring meeting', 5, 2],
        ['meetingOutcome', 'Record: Monitoring meeting', 5, 2],
        ['case', 'Tasks, notes and whose it is', null, 2],
      ],
    );
  });

  it('explain each due day, the running one first, and say which one it was at first', () => {
    const before = aStage({
      entry: 1,
      stage: 's-1',
      label: 'Stage 1',
      name: '',
      clock: 'ended',
      due: day('2026-12-23'),
      firstDue: day('2026-12-22'),
      daysLeft: null,
      explanation: ['One day.'],
    });
    const current = aStage({ daysLeft: -1, due: day('2026-12-31'), firstDue: day('2026-12-31') });
    const { dueDays, urgency } = casePage(aView({ stages: [before, current], current }), []);
    assert.equal(urgency, 'late');
    assert.deepEqual(dueDays, [
      {
        of: 'Stage 2: Team Manager answers',
        due: 'Reply by the end of Thursday 31 December 2026',
        left: '1 working day overdue',
        urgency: 'late',
        first: null,
        why: ['Day 0 is Tuesday 22 December 2026.', 'Left out: Christmas Day.'],
      },
      {
        of: 'Stage 1',
        due: 'It was due by the end of Wednesday 23 December 2026',
        left: null,
        urgency: 'none',
        first: 'Tuesday 22 December 2026',
        why: ['One day.'],
      },
      {
        of: 'Whole process',
        due: 'By the end of Tuesday 19 January 2027',
        left: '12 working days left',
        urgency: 'later',
        first: null,
        why: ['17 working days from 22 December 2026.'],
      },
    ]);
  });

  it('say what a case without a running day waits for, and how one ended', () => {
    const stopped = aStage({ clock: 'stopped', daysLeft: null });
    const stands = casePage(aView({ current: stopped }), []);
    assert.match(stands.state, /The clock stands still until it is decided$/);
    assert.equal(stands.urgency, 'none');
    const waiting = aStage({ clock: 'waiting', due: null, firstDue: null, daysLeft: null });
    assert.match(
      casePage(aView({ current: waiting }), []).state,
      /Counted from the day it is delivered$/,
    );
    const ended = casePage(aView({ status: 'resolved', closedReason: 'There is a day now.' }), []);
    assert.equal(ended.state, 'Closed: resolved');
    assert.equal(ended.urgency, 'none');
    assert.ok(
      ended.facts.some(({ name, value }) => name === 'Why' && value === 'There is a day now.'),
    );
    assert.ok(ended.dueDays.every(({ left, urgency }) => left === null && urgency === 'none'));
  });

  it('tell of each person what is known of their message, and what did not reach them', () => {
    const uncertain = {
      ...aCopy(person(103, 'Strategic manager', 'strategic-manager')),
      uncertain: true,
    };
    const through = { post: 'Deputy', as: 'deputy' as const };
    const current = aStage({
      acknowledgedAt: moment('2026-12-23T09:00:00.000Z'),
      copies: [
        uncertain,
        aCopy(person(104, 'Legal', 'legal-advisor'), { deliveredAt: null, failed: 'blocked' }),
        aCopy(person(105, 'Duty', 'legal-advisor'), {
          sentAt: null,
          deliveredAt: null,
          listed: day('2027-01-05'),
        }),
        aCopy(
          { ...person(106, '', 'legal-advisor'), id: null },
          { sentAt: null, deliveredAt: null },
        ),
        aCopy(person(107, 'Away', 'legal-advisor'), {
          openedAt: moment('2026-12-22T11:00:00.000Z'),
          through,
          away: { until: day('2027-01-08'), told: null },
        }),
      ],
      replies: [aReply()],
    });
    const { people } = casePage(aView({ stages: [current], current }), []);
    assert.deepEqual(
      people.map(({ post, part, receipts, problem }) => [post, part, receipts, problem]),
      [
        [
          'Team manager, North',
          'Asked at Stage 2',
          [
            'Sent on Tue 22 Dec 2026, 10:00',
            'Delivered in Teams on Tue 22 Dec 2026, 10:00',
            'Opening not recorded',
            'Acknowledged on Wed 23 Dec 2026, 09:00',
            'Reply of Team manager, North on Mon 4 Jan 2027, 10:00',
          ],
          null,
        ],
        [
          'Strategic manager',
          'Copied in at Stage 2',
          [
            'Sent on Tue 22 Dec 2026, 10:00',
            'Probably delivered in Teams on Tue 22 Dec 2026, 10:00; not confirmed',
            'Opening not recorded',
          ],
          null,
        ],
        [
          'Legal (Legal Advisor)',
          'Copied in at Stage 2',
          ['Sent on Tue 22 Dec 2026, 10:00'],
          'Could not be delivered',
        ],
        [
          'Duty (Legal Advisor)',
          'Copied in at Stage 2',
          ['Waits for their daily list of Tuesday 5 January 2027'],
          null,
        ],
        ['Legal Advisor (vacant)', 'Copied in at Stage 2', ['The post is vacant'], null],
        [
          'Away (Legal Advisor)',
          'Copied in at Stage 2',
          [
            'Sent on Tue 22 Dec 2026, 10:00',
            'Delivered in Teams on Tue 22 Dec 2026, 10:00',
            'Opened on Tue 22 Dec 2026, 11:00',
            'Deputy has it in their place',
            'Away until Friday 8 January 2027',
          ],
          null,
        ],
      ],
    );
  });

  it('show a meeting with its people, what it agreed and who was there', () => {
    const held = aMeeting({
      status: 'held',
      wish: 'To look back.',
      outcome: 'Agreed on a day.',
      attended: [person(101, 'Team manager, North', 'team-manager')],
      tasks: [{ task: 'Book it', owner: 'Social worker', due: day('2027-01-11') }],
      achieved: false,
      others: [person(109, 'School', 'legal-advisor')],
      attendees: [
        { ...person(100, 'IRO', 'raiser'), required: true },
        { ...person(101, 'Team manager, North', 'team-manager'), required: false },
      ],
    });
    assert.deepEqual(casePage(aView({ meetings: [held] }), []).meetings, [
      {
        meetingId: 5,
        label: 'Monitoring meeting',
        state: 'Held',
        people: ['IRO: arranges it', 'Team manager, North: if they can', 'School (Legal Advisor)'],
        facts: [
          { name: 'What it is for', value: 'To look back.' },
          { name: 'What it agreed', value: 'Agreed on a day.' },
          { name: 'Who was there', value: 'Team manager, North' },
          { name: 'Task 1', value: 'Book it (Social worker, by Monday 11 January 2027)' },
          { name: 'Outcomes', value: 'Not all achieved yet' },
        ],
      },
    ]);
  });

  it('show the register its dates, and whoever knows a meeting alone neither words nor people nor history', () => {
    for (const depth of ['register', 'meeting'] as const) {
      const view = aView({ depth, tasks: [], records: [], notes: [], may: [], referral: null });
      const page = casePage({ ...view, closedReason: 'Why it ended.' }, SAID);
      const { words, people, chronology, actions, facts } = page;
      assert.deepEqual({ words, people, chronology }, { words: [], people: [], chronology: [] });
      assert.ok(!facts.some(({ name }) => name === 'Why'), depth);
      assert.equal(
        facts.some(({ name }) => name === 'Raised by'),
        depth === 'meeting',
      );
      assert.deepEqual(
        actions.map(({ card }) => card),
        // The fixture's meeting is still theirs to arrange.
        ['slots', 'meetingOutcome'],
      );
    }
  });

  it('say in whose name somebody looks, and what became of a task and of a referral', () => {
    const task = aTask({
      end: {
        how: 'done',
        at: moment('2027-01-04T10:00:00.000Z'),
        by: 'Deputy',
        onBehalfOf: 'IRO manager',
        note: null,
      },
    });
    const page = casePage(
      aView({
        tasks: [task],
        records: [aRecord({ own: false, by: ['IRO', 'Manager'] })],
        onBehalfOf: person(101, 'Team manager, North', 'team-manager'),
        referral: {
          state: 'referred',
          steps: [
            { kind: 'considered', at: moment('2027-01-02T10:00:00.000Z'), note: null },
            { kind: 'referred', at: moment('2027-01-03T10:00:00.000Z'), note: null },
          ],
          answers: [{ label: 'What it means', value: 'No home.' }],
          referredOn: null,
          answeredOn: null,
          advising: null,
        },
      }),
      [],
    );
    const factOf = (name: string): string | undefined =>
      page.facts.find((each) => each.name === name)?.value;
    assert.equal(factOf('For you'), 'You are answering for Team manager, North.');
    assert.equal(
      factOf('Cafcass'),
      'A referral is being considered, Sat 2 Jan 2027, 10:00; Referred, Sun 3 Jan 2027, 10:00',
    );
    assert.ok(
      page.words.some(({ name, value }) => name === 'What it means' && value === 'No home.'),
    );
    assert.deepEqual(
      page.tasks.map(({ by, state, urgency }) => [by, state, urgency]),
      [
        ['Yours', 'Done, said Deputy for IRO manager on Mon 4 Jan 2027, 10:00', 'none'],
        ['IRO or Manager', 'Open. No day is set', 'none'],
      ],
    );
  });

  const asked = {
    ...{ procedure: null, place: null, stage: null, category: null },
    ...{ overdue: false, after: null },
  };
  const north = { kind: 'team', id: 'north' } as const;
  const line2 = {
    caseId: 'case-1',
    reference: '2027-7KQ4M',
    scope: { procedure: 'sample' },
    team: 'North',
    raiserPost: 'IRO 1',
    stageLabel: 'Stage 2',
    categories: ['delay', 'other'],
    due: day('2027-01-05'),
    daysLeft: 1,
    state: 'replied',
  };

  it('list all cases in words, with what they may be narrowed to once a procedure is chosen', () => {
    const shown = {
      today: TODAY,
      procedure: null,
      procedures: [aProcedure()],
      place: { kind: 'everywhere' } as const,
      places: [
        { place: { kind: 'everywhere' } as const, name: null },
        { place: { kind: 'service', id: 'children' } as const, name: 'children' },
        { place: north, name: 'North' },
      ],
      lines: [line2, { ...line2, team: null, due: null, daysLeft: null, categories: [] }],
      next: 'o|x',
    };
    const page = casesPage(shown, asked);
    assert.deepEqual(page, {
      asked: { ...asked, place: 'everywhere' },
      procedures: [{ key: 'sample', title: 'Sample Resolution Process' }],
      places: [
        { key: 'everywhere', title: 'The whole authority' },
        { key: 'service:children', title: 'Service: children' },
        { key: 'team:north', title: 'North' },
      ],
      stages: [],
      categories: [],
      rows: [
        {
          caseId: 'case-1',
          reference: '2027-7KQ4M',
          team: 'North',
          raisedBy: 'IRO 1',
          stage: 'Stage 2',
          categories: 'Delay; Other',
          state: 'Replied',
          due: 'Tuesday 5 January 2027',
          left: '1 working day left',
          urgency: 'soon',
        },
        { ...page.rows[1], team: '', categories: '', due: null, left: null, urgency: 'none' },
      ],
      empty: 'No case is open here.',
      next: 'o|x',
    });
    const own = casesPage(
      { ...shown, procedure: aProcedure(), place: north, lines: [] },
      { ...asked, procedure: 'sample', stage: 's-2' },
    );
    assert.deepEqual(own.stages[0], { key: 's-1', title: 'Stage 1: team-manager answers' });
    assert.deepEqual(
      own.categories.map(({ title }) => title),
      ['Delay', 'Plan'],
    );
    assert.equal(own.asked.place, 'team:north');
    assert.match(own.empty, /^No open case fits\. Take a filter away/);
  });
});
