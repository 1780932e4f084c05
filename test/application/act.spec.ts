import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { act } from '../../application/act.ts';
import { day } from '../../domain/calendar/index.ts';
import { StorageFailure } from '../../storage/tables/failure.ts';
import {
  anEscalation,
  aReply,
  ID,
  IRO,
  SERVICE_MANAGER,
  STRANGER,
  aRaise,
} from '../builders/index.ts';
import type { Fault } from '../fakes/memoryTable.ts';
import { aStand, NOW } from './stand.ts';

/** Runs once, at the first request that fits. */
function atFirst(fits: (kind: string, table: string) => boolean, deed: () => Promise<void>): Fault {
  let armed = true;
  return async ({ kind, table }, when) => {
    if (!armed || when !== 'before' || !fits(kind, table)) return;
    armed = false;
    await deed();
  };
}

describe('act', () => {
  it('decides again when another writer was first', async () => {
    let meanwhile = (): Promise<void> => Promise.resolve();
    let armed = false;
    const stand = await aStand({
      fault: async ({ kind, table, keys }, when) => {
        if (!armed || when !== 'before' || table !== 'cases' || kind !== 'transact') return;
        assert.ok(keys.length > 0);
        armed = false;
        await meanwhile();
      },
    });
    await stand.raised();
    const { deps } = stand;
    meanwhile = async () => {
      await act(deps, stand.envelope({ type: 'openCard', stage: 2 }, SERVICE_MANAGER, 'other'));
    };
    armed = true;
    const acted = await act(deps, stand.envelope(aReply(2), SERVICE_MANAGER, 'mine'));
    assert.equal(acted.kind, 'done');
    const types = (await stand.events()).map(({ type }) => type);
    assert.deepEqual(types.slice(-2), ['CardOpened', 'Replied']);
  });

  it('reads and decides while the wake-up is under way, and appends only once it was answered', async () => {
    const stand = await aStand({});
    await stand.raised();
    const { deps } = stand;
    const order: string[] = [];
    const spied = {
      ...deps,
      wakeUps: {
        send: async (...args: Parameters<typeof deps.wakeUps.send>) => {
          order.push('wake-up sent');
          await setTimeout(20);
          const taken = await deps.wakeUps.send(...args);
          order.push('wake-up answered');
          return taken;
        },
      },
      procedures: {
        ...deps.procedures,
        version: async (...args: Parameters<typeof deps.procedures.version>) => {
          order.push('decided');
          return await deps.procedures.version(...args);
        },
      },
      cases: {
        ...deps.cases,
        load: async (...args: Parameters<typeof deps.cases.load>) => {
          order.push('case read');
          await setTimeout(5);
          return await deps.cases.load(...args);
        },
        append: async (...args: Parameters<typeof deps.cases.append>) => {
          order.push('appended');
          return await deps.cases.append(...args);
        },
      },
    };
    await act(spied, stand.envelope(aReply(2), SERVICE_MANAGER, 'mine'));
    const wanted = ['case read', 'wake-up sent', 'decided', 'wake-up answered', 'appended'];
    assert.deepEqual(order, wanted);
  });

  it('appends nothing where the wake-up could not be sent, and still says no where it must', async () => {
    const stand = await aStand();
    await stand.raised();
    const before = await stand.events();
    const wakeUps = { send: () => Promise.reject(new StorageFailure('unreachable')) };
    const deps = { ...stand.deps, wakeUps };
    const reply = stand.envelope(aReply(2), SERVICE_MANAGER, 'k');
    await assert.rejects(act(deps, reply), /unreachable/);
    const acted = await act(deps, stand.envelope(aReply(2), STRANGER, 'k2'));
    assert.deepEqual(acted.kind === 'refused' && acted.refusal, { reason: 'not-yours' });
    assert.deepEqual(await stand.events(), before);
  });

  it('stores no text that no event names: an answer to what was not asked has no place', async () => {
    const stand = await aStand();
    await stand.raised();
    const { deps } = stand;
    const [asked, unasked] = ['What was asked', 'What nobody asked'].map((value) => ({
      value,
      hash: deps.hasher.hash(value),
      length: value.length,
    }));
    assert.ok(asked !== undefined && unasked !== undefined);
    const record = { benefit: asked, evil: unasked };
    const command = { type: 'giveTime', stage: 2, until: day('2027-04-30'), record } as const;
    const acted = await act(deps, stand.envelope(command, IRO, 'time'));
    assert.equal(acted.kind, 'done');
    const texts = [...(await deps.cases.texts(ID)).values()];
    assert.ok(texts.includes('What was asked'));
    assert.ok(!texts.includes('What nobody asked'));
  });

  it('answers a repeated key with the present state, although the case has moved on by it', async () => {
    const stand = await aStand();
    await stand.raised();
    const { deps } = stand;
    const escalation = stand.envelope(anEscalation(2, 's4', { consultations: [] }), IRO, 'press');
    const asked = stand.envelope(
      { type: 'withdraw', stage: 2, reason: aReply(2).text },
      IRO,
      'press 2',
    );
    assert.notEqual(escalation.key, asked.key);
    assert.equal((await act(deps, asked)).kind, 'done');
    const before = await stand.events();
    assert.equal((await act(deps, asked)).kind, 'nothing');
    assert.deepEqual(await stand.events(), before);
  });

  it('tells a stranger nothing, whatever key they bring', async () => {
    const stand = await aStand();
    await stand.raised();
    const acted = await act(stand.deps, stand.envelope(aReply(2), STRANGER, 'raise'));
    assert.deepEqual(acted.kind === 'refused' && acted.refusal, { reason: 'not-yours' });
  });

  it('takes the wake-up back when it is refused', async () => {
    const stand = await aStand();
    await stand.raised();
    const before = stand.storage.wakeUps.sent.length;
    await act(stand.deps, stand.envelope(aReply(2), STRANGER, 'k'));
    assert.equal(stand.storage.wakeUps.sent.length, before);
  });

  it('leaves the wake-up once an append was tried, whatever came of it', async () => {
    let armed = false;
    const stand = await aStand({
      fault: ({ table, kind }, when) => {
        if (armed && when === 'after' && table === 'cases' && kind === 'transact') {
          throw new StorageFailure('refused');
        }
      },
    });
    await stand.raised();
    armed = true;
    await assert.rejects(act(stand.deps, stand.envelope(aReply(2), SERVICE_MANAGER, 'k')));
    const keys = stand.storage.wakeUps.sent.map(({ wakeUp }) => wakeUp.key);
    assert.deepEqual(keys, ['raise', 'k']);
  });

  it('appends nothing later than a minute after its message: it sends another first', async () => {
    let slow = (): Promise<void> => Promise.resolve();
    const stand = await aStand({
      fault: atFirst(
        (kind, table) => table === 'cases' && kind === 'query',
        async () => {
          await slow();
        },
      ),
    });
    await act(stand.deps, stand.envelope(aRaise('s3'), IRO, 'raise'), {
      procedure: (await stand.deps.procedures.inForce())[0]!,
    });
    const { sent } = stand.storage.wakeUps;
    sent.length = 0;
    slow = async () => {
      await setTimeout(5);
      stand.wall.move(61_000);
    };
    const reply = stand.envelope(aReply(2), SERVICE_MANAGER, 'k');
    assert.equal((await act(stand.deps, reply, { withTexts: true })).kind, 'done');
    assert.deepEqual(
      sent.map(({ wakeUp }) => wakeUp.firstSentMs - Date.parse(NOW)),
      [0, 61_000],
    );
  });

  it('refuses what it does not know', async () => {
    const stand = await aStand();
    const { deps } = stand;
    const acted = await act(deps, stand.envelope(aReply(2), SERVICE_MANAGER, 'k'));
    assert.deepEqual(acted.kind === 'refused' && acted.refusal, { reason: 'unknown-case' });
    assert.equal(await deps.cases.load(ID), null);
  });
});
