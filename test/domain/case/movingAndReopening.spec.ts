import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  anEscalation,
  aStage,
  CALENDAR,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  ladderWith,
  LEGAL,
  post,
  QA_HEAD,
  stageWith,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const reopen = { type: 'reopen', reason: written('Again') } as const;
const urgent = { reason: written('Urgent') };

describe('where the calendar ends', () => {
  const refused = { reason: 'calendar-ends', lastDay: CALENDAR.lastDay } as const;
  // Seventeen working days from Friday 1 December 2028 end on Thursday 28 December.
  const december = aCase().on('2028-12-01 10:00').raised('s2').delivered();

  it('no stage is opened whose days it does not hold', () => {
    // Of five working days from Friday 22 December only three lie in the year.
    given(december.on('2028-12-22 10:00')).when(anEscalation(2, 's3'), IRO).thenRefused(refused);
    const withdrawn = december.escalatedTo('s3').withdrawn();
    given(withdrawn.on('2028-12-22 10:00')).when(reopen, IRO).thenRefused(refused);
  });

  it('the whole limit, which runs already, keeps no stage from being opened', () => {
    // From Tuesday 19 December five working days are over on Thursday 28.
    given(december.on('2028-12-19 10:00'))
      .when(anEscalation(2, 's3'), IRO)
      .thenTypes('StageEscalated', 'MeetingCancelled', 'StageOpened');
    given(december.withdrawn().on('2028-12-19 10:00'))
      .when(reopen, IRO)
      .thenTypes('CaseReopened', 'StageOpened', 'MeetingAsked');
  });

  it('the whole limit, where it has still to begin, does', () => {
    const informal = aCase()
      .on('2028-12-01 10:00')
      .raised('s1', { chosen: ['team-manager'] })
      .delivered();
    given(informal.on('2028-12-19 10:00')).when(anEscalation(2, 's2'), IRO).thenRefused(refused);
  });
});

describe('who may move a case beside the raiser', () => {
  const raisedBy = (role: string) => ({ procedure: stageWith('s3', { raisedBy: [role] }) });
  const moves = (so: CaseBuilder, person: PersonId): boolean =>
    so.decide(anEscalation(2, 's3'), person).kind === 'events';

  it('[A-DO-17] whoever the stage’s rule names, and their deputy in the manager’s post', () => {
    const directory = directoryWith(
      'raiser-manager',
      post('raiser-manager', IRO_MANAGER, { deputy: LEGAL }),
    );
    const byManager = aCase({ ...raisedBy('raiser-manager'), directory }).raised('s2');
    assert.deepEqual(
      [IRO_MANAGER, LEGAL, QA_HEAD].map((who) => moves(byManager, who)),
      [true, true, false],
    );
    const byQuality = aCase(raisedBy('qa-head')).raised('s2');
    assert.deepEqual(
      [IRO_MANAGER, QA_HEAD].map((who) => moves(byQuality, who)),
      [false, true],
    );
  });

  it('[A-DO-17] each of several who hold the post', () => {
    const directory = directoryWith('qa-head', post('qa-head', QA_HEAD), post('qa-head', DIRECTOR));
    const procedure = raisedBy('qa-head').procedure;
    assert.equal(moves(aCase({ procedure, directory }).raised('s2'), QA_HEAD), true);
  });
});

describe('where a case may go', () => {
  it('not back to an informal stage from a formal one, though it began informally', () => {
    const later = stageWith('s3', { formal: false });
    const climbed = aCase({ procedure: later }).raised('s1').escalatedTo('s2');
    given(climbed)
      .when(anEscalation(climbed.stage, 's3'), IRO)
      .thenRefused({ reason: 'cannot-go-back', stage: 's3' });
  });

  it('[DU-124] on from a resolution whose outcomes were not achieved, where the rule says so', () => {
    const failed = (kind: 'next-stage' | 'monitor-again') => {
      const monitoring = { ...LADDER.stages[2]!.monitoring!, onNotAchieved: [{ kind }] };
      const so = aCase({ procedure: stageWith('s2', { monitoring }) })
        .raised('s2')
        .resolved();
      return so.does(
        {
          type: 'recordMeeting',
          meeting: so.meeting,
          outcome: written('o'),
          tasks: [],
          achieved: false,
        },
        IRO,
      );
    };
    given(failed('next-stage'))
      .when(anEscalation(2, 's3'), IRO)
      .thenTypes('CaseReopened', 'StageOpened');
    given(failed('monitor-again'))
      .when(anEscalation(2, 's3'), IRO)
      .thenRefused({ reason: 'case-closed' });
  });
});

