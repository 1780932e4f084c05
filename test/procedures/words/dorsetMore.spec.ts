import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { mayRead } from '../../../domain/report/index.ts';
import { given } from '../../builders/index.ts';
import { Play } from '../rules/play.ts';

describe('what else Dorset does, in the procedure as it stands', () => {
  const qaro = new Play('dorset-qaro');
  const { p } = qaro;
  const keys = p.stages.map(({ key }) => key);

  it('[DO-06] has good practice told by the QARO, to the Team Manager, in view of the QA Manager', () => {
    assert.deepEqual(p.beside?.goodPractice, ['dorset-good-practice']);
    const praise = new Play('dorset-good-practice');
    const so = praise.raised('told');
    assert.deepEqual([praise.asked(so), praise.told(so)], [['team-manager'], ['raiser-manager']]);
    const seen = so.does({ type: 'acknowledge', stage: so.stage }, praise.who('team-manager'));
    assert.equal(seen.present.status.kind, 'closed');
    for (const role of ['team-manager', 'raiser-manager']) {
      given(praise.start)
        .when(praise.raise('told'), praise.who(role))
        .thenRefused({ reason: 'may-not-raise' });
    }
  });

  it('[DO-09] leaves it with the QARO: the QA Manager begins nothing, but may raise levels 3 and 4 for them', () => {
    for (const key of keys) {
      const begun = qaro.start.decide(qaro.raise(key), qaro.who('raiser-manager'));
      if (['do-3', 'do-4'].includes(key)) {
        const so = qaro.start.does(qaro.raise(key), qaro.who('raiser-manager'));
        assert.equal(so.present.raiser, qaro.raiser, key);
      } else {
        assert.deepEqual(begun, { kind: 'refused', refusal: { reason: 'may-not-raise' } }, key);
      }
    }
  });

  const NOTES = [
    ['[DO-31]', 'verbal', 'raiser', 'team-manager'],
    ['[DO-70]', 'practice-advice', 'raiser-manager', 'raiser'],
  ] as const;
  for (const [id, note, by, notBy] of NOTES) {
    it(`${id} takes the note ${note} at every level, from ${p.roles[by]?.title ?? 'nobody'} alone`, () => {
      for (const key of keys) {
        const add = { type: 'addNote', note, on: day('2027-03-01'), text: null } as const;
        const so = qaro.raised(key);
        given(so).when(add, qaro.who(by)).thenTypes('NoteAdded');
        assert.equal(so.decide(add, qaro.who(notBy)).kind, 'refused', key);
      }
    });
  }

  it('[DO-38] [DO-40] puts before the Team Manager who is involved, what is needed, which dates matter, and the impact', () => {
    const said = {
      concern: 'Contact has not begun since May',
      'who-involved': 'The contact centre',
      'what-required': 'A visit every week',
      'specific-dates': 'From 8 March',
      impact: 'He loses touch with his sister',
    };
    const so = qaro.raised('do-1', { answers: said });
    const read = qaro.seen(so, 'team-manager').answers.map(({ value }) => value);
    for (const each of Object.values(said)) assert.ok(read.includes(each), each);
  });

  it('[DO-74] shows the QA Manager each reply and whether it came in time, and every figure of the reports', () => {
    for (const key of keys) {
      const so = qaro.raised(key);
      const [role = ''] = qaro.asked(so);
      const { current } = qaro.seen(so.replied(qaro.who(role)), 'raiser-manager');
      assert.equal(current.replies[0]?.text, 'We will', key);
      assert.deepEqual([current.due === null, current.clock], [false, 'stopped'], key);
    }
    const { directory } = qaro.start.house;
    assert.equal(mayRead(directory, qaro.who('raiser-manager'), p, day('2027-03-01')), 'whole');
  });
});
