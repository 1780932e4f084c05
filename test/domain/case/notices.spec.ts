import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, startDraft, type DraftEnvironment } from '../../../domain/case/index.ts';
import { DEFAULT_COUNT } from '../../../domain/calendar/index.ts';
import { checkProcedure, type Procedure, type Stage } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  aRaise,
  aReply,
  aStage,
  at,
  CALENDAR,
  given,
  IRO,
  ladderWith,
  SOCIAL_WORKER,
  STRANGER,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';

/** A social worker tells the child's reviewing officer something; the officer's answer ends it. */
const noticeWith = (rest: Partial<Procedure>): Procedure =>
  ladderWith({
    id: 'notice',
    kind: 'notice',
    wholeLimit: null,
    fields: [],
    categories: null,
    referral: null,
    raisers: ['social-worker'],
    roles: {
      'social-worker': { title: 'Social worker', side: 'operational' },
      officer: { title: 'Reviewing officer', side: 'reviewing', heldAs: 'raiser' },
      'team-manager': { title: 'Team manager', side: 'operational' },
    },
    stages: [aStage('told', 'officer', { clock: null, ends: 'reply' })],
    ...rest,
  });

const BARE = { categories: [], answers: {}, raiser: SOCIAL_WORKER } as const;
const told = (procedure: Procedure) =>
  aCase({ procedure })
    .does(aRaise('told', BARE, { reason: null }), SOCIAL_WORKER)
    .delivered();

/** It tells something, and nobody has to answer. */
const UNASKED = aStage('told', 'team-manager', { clock: null, reply: { wanted: false } });

const DECISIONS = noticeWith({
  stages: [aStage('told', 'team-manager', { silence: 'agreed' })],
});

