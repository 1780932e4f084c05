import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { CommandOf } from '../../../domain/case/index.ts';
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
  TEAM_MANAGER,
  written,
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
    given(atS2).when(wish, SERVICE_MANAGER).thenRefused({ reason: 'only-the-raiser' });
    given(atS2)
      .when({ ...wish, record: 'nothing' }, IRO)
      .thenRefused({ reason: 'unknown-record' });
    given(atS2)
      .when({ ...wish, stage: 99 }, IRO)
      .thenRefused({ reason: 'stage-moved-on' });
  });
});
