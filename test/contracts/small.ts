import assert from 'node:assert/strict';
import {
  MOST_LISTED,
  type ConversationRef,
  type CountedFigures,
  type DeadLetter,
  type ListedMessage,
} from '../../application/ports/index.ts';
import { day, moment } from '../../domain/calendar/index.ts';
import { collect } from '../../storage/tables/table.ts';
import { onRig, type MakeRig } from './rig.ts';
import { caseIdOf, draftOf, NOW, personOf } from './sample.ts';

const me = personOf(1);

export function draftsContract(make: MakeRig): void {
  describe('Drafts', () => {
    it('saves step after step by etag', async () => {
      await onRig(make, async ({ stores: { drafts } }) => {
        assert.equal(await drafts.load(me, 'd1'), null);
        const first = draftOf(me, 'd1', { answers: { grounds: 'x'.repeat(40_000) } });
        assert.equal(await drafts.save(first, null, NOW), true);
        assert.equal(await drafts.save(draftOf(me, 'd1'), null, NOW), false);
        const loaded = await drafts.load(me, 'd1');
        assert.deepEqual(loaded?.draft, first);
        const second = { ...first, version: 2, step: 'what' as const };
        assert.equal(await drafts.save(second, loaded.etag, NOW), true);
        assert.equal(await drafts.save({ ...second, version: 3 }, loaded.etag, NOW), false);
        assert.deepEqual((await drafts.load(me, 'd1'))?.draft, second);
        assert.equal(await drafts.load(personOf(2), 'd1'), null);
      });
    });

    it('removes a draft by its etag', async () => {
      await onRig(make, async ({ stores: { drafts } }) => {
        await drafts.save(draftOf(me, 'd1'), null, NOW);
        const first = await drafts.load(me, 'd1');
        await drafts.save(draftOf(me, 'd1', { version: 2 }), first?.etag ?? '', NOW);
        assert.equal(await drafts.remove(me, 'd1', first?.etag ?? ''), false);
        const second = await drafts.load(me, 'd1');
        assert.equal(await drafts.remove(me, 'd1', second?.etag ?? ''), true);
        assert.equal(await drafts.load(me, 'd1'), null);
        assert.equal(await drafts.remove(me, 'd1', second?.etag ?? ''), false);
      });
    });

    it('deletes those started before a moment, of everybody', async () => {
      await onRig(make, async ({ stores: { drafts } }) => {
        const old = moment('2026-11-30T00:00:00.000Z');
        await drafts.save(draftOf(me, 'old', { startedAt: old }), null, NOW);
        await drafts.save(draftOf(personOf(2), 'old', { startedAt: old }), null, NOW);
        await drafts.save(draftOf(me, 'new'), null, NOW);
        assert.equal(await drafts.purgeBefore(NOW), 2);
        assert.equal(await drafts.load(me, 'old'), null);
        assert.ok(await drafts.load(me, 'new'));
      });
    });
  });
}

export function conversationsContract(make: MakeRig): void {
  describe('Conversations', () => {
    it('keeps the last one seen of a person, until it is forgotten', async () => {
      await onRig(make, async ({ stores: { conversations } }) => {
        const ref: ConversationRef = {
          person: me,
          tenantId: 't',
          conversationId: 'a:1/2?3#4',
          serviceUrl: 'https://smba.trafficmanager.net/uk/',
          botId: '28:b',
          userId: '29:u',
          seenAt: NOW,
        };
        assert.equal(await conversations.of(me), null);
        await conversations.save(ref);
        await conversations.save({ ...ref, conversationId: 'a:2', userId: null });
        assert.deepEqual(await conversations.of(me), {
          ...ref,
          conversationId: 'a:2',
          userId: null,
        });
        await conversations.forget(me);
        await conversations.forget(me);
        assert.equal(await conversations.of(me), null);
      });
    });
  });
}

