import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { Command, CommandOf } from '../../../domain/case/index.ts';
import {
  ACTIONS,
  aCase,
  given,
  IRO,
  IRO_MANAGER,
  kept,
  LADDER,
  ladderWith,
  QA_HEAD,
  SERVICE_MANAGER,
  SUPPORT,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();
const consider: Command = { type: 'considerReferral', note: null };
const discuss: Command = { type: 'discussReferral', note: written('Talked it through') };
const drop: Command = { type: 'dropReferral', reason: written('Resolved') };
const answer = (on: string): Command => ({
  type: 'answerReferral',
  on: day(on),
  note: written('They act'),
});
const refer = (rest: Partial<CommandOf<'refer'>> = {}): CommandOf<'refer'> => ({
  type: 'refer',
  on: day('2027-03-01'),
  met: ['exhausted', 'unknown'],
  reason: written('Too slow for the child'),
  answers: { worries: written('Contact') },
  ...rest,
});
const considered = atS2.does(consider, IRO);
const referred = atS2.does(refer(), IRO);

describe('the referral', () => {
  it('[A-X-12] is the raiser’s alone, and only where the procedure has one', () => {
    for (const command of [consider, discuss, refer(), answer('2027-03-01'), drop]) {
      given(referred).when(command, TEAM_MANAGER).thenRefused({ reason: 'only-the-raiser' });
      given(referred).when(command, IRO_MANAGER).thenRefused({ reason: 'only-the-raiser' });
      given(aCase({ procedure: ACTIONS }).raised('a1'))
        .when(command, IRO)
        .thenRefused({ reason: 'referral-not-in-procedure' });
    }
  });

  it('[DO-60] [DO-61] considering it tells those the rule names; quiet the second time', () => {
    given(atS2)
      .when(consider, IRO)
      .then({ type: 'ReferralConsidered', note: null, told: [IRO_MANAGER, QA_HEAD] });
    given(considered).when(consider, IRO).thenNothing();
  });

  it('[WF-39] discussing is kept apart from referring and needs nothing before it', () => {
    given(atS2)
      .when(discuss, IRO)
      .then({ type: 'ReferralDiscussed', note: kept('Talked it through') });
    assert.equal(atS2.does(discuss, IRO).present.referral?.state, 'discussed');
    given(atS2.does(discuss, IRO)).when(discuss, IRO).thenNothing();
    // What was referred stays referred.
    assert.equal(referred.does(discuss, IRO).present.referral?.state, 'referred');
    given(referred.does(answer('2027-03-01'), IRO))
      .when(discuss, IRO)
      .thenRefused({ reason: 'referral-ended' });
  });

  it('[CB-12] [CB-13] is made at any time beside the stages, and closes nothing', () => {
    given(atS2)
      .when(refer(), IRO)
      .then({
        type: 'Referred',
        on: day('2027-03-01'),
        met: ['exhausted'],
        reason: kept('Too slow for the child'),
        answers: { worries: kept('Contact') },
        told: [TEAM_MANAGER, SERVICE_MANAGER, SUPPORT],
      });
    assert.equal(referred.present.status.kind, 'open');
    assert.equal(referred.present.stages[0]?.clock?.state, 'running');
  });

  it('is open after closing too', () => {
    given(atS2.withdrawn()).when(refer(), IRO).thenTypes('Referred');
  });

  it('[A-DO-07] [A-DU-17] asks a reason for an unmet condition or unfinished stages, and blocks nothing', () => {
    given(atS2)
      .when(refer({ reason: null }), IRO)
      .thenInvalid(['reason', 'needs-reason']);
    given(atS2)
      .when(refer({ met: [], reason: null }), IRO)
      .thenInvalid(['reason', 'needs-reason']);
    const last = aCase()
      .raised('s5')
      .delivered()
      .replied(aCase().raised('s5').present.stages[0]?.responders[0]?.person ?? IRO);
    given(last)
      .when(refer({ met: [], reason: null }), IRO)
      .thenInvalid(['reason', 'needs-reason']);
    given(atS2.replied())
      .when(refer({ reason: null }), IRO)
      .thenInvalid(['reason', 'needs-reason']);
    given(last)
      .when(refer({ reason: null }), IRO)
      .thenTypes('Referred');
  });

  it('checks the day and the fields', () => {
    given(atS2)
      .when(refer({ on: day('2027-03-02'), answers: {} }), IRO)
      .thenInvalid(['on', 'day-too-late'], ['worries', 'missing']);
    const fields = [
      { key: 'sent', label: 'Sent', kind: 'date', required: 'always' } as const,
      { key: 'agreed', label: 'Agreed', kind: 'yes-no', required: 'never' } as const,
    ];
    const procedure = ladderWith({ referral: { ...LADDER.referral!, fields } });
    given(aCase({ procedure }).raised('s2'))
      .when(refer({ answers: { sent: written('soon'), agreed: written('perhaps') } }), IRO)
      .thenInvalid(['sent', 'not-a-day'], ['agreed', 'not-a-choice']);
  });

  it('[DU-140] asks for the meeting of the rule', () => {
    const meeting = { ...LADDER.stages[2]!.meeting!, convener: 'head', within: null };
    const procedure = ladderWith({ referral: { ...LADDER.referral!, meeting } });
    const asked = aCase({ procedure }).raised('s1').does(refer(), IRO).present.meetings.at(-1);
    assert.equal(asked?.purpose, 'referral');
    // No days are stated: ten working days from Monday 1 March, shown as ours.
    assert.deepEqual(asked.window, { from: day('2027-03-01'), to: day('2027-03-15'), ours: true });
  });

  it('quiet when made again on that day, ended for another', () => {
    given(referred).when(refer(), IRO).thenNothing();
    given(referred.on('2027-03-02 10:00'))
      .when(refer({ on: day('2027-03-02') }), IRO)
      .thenRefused({ reason: 'referral-ended' });
  });

  it('is answered after it was made, not before, and once', () => {
    given(referred)
      .when(answer('2027-03-01'), IRO)
      .then({ type: 'ReferralAnswered', on: day('2027-03-01'), note: kept('They act') });
    given(referred).when(answer('2027-02-26'), IRO).thenInvalid(['on', 'day-too-early']);
    given(referred).when(answer('2027-03-02'), IRO).thenInvalid(['on', 'day-too-late']);
    given(considered)
      .when(answer('2027-03-01'), IRO)
      .thenRefused({ reason: 'referral-not-considered' });
    given(referred.does(answer('2027-03-01'), IRO))
      .when(answer('2027-03-01'), IRO)
      .thenNothing();
    given(considered.does(drop, IRO))
      .when(answer('2027-03-01'), IRO)
      .thenRefused({ reason: 'referral-ended' });
  });

  it('is dropped while it is only considered, and may be considered again', () => {
    given(considered)
      .when(drop, IRO)
      .then({ type: 'ReferralNotPursued', reason: kept('Resolved') });
    given(considered.does(drop, IRO)).when(drop, IRO).thenNothing();
    given(considered.does(drop, IRO)).when(consider, IRO).thenTypes('ReferralConsidered');
    given(atS2).when(drop, IRO).thenRefused({ reason: 'referral-not-considered' });
    given(referred).when(drop, IRO).thenRefused({ reason: 'referral-ended' });
  });
});
