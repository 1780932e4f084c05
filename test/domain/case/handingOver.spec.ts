import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  chronology,
  dueRowsOf,
  evolve,
  standing,
  stillWanted,
  viewFor,
  type CaseState,
  type Command,
  type Effect,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aReply,
  directoryWith,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  NEW_TEAM_MANAGER,
  NORTH,
  OTHER_IRO,
  post,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const why = written('Left the service');

/** Who gets which card, in order: `05 alert/seat-handed-to-you`. */
const told = (effects: readonly Effect[]): readonly string[] =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard'
      ? [
          `${effect.to.person?.slice(-2) ?? effect.to.role} ${[effect.card, effect.notice].filter((each) => each !== null).join('/')}`,
        ]
      : [],
  );

const clockOf = ({ present }: CaseBuilder) => present.stages.at(-1)?.clock;

const refusal = (so: CaseBuilder, command: Command, by: PersonId | null): string => {
  const decision = so.decide(command, by);
  return decision.kind === 'refused' ? decision.refusal.reason : decision.kind;
};

/** Delivered on Monday 1 March 2027: five working days, due on Monday 8 March. */
const atS2 = aCase().raised('s2').delivered();
const toOther = { type: 'handOverCase', to: OTHER_IRO, reason: why } as const;

/** From 3 March on, the team manager of the north is another. */
const NEW_HOLDER = directoryWith(
  'team-manager',
  post('team-manager', TEAM_MANAGER, { scope: NORTH, to: day('2027-03-02') }),
  post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH, from: day('2027-03-03') }),
  post('team-manager', STRANGER, { scope: { team: 'south' } }),
);
const VACANT = directoryWith('team-manager', post('team-manager', null, { scope: NORTH }));
const follow: Command = { type: 'followPosts' };

describe('a raiser’s case that is handed over', () => {
  it('is the new raiser’s from then on, and no day or clock of it changes', () => {
    const so = atS2.on('2027-03-03 11:00').does(toOther, IRO_MANAGER);
    assert.equal(so.present.raiser, OTHER_IRO);
    assert.deepEqual(clockOf(so), clockOf(atS2));
    assert.deepEqual(dueRowsOf(so.present, so.ctx), dueRowsOf(atS2.present, atS2.ctx));
    assert.deepEqual(told(so.effects), [
      '16 decision/case-handed-to-you',
      '01 notice/case-handed-on',
    ]);
    assert.equal(
      refusal(so, { type: 'resolve', stage: so.stage, reason: why }, OTHER_IRO),
      'events',
    );
  });

  it('tells whoever had it kindly that it is no longer theirs, and whose it is', () => {
    const so = atS2.does(toOther, IRO_MANAGER);
    const decision = so.decide({ type: 'resolve', stage: so.stage, reason: why }, IRO);
    assert.deepEqual(decision, {
      kind: 'refused',
      refusal: { reason: 'handed-over', who: ['Reviewing officer 3'], on: '2027-03-01' },
    });
    const view = viewFor(so.present, new Map(), IRO, so.ctx, so.now);
    assert.equal(view?.depth, 'register');
    assert.deepEqual(view.handedOn, { to: ['Reviewing officer 3'], on: '2027-03-01' });
    assert.deepEqual([view.subjects, view.may], [[], []]);
  });

  it('shows whoever raised it in their own name nothing more of it', () => {
    const so = atS2.does(toOther, IRO_MANAGER);
    assert.equal(standing(IRO, so.present, so.ctx, so.now).raisedIt, false);
  });

  it('may be taken over by the manager, and goes to nobody who raises nothing', () => {
    const to = (person: PersonId) => refusal(atS2, { ...toOther, to: person }, IRO_MANAGER);
    assert.deepEqual(
      [to(IRO_MANAGER), to(OTHER_IRO), to(TEAM_MANAGER), to(STRANGER), to(IRO)],
      ['events', 'events', 'cannot-have-it', 'cannot-have-it', 'nothing'],
    );
  });

  it('asks why, and keeps nothing without it', () => {
    assert.equal(refusal(atS2, { ...toOther, reason: null }, IRO_MANAGER), 'invalid');
    assert.equal(refusal(atS2, { ...toOther, reason: written(' ') }, IRO_MANAGER), 'invalid');
  });

  it('is told in the record with from whom, to whom, by whom and why', () => {
    const so = atS2.does(toOther, IRO_MANAGER);
    const texts = new Map([[why.hash, 'Left the service']]);
    const line = chronology(so.present, so.events, texts, OTHER_IRO, so.ctx, so.now).at(-1);
    assert.deepEqual(
      [line?.type, line?.actorPost, line?.detail, line?.person, line?.text],
      [
        'CaseHandedOver',
        'Reviewing manager',
        'Reviewing officer 1',
        'Reviewing officer 3',
        'Left the service',
      ],
    );
  });

  it('ends the cover of the one before', () => {
    const covered = atS2.does(
      {
        type: 'coverRaiser',
        cover: OTHER_IRO,
        firstDay: day('2027-03-01'),
        lastDay: day('2027-03-05'),
        reason: null,
      },
      IRO,
    );
    const so = covered.does({ ...toOther, to: IRO_MANAGER }, IRO_MANAGER);
    assert.deepEqual([so.present.cover, so.present.covering], [null, undefined]);
    assert.equal(standing(OTHER_IRO, so.present, so.ctx, so.now).raiser, null);
  });

  it('can come back to whoever had it before', () => {
    const back = { ...toOther, to: IRO } as const;
    const so = atS2.does(toOther, IRO_MANAGER).does(back, IRO_MANAGER);
    assert.equal(viewFor(so.present, new Map(), IRO, so.ctx, so.now)?.handedOn, null);
    assert.equal(refusal(so, { type: 'resolve', stage: so.stage, reason: why }, IRO), 'events');
  });
});

