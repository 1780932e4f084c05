import assert from 'node:assert/strict';
import { reportOn } from '../../../oracle/compareReports.ts';
import { ask, CASES } from './aMarch.ts';
import { printed } from './printed.ts';

const report = reportOn(
  ask(),
  CASES.map(({ events }) => events),
);

describe('tables of the steps of a month', () => {
  it('[DO-74] what came of each alert, by the stage and by the team', () => {
    const columns =
      'Alerts sent | In time | Late | None | Decided before due | Not yet due | No due day | In time, %';
    assert.deepEqual(printed(report, 'replies'), [
      'Answers by stage',
      `Stage | ${columns}`,
      'S1: Stage s1 | 2 | 1 | 0 | 0 | 0 | 1 | 0 | 100',
      'AGAIN: Stage again | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      'S2: Stage s2 | 4 | 1 | 1 | 1 | 0 | 0 | 1 | 33.3',
      'S3: Stage s3 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0',
      'S4: Stage s4 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      'S5: Stage s5 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | –',
      '= All | 8 | 2 | 1 | 2 | 0 | 1 | 2 | 40',
    ]);
    assert.deepEqual(printed(report, 'replies-by-team'), [
      'Answers by team',
      `Team | ${columns}`,
      'North | 5 | 1 | 1 | 2 | 0 | 1 | 0 | 25',
      'South | 2 | 1 | 0 | 0 | 0 | 0 | 1 | 100',
      'West | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      'No team recorded | 1 | 0 | 0 | 0 | 0 | 0 | 1 | –',
      '= All | 8 | 2 | 1 | 2 | 0 | 1 | 2 | 40',
    ]);
  });

  it('[SW-03] how long a resolution took, by the stage and by the team', () => {
    assert.deepEqual(printed(report, 'days'), [
      'Working days to a resolution, by the stage of the resolution',
      'In working days.',
      'Stage | Resolved | Median | Shortest | Longest | Mean | Over 20',
      'S1: Stage s1 | 1 | 0 | 0 | 0 | 0 | 0',
      'AGAIN: Stage again | 0 | – | – | – | – | 0',
      'S2: Stage s2 | 1 | 5 | 5 | 5 | 5 | 0',
      'S3: Stage s3 | 0 | – | – | – | – | 0',
      'S4: Stage s4 | 0 | – | – | – | – | 0',
      'S5: Stage s5 | 0 | – | – | – | – | 0',
      '= All | 2 | 2.5 | 0 | 5 | 2.5 | 0',
    ]);
    assert.deepEqual(printed(report, 'days-by-team'), [
      'Working days to a resolution by team',
      'In working days.',
      'Team | Resolved | Median | Shortest | Longest | Mean | Over 20',
      'North | 1 | 5 | 5 | 5 | 5 | 0',
      'South | 1 | 0 | 0 | 0 | 0 | 0',
      'West | 0 | – | – | – | – | 0',
      'No team recorded | 0 | – | – | – | – | 0',
      '= All | 2 | 2.5 | 0 | 5 | 2.5 | 0',
    ]);
  });

  it('[WF-66] [DO-75] what is open, and for how many working days overdue', () => {
    const head = [
      'Days overdue are working days after the due day, the day the position is told for included.',
      'Open | Not yet due | With the raiser | No due day | Overdue | By 1 to 5 | By 6 to 10 | By more than 10',
    ] as const;
    // Due on the 16th and on the 18th: ten and eight working days before 1 April, over Easter.
    assert.deepEqual(printed(report, 'open'), [
      'Open concerns by stage, and what is overdue',
      head[0],
      `Stage | ${head[1]}`,
      'S1: Stage s1 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0',
      'AGAIN: Stage again | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      'S2: Stage s2 | 2 | 0 | 0 | 1 | 1 | 0 | 1 | 0',
      'S3: Stage s3 | 1 | 0 | 0 | 0 | 1 | 0 | 1 | 0',
      'S4: Stage s4 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      'S5: Stage s5 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      '= All | 4 | 1 | 0 | 1 | 2 | 0 | 2 | 0',
    ]);
    assert.deepEqual(printed(report, 'open-by-team'), [
      'Open concerns by team, and what is overdue',
      head[0],
      `Team | ${head[1]}`,
      'North | 3 | 1 | 0 | 0 | 2 | 0 | 2 | 0',
      'South | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0',
      'West | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      'No team recorded | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      '= All | 4 | 1 | 0 | 1 | 2 | 0 | 2 | 0',
    ]);
  });

  it('[WF-61] more time asked for, given and refused, and stages passed over', () => {
    assert.deepEqual(printed(report, 'time'), [
      'More time, and stages passed over',
      'Stage | More time asked for | More time given | More time refused | Came past another | Passed over',
      'S1: Stage s1 | 0 | 0 | 0 | 0 | 4',
      'AGAIN: Stage again | 0 | 0 | 0 | 0 | 0',
      'S2: Stage s2 | 2 | 1 | 1 | 3 | 1',
      'S3: Stage s3 | 0 | 0 | 0 | 0 | 1',
      'S4: Stage s4 | 0 | 0 | 0 | 0 | 1',
      'S5: Stage s5 | 0 | 0 | 0 | 1 | 0',
      '= All | 2 | 1 | 1 | 4 | 7',
    ]);
  });

  it('[DU-79] whether resolutions were looked at again, in time, and what was found; not what was called off', () => {
    assert.deepEqual(printed(report, 'monitoring'), [
      'Monitoring meetings',
      'Held = in time + late = achieved + not achieved + not said.',
      'Stage | Due | Held | In time | Late | Not held | Achieved | Not achieved | Not said | In time, %',
      'S1: Stage s1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      'AGAIN: Stage again | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      'S2: Stage s2 | 3 | 2 | 1 | 1 | 1 | 1 | 1 | 0 | 33.3',
      'S3: Stage s3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      'S4: Stage s4 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      'S5: Stage s5 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
      '= All | 3 | 2 | 1 | 1 | 1 | 1 | 1 | 0 | 33.3',
    ]);
  });

  it('[WF-04] recognised good practice, with nothing where the procedure names no notices of it', () => {
    assert.deepEqual(printed(report, 'good-practice'), [
      'Good practice',
      'Team | Recognised',
      'North | 0',
      'South | 0',
      'West | 0',
      'No team recorded | 0',
      '= All teams | 0',
    ]);
  });
});
