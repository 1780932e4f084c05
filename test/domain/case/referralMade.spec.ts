import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { CommandOf } from '../../../domain/case/index.ts';
import type { Field } from '../../../domain/procedure/index.ts';
import {
  aCase,
  directoryWith,
  given,
  IRO,
  LADDER,
  ladderWith,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();
const refer = (rest: Partial<CommandOf<'refer'>> = {}): CommandOf<'refer'> => ({
  type: 'refer',
  on: day('2027-03-01'),
  met: ['exhausted'],
  reason: written('Too slow'),
  answers: { worries: written('w') },
  ...rest,
});

describe('what a referral is made with', () => {
  const asking = (field: Partial<Field>) => {
    const worries = { key: 'worries', label: 'Worries', kind: 'text', required: 'always' } as const;
    const referral = { ...LADDER.referral!, fields: [{ ...worries, ...field }] };
    return aCase({ procedure: ladderWith({ referral }) }).raised('s2');
  };
  const says = (typed: string) => refer({ answers: { worries: written(typed) } });

  it('answers as long as the question lets them be, else of four thousand characters', () => {
    const long = [['worries', 'too-long']] as const;
    given(asking({}))
      .when(says('x'.repeat(4000)), IRO)
      .thenTypes('Referred');
    given(asking({}))
      .when(says('x'.repeat(4001)), IRO)
      .thenInvalid(...long);
    given(asking({ maxLength: 5 }))
      .when(says('x'.repeat(6)), IRO)
      .thenInvalid(...long);
  });

  it('choices that there are, every one of them', () => {
    const choices = [{ key: 'court', label: 'Court' }];
    const so = asking({ kind: 'choices', choices });
    given(so).when(says('court'), IRO).thenTypes('Referred');
    given(so).when(says('court, panel'), IRO).thenInvalid(['worries', 'not-a-choice']);
  });

  it('[DU-55] the one answer with which a question goes on', () => {
    const so = asking({ kind: 'yes-no', mustBe: { answer: 'no', otherwise: 'Talk.' } });
    given(so).when(says('no'), IRO).thenTypes('Referred');
    given(so).when(says('yes'), IRO).thenInvalid(['worries', 'must-be-other']);
  });

  it('no answer to a question of another stage', () => {
    given(asking({ stages: ['s3'] }))
      .when(refer({ answers: {} }), IRO)
      .thenTypes('Referred');
  });

  it('[A-DU-17] a reason before the last stage’s day has passed', () => {
    const own = { day: day('2027-03-03'), reason: null };
    const atS5 = aCase()
      .raised('s5', { reason: written('x'), timescale: own })
      .delivered();
    const wish = refer({ reason: null });
    given(atS5.on('2027-03-03 10:00')).when(wish, IRO).thenInvalid(['reason', 'needs-reason']);
    given(atS5.on('2027-03-04 10:00')).when(wish, IRO).thenTypes('Referred');
  });
});

describe('who is told of a referral', () => {
  const told = (so: typeof atS2, command: CommandOf<'refer' | 'considerReferral'>) => {
    const event = so.does(command, IRO).events.at(-1);
    return event?.type === 'Referred' || event?.type === 'ReferralConsidered' ? event.told : null;
  };
  const consider = { type: 'considerReferral', note: null } as const;
  const telling = (...tellWhenConsidered: readonly string[]) =>
    ladderWith({ referral: { ...LADDER.referral!, tellWhenConsidered } });

  it('[DU-139] all who were asked or told, deputies who stood in among them', () => {
    assert.deepEqual(told(atS2.replied(TEAM_DEPUTY), refer()), [
      TEAM_MANAGER,
      SERVICE_MANAGER,
      SUPPORT,
      TEAM_DEPUTY,
    ]);
  });

  it('[DO-60] whoever is asked at the stage that runs, where the rule says so', () => {
    const procedure = telling('responder');
    const atS3 = aCase({ procedure }).raised('s2').escalatedTo('s3');
    assert.deepEqual(told(atS3, consider), [SERVICE_MANAGER]);
  });

  it('deputies of vacant posts; nobody for an empty one, and never the raiser', () => {
    const procedure = telling('raiser-manager', 'qa-head');
    const held = (...posts: Parameters<typeof directoryWith>[1][]) =>
      told(
        aCase({ procedure, directory: directoryWith('raiser-manager', ...posts) }).raised('s2'),
        consider,
      );
    assert.deepEqual(held(post('raiser-manager', null, { deputy: SUPPORT })), [SUPPORT, QA_HEAD]);
    assert.deepEqual(held(post('raiser-manager', null)), [QA_HEAD]);
    assert.deepEqual(held(post('raiser-manager', IRO)), [QA_HEAD]);
  });
});
