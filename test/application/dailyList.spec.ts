import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { createBulletins } from '../../application/bulletins.ts';
import { sendDailyLists } from '../../application/dailyList.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { messagesServices } from '../../application/messages.ts';
import type { BulletinWish, Mailed, Sent } from '../../application/ports/index.ts';
import { plusMinutes, plusSeconds } from '../../domain/calendar/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { aRaise, at, IRO, personId, SERVICE_MANAGER, written } from '../builders/index.ts';
import { aStand, caseIdOf, NOW, type Stand } from './stand.ts';

/** Raised on Monday at ten; the service manager's list goes on Tuesday at nine. */
const READER = SERVICE_MANAGER;
const NINE = at('2027-03-02 09:00');
const TAKEN: Sent = { kind: 'accepted', activityId: 'a' };

interface House {
  readonly stand: Stand;
  readonly deps: Dependencies;
  /** Lists posted and mailed, in order, with how many lines each held. */
  readonly lists: string[];
  readonly posts: (Sent | 'die')[];
  readonly mails: Mailed[];
}

/** The stand with bulletins that are real but for Teams and Graph, which answer by a script. */
async function aHouse(): Promise<House> {
  const stand = await aStand();
  const lists: string[] = [];
  const posts: (Sent | 'die')[] = [];
  const mails: Mailed[] = [];
  const note = (how: string, { to, content }: BulletinWish): void => {
    const lines = content.kind === 'daily-list' ? content.lines : [];
    const what = lines.map(({ card, notice }) => notice ?? card).join(' ');
    lists.push(`${how} ${to.slice(-2)} ${what}`);
  };
  const bulletins = createBulletins({
    bulletinLog: stand.storage.bulletinLog,
    bulletinCards: {
      post: async (wish) => {
        note('post', wish);
        const next = posts.shift() ?? TAKEN;
        if (next === 'die') throw new Error('died');
        return await Promise.resolve(next);
      },
    },
    bulletinMailer: {
      send: async (wish) => {
        note('mail', wish);
        return await Promise.resolve(mails.shift() ?? { kind: 'accepted', messageId: 'm' });
      },
    },
    installer: stand.deps.installer,
    log: stand.deps.log,
  });
  return { stand, deps: { ...stand.deps, bulletins }, lists, posts, mails };
}

const wants = async ({ deps }: House, person: PersonId, wish: 'each' | 'list') =>
  await messagesServices(deps).choose(person, wish, NOW);

async function raised({ deps, stand }: House): Promise<void> {
  await act(deps, stand.envelope(aRaise('s2'), IRO, 'raise'), {
    procedure: (await deps.procedures.inForce())[0]!,
  });
  await dispatchCase(deps, caseIdOf(), NOW);
}

const withdrawn = async ({ deps, stand }: House, now = plusMinutes(NOW, 60)): Promise<void> => {
  const stage = (await deps.cases.load(caseIdOf()))!.state.stages.at(-1)!.id;
  const command = { type: 'withdraw', stage, reason: written('why') } as const;
  const acted = await act(deps, stand.envelope(command, IRO, 'withdraw', now));
  assert.equal(acted.kind, 'done');
  await dispatchCase(deps, caseIdOf(), now);
};

/** What the record says of one person's cards: waits, and by which route with which outcome. */
async function recordOf({ stand }: House, person = READER): Promise<readonly string[]> {
  return (await stand.events()).flatMap((event) => {
    if (event.type === 'DeliveryListed' && event.person === person)
      return [`${event.what} waits ${event.on}`];
    return event.type === 'DeliveryRecorded' && event.person === person
      ? [`${event.what} ${event.route} ${event.outcome} ${event.sentAt}`]
      : [];
  });
}

const sent = (house: House, to = '07'): readonly string[] =>
  house.stand.tried.filter((each) => each.split(' ')[1] === to);