export function deadLettersContract(make: MakeRig): void {
  describe('DeadLetters', () => {
    it('lists what a person must see, oldest first, until it is removed', async () => {
      await onRig(make, async ({ stores: { deadLetters } }) => {
        const letter = (id: string, at: string): DeadLetter => ({
          id,
          at: moment(at),
          kind: 'wake-up',
          caseId: 'c',
          code: 'server',
        });
        const late = letter('1', '2027-01-06T09:00:00.000Z');
        const early = letter('2', '2027-01-05T09:00:00.000Z');
        for (const each of [late, early, late]) await deadLetters.add(each);
        assert.deepEqual(await deadLetters.list(), [early, late]);
        await deadLetters.remove('2');
        await deadLetters.remove('2');
        assert.deepEqual(await deadLetters.list(), [late]);
      });
    });

    it('keeps which effect it was, who was told, and who saw to it and how', async () => {
      await onRig(make, async ({ stores: { deadLetters } }) => {
        const letter: DeadLetter = {
          id: 'c/1 00000004-0',
          at: NOW,
          kind: 'effect',
          caseId: 'c/1',
          code: 'broke-down',
          effect: '00000004-0',
          deed: 'sendCard',
          toldOn: day('2027-01-06'),
          handled: { by: me, at: NOW, how: 'Told them by telephone' },
        };
        await deadLetters.add({ ...letter, key: 'k' });
        await deadLetters.add(letter);
        assert.deepEqual(await deadLetters.list(), [letter]);
      });
    });
  });
}

export function caughtUpLogContract(make: MakeRig): void {
  describe('CaughtUpLog', () => {
    it('says under which calendar the cases stand, and which one was seen since', async () => {
      await onRig(make, async ({ stores: { counted, layout } }) => {
        assert.equal(await counted.read(), null);
        await counted.write({ version: '', seen: 'a', since: NOW });
        const later = { version: 'a', seen: 'b', since: moment('2027-01-05T09:05:00.000Z') };
        await counted.write(later);
        assert.deepEqual(await counted.read(), later);
        assert.equal(await layout.read(), null, 'each of them has a row of its own');
      });
    });
  });
}

export function followedPostsContract(make: MakeRig): void {
  describe('FollowedPosts', () => {
    it('says up to which day and people the seats have followed, and which people were seen since', async () => {
      await onRig(make, async ({ stores: { followed } }) => {
        assert.equal(await followed.read(), null);
        const first = { version: '', day: day('2027-01-05'), seen: 'a', since: NOW };
        await followed.write(first);
        assert.deepEqual(await followed.read(), first);
        const later = { ...first, version: 'a', day: day('2027-01-06') };
        await followed.write(later);
        assert.deepEqual(await followed.read(), later);
      });
    });
  });
}

export function heartbeatContract(make: MakeRig): void {
  describe('Heartbeat', () => {
    it('says when the sweep last ran to its end', async () => {
      await onRig(make, async ({ stores: { heartbeat } }) => {
        assert.equal(await heartbeat.last(), null);
        await heartbeat.beat(NOW);
        await heartbeat.beat(moment('2027-01-05T09:05:00.000Z'));
        assert.equal(await heartbeat.last(), '2027-01-05T09:05:00.000Z');
      });
    });
  });
}

export function reportLogContract(make: MakeRig): void {
  describe('ReportLog', () => {
    it('keeps what has gone out, under its own name', async () => {
      await onRig(make, async ({ stores: { reportLog } }) => {
        const key = 'durham/monthly/2026-11-01 to 2026-11-30';
        assert.equal(await reportLog.wasSent(key), false);
        await reportLog.noteSent(key, NOW, day('2026-12-01'));
        await reportLog.noteSent(key, NOW, day('2026-12-02'));
        assert.equal(await reportLog.wasSent(key), true);
        assert.equal(await reportLog.wasSent(`${key}/card`), false);
      });
    });

    it('knows since when it has been asked of each procedure', async () => {
      await onRig(make, async ({ stores: { reportLog } }) => {
        const since = async (procedure: string, on: string) =>
          await reportLog.since(procedure, day(on), NOW);
        assert.equal(await since('durham', '2026-12-07'), '2026-12-07');
        assert.equal(await since('durham', '2027-01-04'), '2026-12-07');
        assert.equal(await since('ladder', '2027-01-04'), '2027-01-04');
      });
    });
  });
}

