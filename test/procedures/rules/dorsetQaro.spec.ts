import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { CommandOf } from '../../../domain/case/index.ts';
import { given, kept, written, type CaseBuilder } from '../../builders/index.ts';
import { keysOf } from '../loaded.ts';
import { entryOf, Play } from './play.ts';

describe('rules of Dorset, in the procedure as it stands', () => {
  const qaro = new Play('dorset-qaro');
  const { p } = qaro;
  const keys = p.stages.map(({ key }) => key);
  const conditions = keysOf(p.referral?.checklist);

  it('[DO-04] [DO-63] begins at any level, and passes over any', () => {
    for (const [at, from] of keys.entries()) {
      assert.equal(qaro.raised(from).present.stages[0]?.stage, from);
      for (const to of keys.slice(at + 1)) {
        const moved = qaro.moved(qaro.raised(from), to);
        const passedOver = keys.slice(at + 1, keys.indexOf(to));
        assert.deepEqual(moved.present.stages.at(-1)?.skipped, passedOver, `${from} to ${to}`);
      }
    }
  });

  it('[DO-09] lets the QARO alone begin, also against the child’s wish, and records that', () => {
    const raise = qaro.raise('do-1', { answers: { 'against-wishes': 'yes' } });
    const { present } = qaro.start.does(raise, qaro.raiser);
    assert.deepEqual(present.content.answers['against-wishes'], { kind: 'choices', keys: ['yes'] });
    for (const role of ['social-worker', 'team-manager', 'qa-head']) {
      given(qaro.start).when(raise, qaro.who(role)).thenRefused({ reason: 'may-not-raise' });
    }
  });

  it('[DO-11] reminds the raiser that it is about the child’s needs, and blocks nothing', () => {
    const { help = '', label, required, stages } = qaro.field('need-affected');
    assert.match(label, /need of the child/);
    assert.match(help, /about the child's needs, not about a team's capacity, resources/);
    assert.match(help, /or a worker's performance/);
    assert.deepEqual([required, stages], ['never', undefined]);
  });

  it('[DO-24] begins at the lowest level, and asks why where it begins higher', () => {
    const [lowest] = p.stages;
    assert.deepEqual(
      [lowest?.formal, lowest?.to.roles],
      [false, ['social-worker', 'team-manager']],
    );
    const silent = { open: { reason: null } };
    qaro.start.does(qaro.raise('do-0', silent), qaro.raiser);
    for (const key of keys.slice(1)) {
      qaro
        .given()
        .when(qaro.raise(key, silent), qaro.raiser)
        .thenInvalid(['skip-reason', 'needs-reason']);
    }
  });

  it('[DO-27] keeps an informal escalation on record when nothing formal follows', () => {
    const so = qaro.raised('do-0', { answers: { 'agreed-action': 'A visit by Friday' } });
    const ended = so.does(
      { type: 'resolve', stage: so.stage, reason: written('It was carried out') },
      qaro.raiser,
    );
    const { present } = ended;
    assert.equal(present.status.kind, 'closed');
    assert.deepEqual(
      present.stages.map(({ stage }) => stage),
      ['do-0'],
    );
    assert.deepEqual(present.content.answers['agreed-action'], {
      kind: 'text',
      text: kept('A visit by Friday'),
    });
    assert.ok(keysOf(qaro.stage('do-0').records).includes('child-record'));
    assert.ok(qaro.seen(ended).may.includes('fileRecord'));
  });

  it('[DO-30] means level 1 for a serious concern, with a criterion chosen', () => {
    const says = entryOf(qaro.stage('do-1'));
    assert.match(says, /A serious concern/);
    assert.match(says, /actual or possible significant impact on the child's welfare/);
    qaro
      .given()
      .when(qaro.raise('do-1', { categories: [] }), qaro.raiser)
      .thenInvalid(['category', 'missing']);
  });

  const LEVELS = [
    ['[DO-36]', 'do-1', 'team-manager'],
    ['[DO-45]', 'do-2', 'middle-manager'],
  ] as const;
  for (const [id, key, role] of LEVELS) {
    it(`${id} ${key}: a reply gives views, and what has been or will be done about it`, () => {
      const so = qaro.raised(key);
      const reply: CommandOf<'reply'> = {
        type: 'reply',
        stage: so.stage,
        text: written('I share the first concern; the visit has taken place'),
        plan: [
          { task: written('Write it up'), owner: written('Social worker'), due: day('2027-03-05') },
        ],
        done: false,
      };
      given(so)
        .when({ ...reply, text: written('') }, qaro.who(role))
        .thenInvalid(['text', 'missing']);
      // Views alone are a reply too: what is done about it is said where it fits.
      given(so)
        .when({ ...reply, plan: [] }, qaro.who(role))
        .thenTypes('Replied');
      const [answer] = qaro.seen(so.does(reply, qaro.who(role))).current.replies;
      assert.deepEqual(
        [answer?.text, answer?.plan],
        [reply.text.value, [{ task: 'Write it up', owner: 'Social worker', due: '2027-03-05' }]],
      );
    });
  }

  const refer = (rest: Partial<CommandOf<'refer'>> = {}): CommandOf<'refer'> => ({
    type: 'refer',
    on: day('2027-03-01'),
    met: conditions,
    reason: written('It cannot wait'),
    answers: { 'referral-impact': written('A home at last') },
    ...rest,
  });

  it('[DO-54] [DO-59] refers any child’s case at any time, when the QARO says why', () => {
    for (const key of keys) {
      given(qaro.raised(key)).when(refer(), qaro.raiser).thenTypes('Referred');
      given(qaro.raised(key))
        .when(refer({ met: [] }), qaro.raiser)
        .thenTypes('Referred');
      given(qaro.raised(key))
        .when(refer({ reason: null }), qaro.raiser)
        .thenInvalid(['reason', 'needs-reason']);
    }
  });

  const CONDITIONS: readonly [id: string, key: string, ...says: RegExp[]][] = [
    ['[DO-55]', 'rights-breached', /my view/, /has breached the child's human rights/],
    ['[DO-55]', 'attempts-exhausted', /All attempts are exhausted/],
    ['[DO-56]', 'attempts-exhausted', /, or exhausting them takes unreasonably long/],
    ['[DO-58]', 'danger-remains', /still a danger of a breach/, /does or leaves undone/],
  ];
  /** After the last level was answered nothing but the conditions can ask for a reason. */
  const finished: CaseBuilder = qaro.raised('do-4').replied(qaro.who('director'));
  for (const [id, key, ...says] of CONDITIONS) {
    it(`${id} asks for ${key} before a referral, and for a reason where it is not met`, () => {
      const label = p.referral?.checklist.find((each) => each.key === key)?.label ?? '';
      for (const each of says) assert.match(label, each);
      const met = conditions.filter((each) => each !== key);
      given(finished)
        .when(refer({ reason: null }), qaro.raiser)
        .thenTypes('Referred');
      given(finished)
        .when(refer({ met, reason: null }), qaro.raiser)
        .thenInvalid(['reason', 'needs-reason']);
    });
  }

  it('[DO-67] makes no referral without its impact on the child', () => {
    given(finished)
      .when(refer({ answers: {} }), qaro.raiser)
      .thenInvalid(['referral-impact', 'missing']);
    const event = finished.does(refer(), qaro.raiser).events.at(-1);
    assert.deepEqual(event?.type === 'Referred' && event.answers, {
      'referral-impact': kept('A home at last'),
    });
  });
});