describe('the daily list', () => {
  it('is nobody’s who has not chosen it: each message comes as it happens', async () => {
    const house = await aHouse();
    await raised(house);
    assert.deepEqual(sent(house), ['teams 07 copy']);
    assert.deepEqual(await recordOf(house), [`copy teams accepted ${NOW}`]);
  });

  it('holds what waited, once, and the record says where it waited and that it was told', async () => {
    const house = await aHouse();
    await wants(house, READER, 'list');
    await raised(house);
    await withdrawn(house);
    assert.deepEqual(sent(house), []);
    assert.deepEqual(await sendDailyLists(house.deps, plusSeconds(NINE, -1)), {
      sent: 0,
      failed: 0,
    });
    assert.deepEqual(await sendDailyLists(house.deps, NINE), { sent: 1, failed: 0 });
    assert.deepEqual(await sendDailyLists(house.deps, plusMinutes(NINE, 5)), {
      sent: 0,
      failed: 0,
    });
    assert.deepEqual(house.lists, ['post 07 copy withdrawn']);
    assert.deepEqual(sent(house), []);
    assert.deepEqual(await recordOf(house), [
      'copy waits 2027-03-02',
      'withdrawn waits 2027-03-02',
      `copy list accepted ${NINE}`,
      `withdrawn list accepted ${NINE}`,
    ]);
    assert.deepEqual((await house.deps.cases.pending(caseIdOf()))?.waiting, []);
  });

  it('keeps nobody’s alert back, nor what is asked of whoever has chosen it', async () => {
    const house = await aHouse();
    for (const n of [1, 3, 5, 6, 7, 8, 9]) await wants(house, personId(n), 'list');
    await raised(house);
    assert.deepEqual(
      house.stand.tried.filter((each) => each.includes('alert')).length > 0,
      true,
      house.stand.tried.join(),
    );
    const events = await house.stand.events();
    assert.deepEqual(
      events.filter((event) => event.type === 'DeliveryListed').map(({ what }) => what),
      ['copy'],
    );
  });

  it('is not sent when it is empty, and what it has not told goes by itself', async () => {
    const house = await aHouse();
    await wants(house, READER, 'list');
    await raised(house);
    const pending = async (): Promise<null> => await Promise.resolve(null);
    await sendDailyLists({ ...house.deps, cases: { ...house.deps.cases, pending } }, NINE);
    assert.deepEqual(house.lists, []);
    const after = plusMinutes(NINE, 5);
    await dispatchCase(house.deps, caseIdOf(), after);
    assert.deepEqual(sent(house), ['teams 07 copy']);
    assert.deepEqual(await recordOf(house), [
      'copy waits 2027-03-02',
      `copy teams accepted ${after}`,
    ]);
  });

  it('comes by mail where Teams may have taken it, and the record says so', async () => {
    const house = await aHouse();
    house.posts.push({ kind: 'uncertain', code: 'timeout' });
    await wants(house, READER, 'list');
    await raised(house);
    await sendDailyLists(house.deps, NINE);
    assert.deepEqual(house.lists, ['post 07 copy', 'mail 07 copy']);
    assert.deepEqual(await recordOf(house), [
      'copy waits 2027-03-02',
      `copy list-by-mail accepted ${NINE}`,
    ]);
  });

  it('that no route takes gives each message back to its own ladder, on record', async () => {
    const house = await aHouse();
    house.posts.push({ kind: 'refused', code: 'MessageWritesBlocked' });
    house.mails.push({ kind: 'refused', code: 'NoInternalAddress' });
    await wants(house, READER, 'list');
    await raised(house);
    await sendDailyLists(house.deps, NINE);
    assert.deepEqual(sent(house), ['teams 07 copy']);
    assert.deepEqual(await recordOf(house), [
      'copy waits 2027-03-02',
      `copy list refused ${NINE}`,
      `copy teams accepted ${NINE}`,
    ]);
  });

  it('is given up after two hours without a route, and waits without a word before', async () => {
    const house = await aHouse();
    const busy: Mailed = { kind: 'later', code: 'Throttled', afterSeconds: 5 };
    house.posts.push({ kind: 'refused', code: 'MessageWritesBlocked' });
    house.mails.push(busy, busy, busy);
    await wants(house, READER, 'list');
    await raised(house);
    for (const minutes of [0, 60]) {
      const now = plusMinutes(NINE, minutes);
      await sendDailyLists(house.deps, now);
      await dispatchCase(house.deps, caseIdOf(), now);
      assert.deepEqual(sent(house), []);
    }
    const late = plusMinutes(NINE, 120);
    await sendDailyLists(house.deps, late);
    assert.deepEqual(sent(house), ['teams 07 copy']);
    assert.deepEqual((await recordOf(house)).slice(1), [
      `copy list refused ${late}`,
      `copy teams accepted ${late}`,
    ]);
  });

  it('goes once when its process dies at the sending, before it is noted, and before it is on record', async () => {
    const dying = async (break_: (house: House) => Dependencies, expected: readonly string[]) => {
      const house = await aHouse();
      await wants(house, READER, 'list');
      await raised(house);
      await sendDailyLists(break_(house), NINE);
      const after = plusMinutes(NINE, 10);
      house.stand.wall.move(house.deps.timing.leaseMs);
      await sendDailyLists(house.deps, after);
      await dispatchCase(house.deps, caseIdOf(), after);
      assert.deepEqual(house.lists, expected);
      assert.deepEqual(sent(house), []);
      assert.deepEqual((await recordOf(house)).length, 2);
      assert.deepEqual((await house.deps.cases.pending(caseIdOf()))?.waiting, []);
    };
    const die = async (): Promise<never> => await Promise.reject(new Error('died'));
    await dying(
      (house) => {
        house.posts.push('die');
        return house.deps;
      },
      ['post 07 copy', 'mail 07 copy'],
    );
    await dying(
      ({ deps }) => ({
        ...deps,
        dailyLists: {
          ...deps.dailyLists,
          change: async (list, state) =>
            state.kind === 'sent' ? await die() : await deps.dailyLists.change(list, state),
        },
      }),
      ['post 07 copy'],
    );
    await dying(
      ({ deps }) => ({ ...deps, cases: { ...deps.cases, append: die } }),
      ['post 07 copy'],
    );
  });

  it('tells no line twice when the process dies before the case knows that it waits', async () => {
    const house = await aHouse();
    await wants(house, READER, 'list');
    const died: Dependencies = {
      ...house.deps,
      dueIndex: {
        ...house.deps.dueIndex,
        arm: async () => await Promise.reject(new Error('died')),
      },
    };
    await assert.rejects(raised({ ...house, deps: died }), /died/);
    await wants(house, READER, 'each');
    await dispatchCase(house.deps, caseIdOf(), plusMinutes(NOW, 5));
    assert.deepEqual(sent(house), ['teams 07 copy']);
    await sendDailyLists(house.deps, NINE);
    assert.deepEqual(house.lists, []);
  });

  it('tells no line of which the case does not know: it is put into the next list, once', async () => {
    const house = await aHouse();
    await wants(house, READER, 'list');
    const died: Dependencies = {
      ...house.deps,
      dueIndex: {
        ...house.deps.dueIndex,
        arm: async () => await Promise.reject(new Error('died')),
      },
    };
    await assert.rejects(raised({ ...house, deps: died }), /died/);
    await sendDailyLists(house.deps, NINE);
    assert.deepEqual(house.lists, []);
    await sendDailyLists(house.deps, at('2027-03-03 09:00'));
    assert.deepEqual(house.lists, ['post 07 copy']);
    await dispatchCase(house.deps, caseIdOf(), at('2027-03-03 09:05'));
    assert.deepEqual(await recordOf(house), [
      'copy waits 2027-03-03',
      `copy list accepted ${at('2027-03-03 09:00')}`,
    ]);
  });

  it('sends what happens in the night that very morning, and after nine the morning after', async () => {
    const house = await aHouse();
    await raised(house);
    await wants(house, READER, 'list');
    await withdrawn(house, at('2027-03-01 22:00'));
    await sendDailyLists(house.deps, NINE);
    assert.deepEqual(house.lists, ['post 07 withdrawn']);
  });

  it('comes no more to whoever chose otherwise, but for what waits already', async () => {
    const house = await aHouse();
    await wants(house, READER, 'list');
    await raised(house);
    await wants(house, READER, 'each');
    await withdrawn(house);
    assert.deepEqual(sent(house), ['teams 07 withdrawn']);
    await sendDailyLists(house.deps, NINE);
    assert.deepEqual(house.lists, ['post 07 copy']);
  });

  it('is cleared away an hour later', async () => {
    const house = await aHouse();
    await wants(house, READER, 'list');
    await raised(house);
    await sendDailyLists(house.deps, NINE);
    const key = { person: READER, from: NINE, part: 1 };
    await sendDailyLists(house.deps, plusMinutes(NINE, 59));
    assert.equal((await house.deps.dailyLists.of(key))?.state.kind, 'sent');
    await sendDailyLists(house.deps, plusMinutes(NINE, 60));
    assert.equal(await house.deps.dailyLists.of(key), null);
  });

  it('waits for the morning after where an outage ended in the evening', async () => {
    const house = await aHouse();
    await wants(house, READER, 'list');
    await raised(house);
    await sendDailyLists(house.deps, at('2027-03-02 19:00'));
    assert.deepEqual(house.lists, []);
    await sendDailyLists(house.deps, at('2027-03-03 09:00'));
    assert.deepEqual(house.lists, ['post 07 copy']);
  });

  it('is chosen by people of the authority only', async () => {
    const house = await aHouse();
    const stranger = personId(99);
    assert.equal(await messagesServices(house.deps).choose(stranger, 'list', NOW), null);
    assert.equal(await house.deps.messagesChoices.of(stranger), null);
    await wants(house, READER, 'list');
    assert.deepEqual(await messagesServices(house.deps).of(READER), {
      wish: 'list',
      by: READER,
      at: NOW,
    });
  });
});
