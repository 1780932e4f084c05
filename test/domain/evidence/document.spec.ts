import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  aCase,
  IRO,
  IRO_COVER,
  LADDER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  withHoliday,
  type CaseBuilder,
} from '../../builders/index.ts';
import { packOf } from './aPack.ts';

const documentOf = (so: CaseBuilder) => packOf(so).document;

/** Raised by a colleague in the reviewing officer's place; the manager's deputy deals with it. */
const covered = aCase()
  .raised('s2', {}, IRO_COVER)
  .delivered()
  .on('2027-03-02 10:00')
  .acknowledged(TEAM_DEPUTY)
  .on('2027-03-03 10:00')
  .replied(TEAM_DEPUTY)
  .on('2027-03-04 10:00')
  .escalatedTo('s3')
  .delivered();

describe('the people of a case in its evidence', () => {
  it('[SW-07] each part from when on, by time; who acted for somebody once for each', () => {
    assert.deepEqual(
      documentOf(covered).people.map(({ from, post, role, part, stage }) =>
        [from.slice(8, 10), post, role, part, stage].join(' | '),
      ),
      [
        '01 | Team manager, North | Team Manager | responder | S2: Stage s2',
        '01 | Service manager | Service Manager | copy | S2: Stage s2',
        '01 | Business support | Business Support | register-copy | S2: Stage s2',
        '01 | Reviewing officer 1 |  | convener | S2: Stage s2',
        '01 | Reviewing officer 1 |  | attendee | S2: Stage s2',
        '01 | Team manager, North | Team Manager | attendee | S2: Stage s2',
        '01 | Social worker, North |  | attendee | S2: Stage s2',
        '01 | Reviewing officer 2 | IRO | acted for Reviewing officer 1 | ',
        '02 | Deputy team manager, North |  | deputy | S2: Stage s2',
        '02 | Deputy team manager, North | Team Manager | acted for Team manager, North | ',
        '04 | Service manager | Service Manager | responder | S3: Stage s3',
        '04 | Head of service | Head of Service | copy | S3: Stage s3',
      ],
    );
  });

  it('names who raised it where that was somebody else', () => {
    const { raiser, raisedBy } = documentOf(covered);
    assert.deepEqual([raiser, raisedBy], ['Reviewing officer 1', 'Reviewing officer 2']);
    assert.equal(documentOf(aCase().raised('s2')).raisedBy, null);
  });

  it('an acknowledgement by the deputy is the alert’s, and of its own stage only', () => {
    assert.deepEqual(
      documentOf(covered).stages.map(({ deliveries }) =>
        deliveries.map(({ post, acknowledged }) => [post, acknowledged]),
      ),
      [
        [
          ['Team manager, North', '2027-03-02T10:00:00.000Z'],
          ['Service manager', null],
          ['Business support', null],
        ],
        [
          ['Service manager', null],
          ['Head of service', null],
        ],
      ],
    );
  });

  it('names the people who stand in it and nobody else, and all of the procedure’s words', () => {
    const { names, ...source } = packOf(covered).source;
    assert.deepEqual(Object.values(names.people), [
      'Reviewing officer 1',
      'Reviewing officer 2',
      'Social worker, North',
      'Team manager, North',
      'Deputy team manager, North',
      'Service manager',
      'Head of service',
      'Business support',
    ]);
    assert.deepEqual(names.keys, {
      'case-note': 'Case note',
      concern: 'Concern',
      tried: 'Tried',
      since: 'Since',
      wishes: 'Wishes known',
      drift: 'Drift',
      agency: 'Agency',
      which: 'Which agency',
      benefit: 'Benefit',
      exhausted: 'All tried',
      worries: 'Worries',
    });
    assert.deepEqual(source.labels, {
      matter: 'concern',
      step: 'stage',
      process: 'Resolution',
      recordNumber: 'record number',
    });
  });

  it('says for whom it was made, by post', () => {
    assert.equal(packOf(covered, covered.events, STRANGER).made.for, 'Team manager, South');
  });
});

describe('due days in the evidence of a case', () => {
  const stepsOf = (so: CaseBuilder) => documentOf(so).stages[0]?.due;

  it('a day of the raiser’s own is told as that, with nothing to count', () => {
    const timescale = { day: day('2027-03-12'), reason: null };
    assert.deepEqual(stepsOf(aCase().raised('s5', { timescale }).delivered()), {
      first: '2027-03-12',
      present: '2027-03-12',
      steps: [
        {
          at: '2027-03-01T10:00:00.000Z',
          why: 'own day',
          from: null,
          to: '2027-03-12',
          explained: [],
        },
      ],
    });
  });

  it('[DU-89] a day proclaimed meanwhile moves it, and is named', () => {
    const calendar = withHoliday('2027-03-04');
    const moved = aCase()
      .raised('s2')
      .delivered()
      .in({ calendar })
      .on('2027-03-02 10:00')
      .replied();
    const due = stepsOf(moved);
    assert.deepEqual(
      due?.steps.map(({ why, from, to }) => [why, from, to]),
      [
        ['began', null, '2027-03-05'],
        ['calendar', '2027-03-05', '2027-03-08'],
      ],
    );
    assert.ok(
      due.steps[1]?.explained.includes('Not counted: Thursday 4 March 2027 (Proclaimed day).'),
    );
  });

  it('[A-DU-16] a day of beginning that is put right is told as that, and more time as more time', () => {
    const { clock } = LADDER.stages.find(({ key }) => key === 's2')!;
    const from = { label: 'The statement is agreed', by: ['raiser'] };
    const ladder = stageWith('s2', { clock: { ...clock!, from } });
    const extension = { ...LADDER.extension!, wholeLimit: 'moves' } as const;
    const begins = (on: string) => ({ type: 'recordStart', stage: 2, on: day(on) }) as const;
    const corrected = aCase({ procedure: { ...ladder, extension } })
      .raised('s2')
      .delivered()
      .does(begins('2027-03-01'), IRO)
      .on('2027-03-03 10:00')
      .does(begins('2027-03-02'), IRO)
      .givenTime('2027-03-10');
    const { stages, whole } = documentOf(corrected);
    const steps = (of: (typeof stages)[number]['due']) =>
      of?.steps.map(({ why, from: before, to }) => [why, before, to]);
    assert.deepEqual(steps(stages[0]?.due ?? null), [
      ['began', null, '2027-03-05'],
      ['other start', '2027-03-05', '2027-03-08'],
      ['more time', '2027-03-08', '2027-03-10'],
    ]);
    // Two working days more: from the 24th, over Good Friday and Easter Monday, to the 30th.
    assert.deepEqual(steps(whole), [
      ['began', null, '2027-03-24'],
      ['more time', '2027-03-24', '2027-03-30'],
    ]);
  });

  it('where nothing is due there is nothing to explain', () => {
    assert.equal(stepsOf(aCase().raised('s5').delivered()), null);
  });
});

describe('the door by which somebody came, in the evidence', () => {
  it('stands on the line of whoever came by it, and on nothing that the product did itself', () => {
    const doors = (events: CaseBuilder['events']) =>
      packOf(covered, events).document.record.map(({ type, door }) => [type, door ?? 'none']);
    const all = covered.events.map((event) => ({
      ...event,
      meta: { ...event.meta, door: 'tab' } as const,
    }));
    const by = new Map(doors(all).map(([type, door]) => [type, door]));
    assert.deepEqual([by.get('Replied'), by.get('ClockStarted')], ['tab', 'none']);
    assert.ok(doors(covered.events).every(([, door]) => door === 'none'));
  });
});
