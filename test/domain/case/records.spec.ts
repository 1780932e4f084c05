import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor, type CommandOf } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import type { Procedure, RecordRule } from '../../../domain/procedure/index.ts';
import {
  aCase,
  given,
  IRO,
  IRO_MANAGER,
  kept,
  LADDER,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();

describe('recordConsultation', () => {
  const wish = (
    rest: Partial<CommandOf<'recordConsultation'>['consultation']> = {},
  ): CommandOf<'recordConsultation'> => ({
    type: 'recordConsultation',
    stage: 2,
    consultation: {
      role: 'qa-head',
      on: day('2027-02-26'),
      view: written('Go on'),
      notHeld: null,
      ...rest,
    },
  });

  it('[A-X-13] [DO-64] keeps with whom, when and their view; raiser, manager and quality may', () => {
    for (const person of [IRO, IRO_MANAGER, QA_HEAD]) {
      given(atS2)
        .when(wish(), person)
        .then({
          type: 'ConsultationRecorded',
          stage: 2,
          consultation: {
            role: 'qa-head',
            on: day('2027-02-26'),
            view: kept('Go on'),
            notHeld: null,
          },
        });
    }
  });

  it('refuses others, a role that is not there, and a day to come', () => {
    given(atS2).when(wish(), TEAM_MANAGER).thenRefused({ reason: 'only-the-raiser' });
    given(atS2).when(wish(), STRANGER).thenRefused({ reason: 'not-yours' });
    given(atS2)
      .when(wish({ role: 'nobody' }), IRO)
      .thenInvalid(['role', 'not-a-choice']);
    given(atS2)
      .when(wish({ on: day('2027-03-02') }), IRO)
      .thenInvalid(['consult-qa-head-on', 'day-too-late']);
    given(atS2)
      .when({ ...wish(), stage: 99 }, IRO)
      .thenRefused({ reason: 'stage-moved-on' });
  });

  it('keeps quiet the second time', () => {
    given(atS2.does(wish(), IRO)).when(wish(), IRO).thenNothing();
  });
});

describe('fileRecord', () => {
  const wish = { type: 'fileRecord', stage: 2, record: 'case-note' } as const;

  it('[A-X-10] a named person confirms that it was entered; quiet the second time', () => {
    given(atS2).when(wish, IRO).then({ type: 'RecordFiled', stage: 2, record: 'case-note' });
    const filed = atS2.does(wish, IRO);
    assert.deepEqual(filed.present.stages[0]?.filed, [
      { record: 'case-note', at: filed.now, by: IRO },
    ]);
    given(filed).when(wish, IRO).thenNothing();
  });

  it('[DU-122] whoever the rule names may confirm theirs', () => {
    const records = [{ key: 'form', title: 'Form', by: 'team-manager' }];
    const theirs = aCase({ procedure: stageWith('s2', { records }) }).raised('s2');
    given(theirs)
      .when({ ...wish, record: 'form' }, TEAM_MANAGER)
      .thenTypes('RecordFiled');
  });

  it('knows the records of monitoring, and refuses others’ and unknown ones', () => {
    const monitoring = {
      ...LADDER.stages[2]!.monitoring!,
      records: [{ key: 'monitoring-note', title: 'Note', by: 'raiser' }],
    };
    const resolved = aCase({ procedure: stageWith('s2', { monitoring }) })
      .raised('s2')
      .resolved();
    given(resolved)
      .when({ ...wish, record: 'monitoring-note' }, IRO)
      .thenTypes('RecordFiled');
    given(atS2)
      .when(wish, SERVICE_MANAGER)
      .thenRefused({ reason: 'only-those-named', who: ['IRO'] });
    given(atS2)
      .when({ ...wish, record: 'nothing' }, IRO)
      .thenRefused({ reason: 'unknown-record' });
    given(atS2)
      .when({ ...wish, stage: 99 }, IRO)
      .thenRefused({ reason: 'stage-moved-on' });
  });
});

describe('what waits to be put on record', () => {
  const rule = (key: string, rest: Partial<RecordRule> = {}): RecordRule => ({
    key,
    title: key,
    by: 'raiser',
    ...rest,
  });
  const waiting = (so: CaseBuilder, who: PersonId = IRO): readonly string[] =>
    (viewFor(so.present, new Map(), who, so.ctx, so.now)?.records ?? []).map(
      ({ record, stageLabel, own }) => `${stageLabel} ${record}${own ? '' : ' (theirs)'}`,
    );
  const asking = (records: readonly RecordRule[], rest: Partial<Procedure> = {}): CaseBuilder =>
    aCase({ procedure: { ...stageWith('s2', { records }), ...rest } })
      .raised('s2')
      .delivered();

  it('[DU-51] [DU-56] is whoever’s the rule names, also where that is whoever is asked', () => {
    const so = asking([
      rule('report'),
      rule('form', { by: 'responder' }),
      rule('sheet', { by: 'raiser-manager' }),
      rule('file', { by: 'qa-head' }),
    ]);
    const theirs = [TEAM_MANAGER, TEAM_DEPUTY, IRO_MANAGER, QA_HEAD, SERVICE_MANAGER].map((who) =>
      waiting(so, who),
    );
    assert.deepEqual(theirs, [['S2 form'], ['S2 form'], ['S2 sheet'], ['S2 file'], []]);
    assert.deepEqual(waiting(so), [
      'S2 report',
      'S2 form (theirs)',
      'S2 sheet (theirs)',
      'S2 file (theirs)',
    ]);
    given(so)
      .when({ type: 'fileRecord', stage: 2, record: 'form' }, TEAM_MANAGER)
      .thenTypes('RecordFiled');
    given(so)
      .when({ type: 'fileRecord', stage: 2, record: 'form' }, QA_HEAD)
      .thenRefused({ reason: 'only-those-named', who: ['Team Manager'] });
  });

  it('[DU-51] [DU-122] waits for the reply, the meeting or the decision after which it comes', () => {
    const so = asking([
      rule('reply', { after: 'reply' }),
      rule('meeting', { after: 'meeting' }),
      rule('decision', { after: 'decision' }),
    ]);
    assert.deepEqual(waiting(so), []);
    assert.deepEqual(waiting(so.replied()), ['S2 reply']);
    const met = so.does(
      {
        type: 'recordMeeting',
        meeting: so.meeting,
        outcome: written('Agreed'),
        tasks: [],
        achieved: null,
      },
      IRO,
    );
    assert.deepEqual(waiting(met), ['S2 meeting']);
    // One that is still to come takes nothing away from one that was held.
    const more = met.does(
      { type: 'askMeeting', purpose: 'stage', by: day('2027-03-20'), reason: null },
      IRO,
    );
    assert.deepEqual(waiting(more), ['S2 meeting']);
    assert.deepEqual(waiting(so.withdrawn()), ['S2 decision']);
  });

  it('[CPC-15] waits for the resolution where the rule says so, and stays away where there is none', () => {
    const so = asking([rule('signed', { after: 'resolution' })]);
    assert.deepEqual([waiting(so), waiting(so.replied())], [[], []]);
    const resolved = so.resolved();
    assert.deepEqual(waiting(resolved), ['S2 signed']);
    const reopened = resolved.does({ type: 'reopen', reason: written('Again') }, IRO);
    const others = [so.withdrawn(), so.escalatedTo('s3'), reopened];
    for (const other of others) assert.ok(!waiting(other).includes('S2 signed'));
    // What was signed off stays so.
    const filed = resolved.does({ type: 'fileRecord', stage: 2, record: 'signed' }, IRO);
    assert.deepEqual([filed.present.stages[0]?.filed.length, waiting(filed)], [1, []]);
  });

  it('[DU-43] [DU-76] stays when the case moves on, until it is confirmed', () => {
    const so = asking([rule('report'), rule('review', { after: 'decision' })]).escalatedTo('s3');
    assert.deepEqual(
      waiting(so).filter((each) => each.startsWith('S2')),
      ['S2 report', 'S2 review'],
    );
    const filed = so.does({ type: 'fileRecord', stage: 2, record: 'report' }, IRO);
    assert.deepEqual(
      waiting(filed).filter((each) => each.startsWith('S2')),
      ['S2 review'],
    );
  });

  it('[DU-53] [DU-79] [DU-142] has nothing of more time, monitoring or a referral before they come', () => {
    const monitoring = { ...LADDER.stages[2]!.monitoring!, records: [rule('monitored')] };
    const stages = stageWith('s2', { records: [], monitoring }).stages;
    const so = asking([], {
      stages,
      extension: { ...LADDER.extension!, records: [rule('extended')] },
      referral: { ...LADDER.referral!, records: [rule('referred')] },
    });
    assert.deepEqual(waiting(so), []);
    assert.deepEqual(waiting(so.givenTime('2027-03-10')), ['S2 extended']);
    assert.deepEqual(waiting(so.resolved()), ['S2 monitored']);
    const refer = {
      type: 'refer',
      on: day('2027-03-01'),
      met: LADDER.referral!.checklist.map(({ key }) => key),
      reason: written('Now'),
      answers: { worries: written('Waits') },
    } as const;
    const referred = so.does(refer, IRO);
    assert.deepEqual(waiting(referred), ['S2 referred']);
    const { referral } = referred.house.procedure;
    const theirs = { ...referral!, tellWhenReferred: ['raiser-manager'] };
    const records = [{ ...rule('referred'), by: 'team-manager' }];
    const untold = asking([], { referral: { ...theirs, records } }).does(refer, IRO);
    assert.deepEqual(waiting(untold), ['S2 referred (theirs)']);
    assert.deepEqual(waiting(untold, TEAM_MANAGER), [], 'not that there is a referral');
    given(untold)
      .when({ type: 'fileRecord', stage: 2, record: 'referred' }, TEAM_MANAGER)
      .thenRefused({ reason: 'only-those-named', who: ['Team Manager'] });
  });
});
