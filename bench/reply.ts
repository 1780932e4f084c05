import { randomUUID } from 'node:crypto';
import type { TableClient, TransactionAction } from '@azure/data-tables';
import type { QueueClient } from '@azure/storage-queue';
import { renderMessage } from '../adaptive-cards/index.ts';
import { BotAdapter } from '../bot/botAdapter.ts';
import { findAction } from '../desk/standins/teams/cardActions.ts';
import type { JsonObject } from '../desk/standins/json.ts';
import { day } from '../domain/calendar/index.ts';
import { viewFor, type CaseId, type WrittenText } from '../domain/case/index.ts';
import { rolesHeld, type PersonId } from '../domain/people/index.ts';
import type { IncomingMessage } from '../functions/house.ts';
import { createStorage } from '../storage/index.ts';
import { queueClient, tableClient } from '../storage/tables/connection.ts';
import { aCase, aRaise, caseId } from '../test/builders/index.ts';
import { loaded } from '../test/procedures/loaded.ts';
import { modelOf, storeAs, type Model } from './cases.ts';
import { median, quantile, type BenchResult } from './result.ts';
import { BENCH_NOW, startRig, type Rig } from './rig.ts';

const WARM_UP = 80;
const MEASURED = 600;
const BUDGET = 1.3;

const WORDS = 'The assessment has not begun and the plan does not move on in a time that fits. ';
const REPLY = 'We have met the family and the plan is brought up to date by the end of the week. ';

/** A Durham alert at stage 2 that has arrived and waits for its manager. */
function freshAlert(rig: Rig): { readonly model: Model; readonly manager: PersonId } {
  const { directory } = rig.scene;
  const { hasher } = rig.world;
  const texts = new Map<string, string>();
  const written = (value: string): WrittenText => {
    const hash = hasher.hash(value);
    texts.set(hash, value);
    return { value, hash, length: value.length };
  };
  const holder = (role: string) => {
    const found = [...directory.people.keys()].find((id) =>
      rolesHeld(directory, id, day('2027-03-01')).some((post) => post.role === role),
    );
    if (found === undefined) throw new Error(`Nobody holds the post ${role}.`);
    return found;
  };
  const raiser = holder('raiser');
  const manager = holder('team-manager');
  const subjects = [{ record: '100234', initials: 'AB' }];
  const fields = ['worries', 'tried', 'outcome-timescales', 'impact', 'needed'];
  const answers = fields.map(
    (key) => [key, { kind: 'text', text: written(`${key}: ${WORDS.repeat(4)}`) }] as const,
  );
  const raise = aRaise('du-2', {
    raiser,
    subjects,
    subjectsText: written(JSON.stringify(subjects)),
    childKeys: [hasher.hash('100234')],
    categories: ['du.when.01'],
    answers: Object.fromEntries(answers),
  });
  const built = aCase({
    procedure: loaded('durham-resolution'),
    directory,
    calendar: rig.calendar,
  })
    .does({ ...raise, open: { ...raise.open, reason: written('Urgent') } }, raiser)
    .delivered();
  return { model: modelOf(built, texts), manager };
}

/** Teams' call when the manager presses "Send reply" on the alert. */
async function replyTo(rig: Rig, model: Model, manager: PersonId, id: CaseId) {
  const state = { ...model.state, id };
  const view = viewFor(state, model.texts, manager, model.ctx, BENCH_NOW);
  if (view === null) throw new Error('The manager may not see the alert.');
  const stage = state.stages.at(-1)?.id ?? null;
  const { card } = renderMessage({
    card: 'alert',
    notice: null,
    stage,
    meeting: null,
    view,
    effect: 'bench',
  });
  // A card is plain JSON; the stand-in's type for that is wider than the builder's.
  const found = findAction(card as unknown as JsonObject, 'reply');
  if (found === null) throw new Error('The alert offers no reply.');
  const inputs = { 'reply-text': REPLY.repeat(4) };
  const { teams } = rig.standins;
  return await rig.request(teams.buildInvoke(manager, 'bench', found.action, inputs));
}

/** The rows that a reply writes, read back from Azurite, to be written bare by the floor. */
async function rowsOf(table: TableClient, id: CaseId, before: ReadonlySet<string>) {
  const rows: { readonly rowKey: string }[] = [];
  const filter = `PartitionKey eq '${id}'`;
  for await (const row of table.listEntities({ queryOptions: { filter } })) {
    const { rowKey = '' } = row;
    const own = Object.entries(row).filter(([name]) => name !== 'etag' && name !== 'timestamp');
    if (rowKey === 'h' || !before.has(rowKey)) rows.push({ ...Object.fromEntries(own), rowKey });
  }
  return rows;
}

interface Floor {
  readonly adapter: BotAdapter;
  readonly table: TableClient;
  readonly queue: QueueClient;
  /** What is written, under the partition of each round. */
  readonly rows: readonly { readonly rowKey: string }[];
}

const SMALL_CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Thank you.', wrap: true }],
};

