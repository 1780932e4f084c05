import assert from 'node:assert/strict';
import { dueRowsOf } from '../../../domain/case/index.ts';
import { kept } from '../../builders/index.ts';
import { entryOf, Play } from './play.ts';

describe('rules of Swindon, in the procedure as it stands', () => {
  const sw = new Play('swindon-fciro');
  const { p } = sw;
  const keys = p.stages.map(({ key }) => key);

  it('[SW-05] begins at the lowest level, and asks why where it begins higher', () => {
    assert.match(entryOf(sw.stage('sw-0')), /at the lowest level and as fast as possible/);
    const silent = { open: { reason: null } };
    sw.start.does(sw.raise('sw-0', silent), sw.raiser);
    for (const key of keys.slice(1)) {
      sw.given()
        .when(sw.raise(key, silent), sw.raiser)
        .thenInvalid(['skip-reason', 'needs-reason']);
    }
  });

  it('[SW-11] moves on where obstacles are said to be beyond control, and keeps what they are', () => {
    const { help = '', required } = sw.field('outside-control');
    assert.match(help, /carer's needs or the timing of Annual Reviews/);
    assert.equal(required, 'never');
    const answers = { 'outside-control': 'No supervising social worker is free' };
    const top = keys.slice(1).reduce((so, to) => sw.moved(so, to), sw.raised('sw-0', { answers }));
    assert.deepEqual(sw.asked(top), ['director']);
    assert.deepEqual(top.present.content.answers['outside-control'], {
      kind: 'text',
      text: kept(answers['outside-control']),
    });
  });

  it('[SW-21] asks the FCIRO to decide when the informal stage runs out, level 1 first', () => {
    assert.match(entryOf(sw.stage('sw-1')), /Going on is then the FCIRO's duty/);
    const late = sw.overdue(sw.raised('sw-0'));
    const card = late.effects.find(
      (each) => each.type === 'sendCard' && each.to.person === sw.raiser,
    );
    assert.deepEqual(card?.type === 'sendCard' && [card.card, card.notice], [
      'decision',
      'overdue',
    ]);
    assert.equal(sw.seen(late).nextStages[0]?.stage, 'sw-1');
  });

  it('[SW-24] shows the FCIRO at every level where it stands, and tells the FCIRO when a day has passed', () => {
    for (const key of keys) {
      const so = sw.raised(key);
      const { depth, current } = sw.seen(so);
      assert.deepEqual([depth, current.stage, current.clock], ['full', key, 'running']);
      const rungs = dueRowsOf(so.present, so.ctx).filter(({ clock }) => clock === 'stage');
      assert.deepEqual(
        rungs.map(({ rung }) => rung),
        ['before', 'on-the-day', 'overdue'],
      );
      const told = sw
        .overdue(so)
        .effects.flatMap((each) => (each.type === 'sendCard' ? [each.to.person] : []));
      assert.ok(told.includes(sw.raiser), key);
    }
  });

  const COPIES: readonly (readonly [ids: string, level: string, ...told: string[]])[] = [
    ['[SW-25] [SW-26]', 'sw-1', 'middle-manager', 'qa-head'],
    ['[SW-25] [SW-26]', 'sw-2', 'senior-manager', 'qa-head'],
    ['[SW-25]', 'sw-3', 'director'],
    // Nobody is the line manager of the Board Director: the table's own copies (A-SW-05).
    ['[SW-26]', 'sw-4', 'senior-manager', 'qa-head'],
  ];
  for (const [ids, level, ...told] of COPIES) {
    it(`${ids} ${level}: ${told.join(' and ')} are told`, () => {
      assert.deepEqual(sw.told(sw.raised(level)), told);
    });
  }

  it('[SW-40] [SW-41] has the FCIRO find patterns about single carers, and about carers together', () => {
    const patterns = p.beside?.reports?.find(({ key }) => key === 'patterns');
    assert.equal(patterns?.from, 'raiser');
    assert.match(patterns.content, /Patterns about single carers/);
    assert.match(patterns.content, /about carers' experience and their services/);
  });

  it('[SW-43] asks at each formal level for issues and themes on ICS', () => {
    assert.equal(p.recordSystem, 'ICS');
    for (const key of keys.slice(1)) {
      const form = sw.stage(key).records.find((each) => each.key === 'formal-form');
      assert.match(form?.title ?? '', /^Issues and themes on the ICS form/, key);
      const so = sw.raised(key);
      const filed = so.does(
        { type: 'fileRecord', stage: so.stage, record: 'formal-form' },
        sw.raiser,
      );
      assert.equal(filed.present.stages[0]?.filed[0]?.by, sw.raiser);
    }
  });
});
