import assert from 'node:assert/strict';
import {
  addressedNow,
  stillWanted,
  type Command,
  type Effect,
  type SendCard,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { day } from '../../../domain/calendar/index.ts';
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
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const why = written('Left the service');
const toOther = { type: 'handOverCase', to: OTHER_IRO, reason: why } as const;
const seatTo = (so: CaseBuilder, to: PersonId, person: PersonId = TEAM_MANAGER): Command => ({
  ...{ type: 'handOverSeat', stage: so.stage, role: 'team-manager', person, to, reason: why },
});

const cards = (effects: readonly Effect[]): readonly SendCard[] =>
  effects.filter((effect) => effect.type === 'sendCard');

/** Who gets what was brought forth before, where it goes out as the case stands now. */
const goesTo = (before: CaseBuilder, so: CaseBuilder): readonly string[] =>
  cards(before.effects)
    .map((effect) => addressedNow(effect, so.present, so.ctx, so.now))
    .filter((effect) => effect.type === 'sendCard')
    .filter((effect) => stillWanted(effect, so.present, so.ctx))
    .map(({ to, card, notice }) => `${to.person?.slice(-2) ?? to.role} ${notice ?? card}`);

/** Delivered on Monday 1 March 2027; a reply by Friday 5 March. */
const atS2 = aCase().raised('s2').delivered();
const rung = (so: CaseBuilder, of: 'before' | 'on-the-day' | 'overdue'): Command => ({
  ...{ type: 'clockElapsed', clock: 'stage', rung: of, stage: so.stage, meeting: null },
  due: atS2.present.stages[0]!.clock!.due!,
});

describe('a message that goes out after its addressee’s part was handed over', () => {
  const reminded = atS2.on('2027-03-05 09:00').does(rung(atS2, 'on-the-day'), null);

  it('[A-X-06] reminds whoever is asked on that day, and nobody who has handed it over', () => {
    assert.deepEqual(goesTo(reminded, reminded), ['05 due-today']);
    const handed = reminded.does(seatTo(reminded, STRANGER), IRO);
    assert.deepEqual(goesTo(reminded, handed), ['14 due-today']);
    const again = handed.does(seatTo(handed, TEAM_DEPUTY, STRANGER), IRO);
    assert.deepEqual(goesTo(reminded, again), ['06 due-today']);
    assert.deepEqual(goesTo(reminded, again.does(seatTo(again, TEAM_MANAGER, TEAM_DEPUTY), IRO)), [
      '05 due-today',
    ]);
  });

  it('reminds nobody in the place of somebody who has handed it over', () => {
    const rota = { person: TEAM_MANAGER, by: NEW_TEAM_MANAGER, roles: null };
    const covers = [{ ...rota, from: day('2027-03-01'), to: day('2027-03-31') }];
    const covered = atS2
      .in({ directory: { ...atS2.house.directory, covers } })
      .on('2027-03-05 09:00')
      .does(rung(atS2, 'on-the-day'), null);
    assert.deepEqual(goesTo(covered, covered), ['05 due-today', '15 due-today']);
    const handed = covered.does(seatTo(covered, STRANGER), IRO);
    assert.deepEqual(goesTo(covered, handed), ['14 due-today']);
  });

  it('reminds nobody where the post is vacant: the raiser has been told of that', () => {
    const directory = directoryWith('team-manager', post('team-manager', null, { scope: NORTH }));
    const vacant = reminded.in({ directory }).does({ type: 'followPosts' }, null);
    assert.deepEqual(goesTo(reminded, vacant), []);
  });

  it('of a case stored before its seats knew whose they were: whoever alone is asked in that role', () => {
    const handed = reminded.does(seatTo(reminded, STRANGER), IRO);
    const { role, person, deputy, delivery } = handed.present.stages[0]!.responders[0]!;
    const seat = { role, person, deputy, delivery };
    const [entry] = handed.present.stages;
    const stored = { ...handed.present, stages: [{ ...entry!, responders: [seat] }] };
    const [effect] = cards(reminded.effects);
    const now = addressedNow(effect!, stored, handed.ctx, handed.now);
    assert.equal(now.type === 'sendCard' && now.to.person, STRANGER);
  });

  it('goes to the raiser of that day, to their manager, and to whoever is asked, each as such', () => {
    const late = atS2.on('2027-03-08 09:00').does(rung(atS2, 'overdue'), null);
    assert.deepEqual(goesTo(late, late), ['05 overdue', '01 overdue', '03 overdue']);
    const handed = late.does(toOther, IRO_MANAGER).does(seatTo(late, STRANGER), IRO_MANAGER);
    assert.deepEqual(goesTo(late, handed), ['14 overdue', '16 overdue', '03 overdue']);
    const directory = directoryWith('raiser-manager', post('raiser-manager', IRO_COVER));
    assert.deepEqual(goesTo(late, handed.in({ directory })), [
      '14 overdue',
      '16 overdue',
      '02 overdue',
    ]);
  });

  it('brings a reply to the raiser of that day', () => {
    const replied = atS2.does(aReply(atS2.stage), TEAM_MANAGER);
    const handed = replied.does(toOther, IRO_MANAGER);
    assert.deepEqual(goesTo(replied, handed), ['16 decision']);
    const back = handed.does({ ...toOther, to: IRO }, IRO_MANAGER);
    assert.deepEqual(goesTo(replied, back), ['01 decision']);
  });

  it('tells whoever had it that they have it no more, whoever has it then', () => {
    const handed = atS2.does(toOther, IRO_MANAGER);
    const on = handed.does({ ...toOther, to: IRO_MANAGER }, IRO_MANAGER);
    assert.deepEqual(goesTo(handed, on), ['16 case-handed-to-you', '01 case-handed-on']);
    const seat = atS2.does(seatTo(atS2, STRANGER), IRO);
    const further = seat.does(seatTo(seat, TEAM_DEPUTY, STRANGER), IRO);
    assert.deepEqual(goesTo(seat, further), ['05 seat-handed-on']);
  });

  it('asks whoever arranges the meeting then, and the one before for nothing', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, convener: 'service-manager' };
    const offered = aCase({ procedure: stageWith('s2', { meeting: rule }) })
      .raised('s2')
      .delivered()
      .offered(['2027-03-04 10:00', '2027-03-04 11:00']);
    assert.deepEqual(goesTo(offered, offered), ['07 slots']);
    const to: Command = { type: 'handOverMeeting', meeting: offered.meeting, to: TEAM_MANAGER };
    const handed = offered.does(to, SERVICE_MANAGER);
    assert.deepEqual(goesTo(offered, handed), ['05 slots']);
    const further = handed.does({ ...to, to: IRO }, TEAM_MANAGER);
    assert.deepEqual(goesTo(handed, further), ['01 convener-changed']);
  });

  it('asks whoever does it then for what the procedure wants, and whoever holds a post by then', () => {
    const judged = stageWith('s2', { decidedBy: { roles: ['service-manager'], need: 'all' } });
    const replied = aCase({ procedure: judged })
      .raised('s2')
      .delivered()
      .does(aReply(2), TEAM_MANAGER);
    assert.deepEqual(goesTo(replied, replied), ['01 decision', '07 judgement-asked']);
    const directory = directoryWith('service-manager', post('service-manager', SOCIAL_WORKER));
    assert.deepEqual(goesTo(replied, replied.in({ directory })), [
      '01 decision',
      '04 judgement-asked',
    ]);
  });
});