/** As large as a procedure's tables may become: more than one property holds. */
const counted = (procedure: string, value: number | 'c' | null): CountedFigures => ({
  procedure,
  at: NOW,
  period: { from: day('2026-10-01'), to: day('2026-12-01'), on: day('2026-12-01') },
  tables: [
    {
      key: 'flow',
      title: 'Flow',
      note: 'x'.repeat(40_000),
      rowHead: 'Team',
      columns: [{ key: 'raised', label: 'Raised', unit: 'cases', formula: 'Raised in it' }],
      rows: [
        {
          key: 'all',
          label: 'All teams',
          total: true,
          cells: [{ id: 'raised', value, from: ['raised'], elsewhere: true }],
        },
      ],
    },
  ],
  sums: [{ whole: 'raised', parts: ['raised north'] }],
  teams: new Map([['north', 'North']]),
});

export function lastFiguresContract(make: MakeRig): void {
  describe('LastFigures', () => {
    const [quarter, before] = [
      { interval: 'quarter', last: false },
      { interval: 'quarter', last: true },
    ] as const;

    it('keeps what was counted last of each procedure and period, to the letter', async () => {
      await onRig(make, async ({ stores: { lastFigures } }) => {
        assert.deepEqual(await lastFigures.read(quarter), []);
        await lastFigures.keep(quarter, [counted('one', 3), counted('two', null)]);
        await lastFigures.keep(before, [counted('one', 'c')]);
        await lastFigures.keep(quarter, [counted('one', 4)]);
        assert.deepEqual(await lastFigures.read(quarter), [
          counted('one', 4),
          counted('two', null),
        ]);
        assert.deepEqual(await lastFigures.read(before), [counted('one', 'c')]);
        assert.deepEqual(await lastFigures.read({ interval: 'year', last: false }), []);
      });
    });

    it('lies beside the log of what was sent, and is no part of it', async () => {
      await onRig(make, async ({ stores: { lastFigures, reportLog } }) => {
        await lastFigures.keep(quarter, [counted('one', 3)]);
        assert.equal(await reportLog.wasSent('one'), false);
      });
    });
  });
}

export function bulletinLogContract(make: MakeRig): void {
  describe('BulletinLog', () => {
    it('lets one of two post, again only what was put off, and keeps the rest', async () => {
      await onRig(make, async ({ stores: { bulletinLog } }) => {
        const key = 'people/2027-01-04/1';
        const later = moment('2027-01-05T09:05:00.000Z');
        const posting = { state: 'posting', putOff: 0, at: NOW } as const;
        const both = [bulletinLog.begin(key, me, NOW), bulletinLog.begin(key, me, NOW)];
        const before = await Promise.all(both);
        assert.deepEqual(
          before.filter((each) => each !== null),
          [posting],
        );
        assert.equal(await bulletinLog.begin(key, personOf(2), NOW), null);
        const putOff = { state: 'put-off', putOff: 1, at: NOW } as const;
        await bulletinLog.note(key, me, putOff);
        assert.deepEqual(await bulletinLog.begin(key, me, later), putOff);
        const again = { state: 'posting', putOff: 1, at: later } as const;
        assert.deepEqual(await bulletinLog.begin(key, me, later), again);
        const told = { state: 'mail', putOff: 0, at: later } as const;
        await bulletinLog.note(key, me, told);
        assert.deepEqual(await bulletinLog.begin(key, me, later), told);
      });
    });
  });
}

export function messagesChoicesContract(make: MakeRig): void {
  describe('MessagesChoices', () => {
    it('keeps the last choice of each person, with who chose and when', async () => {
      await onRig(make, async ({ stores: { messagesChoices } }) => {
        assert.equal(await messagesChoices.of(me), null);
        await messagesChoices.choose(me, { wish: 'list', by: me, at: NOW });
        const later = moment('2027-01-05T09:05:00.000Z');
        await messagesChoices.choose(me, { wish: 'each', by: me, at: later });
        assert.deepEqual(await messagesChoices.of(me), { wish: 'each', by: me, at: later });
        assert.equal(await messagesChoices.of(personOf(2)), null);
      });
    });
  });
}

