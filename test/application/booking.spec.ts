import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import type { MeetingWish } from '../../application/ports/index.ts';
import type { Command } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { MeetingRule } from '../../domain/procedure/index.ts';
import {
  aRaise,
  at,
  HEAD,
  ID,
  IRO,
  LADDER,
  LEGAL,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_MANAGER,
  written,
} from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const RULE = LADDER.stages[2]!.meeting!;
const SLOT = { start: at('2027-03-03 10:00'), end: at('2027-03-03 11:00') };

/** What the calendar is asked for when the convener of such a meeting chooses a time. */
async function wishOf(
  meeting: MeetingRule,
  others?: readonly PersonId[],
): Promise<{ readonly wish: MeetingWish; readonly searched: readonly PersonId[] }> {
  const procedure = stageWith('s2', { meeting });
  const stand = await aStand({ procedure });
  await act(stand.deps, stand.envelope(aRaise('s2'), IRO, 'raise'), { procedure });
  await dispatchCase(stand.deps, ID, NOW);
  const asked = (await stand.events()).find(({ type }) => type === 'MeetingAsked')!;
  const choice = { type: 'chooseSlot', meeting: asked.version, slot: SLOT, reason: null } as const;
  const choosing = others === undefined ? choice : { ...choice, others };
  await act(stand.deps, stand.envelope(choosing, IRO, 'choose'));
  await dispatchCase(stand.deps, ID, NOW);
  assert.equal(stand.wishes.length, 1);
  const booked = (await stand.events()).find((each) => each.type === 'MeetingBooked');
  assert.deepEqual(booked?.others, others);
  return { wish: stand.wishes[0]!, searched: stand.searched };
}

describe('the booking of a meeting', () => {
  it('[DU-88] says what the procedure says that the meeting is for', async () => {
    const { wish } = await wishOf({ ...RULE, purpose: 'To settle on a plan.' });
    assert.equal(wish.aim, 'To settle on a plan.');
    assert.equal((await wishOf(RULE)).wish.aim, null);
  });

  it('[DU-93] invites the others as well, who take no part in the search for a time', async () => {
    const open = { ...RULE, othersBy: 'head' };
    const plain = await wishOf(open);
    assert.deepEqual(plain.wish.optional, [SOCIAL_WORKER]);
    const { wish, searched } = await wishOf(open, [HEAD, LEGAL]);
    assert.deepEqual(wish.optional, [SOCIAL_WORKER, HEAD, LEGAL]);
    assert.deepEqual(wish.required, plain.wish.required);
    assert.deepEqual(searched, plain.searched);
    assert.ok(searched.length > 0 && !searched.includes(HEAD));
  });

  it('[DU-93] looks for another time without them, and books it with them', async () => {
    const meeting = { ...RULE, othersBy: 'head' };
    const procedure = stageWith('s2', { meeting });
    const stand = await aStand({ procedure });
    let n = 0;
    const does = async (command: Command) => {
      await act(stand.deps, stand.envelope(command, IRO, `key-${String((n += 1))}`), { procedure });
      await dispatchCase(stand.deps, ID, NOW);
    };
    const asked = async () =>
      (await stand.events()).filter(({ type }) => type === 'MeetingAsked').at(-1)!.version;
    await does(aRaise('s2'));
    const choice = { type: 'chooseSlot', slot: SLOT, reason: null } as const;
    await does({ ...choice, meeting: await asked(), others: [HEAD] });
    await does({ type: 'findAnotherTime', meeting: await asked() });
    await does({ ...choice, meeting: await asked() });
    assert.equal(stand.wishes.length, 2);
    assert.deepEqual(stand.wishes[1]?.optional, [SOCIAL_WORKER, HEAD]);
    assert.ok(!stand.searched.includes(HEAD));
  });

  describe('whose people change', () => {
    async function handedOver(before: Partial<Stand['calendar']> = {}) {
      const procedure = stageWith('s2', { meeting: RULE });
      const stand = await aStand({ procedure });
      let n = 0;
      const does = async (command: Command) => {
        const key = `key-${String((n += 1))}`;
        await act(stand.deps, stand.envelope(command, IRO, key), { procedure });
      };
      await does(aRaise('s2'));
      await dispatchCase(stand.deps, ID, NOW);
      const meeting = (await stand.events()).find(({ type }) => type === 'MeetingAsked')!.version;
      const choose: Command = { type: 'chooseSlot', meeting, slot: SLOT, reason: null };
      const hand: Command = {
        ...{ type: 'handOverSeat', stage: 2, role: 'team-manager', person: TEAM_MANAGER },
        ...{ to: STRANGER, reason: written('Left') },
      };
      Object.assign(stand.calendar, before);
      const dispatch = async () => {
        await dispatchCase(stand.deps, ID, NOW);
        return (await stand.storage.cases.load(ID))!.state.meetings[0]!.status;
      };
      return { stand, does, dispatch, choose, hand };
    }
    const peopleIn = ({ required, optional }: MeetingWish) => [...required, ...optional];

    it('[DU-86] invites them to what stands, and moves nothing', async () => {
      const { stand, does, dispatch, choose, hand } = await handedOver();
      await does(choose);
      await dispatch();
      await does(hand);
      const status = await dispatch();
      assert.equal(stand.wishes.length, 1);
      assert.deepEqual(stand.invitations.map(peopleIn), [[IRO, STRANGER, SOCIAL_WORKER]]);
      const stands = { slot: SLOT, eventId: 'event-1', joinUrl: null };
      assert.deepEqual(status, { kind: 'booked', ...stands });
      const booked = (await stand.events()).filter(({ type }) => type === 'MeetingBooked');
      assert.equal(booked.length, 2);
    });

    it('[DU-88] looks into the new one’s calendar before a time is booked that was offered to the one before', async () => {
      const { stand, does, dispatch, choose, hand } = await handedOver();
      const found = (await stand.events()).findLast((each) => each.type === 'SlotsOffered')!;
      assert.deepEqual(found.people, [IRO, TEAM_MANAGER]);
      const [slot] = found.slots;
      await does(hand);
      stand.searched.length = 0;
      await does({ ...choose, slot } as Command);
      assert.equal((await dispatch()).kind, 'booked');
      assert.deepEqual(stand.searched, [IRO, STRANGER]);
    });

    it('keeps what it knew of an event that somebody has taken out: the next look tells', async () => {
      const { stand, does, dispatch, choose, hand } = await handedOver({ gone: true });
      await does(choose);
      await dispatch();
      await does(hand);
      assert.deepEqual(await dispatch(), {
        ...{ kind: 'booked', slot: SLOT, eventId: 'event-1', joinUrl: null },
      });
      assert.equal(stand.wishes.length, 1);
    });

    it('[DU-86] while the calendar is being asked: whoever takes part by then is invited at once', async () => {
      const { stand, does, dispatch, choose, hand } = await handedOver();
      const { meetings } = stand.deps;
      const book = async (wish: MeetingWish) => {
        await does(hand);
        return await meetings.book(wish);
      };
      Object.assign(stand.deps, { meetings: { ...meetings, book } });
      await does(choose);
      const status = await dispatch();
      assert.deepEqual(stand.wishes.map(peopleIn), [[IRO, TEAM_MANAGER, SOCIAL_WORKER]]);
      assert.deepEqual(stand.invitations.map(peopleIn), [[IRO, STRANGER, SOCIAL_WORKER]]);
      assert.equal(status.kind, 'booked');
      assert.deepEqual((await stand.storage.cases.pending(ID))?.waiting, []);
    });
  });
});
