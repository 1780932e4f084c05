import assert from 'node:assert/strict';
import { lastCounted } from '../../application/lastFigures.ts';
import { read } from '../../application/reportReading.ts';
import { act } from '../../application/act.ts';
import { contextOf } from '../../application/context.ts';
import { project } from '../../application/project.ts';
import { withoutSmallNumbers, type Report } from '../../domain/report/index.ts';
import {
  at,
  DIRECTOR,
  ID,
  IRO,
  IRO_MANAGER,
  ladderWith,
  TEAM_MANAGER,
  written,
} from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const QUARTER = { interval: 'quarter', last: false } as const;
const TOLD = {
  key: 'quarterly',
  title: 'Quarterly figures',
  from: null,
  to: 'The director',
  recipients: ['director'],
  every: 'quarter',
  content: 'Figures',
} as const;

/** The raisers' manager reads all figures, the director those without small numbers. */
async function counted(): Promise<Stand> {
  const stand = await aStand({ procedure: ladderWith({ beside: { reports: [TOLD] } }) });
  await stand.raised();
  await projected(stand);
  const [report] = (await read(partsOf(stand), IRO_MANAGER, QUARTER, NOW)) ?? [];
  assert.equal(report?.register?.length, 1, 'the alert is counted');
  return stand;
}

/** As the dispatcher does it after each append. */
async function projected({ deps }: Stand): Promise<void> {
  const loaded = await deps.cases.load(ID);
  assert.ok(loaded !== null);
  const { state } = loaded;
  await project(deps, state, await contextOf(deps, state), await deps.cases.texts(ID), NOW);
}

const partsOf = ({ deps, storage: { lastFigures } }: Stand) => ({ ...deps, lastFigures });

const withdrawnIn = (reports: readonly Report[] | undefined): unknown =>
  reports
    ?.flatMap(({ tables }) => tables)
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .find(({ id }) => id === 'withdrawn|all')?.value;

const tablesOf = (reports: readonly Report[] | null | undefined): unknown =>
  reports?.map(({ tables, period, smallNumbers }) => ({ tables, period, smallNumbers }));

describe('the figures that were counted last', () => {
  it('are what was counted then, and when that was', async () => {
    const stand = await counted();
    const now = await read(partsOf(stand), IRO_MANAGER, QUARTER, NOW);
    const last = await lastCounted(partsOf(stand), IRO_MANAGER, QUARTER, at('2027-03-01 16:00'));
    assert.deepEqual(tablesOf(last?.reports), tablesOf(now));
    assert.equal(last?.at, NOW);
    const [report] = last.reports;
    assert.deepEqual([report?.open, report?.register], [null, null]);
    assert.deepEqual([...(report?.teams ?? [])], [...(now?.[0]?.teams ?? [])]);
  });

  it('stay as they were until they are counted again, for whomever', async () => {
    const stand = await counted();
    const withdrawn = { type: 'withdraw', stage: 2, reason: written('Because') } as const;
    await act(stand.deps, stand.envelope(withdrawn, IRO, 'withdraw'));
    await projected(stand);
    const before = await lastCounted(partsOf(stand), IRO_MANAGER, QUARTER, NOW);
    const later = at('2027-03-02 10:00');
    const anew = await read(partsOf(stand), DIRECTOR, QUARTER, later);
    const after = await lastCounted(partsOf(stand), IRO_MANAGER, QUARTER, later);
    assert.equal(withdrawnIn(before?.reports), 0);
    assert.equal(withdrawnIn(after?.reports), 1);
    assert.equal(after?.at, later);
    assert.deepEqual(
      tablesOf(after.reports.map((each) => withoutSmallNumbers(each))),
      tablesOf(anew),
    );
  });

  it('are shown to each as far as they may see them now', async () => {
    const stand = await counted();
    const whole = await lastCounted(partsOf(stand), IRO_MANAGER, QUARTER, NOW);
    const without = await lastCounted(partsOf(stand), DIRECTOR, QUARTER, NOW);
    assert.deepEqual(
      tablesOf(without?.reports),
      tablesOf(whole?.reports.map((each) => withoutSmallNumbers(each))),
    );
    assert.equal(without?.reports[0]?.smallNumbers, 'hidden');
    assert.equal(await lastCounted(partsOf(stand), TEAM_MANAGER, QUARTER, NOW), null);
  });

  it('are none in a period in which nothing has been counted yet', async () => {
    const stand = await counted();
    const none = { reports: [], at: null };
    const wish = { interval: 'month', last: true } as const;
    assert.deepEqual(await lastCounted(partsOf(stand), IRO_MANAGER, wish, NOW), none);
    // What was counted as this quarter is not the next one's.
    const april = at('2027-04-01 10:00');
    assert.deepEqual(await lastCounted(partsOf(stand), IRO_MANAGER, QUARTER, april), none);
    const march = at('2027-03-31 10:00');
    assert.equal((await lastCounted(partsOf(stand), IRO_MANAGER, QUARTER, march))?.at, NOW);
  });
});