describe('a cover of the raiser', () => {
  const cover = (firstDay: string, lastDay: string): Command => ({
    type: 'coverRaiser',
    cover: OTHER_IRO,
    firstDay: day(firstDay),
    lastDay: day(lastDay),
    reason: null,
  });

  it('[A-X-07] acts on its days and on no others, on behalf of the raiser', () => {
    const so = atS2.does(cover('2027-03-03', '2027-03-05'), IRO);
    const resolve: Command = { type: 'talkFurther', stage: so.stage, reason: why };
    const replied = so.replied();
    const on = (when: string) => refusal(replied.on(when), resolve, OTHER_IRO);
    assert.deepEqual(
      [
        on('2027-03-02 23:59'),
        on('2027-03-03 00:00'),
        on('2027-03-05 23:59'),
        on('2027-03-06 00:00'),
      ],
      ['not-yours', 'events', 'events', 'not-yours'],
    );
    const { actor } = replied.on('2027-03-04 10:00').does(resolve, OTHER_IRO).events.at(-1)!.meta;
    assert.deepEqual(actor, {
      kind: 'person',
      person: OTHER_IRO,
      role: 'raiser',
      onBehalfOf: IRO,
    });
  });

  it('is told at once where it begins today, else at nine on its first day', () => {
    const today = atS2.does(cover('2027-03-01', '2027-03-05'), IRO);
    assert.deepEqual(told(today.effects), ['16 decision/cover-begins', '03 notice/cover-recorded']);
    const later = atS2.does(cover('2027-03-03', '2027-03-05'), IRO_MANAGER);
    assert.deepEqual(told(later.effects), ['01 notice/cover-recorded']);
    const rows = dueRowsOf(later.present, later.ctx).filter(({ clock }) => clock === 'cover');
    assert.deepEqual(
      rows.map(({ rung, at }) => [rung, at]),
      [
        ['on-the-day', '2027-03-03T09:00:00.000Z'],
        ['overdue', '2027-03-06T00:00:00.000Z'],
      ],
    );
    const begun = later.on('2027-03-03 09:00').does(
      {
        type: 'clockElapsed',
        clock: 'cover',
        rung: 'on-the-day',
        stage: null,
        meeting: null,
        due: day('2027-03-03'),
      },
      null,
    );
    assert.deepEqual(told(begun.effects), ['16 decision/cover-begins']);
    assert.equal(begun.present.cover, OTHER_IRO);
  });

  it('gets the cards that the raiser gets on those days, and only then', () => {
    const so = atS2.does(cover('2027-03-03', '2027-03-05'), IRO);
    const reply = aReply(so.stage);
    assert.deepEqual(told(so.on('2027-03-02 10:00').does(reply, TEAM_MANAGER).effects), [
      '01 decision',
    ]);
    assert.deepEqual(told(so.on('2027-03-03 10:00').does(reply, TEAM_MANAGER).effects), [
      '01 decision',
      '16 decision',
    ]);
  });

  it('is over after its last day, and nobody has to say so', () => {
    const so = atS2.does(cover('2027-03-01', '2027-03-05'), IRO).on('2027-03-06 00:00');
    const ended = so.does(
      {
        type: 'clockElapsed',
        clock: 'cover',
        rung: 'overdue',
        stage: null,
        meeting: null,
        due: day('2027-03-05'),
      },
      null,
    );
    assert.deepEqual([ended.present.cover, ended.present.covering], [null, undefined]);
  });

  it('is refused for days that are past, the wrong way round, or of somebody who raises nothing', () => {
    const to = (command: Command) => refusal(atS2, command, IRO);
    assert.deepEqual(
      [
        to(cover('2027-02-26', '2027-03-05')),
        to(cover('2027-03-05', '2027-03-04')),
        to({ ...cover('2027-03-01', '2027-03-05'), cover: TEAM_MANAGER } as Command),
        to({ type: 'endCover' }),
      ],
      ['invalid', 'invalid', 'cannot-have-it', 'nobody-covers'],
    );
  });

  it('is not passed on by whoever covers', () => {
    assert.equal(refusal(atS2, cover('2027-03-01', '2027-03-05'), IRO_COVER), 'only-the-raiser');
  });

  it('leaves states and cases stored before it as they were', () => {
    const stored: CaseState = { ...atS2.present, cover: OTHER_IRO };
    assert.equal(standing(OTHER_IRO, stored, atS2.ctx, atS2.now).raiser?.onBehalfOf, IRO);
  });
});

