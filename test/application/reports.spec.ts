import assert from 'node:assert/strict';
import { createReports, type ReportParts } from '../../application/reports.ts';
import type { Day } from '../../domain/calendar/index.ts';
import { aDirectory, at, CALENDAR, IRO_MANAGER, ladderWith, post } from '../builders/index.ts';

/** The first working day of a month, after nine: a monthly report is due. */
const NOW = at('2027-03-01 09:30');

const PROCEDURE = ladderWith({
  beside: {
    reports: [
      {
        key: 'monthly',
        title: 'Monthly figures',
        from: null,
        to: 'The manager',
        recipients: ['raiser-manager'],
        inside: true,
        every: 'month',
        content: 'All',
      },
    ],
  },
});

/** Everything outside, and a process that dies when it is about to note what is named. */
function outside(diesAt: (key: string) => boolean) {
  const noted = new Set<string>();
  const seen = { mails: 0, cards: 0, warned: [] as string[] };
  const alive = { yes: true };
  let first: Day | null = null;
  const parts: ReportParts = {
    workIndex: { reported: () => [] as never },
    directory: { directory: async () => await Promise.resolve(DIRECTORY) },
    procedures: { inForce: async () => await Promise.resolve([PROCEDURE]) } as never,
    calendar: { calendar: async () => await Promise.resolve(CALENDAR) } as never,
    reportMailer: {
      send: async () => {
        seen.mails += 1;
        return await Promise.resolve({ kind: 'accepted', messageId: 'm' });
      },
    },
    reportCards: {
      post: async () => {
        seen.cards += 1;
        await Promise.resolve();
      },
    },
    reportLog: {
      since: async (_, today) => {
        first ??= today;
        return await Promise.resolve(first);
      },
      wasSent: async (key) => await Promise.resolve(noted.has(key)),
      noteSent: async (key) => {
        if (alive.yes && diesAt(key)) throw new Error('died');
        noted.add(key);
        await Promise.resolve();
      },
    },
    lastFigures: { read: () => Promise.resolve([]), keep: () => Promise.resolve() },
    log: {
      info: () => undefined,
      warn: (code) => seen.warned.push(code),
      error: (code) => seen.warned.push(code),
    },
  };
  return { reports: createReports(parts), noted, seen, alive };
}

const DIRECTORY = aDirectory([post('raiser-manager', IRO_MANAGER)]);

describe('regular reports, and a process that dies', () => {
  it('go out once, mail and card', async () => {
    const { reports, seen } = outside(() => false);
    assert.deepEqual(await reports.regular(NOW), { sent: 1, failed: 0 });
    assert.deepEqual(await reports.regular(NOW), { sent: 0, failed: 0 });
    assert.deepEqual(seen, { mails: 1, cards: 1, warned: [] });
  });

  it('[DU-65] go out days later where nobody ran the house on their day, and not those of before it', async () => {
    const { reports, seen } = outside(() => false);
    assert.deepEqual(await reports.regular(at('2027-02-10 09:30')), { sent: 0, failed: 0 });
    assert.deepEqual(await reports.regular(at('2027-03-05 08:59')), { sent: 0, failed: 0 });
    assert.deepEqual(await reports.regular(at('2027-03-05 09:00')), { sent: 1, failed: 0 });
    assert.deepEqual(await reports.regular(at('2027-03-08 09:00')), { sent: 0, failed: 0 });
    assert.equal(seen.mails, 1);
  });

  it('[DU-65] are tried again after a death before the card, which then comes once', async () => {
    const { reports, seen, alive, noted } = outside((key) => key.endsWith('/card'));
    await assert.rejects(reports.regular(NOW), /died/);
    assert.equal(seen.cards, 0);
    alive.yes = false;
    assert.deepEqual(await reports.regular(NOW), { sent: 1, failed: 0 });
    assert.deepEqual([seen.cards, seen.warned], [1, []]);
    assert.ok(![...noted].some((key) => key.endsWith('/again')));
  });

  it('[DU-65] send the card again after a death behind it, and note that it may be there twice', async () => {
    const { reports, seen, alive, noted } = outside((key) => key.endsWith(`/${IRO_MANAGER}`));
    await assert.rejects(reports.regular(NOW), /died/);
    assert.equal(seen.cards, 1);
    alive.yes = false;
    assert.deepEqual(await reports.regular(NOW), { sent: 1, failed: 0 });
    assert.deepEqual([seen.cards, seen.warned], [2, ['report-card-perhaps-twice']]);
    assert.equal([...noted].filter((key) => key.endsWith('/card/again')).length, 1);
  });
});
