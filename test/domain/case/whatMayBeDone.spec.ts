import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor, type CommandType } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  ACTIONS,
  aDirectory,
  aReply,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  POSTS_HELD,
  QA_HEAD,
  SOCIAL_WORKER,
  stageWith,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  WITH_TASKS,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const may = (so: CaseBuilder, person: PersonId, type: CommandType): boolean =>
  viewFor(so.present, new Map(), person, so.ctx, so.now)?.may.includes(type) === true;

const atS2 = aCase().raised('s2').delivered();

describe('what is offered to those who answer', () => {
  const promised = aCase({ procedure: ACTIONS }).raised('a1').delivered().replied();

  it('[SW-37] to say that it is done, after a promise, and not after that', () => {
    assert.equal(may(promised, TEAM_MANAGER, 'reply'), true);
    const done = promised.does(aReply(promised.stage, 'Done', true), TEAM_MANAGER);
    assert.equal(may(done, TEAM_MANAGER, 'reply'), false);
  });

  it('a further talk to the raiser, whether the reply stopped the clock or only a meeting did', () => {
    assert.equal(promised.present.stages[0]?.clock?.state, 'running');
    assert.equal(may(promised, IRO, 'talkFurther'), true);
    const clock = { n: 4, unit: 'working-day', stopsOn: ['meeting'], wording: 'reply' } as const;
    const held = aCase({ procedure: stageWith('s2', { clock }) })
      .raised('s2')
      .delivered();
    const met = held.does(
      {
        type: 'recordMeeting',
        meeting: held.meeting,
        outcome: written('o'),
        tasks: [],
        achieved: null,
      },
      IRO,
    );
    assert.deepEqual([may(held, IRO, 'talkFurther'), may(met, IRO, 'talkFurther')], [false, true]);
  });
});

describe('what is offered beside the answers', () => {
  const answered = aCase({ procedure: WITH_TASKS }).raised('s2').delivered().replied();

  it('to end a task to whoever does it, and to the raiser and their manager, while it is open', () => {
    const doers = [SOCIAL_WORKER, IRO, IRO_MANAGER];
    for (const who of doers) assert.equal(may(answered, who, 'endTask'), true);
    for (const who of [TEAM_MANAGER, QA_HEAD]) assert.equal(may(answered, who, 'endTask'), false);
    const ended = answered.does(
      { type: 'endTask', stage: 2, task: 'worker', how: 'done', note: null },
      SOCIAL_WORKER,
    );
    for (const who of doers) assert.equal(may(ended, who, 'endTask'), false);
  });

  it('[CB-28] a note of the one kind that is open to them', () => {
    assert.equal(may(answered, IRO_MANAGER, 'addNote'), true);
    assert.equal(may(answered, TEAM_MANAGER, 'addNote'), false);
  });

  it('to record a talk to the reviewing side, while a stage runs', () => {
    const offered = (so: CaseBuilder) =>
      [IRO, IRO_MANAGER, QA_HEAD, TEAM_MANAGER].map((who) => may(so, who, 'recordConsultation'));
    assert.deepEqual(offered(atS2), [true, true, true, false]);
    assert.deepEqual(offered(atS2.resolved()), [false, false, false, false]);
  });

  it('the one stage that is left', () => {
    const consulted = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
    const atS4 = atS2.escalatedTo('s4', { consultations: consulted, reason: written('x') });
    assert.equal(may(atS4, IRO, 'escalate'), true);
    assert.equal(may(atS4.escalatedTo('s5', { reason: written('x') }), IRO, 'escalate'), false);
  });
});

describe('what is offered to whoever files records', () => {
  const files = (by: string) =>
    aCase({ procedure: stageWith('s2', { records: [{ key: 'note', title: 'Note', by }] }) })
      .raised('s2')
      .delivered();
  const offered = (so: CaseBuilder) =>
    [IRO, TEAM_MANAGER, TEAM_DEPUTY, IRO_MANAGER, QA_HEAD].map((who) => may(so, who, 'fileRecord'));

  it('[DU-122] theirs, and the raiser every one', () => {
    assert.deepEqual(offered(files('raiser')), [true, false, false, false, false]);
    assert.deepEqual(offered(files('team-manager')), [true, true, true, false, false]);
    assert.deepEqual(offered(files('raiser-manager')), [true, false, false, true, false]);
  });

  it('[A-X-10] until it was confirmed as entered', () => {
    for (const by of ['raiser', 'team-manager', 'raiser-manager']) {
      const filed = files(by).does({ type: 'fileRecord', stage: 2, record: 'note' }, IRO);
      assert.deepEqual(offered(filed), [false, false, false, false, false]);
    }
  });
});

describe('who arranges a meeting whose post nobody holds', () => {
  it('the raiser, and whoever covers for them', () => {
    const meeting = { ...LADDER.stages[2]!.meeting!, convener: 'head' };
    const directory = aDirectory(POSTS_HELD.filter(({ role }) => role !== 'head'));
    const so = aCase({ procedure: stageWith('s2', { meeting }), directory }).raised('s2');
    assert.equal(so.present.meetings[0]?.convener, IRO);
    assert.deepEqual(
      [IRO, IRO_COVER, TEAM_MANAGER].map((who) => may(so, who, 'chooseSlot')),
      [true, true, false],
    );
  });
});

describe('who may call a meeting off', () => {
  const meeting = { ...LADDER.stages[2]!.meeting!, convener: 'head' };
  const so = aCase({ procedure: stageWith('s2', { meeting }) })
    .raised('s2')
    .delivered();
  const part = (who: PersonId) => {
    const [own] = viewFor(so.present, new Map(), who, so.ctx, so.now)?.meetings ?? [];
    return [own?.mayArrange, own?.mayCancel];
  };

  it('its convener, and the raiser whoever arranges it; nobody else', () => {
    assert.deepEqual(part(HEAD), [true, true]);
    assert.deepEqual(part(IRO), [false, true]);
    assert.deepEqual(part(TEAM_MANAGER), [false, false]);
    assert.deepEqual(
      [IRO, HEAD, TEAM_MANAGER].map((who) => may(so, who, 'cancelMeeting')),
      [true, true, false],
    );
  });
});