describe('a seat that is handed over', () => {
  const seat = (to: PersonId): Command => ({
    type: 'handOverSeat',
    stage: atS2.stage,
    role: 'team-manager',
    person: TEAM_MANAGER,
    to,
    reason: why,
  });

  it('[A-X-06] sends the alert with the day as it stands; the days are not new', () => {
    const so = atS2.on('2027-03-04 10:00').does(seat(STRANGER), IRO);
    assert.deepEqual(clockOf(so), clockOf(atS2));
    assert.deepEqual(told(so.effects), ['14 alert/seat-handed-to-you', '05 notice/seat-handed-on']);
    const delivered = so.delivered();
    assert.deepEqual(clockOf(delivered), clockOf(atS2));
    assert.equal(refusal(delivered, aReply(so.stage), STRANGER), 'events');
  });

  it('is no longer theirs who had it, even where they still hold the post', () => {
    const so = atS2.does(seat(TEAM_DEPUTY), TEAM_MANAGER);
    const decision = so.decide(aReply(so.stage), TEAM_MANAGER);
    assert.deepEqual(decision, {
      kind: 'refused',
      refusal: { reason: 'handed-over', who: ['Deputy team manager, North'], on: '2027-03-01' },
    });
    assert.deepEqual(told(so.effects), ['06 alert/seat-handed-to-you', '01 notice/seat-changed']);
  });

  it('is no longer their deputy’s either, nor their cover’s by rota', () => {
    const rota = { person: TEAM_MANAGER, by: NEW_TEAM_MANAGER, roles: null };
    const covers = [{ ...rota, from: day('2027-03-01'), to: day('2027-03-31') }];
    const covered = atS2.in({ directory: { ...atS2.house.directory, covers } });
    const so = covered.does(seat(STRANGER), IRO);
    for (const person of [TEAM_DEPUTY, NEW_TEAM_MANAGER]) {
      assert.equal(refusal(covered, aReply(so.stage), person), 'events');
      assert.equal(refusal(so, aReply(so.stage), person), 'not-yours');
      assert.equal(viewFor(so.present, new Map(), person, so.ctx, so.now), null);
    }
  });

  it('has not been seen by whoever has it now, also where the one before had', () => {
    const wish = { type: 'acknowledge', stage: atS2.stage } as const;
    const seen = atS2.does(wish, TEAM_MANAGER);
    const so = seen.does(seat(STRANGER), IRO);
    assert.equal(so.present.stages.at(-1)?.acknowledgedAt, null);
    assert.equal(refusal(so, wish, STRANGER), 'events');
    assert.equal(refusal(so.does(wish, STRANGER), wish, STRANGER), 'nothing');
  });

  it('[A-X-07] to a deputy is answered on behalf of whose post it is', () => {
    const so = atS2.does(seat(TEAM_DEPUTY), TEAM_MANAGER).does(aReply(atS2.stage), TEAM_DEPUTY);
    assert.equal(so.present.stages.at(-1)?.replies.at(-1)?.onBehalfOf, TEAM_MANAGER);
  });

  it('goes from whoever is asked to the post’s own people alone, from the raiser to any in such a post', () => {
    assert.deepEqual(
      [
        refusal(atS2, seat(STRANGER), TEAM_MANAGER),
        refusal(atS2, seat(STRANGER), IRO_MANAGER),
        refusal(atS2, seat(OTHER_IRO), IRO),
        refusal(atS2, { ...seat(STRANGER), person: STRANGER } as Command, IRO),
      ],
      ['cannot-have-it', 'events', 'cannot-have-it', 'no-such-seat'],
    );
  });

  it('comes to nothing a second time, and to an end with its stage', () => {
    assert.equal(refusal(atS2.does(seat(STRANGER), IRO), seat(STRANGER), IRO), 'nothing');
    assert.equal(refusal(atS2.resolved(), seat(STRANGER), IRO), 'case-closed');
  });

  it('is told to whoever had the alert in the place of the one before: it is no longer theirs either', () => {
    const has = (so: CaseBuilder, person: PersonId, as: 'deputy' | 'duty') =>
      so.does(
        {
          ...{ type: 'recordDelivery', effect: `stands-in-${person}`, route: 'teams' },
          ...{ outcome: 'accepted', sentAt: so.now, code: null, repeated: false },
          recipient: {
            ...{ stage: so.stage, role: 'team-manager', person: TEAM_MANAGER, as: 'notice' },
            ...{ what: 'alert', through: { person, as } },
          },
        },
        null,
      );
    const { directory } = atS2.house;
    const posts = [...directory.posts, post('duty', SERVICE_MANAGER)];
    const onDuty = atS2.in({ directory: { ...directory, posts } });
    const stoodIn = has(has(onDuty, TEAM_DEPUTY, 'deputy'), SERVICE_MANAGER, 'duty');
    assert.equal(refusal(stoodIn, aReply(atS2.stage), SERVICE_MANAGER), 'events');
    const so = stoodIn.on('2027-03-03 10:00').does(seat(STRANGER), IRO);
    assert.deepEqual(told(so.effects), [
      '14 alert/seat-handed-to-you',
      '05 notice/seat-handed-on',
      '06 notice/seat-handed-on',
      '07 notice/seat-handed-on',
    ]);
    for (const person of [TEAM_DEPUTY, SERVICE_MANAGER]) {
      assert.equal(refusal(so, aReply(so.stage), person), 'handed-over');
    }
    const own = stoodIn.does(seat(TEAM_DEPUTY), IRO);
    assert.equal(refusal(own, aReply(so.stage), TEAM_DEPUTY), 'events');
  });

  it('is not sent any more to whoever had it, where their card was still on its way', () => {
    const waiting = aCase().raised('s2');
    const [alert] = waiting.effects;
    const so = waiting.does(seat(STRANGER), IRO);
    assert.ok(alert !== undefined && stillWanted(alert, waiting.present, waiting.ctx));
    assert.equal(stillWanted(alert, so.present, so.ctx), false);
  });

  it('counts the days of joint responders from when the one before had the alert', () => {
    const so = aCase().raised('s2').delivered({ outcome: 'accepted' });
    const moved = so.on('2027-03-03 10:00').does(seat(STRANGER), IRO);
    assert.equal(moved.present.stages.at(-1)?.responders[0]?.reachedBefore, so.now);
  });
});

