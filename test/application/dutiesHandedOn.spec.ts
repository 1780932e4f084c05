import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import type { Command } from '../../domain/case/index.ts';
import {
  aRaise,
  aStage,
  at,
  ID,
  IRO,
  stageWith,
  STRANGER,
  TEAM_MANAGER,
  written,
} from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const PROCEDURE = stageWith('s3', aStage('s3', 'team-manager'));
const LATER = { kind: 'later', code: '429', afterSeconds: 3600 } as const;
const NINE = at('2027-03-08 09:00');
const TEN = at('2027-03-08 10:00');

/** The reminder of the due day, at nine, is put off by Teams; at ten the seat is another's. */
async function handedOver(
  sends: Stand['script']['sends'],
  mails: Stand['script']['mails'] = [],
): Promise<Stand> {
  const stand = await aStand({ procedure: PROCEDURE });
  const { deps, storage, script } = stand;
  const gives = async (command: Command, actor: typeof IRO | null, key: string, now = NOW) => {
    await act(deps, stand.envelope(command, actor, key, now), { procedure: PROCEDURE });
  };
  await gives(aRaise('s3'), IRO, 'raise');
  await dispatchCase(deps, ID, NOW);
  const { due } = (await storage.cases.load(ID))!.state.stages[0]!.clock!;
  assert.equal(due, '2027-03-08');
  const reminder: Command = {
    ...{ type: 'clockElapsed', clock: 'stage', rung: 'on-the-day', stage: 2, meeting: null, due },
  };
  await gives(reminder, null, 'nine', NINE);
  script.sends.push(...sends);
  script.mails.push(...mails);
  await dispatchCase(deps, ID, NINE);
  stand.tried.length = 0;
  const seat: Command = {
    ...{ type: 'handOverSeat', stage: 2, role: 'team-manager', person: TEAM_MANAGER },
    ...{ to: STRANGER, reason: written('Left the service') },
  };
  await gives(seat, IRO, 'ten', TEN);
  return stand;
}

describe('a reminder that waits while the seat is handed over', () => {
  it('goes to whoever has it then, once, and the one before hears of the hand-over alone', async () => {
    const stand = await handedOver([LATER]);
    for (const now of [TEN, at('2027-03-08 10:05'), at('2027-03-08 12:00')]) {
      await dispatchCase(stand.deps, ID, now);
    }
    assert.deepEqual([...stand.tried].sort(), [
      'teams 05 seat-handed-on',
      'teams 14 due-today',
      'teams 14 seat-handed-to-you',
    ]);
    assert.deepEqual((await stand.storage.cases.pending(ID))?.waiting, []);
  });

  it('begins with all its tries for them, whatever was tried for the one before', async () => {
    const stand = await handedOver(
      [{ kind: 'refused', code: 'MessageWritesBlocked' }],
      [{ ...LATER, afterSeconds: 7200 }],
    );
    await dispatchCase(stand.deps, ID, TEN);
    const reminders = stand.tried.filter((each) => each.endsWith('due-today'));
    assert.deepEqual(reminders, ['teams 14 due-today']);
  });

  it('goes on for them where it stood, when it is put off again', async () => {
    const stand = await handedOver([LATER]);
    stand.script.sends.push(LATER, LATER, LATER);
    for (const time of ['10:00', '11:05', '12:10', '14:00', '16:00']) {
      await dispatchCase(stand.deps, ID, at(`2027-03-08 ${time}`));
    }
    const reminders = stand.tried.filter((each) => each.endsWith('due-today'));
    assert.deepEqual([...new Set(reminders)], ['teams 14 due-today']);
    assert.deepEqual((await stand.storage.cases.pending(ID))?.waiting, []);
  });
});
