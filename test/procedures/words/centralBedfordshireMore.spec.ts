import assert from 'node:assert/strict';
import { workLinesOf } from '../../../application/workLines.ts';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf } from '../../../domain/case/index.ts';
import { told, written } from '../../builders/index.ts';
import { Play } from '../rules/play.ts';
import {
  askedOnForm,
  fires,
  movedWith,
  raisedWithout,
  readBy,
  resolving,
  toldAt,
} from './playing.ts';

const FORMAL = ['cb-2', 'cb-3', 'cb-4', 'cb-5', 'cb-6', 'cb-7'];
const ALL = ['cb-1', ...FORMAL];

describe('what Central Bedfordshire’s alerts do beside what their words say', () => {
  const cb = new Play('central-bedfordshire');
  const answering = (key: string): string => cb.stage(key).to.roles[0] ?? '';

  it('[CB-15] asks at every stage what the matter is, in words that whoever is asked reads', () => {
    for (const key of ALL) {
      assert.ok(askedOnForm(cb, key).includes('description'), key);
      const so = cb.raised(key, { answers: { description: 'He is not heard' } });
      assert.ok(readBy(cb, so, answering(key)).includes('He is not heard'), key);
    }
  });

  it('[CB-15] needs no ground at stage 1', () => {
    cb.given()
      .when(cb.raise('cb-1', { categories: [] }), cb.raiser)
      .thenTypes('CaseRaised', 'StageOpened');
  });

  it('[CB-26] shows that the copy to a vacant post is missing, and does not leave it out in silence', () => {
    for (const role of ['assistant-director', 'director']) {
      const copies = toldAt(raisedWithout(cb, role, 'cb-7'));
      const want = ['assistant-director', 'director'].map((each) => [each, each !== role]);
      assert.deepEqual(copies, want);
    }
  });

  it('[CB-40] has the IRO confirm both entries as soon as stage 2 opens, and asks until it is done', () => {
    const open = (so: typeof start): readonly string[] =>
      cb.seen(so).records.flatMap(({ own, record }) => (own ? [record] : []));
    const start = cb.raised('cb-2');
    assert.deepEqual(open(start), ['case-note', 'mosaic-alert']);
    const noted = start.does(
      { type: 'fileRecord', stage: start.stage, record: 'case-note' },
      cb.raiser,
    );
    assert.deepEqual(open(noted), ['mosaic-alert']);
    assert.equal(cb.p.recordSystem, 'Mosaic');
  });

  it('[CB-54] lets whoever is asked read what was done so far, at its own stage and at each above', () => {
    const answers = { 'actions-taken': 'Talked twice' };
    for (const [at, key] of FORMAL.entries()) {
      let so = cb.raised(key, { answers });
      assert.ok(readBy(cb, so, answering(key)).includes('Talked twice'), key);
      for (const to of FORMAL.slice(at + 1)) {
        so = movedWith(cb, so, to);
        assert.ok(readBy(cb, so, answering(to)).includes('Talked twice'), `${key} to ${to}`);
      }
    }
  });

  it('[CB-63] takes as the outcome, at every stage, that a suitable adult brings it to court', () => {
    for (const key of ALL) {
      const so = cb.raised(key).does(
        {
          type: 'refer',
          on: day('2027-03-01'),
          met: [],
          reason: written('His aunt can and will'),
          answers: { 'who-brings': written('adult') },
        },
        cb.raiser,
      );
      const said = cb.seen(so).referral?.answers.map(({ value }) => value) ?? [];
      assert.deepEqual(said, ['A suitable adult does; I only make sure that it happens'], key);
    }
  });

  it('[CB-83] has the IRO Practice Manager confirm the supervision at each formal stage, and nobody else', () => {
    for (const key of FORMAL) {
      const so = cb.raised(key);
      const done = {
        type: 'endTask',
        stage: so.stage,
        task: 'supervision',
        how: 'done',
        note: written('Strong on the plan'),
      } as const;
      assert.equal(so.decide(done, cb.who(answering(key))).kind, 'refused', key);
      const after = so.does(done, cb.who('raiser-manager'));
      const task = cb.seen(after).tasks.find((each) => each.task === 'supervision');
      assert.deepEqual([task?.end?.how, task?.end?.note], ['done', 'Strong on the plan'], key);
    }
  });

  it('[CB-85] keeps a meeting on the list of whoever arranges it, by its day, and reminds them before and after it', () => {
    for (const key of ALL) {
      const by = day('2027-03-10');
      const so = cb
        .raised(key)
        .does({ type: 'askMeeting', purpose: 'stage', by, reason: null }, cb.raiser);
      const arrange = workLinesOf(so.present, new Map(), so.ctx).filter(
        ({ list }) => list === 'arrange',
      );
      assert.deepEqual(
        arrange.map(({ person, due }) => [person, due]),
        [[cb.raiser, by]],
        key,
      );
      const rows = dueRowsOf(so.present, so.ctx).filter(({ clock }) => clock === 'meeting');
      assert.deepEqual(
        rows.map(({ rung }) => rung),
        ['before', 'overdue'],
      );
      for (const row of rows) {
        assert.deepEqual(told(fires(so, row)), [['meeting-due', cb.raiser]], `${key} ${row.rung}`);
      }
    }
  });

  it('[CB-90] keeps every alert that may go to stage 4 next on the IRO Practice Manager’s own list', () => {
    const so = cb.raised('cb-3');
    const lines = workLinesOf(so.present, new Map(), so.ctx).filter(
      ({ person, list }) => person === cb.who('raiser-manager') && list === 'copied',
    );
    assert.deepEqual(
      lines.map(({ reference, open, stageLabel }) => [reference, open, stageLabel]),
      [[so.present.reference, true, 'Stage 3']],
    );
    assert.equal(cb.seen(so).nextStages[0]?.stage, 'cb-4');
  });
});

describe('what a change of the plan waits for in each of its four circumstances', () => {
  const hold = new Play('central-bedfordshire-plan-hold');
  const CIRCUMSTANCES = [
    ['[CB-78]', 'cb.hold.01'],
    ['[CB-79]', 'cb.hold.02'],
    ['[CB-80]', 'cb.hold.03'],
    ['[CB-81]', 'cb.hold.04'],
  ] as const;

  for (const [id, key] of CIRCUMSTANCES) {
    it(`${id} is not closed before the review and the endorsement, where it is ${key}`, () => {
      let so = hold.raised('waiting', { categories: [key] });
      for (const task of ['review-held', 'endorsed']) {
        assert.equal(so.decide(resolving(so), hold.raiser).kind, 'refused', task);
        so = so.does(
          { type: 'endTask', stage: so.stage, task, how: 'done', note: null },
          hold.who('reviewing-officer'),
        );
      }
      assert.equal(so.does(resolving(so), hold.raiser).present.status.kind, 'closed');
    });
  }
});