export function dailyListsContract(make: MakeRig): void {
  describe('DailyLists', () => {
    const tomorrow = moment('2027-01-06T09:00:00.000Z');
    const listed = (n: number): ListedMessage => ({
      caseId: caseIdOf(`case-${String(n)}`),
      effect: `00000001-${String(n)}`,
      at: NOW,
    });

    it('takes each message once, all of those who come at once, and gives what is due', async () => {
      await onRig(make, async ({ stores: { dailyLists } }) => {
        const key = { person: me, from: tomorrow, part: 1 };
        const keys = await Promise.all(
          [1, 2, 1].map(async (n) => await dailyLists.add(me, tomorrow, listed(n))),
        );
        assert.deepEqual(keys, [key, key, key]);
        await dailyLists.add(personOf(2), tomorrow, listed(3));
        assert.deepEqual(await collect(dailyLists.due(NOW)), []);
        const due = await collect(dailyLists.due(tomorrow));
        assert.deepEqual(
          due.map(({ person, messages, state }) => [person, messages.length, state.kind]),
          [
            [me, 2, 'open'],
            [personOf(2), 1, 'open'],
          ],
        );
        assert.deepEqual(await dailyLists.of(key), due[0]);
      });
    });

    it('goes on in another part when it is full', async () => {
      await onRig(make, async ({ stores: { dailyLists } }) => {
        for (let n = 0; n <= MOST_LISTED; n += 1) {
          const key = await dailyLists.add(me, tomorrow, listed(n));
          assert.equal(key?.part, n < MOST_LISTED ? 1 : 2);
        }
      });
    });

    it('takes nothing more once it is closed, by one of two, until it is gone', async () => {
      await onRig(make, async ({ stores: { dailyLists } }) => {
        const key = await dailyLists.add(me, tomorrow, listed(1));
        assert.ok(key !== null);
        const open = await dailyLists.of(key);
        assert.ok(open !== null);
        const closing = [open, open].map(
          async (list) => await dailyLists.change(list, { kind: 'closed' }),
        );
        const [closed, ...others] = (await Promise.all(closing)).filter((each) => each !== null);
        assert.ok(closed !== undefined);
        assert.deepEqual(others, []);
        assert.equal(await dailyLists.add(me, tomorrow, listed(2)), null);
        assert.deepEqual(await dailyLists.add(me, tomorrow, listed(1)), key, 'it is in it already');
        const sent = { kind: 'sent', route: 'teams', at: tomorrow, told: ['case-1 x'] } as const;
        const done = await dailyLists.change(closed, sent);
        assert.deepEqual((await dailyLists.of(key))?.state, sent);
        await dailyLists.remove(open);
        assert.ok((await dailyLists.of(key)) !== null, 'it was changed meanwhile');
        assert.ok(done !== null);
        await dailyLists.remove(done);
        assert.equal(await dailyLists.of(key), null);
      });
    });
  });
}

export function peopleLogContract(make: MakeRig): void {
  describe('PeopleLog', () => {
    it('keeps findings until they are cleared, the last day, and imports with the newest first', async () => {
      await onRig(make, async ({ stores: { peopleLog } }) => {
        const finding = {
          what: 'account-disabled',
          person: me,
          post: 'Team manager, North',
        } as const;
        const standing = { key: `account-disabled ${me}`, finding, since: NOW, told: false };
        await peopleLog.keep(standing);
        await peopleLog.keep({ ...standing, told: true });
        assert.deepEqual(await peopleLog.findings(), [{ ...standing, told: true }]);
        await peopleLog.clear(standing.key);
        await peopleLog.clear(standing.key);
        assert.deepEqual(await peopleLog.findings(), []);
        assert.equal(await peopleLog.checkedOn(), null);
        await peopleLog.noteChecked(day('2027-01-05'));
        assert.equal(await peopleLog.checkedOn(), '2027-01-05');
        const none = [0, 0, 0] as const;
        const counts = {
          people: [1, 0, 0],
          posts: [0, 2, 1],
          teams: none,
          children: none,
        } as const;
        const first = { at: NOW, by: me, before: '', after: 'v1', counts };
        const later = moment('2027-02-05T09:05:00.000Z');
        const second = { ...first, at: later, before: 'v1', after: 'v2' };
        for (const each of [first, second]) await peopleLog.imported(each);
        assert.deepEqual(await peopleLog.imports(5), [second, first]);
        assert.deepEqual(await peopleLog.imports(1), [second]);
      });
    });
  });
}