/** A turn that does nothing, and the storage that no durable answer can do without, in sequence. */
async function bareRound(
  { adapter, table, queue, rows }: Floor,
  id: string,
  request: IncomingMessage,
): Promise<void> {
  const { authorization = '' } = request.headers;
  const answer = await adapter.turn(authorization, request.body as never, async (context) => {
    const value = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' };
    await context.sendActivity({
      type: 'invokeResponse',
      value: { status: 200, body: { ...value, value: SMALL_CARD } },
    });
  });
  if (answer?.status !== 200) throw new Error('The bare turn was not answered.');
  const { etag } = await table.getEntity(id, 'h');
  const wakeUp = JSON.stringify({ caseId: id, key: randomUUID(), firstSentMs: 0, round: 0 });
  await queue.sendMessage(Buffer.from(wakeUp).toString('base64'), { messageTimeToLive: -1 });
  const actions = rows.map((row): TransactionAction => {
    const entity = { ...row, partitionKey: id };
    return row.rowKey === 'h'
      ? ['update', entity, 'Replace', { etag }]
      : ['upsert', entity, 'Replace'];
  });
  await table.submitTransaction(actions);
}

interface Cost {
  readonly ms: number;
  /** Of this process; what Azurite does meanwhile is not in it. */
  readonly processorMs: number;
}

async function costOf(deed: () => Promise<void>): Promise<Cost> {
  const [from, used] = [performance.now(), process.cpuUsage()];
  await deed();
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - from, processorMs: (user + system) / 1000 };
}

/** A manager's reply, from request to durable answer (design section 12). */
export async function replyBench(): Promise<BenchResult> {
  const rig = await startRig(BENCH_NOW);
  try {
    return await measured(rig);
  } finally {
    await rig.stop();
  }
}

async function measured(rig: Rig): Promise<BenchResult> {
  const { settings, world } = rig;
  const { cases } = createStorage({
    connection: settings.storage,
    sleep: world.sleep,
    wall: world.wall,
    hasher: world.hasher,
    procedures: [],
  });
  const { model, manager } = freshAlert(rig);
  const table = tableClient(settings.storage, 'cases');
  const ask = async (id: CaseId): Promise<void> => {
    const { status, jsonBody } = await rig.house.messages(await request(id));
    const text = JSON.stringify(jsonBody);
    if (status !== 200 || !text.includes('"statusCode":200')) throw new Error(`${status} ${text}`);
  };
  const requests = new Map<CaseId, IncomingMessage>();
  const request = async (id: CaseId): Promise<IncomingMessage> =>
    requests.get(id) ?? (await replyTo(rig, model, manager, id));
  const idOf = (what: string, n: number): CaseId => caseId(`${what}-${String(n).padStart(4, '0')}`);
  const rounds = WARM_UP + MEASURED;
  for (let n = -1; n < rounds; n += 1) {
    for (const what of ['ours', 'bare']) {
      const id = idOf(what, n);
      await storeAs(cases, id, model);
      requests.set(id, await replyTo(rig, model, manager, id));
    }
  }
  const first = idOf('ours', -1);
  const before = new Set<string>();
  const all = table.listEntities({ queryOptions: { filter: `PartitionKey eq '${first}'` } });
  for await (const { rowKey = '' } of all) before.add(rowKey);
  await ask(first);
  const rows = await rowsOf(table, first, before);
  if (rows.length < 3) throw new Error('The reply wrote nothing.');
  const floor: Floor = {
    adapter: new BotAdapter({ ...settings, anchors: world.anchors, tokens: world.tokens }),
    table,
    queue: queueClient(settings.storage, 'wake-ups'),
    rows,
  };
  const ours: Cost[] = [];
  const bare: Cost[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const [mine, theirs] = [idOf('ours', n), idOf('bare', n)];
    const bareRequest = await request(theirs);
    const deeds = [
      async () => ours.push(await costOf(async () => await ask(mine))),
      async () => bare.push(await costOf(async () => await bareRound(floor, theirs, bareRequest))),
    ];
    // Each goes first as often as the other.
    for (const deed of n % 2 === 0 ? deeds : deeds.reverse()) await deed();
  }
  return resultOf(ours.slice(WARM_UP), bare.slice(WARM_UP), rows.length);
}

function resultOf(ours: readonly Cost[], bare: readonly Cost[], rows: number): BenchResult {
  const [mine, floor] = [ours, bare].map((costs) => median(costs.map(({ ms }) => ms)));
  const [busy, busyFloor] = [ours, bare].map((costs) =>
    median(costs.map(({ processorMs }) => processorMs)).toFixed(1),
  );
  const pairs = ours.map(({ ms }, n) => ms / (bare[n]?.ms ?? 1));
  const spread = [0.25, 0.5, 0.75].map((share) => quantile(pairs, share).toFixed(2)).join('…');
  const ratio = (mine ?? 0) / (floor ?? 1);
  return {
    name: "a manager's reply",
    ours: mine ?? 0,
    floor: floor ?? 0,
    ratio,
    budget: `at most ${String(BUDGET)} times bare turn + read + message + transaction`,
    ok: ratio <= BUDGET,
    note: `ms, medians of ${String(ours.length)}; ratio of neighbours ${spread} (quartiles); processor ms of the app ${busy ?? ''}, floor ${busyFloor ?? ''}; ${String(rows)} rows in both transactions`,
  };
}