describe('a post whose holder changes (design section 6)', () => {
  const changed = atS2.in({ directory: NEW_HOLDER }).on('2027-03-03 09:00');

  it('takes its open seats along, with the due day as it stands', () => {
    const so = changed.does(follow, null);
    assert.equal(so.present.stages.at(-1)?.responders[0]?.person, NEW_TEAM_MANAGER);
    assert.deepEqual(clockOf(so), clockOf(atS2));
    assert.deepEqual(told(so.effects), [
      '15 alert/seat-handed-to-you',
      '05 notice/seat-handed-on',
      '01 notice/seat-changed',
    ]);
    assert.equal(refusal(so.delivered(), aReply(so.stage), NEW_TEAM_MANAGER), 'events');
    assert.equal(refusal(so, aReply(so.stage), TEAM_MANAGER), 'handed-over');
  });

  it('is followed once, on the day and not before', () => {
    assert.equal(refusal(changed.on('2027-03-02 23:00'), follow, null), 'nothing');
    assert.equal(refusal(changed.does(follow, null), follow, null), 'nothing');
  });

  it('leaves a seat that a person gave to somebody of another team', () => {
    const given = atS2.does(
      {
        type: 'handOverSeat',
        stage: atS2.stage,
        role: 'team-manager',
        person: TEAM_MANAGER,
        to: STRANGER,
        reason: why,
      },
      IRO,
    );
    assert.equal(
      refusal(given.in({ directory: NEW_HOLDER }).on('2027-03-03 09:00'), follow, null),
      'nothing',
    );
  });

  it('and is vacant: the raiser is told as of any alert that reaches nobody, each working day', () => {
    const so = atS2.in({ directory: VACANT }).on('2027-03-03 09:00').does(follow, null);
    assert.deepEqual(told(so.effects), [
      'team-manager alert/seat-handed-to-you',
      '05 notice/seat-handed-on',
      '01 notice/seat-changed',
    ]);
    const failed = so.does(
      {
        type: 'recordUndeliverable',
        effect: 'x',
        code: 'vacant',
        recipient: {
          stage: so.stage,
          role: 'team-manager',
          person: null,
          as: 'responder',
          what: 'seat-handed-to-you',
        },
      },
      null,
    );
    assert.deepEqual(told(failed.effects), ['01 notice/undeliverable']);
    const rows = dueRowsOf(failed.present, failed.ctx).filter(
      ({ clock }) => clock === 'undelivered',
    );
    assert.deepEqual(
      rows.map(({ at }) => at),
      ['2027-03-04T09:00:00.000Z'],
    );
    assert.deepEqual(clockOf(failed), clockOf(atS2));
    const filled = failed.in({ directory: NEW_HOLDER }).does(follow, null);
    assert.equal(filled.present.stages.at(-1)?.responders[0]?.person, NEW_TEAM_MANAGER);
  });

  it('tells the raiser’s manager, and again each working day, where it is the raiser’s own', () => {
    const gone = atS2
      .in({ directory: directoryWith('raiser', post('raiser', OTHER_IRO)) })
      .on('2027-03-03 09:00')
      .does(follow, null);
    assert.deepEqual(told(gone.effects), ['03 notice/raiser-left']);
    assert.equal(refusal(gone, follow, null), 'nothing');
    const row = dueRowsOf(gone.present, gone.ctx).find(({ clock }) => clock === 'raiser');
    assert.ok(row?.at === '2027-03-04T09:00:00.000Z');
    const again = gone.on('2027-03-04 09:00').does({ type: 'clockElapsed', ...row }, null);
    assert.deepEqual(told(again.effects), ['03 notice/raiser-left']);
    const handed = again.does(toOther, IRO_MANAGER);
    assert.equal(
      dueRowsOf(handed.present, handed.ctx).some(({ clock }) => clock === 'raiser'),
      false,
    );
    const back = again.in({ directory: atS2.house.directory }).on('2027-03-05 09:00');
    const returned = back.does(follow, null);
    assert.deepEqual(told(returned.effects), []);
    assert.equal(returned.present.raiserGoneToldOn, undefined);
  });

  it('changes no case that has ended, but for who takes part in a meeting that is to come', () => {
    const ended = (so: CaseBuilder) => so.in({ directory: VACANT });
    assert.equal(refusal(ended(atS2.withdrawn()), follow, null), 'nothing');
    const resolved = ended(atS2.resolved());
    const after = resolved.does(follow, null);
    assert.deepEqual(
      after.events.slice(resolved.events.length).map(({ type }) => type),
      ['AttendeeChanged'],
    );
    assert.deepEqual(told(after.effects), []);
  });
});

