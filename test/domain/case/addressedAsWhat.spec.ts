import assert from 'node:assert/strict';
import {
  addressedNow,
  stillWanted,
  type CaseState,
  type NoticeKind,
  type Responder,
  type SendCard,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { RAISER, RAISER_MANAGER, type Task } from '../../../domain/procedure/index.ts';
import {
  aCase,
  CHIEF,
  DIRECTOR,
  directoryWith,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  ladderWith,
  LEGAL,
  OTHER_IRO,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const reason = written('Left the service');
const atS2 = aCase().raised('s2').delivered();
const handedOn = atS2.does({ type: 'handOverCase', to: OTHER_IRO, reason }, IRO_MANAGER);

/** Something for this person in this part, about the stage that runs. */
const message = (
  notice: NoticeKind | null,
  role: string,
  person: PersonId,
  rest: Partial<SendCard> = {},
): SendCard => ({
  ...{ type: 'sendCard', card: 'notice', notice, to: { role, person, deputy: null } },
  ...{ as: 'notice', stage: atS2.stage, meeting: null, notBefore: null },
  ...rest,
});

const goesTo = (effect: SendCard, so: CaseBuilder, state: CaseState = so.present) => {
  const now = addressedNow(effect, state, so.ctx, so.now);
  return now.type === 'sendCard' ? now.to.person : null;
};

describe('whose a message is once its addressee’s part is another’s', () => {
  it('theirs who had it, where it tells them what has become of their part', () => {
    for (const notice of [
      ...(['case-handed-to-you', 'case-handed-on', 'seat-handed-on', 'convening-yours'] as const),
      ...(['convener-changed', 'cover-begins', 'cover-ended', 'time-kept'] as const),
      'meeting-not-held' as const,
    ]) {
      assert.equal(goesTo(message(notice, RAISER, IRO), handedOn), IRO, notice);
    }
    assert.equal(goesTo(message('acknowledged', RAISER, IRO), handedOn), OTHER_IRO);
  });

  it('[A-X-06] whoever is asked by then, where it is for whoever is asked', () => {
    const role = 'team-manager';
    const seat = atS2.does(
      { type: 'handOverSeat', stage: atS2.stage, role, person: TEAM_MANAGER, to: STRANGER, reason },
      IRO,
    );
    for (const notice of [
      ...(['due-tomorrow', 'due-today', 'overdue', 'time-refused', 'time-began'] as const),
      ...(['due-day-moved', 'start-waits'] as const),
    ]) {
      const effect = message(notice, role, TEAM_MANAGER);
      assert.equal(goesTo(effect, seat), STRANGER, notice);
      assert.equal(stillWanted(effect, seat.present, seat.ctx), false, notice);
    }
    const copied = message('acknowledged', role, TEAM_MANAGER);
    assert.equal(goesTo(copied, seat), TEAM_MANAGER);
    assert.ok(stillWanted(copied, seat.present, seat.ctx));
  });

  it('whoever arranges the meeting by then, where it is for whoever arranges it', () => {
    const meeting = { ...LADDER.stages[2]!.meeting!, convener: 'service-manager' };
    const so = aCase({ procedure: stageWith('s2', { meeting }) })
      .raised('s2')
      .delivered()
      .offered(['2027-03-04 10:00', '2027-03-04 11:00']);
    const passed = so.does(
      { type: 'handOverMeeting', meeting: so.meeting, to: TEAM_MANAGER },
      SERVICE_MANAGER,
    );
    const of = { meeting: so.meeting };
    const toConvener = (notice: NoticeKind | null, rest: Partial<SendCard> = {}) =>
      goesTo(message(notice, 'service-manager', SERVICE_MANAGER, { ...of, ...rest }), passed);
    assert.deepEqual(
      [
        toConvener(null, { card: 'slots' }),
        toConvener('attendee-declined', { card: 'meetingNews' }),
        toConvener('booked'),
        toConvener('cancel-refused'),
        toConvener('meeting-at-risk'),
      ],
      [TEAM_MANAGER, TEAM_MANAGER, TEAM_MANAGER, TEAM_MANAGER, SERVICE_MANAGER],
    );
  });

  it('whoever holds the post by then, where it is for the post', () => {
    const directory = directoryWith(RAISER_MANAGER, post(RAISER_MANAGER, SOCIAL_WORKER));
    const so = atS2.in({ directory });
    for (const notice of [
      ...(['overdue', 'whole-limit-near', 'whole-limit-passed', 'whole-due-day-moved'] as const),
      ...(['undeliverable', 'raiser-left', 'judgement-asked', 'start-asked'] as const),
      ...(['start-waits', 'meeting-due', 'task-overdue', 'referral-to-advise'] as const),
    ]) {
      const effect = message(notice, RAISER_MANAGER, IRO_MANAGER);
      assert.equal(goesTo(effect, so), SOCIAL_WORKER, notice);
    }
    assert.equal(goesTo(message('task-done', RAISER_MANAGER, IRO_MANAGER), so), IRO_MANAGER);
  });

  it('[A-X-07] the deputy’s where the post is vacant; theirs who stand in still; of a group nobody else’s', () => {
    const manager = message('overdue', RAISER_MANAGER, IRO_MANAGER);
    const held = (...posts: Parameters<typeof directoryWith>[1][]) =>
      atS2.in({ directory: directoryWith(RAISER_MANAGER, ...posts) });
    assert.equal(goesTo(manager, held(post(RAISER_MANAGER, null, { deputy: LEGAL }))), LEGAL);
    const deputised = held(post(RAISER_MANAGER, CHIEF, { deputy: IRO_MANAGER }));
    assert.equal(goesTo(manager, deputised), IRO_MANAGER);
    const heads = directoryWith('heads', post('heads', HEAD), post('heads', DIRECTOR));
    const toGroup = message('overdue', 'heads', LEGAL);
    assert.equal(goesTo(toGroup, atS2.in({ directory: heads })), LEGAL);
  });
});

describe('whose a reminder is where several are asked', () => {
  const [entry] = atS2.present.stages;
  const [given] = entry!.responders;
  const seat = (person: PersonId, rest: Partial<Responder> = {}): Responder => ({
    ...given!,
    person,
    deputy: null,
    ...rest,
  });
  const asked = (...responders: readonly Responder[]): CaseState => ({
    ...atS2.present,
    stages: [{ ...entry!, responders }],
  });
  const reminder = (person: PersonId) => message('due-today', 'team-manager', person);

  it('theirs still, who have handed one seat over and have another', () => {
    const state: CaseState = {
      ...asked(seat(LEGAL, { before: [HEAD] }), seat(HEAD, { before: [DIRECTOR] })),
      involved: [
        ...atS2.present.involved,
        { person: HEAD, as: 'former-responder', stage: atS2.stage, from: atS2.now },
      ],
    };
    assert.equal(goesTo(reminder(HEAD), atS2, state), HEAD);
    assert.ok(stillWanted(reminder(HEAD), state, atS2.ctx));
    assert.equal(goesTo(reminder(DIRECTOR), atS2, state), HEAD);
  });

  it('theirs whose seat it is, and theirs who have its alert', () => {
    const delivery = {
      ...given!.delivery,
      through: { person: TEAM_DEPUTY, as: 'deputy' },
    } as const;
    const state = asked(seat(TEAM_MANAGER, { delivery }));
    assert.deepEqual(
      [TEAM_MANAGER, TEAM_DEPUTY].map((person) => goesTo(reminder(person), atS2, state)),
      [TEAM_MANAGER, TEAM_DEPUTY],
    );
  });
});

describe('whose a task is that was asked of somebody before', () => {
  const task = (key: string, rest: Partial<Task>): Task => ({
    ...{ key, title: `Task ${key}`, by: 'social-worker', on: 'opened', within: null },
    ...rest,
  });
  /** The social worker does something at the second stage, the raiser at the third. */
  const tasks = [
    task('visit', { stages: ['s2'] }),
    task('call', { stages: ['s3'], by: RAISER }),
    task('plan', { stages: ['s4'] }),
  ];
  const moved = (...all: readonly Task[]) =>
    aCase({ procedure: ladderWith({ beside: { tasks: all } }) })
      .raised('s2')
      .delivered()
      .escalatedTo('s3');
  const so = moved(...tasks);
  const heldBy = (at: CaseBuilder, ...posts: Parameters<typeof directoryWith>[1][]) =>
    at.in({ directory: directoryWith('social-worker', ...posts) });

  it('whoever has the post by then does it, whatever is asked of others at other stages', () => {
    const next = heldBy(so, post('social-worker', STRANGER));
    for (const notice of ['task-asked', 'task-due', 'task-overdue'] as const) {
      assert.equal(goesTo(message(notice, 'social-worker', SOCIAL_WORKER), next), STRANGER, notice);
    }
  });

  it('whoever has the post of the one who recorded what a meeting agreed hears when it is late', () => {
    const next = heldBy(so, post('social-worker', STRANGER));
    const late = message('task-overdue', 'social-worker', SOCIAL_WORKER, { meeting: so.meeting });
    assert.equal(goesTo(late, next), STRANGER);
    const due = message('task-due', 'social-worker', SOCIAL_WORKER, { meeting: so.meeting });
    assert.equal(goesTo(due, next), SOCIAL_WORKER);
  });

  it('[A-X-07] a deputy who was asked may do it still, once the post is held again', () => {
    const held = post('social-worker', STRANGER, { deputy: HEAD });
    const asked = message('task-asked', 'social-worker', HEAD);
    assert.equal(goesTo(asked, heldBy(so, held)), HEAD);
    const both = moved(...tasks, task('also', { stages: ['s3'] }));
    assert.equal(goesTo(asked, heldBy(both, held)), HEAD);
  });

  it('stays with whoever was asked where several do it now: each has their own message', () => {
    const shared = moved(task('visit', { stages: ['s2'], by: 'heads' }));
    const directory = directoryWith('heads', post('heads', HEAD), post('heads', DIRECTOR));
    const asked = message('task-asked', 'heads', LEGAL);
    assert.equal(goesTo(asked, shared.in({ directory })), LEGAL);
  });
});

describe('a message in the place of a raiser', () => {
  const inPlaceOf = (role: string) =>
    message('undeliverable', role, CHIEF, { onBehalfOf: { person: IRO, as: 'cover' } });
  const wanted = (role: string, so: CaseBuilder) =>
    stillWanted(inPlaceOf(role), so.present, so.ctx);

  it('is sent as long as it is their case, and of another post of theirs afterwards too', () => {
    const back = handedOn.does({ type: 'handOverCase', to: IRO, reason }, IRO_MANAGER);
    assert.deepEqual(
      [wanted(RAISER, atS2), wanted(RAISER, handedOn), wanted(RAISER, back)],
      [true, false, true],
    );
    assert.equal(wanted('qa-head', handedOn), true);
    assert.equal(goesTo(message('acknowledged', 'qa-head', QA_HEAD), handedOn), QA_HEAD);
  });
});