describe('what a reopened stage begins with', () => {
  const entry = (so: CaseBuilder) => so.does(reopen, IRO).present.stages.at(-1);

  it('the copies that its first opening had', () => {
    const told = (legal: boolean) =>
      entry(
        aCase()
          .raised('s3', { ...urgent, copyAnswers: { legal } })
          .withdrawn(),
      )?.copies.some(({ person }) => person === LEGAL);
    assert.deepEqual([told(true), told(false)], [true, false]);
  });

  it('[A-WF-08] without the copy that was dropped when a stage was passed over', () => {
    const copies = [{ role: 'team-manager', when: { kind: 'bypassed' } }] as const;
    const procedure = stageWith('s3', { copies });
    const dropped = { 'team-manager': written('On leave') };
    const told = (drop: boolean) =>
      entry(
        aCase({ procedure })
          .raised('s3', {
            ...urgent,
            ...(drop ? { copyAnswers: { 'team-manager': false }, dropReasons: dropped } : {}),
          })
          .withdrawn(),
      )?.copies.map(({ person }) => person);
    assert.deepEqual([told(false), told(true)], [[TEAM_MANAGER], []]);
  });

  it('the raiser’s own day, up to that day itself', () => {
    const own = { day: day('2027-03-10'), reason: null };
    const withdrawn = aCase()
      .raised('s5', { ...urgent, timescale: own })
      .withdrawn();
    const kept = (when: string) => entry(withdrawn.on(when))?.clock?.timescale?.day ?? null;
    assert.deepEqual(['2027-03-09 10:00', '2027-03-10 10:00', '2027-03-11 10:00'].map(kept), [
      '2027-03-10',
      '2027-03-10',
      null,
    ]);
  });
});

describe('which monitoring holds at a stage without its own', () => {
  const { monitoring } = LADDER.stages[2]!;
  const asks = (at: string, withRule: string) => {
    const stages = ['one', 'two', 'three'].map((key) =>
      aStage(key, 'team-manager', key === withRule ? { monitoring: monitoring! } : {}),
    );
    const so = aCase({ procedure: ladderWith({ stages }) })
      .raised(at, urgent)
      .resolved();
    const by = day('2027-03-20');
    return given(so).when({ type: 'askMeeting', purpose: 'monitoring', by, reason: null }, IRO);
  };

  it('[DU-117] that of a stage before, be it the first, and of none after', () => {
    asks('three', 'one').thenTypes('MeetingAsked');
    asks('two', 'two').thenTypes('MeetingAsked');
    asks('two', 'three').thenRefused({ reason: 'no-monitoring-here' });
  });
});

describe('which records are confirmed', () => {
  it('[A-X-10] those of more time too, by each of several who hold the post', () => {
    const records = [{ key: 'agreed', title: 'More time agreed', by: 'heads' }];
    const directory = directoryWith('heads', post('heads', HEAD), post('heads', DIRECTOR));
    const extension = { ...LADDER.extension!, records };
    const to = { roles: ['head', 'director'], mode: 'all' } as const;
    const procedure = { ...stageWith('s3', { to }), extension };
    const so = aCase({ procedure, directory }).raised('s3');
    const wish = { type: 'fileRecord', stage: 2, record: 'agreed' } as const;
    for (const who of [HEAD, DIRECTOR, IRO]) {
      given(so).when(wish, who).then({ type: 'RecordFiled', stage: 2, record: 'agreed' });
    }
  });
});