describe('stored events of handing over', () => {
  it('fold again into the same state', () => {
    const so = atS2
      .in({ directory: NEW_HOLDER })
      .on('2027-03-03 09:00')
      .does(follow, null)
      .does(toOther, IRO_MANAGER);
    const folded = so.events.reduce<CaseState | null>(evolve, null);
    assert.deepEqual(folded, so.present);
  });
});

describe('a meeting whose convener leaves the post that convenes it', () => {
  const rule = { ...LADDER.stages[2]!.meeting!, convener: 'service-manager' };
  const byManager = aCase({ procedure: stageWith('s2', { meeting: rule }) })
    .raised('s2')
    .delivered()
    .offered();
  const NEXT = directoryWith('service-manager', post('service-manager', NEW_TEAM_MANAGER));
  const changesIn = (so: CaseBuilder) =>
    so.events.flatMap((event) =>
      event.type === 'ConvenerChanged' ? [[event.before, event.person, event.role]] : [],
    );

  it('is arranged by whoever holds it now, who is told; no notice is lost with whoever left', () => {
    const booked = byManager.booked('2027-03-04 10:00', SERVICE_MANAGER);
    for (const [so, card] of [
      [byManager, 'slots'],
      [booked, 'meetingNews'],
    ] as const) {
      const followed = so.in({ directory: NEXT }).does(follow, null);
      assert.deepEqual(changesIn(followed), [
        [SERVICE_MANAGER, NEW_TEAM_MANAGER, 'service-manager'],
      ]);
      assert.deepEqual(told(followed.effects), [
        `15 ${card}/convening-yours`,
        '07 notice/convener-changed',
        '01 notice/convener-changed',
      ]);
      assert.equal(refusal(followed, follow, null), 'nothing');
    }
  });

  it('is the raiser’s to arrange where the post is vacant, and stays with a deputy who arranges it', () => {
    const vacant = directoryWith('service-manager', post('service-manager', null));
    assert.deepEqual(changesIn(byManager.in({ directory: vacant }).does(follow, null)), [
      [SERVICE_MANAGER, IRO, 'raiser'],
    ]);
    const deputy = directoryWith(
      'service-manager',
      post('service-manager', NEW_TEAM_MANAGER, { deputy: SERVICE_MANAGER }),
    );
    assert.equal(refusal(byManager.in({ directory: deputy }), follow, null), 'nothing');
  });

  it('follows the post of a monitoring meeting after the case was resolved', () => {
    const monitoring = { ...LADDER.stages[2]!.monitoring!, convener: 'raiser-manager' };
    const resolved = aCase({ procedure: stageWith('s2', { monitoring }) })
      .raised('s2')
      .delivered()
      .replied()
      .resolved();
    const next = directoryWith('raiser-manager', post('raiser-manager', STRANGER));
    const so = resolved.in({ directory: next }).does(follow, null);
    assert.deepEqual(changesIn(so), [[IRO_MANAGER, STRANGER, 'raiser-manager']]);
  });

  it('goes along with a seat that is handed over, where whoever had it convenes as its holder', () => {
    const own = { ...LADDER.stages[2]!.meeting!, convener: 'team-manager' };
    const so = aCase({ procedure: stageWith('s2', { meeting: own }) })
      .raised('s2')
      .delivered()
      .offered();
    const seat: Command = {
      ...{ type: 'handOverSeat', stage: so.stage, role: 'team-manager', person: TEAM_MANAGER },
      ...{ to: STRANGER, reason: why },
    };
    const handed = so.does(seat, IRO);
    assert.deepEqual(changesIn(handed), [[TEAM_MANAGER, STRANGER, 'team-manager']]);
    assert.ok(told(handed.effects).includes('14 slots/convening-yours'));
  });
});
