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
} from '../builders/index.ts';
import { aStand, NOW } from './stand.ts';

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
});
