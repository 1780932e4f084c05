import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { standing, type Command, type Context } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  directoryWith,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  OTHER_IRO,
  post,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';
import { told } from '../../builders/told.ts';

const RULE = { ...LADDER.stages[2]!.meeting!, recorder: 'service-manager' };
const booked = aCase({ procedure: stageWith('s2', { meeting: RULE }) })
  .raised('s2')
  .delivered()
  .offered()
  .booked('2027-03-02 10:00');
const NEXT = directoryWith('service-manager', post('service-manager', STRANGER));
const VACANT = directoryWith('service-manager', post('service-manager', null));
const follow: Command = { type: 'followPosts' };
const dayAfter: Command = {
  ...{ type: 'clockElapsed', clock: 'meeting', rung: 'overdue', due: day('2027-03-02') },
  ...{ stage: booked.stage, meeting: booked.meeting },
};

const recorderIn = ({ present }: CaseBuilder) => present.meetings[0]!.recorder;
const mayRecord = (
  so: CaseBuilder,
  person: Parameters<typeof standing>[0],
  ctx: Context = so.ctx,
) => (standing(person, so.present, ctx, so.now).meetings[0]?.records ?? null) !== null;
const follows = (so: CaseBuilder) => so.decide(follow, null).kind;

describe('whoever was to record what comes of a meeting, and has left the post', () => {
  it('has it recorded by whoever holds the post on the day after, who gets the card', () => {
    assert.equal(recorderIn(booked), SERVICE_MANAGER);
    assert.deepEqual(told(booked.on('2027-03-03 09:00').does(dayAfter, null)), [
      ['meetingOutcome', SERVICE_MANAGER],
    ]);
    const followed = booked.in({ directory: NEXT }).does(follow, null);
    assert.deepEqual([recorderIn(followed), told(followed)], [STRANGER, []]);
    assert.equal(follows(followed), 'nothing');
    const asked = followed.on('2027-03-03 09:00').does(dayAfter, null);
    assert.deepEqual(told(asked), [['meetingOutcome', STRANGER]]);
    assert.deepEqual(
      [mayRecord(asked, STRANGER), mayRecord(asked, SERVICE_MANAGER)],
      [true, false],
    );
  });

  it('who gets it at once, where it was asked of the one before and never recorded', () => {
    const asked = booked.on('2027-03-03 09:00').does(dayAfter, null);
    const followed = asked.on('2027-03-05 09:00').in({ directory: NEXT }).does(follow, null);
    assert.deepEqual(told(followed), [['meetingOutcome', STRANGER]]);
    const record: Command = {
      ...{ type: 'recordMeeting', meeting: booked.meeting, outcome: written('Agreed') },
      ...{ tasks: [], achieved: null },
    };
    const held = followed.does(record, STRANGER);
    assert.equal(held.present.meetings[0]!.status.kind, 'held');
    assert.equal(follows(held.in({ directory: VACANT })), 'nothing');
  });

  it('or by whoever convenes, where the post is vacant; by its deputy, where it has one', () => {
    const vacant = booked.in({ directory: VACANT }).does(follow, null);
    assert.equal(recorderIn(vacant), IRO);
    assert.equal(follows(vacant), 'nothing');
    const filled = vacant.in({ directory: NEXT }).does(follow, null);
    assert.equal(recorderIn(filled), STRANGER);
    const deputy = post('service-manager', null, { deputy: HEAD });
    const directory = directoryWith('service-manager', deputy);
    assert.equal(recorderIn(booked.in({ directory }).does(follow, null)), HEAD);
  });

  it('stays with whoever still holds or deputises in the post, whoever arranges the meeting', () => {
    const deputy = post('service-manager', STRANGER, { deputy: SERVICE_MANAGER });
    const directory = directoryWith('service-manager', deputy);
    assert.equal(follows(booked.in({ directory })), 'nothing');
    const to: Command = { type: 'handOverMeeting', meeting: booked.meeting, to: IRO_MANAGER };
    assert.equal(recorderIn(booked.does(to, IRO)), SERVICE_MANAGER);
  });

  it('is one of a group still, whoever stands first in it', () => {
    const rule = { ...RULE, recorder: 'heads' };
    const group = (...holders: readonly PersonId[]) =>
      directoryWith('heads', ...holders.map((holder) => post('heads', holder)));
    const so = aCase({
      procedure: stageWith('s2', { meeting: rule }),
      directory: group(HEAD, STRANGER),
    })
      .raised('s2')
      .delivered();
    assert.equal(recorderIn(so), HEAD);
    assert.equal(follows(so.in({ directory: group(STRANGER, HEAD) })), 'nothing');
  });

  it('is asked in that post, and follows it also where another time is looked for', () => {
    const [card] = booked
      .on('2027-03-03 09:00')
      .does(dayAfter, null)
      .effects.filter((each) => each.type === 'sendCard');
    const asked = { role: 'service-manager', person: SERVICE_MANAGER, deputy: null };
    assert.deepEqual(card?.to, asked);
    const other = booked.does({ type: 'findAnotherTime', meeting: booked.meeting }, IRO);
    const followed = other.in({ directory: NEXT }).does(follow, null);
    assert.equal(followed.present.meetings.at(-1)!.recorder, STRANGER);
    const plain = aCase().raised('s2').delivered().offered().booked('2027-03-02 10:00');
    const again = plain.does({ type: 'findAnotherTime', meeting: plain.meeting }, IRO);
    assert.equal('recorderRole' in again.present.meetings.at(-1)!, false);
  });

  it('goes with the case where it is the raiser’s, and with the arranging where it is the convener’s', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, convener: 'service-manager' };
    const own = (recorder: string | null) =>
      aCase({ procedure: stageWith('s2', { meeting: { ...rule, recorder } }) })
        .raised('s2')
        .delivered()
        .offered();
    const hand: Command = { type: 'handOverCase', to: OTHER_IRO, reason: written('Left') };
    assert.equal(recorderIn(own('raiser').does(hand, IRO_MANAGER)), OTHER_IRO);
    const followed = own(null).in({ directory: NEXT }).does(follow, null);
    assert.equal(recorderIn(followed), STRANGER);
  });

  it('acts in the post from which they record, not in the one that arranges', () => {
    const records = standing(SERVICE_MANAGER, booked.present, booked.ctx, booked.now).meetings[0];
    assert.deepEqual(records?.records, { role: 'service-manager', onBehalfOf: null });
  });
});
