import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import type { MeetingWish } from '../../application/ports/index.ts';
import type { MeetingRule } from '../../domain/procedure/index.ts';
import { aRaise, at, ID, IRO, LADDER, stageWith } from '../builders/index.ts';
import { aStand, NOW } from './stand.ts';

const RULE = LADDER.stages[2]!.meeting!;
const SLOT = { start: at('2027-03-03 10:00'), end: at('2027-03-03 11:00') };

/** What the calendar is asked for when the convener of such a meeting chooses a time. */
async function wishOf(meeting: MeetingRule): Promise<MeetingWish> {
  const procedure = stageWith('s2', { meeting });
  const stand = await aStand({ procedure });
  await act(stand.deps, stand.envelope(aRaise('s2'), IRO, 'raise'), { procedure });
  await dispatchCase(stand.deps, ID, NOW);
  const asked = (await stand.events()).find(({ type }) => type === 'MeetingAsked')!;
  const choice = { type: 'chooseSlot', meeting: asked.version, slot: SLOT, reason: null } as const;
  await act(stand.deps, stand.envelope(choice, IRO, 'choose'));
  await dispatchCase(stand.deps, ID, NOW);
  assert.equal(stand.wishes.length, 1);
  return stand.wishes[0]!;
}

describe('the booking of a meeting', () => {
  it('[DU-88] says what the procedure says that the meeting is for', async () => {
    assert.equal(
      (await wishOf({ ...RULE, purpose: 'To settle on a plan.' })).aim,
      'To settle on a plan.',
    );
    assert.equal((await wishOf(RULE)).aim, null);
  });
});