describe('notices', () => {
  it('[CB-73] are begun by the posts that the procedure names, and reach the reviewing officer', () => {
    const so = told(noticeWith({}));
    assert.deepEqual(
      so.present.stages[0]?.responders.map(({ role, person }) => [role, person]),
      [['officer', IRO]],
    );
    assert.equal(so.present.raiser, SOCIAL_WORKER);
    given(aCase({ procedure: noticeWith({}) }))
      .when(aRaise('told', { ...BARE, raiser: IRO }, { reason: null }), IRO)
      .thenRefused({ reason: 'may-not-raise' });
  });

  it('are begun by those whose post the people file keeps under another name', () => {
    const worker = { title: 'Sender', side: 'operational', heldAs: 'social-worker' } as const;
    const { roles } = noticeWith({});
    const procedure = noticeWith({ raisers: ['worker'], roles: { ...roles, worker } });
    assert.equal(told(procedure).present.raiser, SOCIAL_WORKER);
    given(aCase({ procedure }))
      .when(aRaise('told', { ...BARE, raiser: IRO }, { reason: null }), IRO)
      .thenRefused({ reason: 'may-not-raise' });
  });

  it('[CB-74] [WF-70] end with the answer, and whoever told it hears of it', () => {
    const answered = told(noticeWith({})).does(aReply(2, 'The review comes earlier'), IRO);
    const { status, stages } = answered.present;
    assert.deepEqual([status.kind, stages[0]?.decision?.kind], ['closed', 'resolved']);
    assert.deepEqual(
      answered.effects.flatMap((effect) =>
        effect.type === 'sendCard' && effect.notice !== null
          ? [[effect.notice, effect.to.person]]
          : [],
      ),
      [['answered-and-closed', SOCIAL_WORKER]],
    );
  });

  it('[CB-66] [WF-04] [DO-06] of good practice end when they were seen', () => {
    const seen = told(
      noticeWith({ stages: [aStage('told', 'officer', { clock: null, ends: 'acknowledgement' })] }),
    ).acknowledged(IRO);
    assert.equal(seen.present.status.kind, 'closed');
    const last = seen.events.at(-1);
    assert.deepEqual(last?.type === 'StageResolved' && last.reason, { hash: '', length: 0 });
    assert.notEqual(seen.present.stages[0]?.acknowledgedAt, null);
  });

  it('[WF-28] [A-WF-05] count as agreed without an answer, which the record keeps apart', () => {
    const so = told(DECISIONS);
    // Monday 1 March 2027 and five working days: Monday 8 March; told on Tuesday at nine.
    const overdue = dueRowsOf(so.present, so.ctx).find(({ rung }) => rung === 'overdue');
    assert.equal(overdue?.at, '2027-03-09T09:00:00.000Z');
    const silent = so.on('2027-03-09 09:00').does(
      {
        type: 'clockElapsed',
        clock: 'stage',
        rung: 'overdue',
        stage: 2,
        meeting: null,
        due: day('2027-03-08'),
      },
      null,
    );
    assert.deepEqual(
      silent.events.slice(-1).map(({ type }) => type),
      ['DeemedAgreed'],
    );
    const { status, stages } = silent.present;
    assert.equal(status.kind === 'closed' && status.how, 'deemed-agreed');
    assert.equal(stages[0]?.decision?.kind, 'deemed-agreed');
    assert.deepEqual(dueRowsOf(silent.present, silent.ctx), []);
    // One card each, and none of them calls it overdue.
    assert.deepEqual(
      silent.effects.flatMap((effect) => (effect.type === 'sendCard' ? [effect.notice] : [])),
      ['deemed-agreed', 'deemed-agreed'],
    );
  });

  it('[WF-27] are not agreed by silence where an answer came', () => {
    const answered = told(DECISIONS).replied(TEAM_MANAGER, 'We cannot agree to the second');
    assert.equal(answered.present.status.kind, 'open');
    assert.deepEqual(dueRowsOf(answered.present, answered.ctx), []);
  });

  it('[WF-15] may be about nobody, and then ask for no record number', () => {
    const about = noticeWith({ subject: { kind: 'nobody', initials: false, several: false } });
    const nobody = { ...BARE, subjects: [], subjectsText: written('[]'), childKeys: [] };
    aCase({ procedure: about }).does(aRaise('told', nobody, { reason: null }), SOCIAL_WORKER);
    given(aCase({ procedure: about }))
      .when(aRaise('told', BARE, { reason: null }), SOCIAL_WORKER)
      .thenInvalid(['record', 'bad-record-number']);
  });

  it('are begun by a command of their own: an alert never offers them', () => {
    const env: DraftEnvironment = {
      procedures: [ladderWith({}), noticeWith({})],
      directory: aDirectory(),
      now: at('2027-03-01 10:00'),
      calendar: CALENDAR,
      countingOf: () => DEFAULT_COUNT,
      digest: (text) => text,
    };
    const begun = (person: typeof IRO, kind?: 'notice') => {
      const draft = startDraft(person, 'd', env, kind);
      return 'reason' in draft ? draft.reason : draft.procedure;
    };
    assert.equal(begun(IRO), 'ladder');
    assert.equal(begun(IRO, 'notice'), 'no-notice');
    assert.equal(begun(SOCIAL_WORKER), 'may-not-raise');
    assert.equal(begun(SOCIAL_WORKER, 'notice'), 'notice');
    assert.equal(begun(STRANGER, 'notice'), 'no-notice');
  });

  it('alone may end by an answer or by silence', () => {
    const codes = (procedure: Procedure) =>
      checkProcedure(procedure)
        .filter(({ severity }) => severity === 'error')
        .map(({ code, path }) => [code, path.join('.')]);
    assert.deepEqual(codes(noticeWith({})), []);
    assert.deepEqual(codes({ ...noticeWith({}), kind: 'alert' }), [
      ['ends-alert', 'stages.0.ends'],
    ]);
    assert.deepEqual(codes({ ...DECISIONS, kind: 'alert' }), [
      ['silent-alert', 'stages.0.silence'],
    ]);
    const unasked = (over: Partial<Stage>) =>
      codes(noticeWith({ stages: [{ ...UNASKED, ...over }] }));
    assert.deepEqual(unasked({}), []);
    assert.deepEqual(codes({ ...noticeWith({ stages: [UNASKED] }), kind: 'alert' }), [
      ['alert-asks', 'stages.0.reply.wanted'],
    ]);
    const asking: readonly Partial<Stage>[] = [
      { reply: { wanted: false, plan: 'required' } },
      { ends: 'reply' },
      { timescale: 'optional' },
      { decidedBy: { roles: ['raiser-manager'], need: 'any' } },
      { silence: 'agreed' },
    ];
    for (const over of asking) {
      const said = unasked(over).map(([code]) => code);
      assert.ok(said.includes('answer-not-wanted'), JSON.stringify([over, said]));
    }
    const timeless = aStage('told', 'team-manager', { silence: 'agreed', clock: null });
    assert.deepEqual(codes(noticeWith({ stages: [timeless] })), [
      ['silent-without-days', 'stages.0.silence'],
    ]);
    const clock = {
      key: 'send',
      label: 'Send',
      from: 'day',
      within: { n: 5, unit: 'working-day' },
    } as const;
    assert.deepEqual(codes(noticeWith({ beside: { raiserClocks: [clock] } })), [
      ['no-such-day', 'beside.raiserClocks.0.from'],
    ]);
  });
});
