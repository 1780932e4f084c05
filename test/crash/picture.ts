import type { RecordedEvent } from '../../domain/case/index.ts';
import { verifyChain } from '../../storage/cases/chain.ts';
import { unpack } from '../../storage/tables/pack.ts';
import type { Values } from '../../storage/tables/table.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';
import type { Got } from './outsideWorld.ts';
import type { Theatre } from './theatre.ts';

/** What a journey has left behind, as data that two runs can be compared by. */
export interface Picture {
  /** By minute; what the dispatcher records side by side has no order of its own. */
  readonly events: readonly string[];
  /** By person, in order. */
  readonly got: Readonly<Record<string, readonly string[]>>;
  readonly calendar: readonly string[];
  readonly state: string;
  readonly draft: readonly string[];
  readonly work: readonly string[];
  readonly due: readonly string[];
  readonly waiting: readonly string[];
  readonly dead: readonly string[];
  /** Whatever must never be, in words. */
  readonly wrong: readonly string[];
}

/** What is not compared, where a service said no for good. */
export interface Lenience {
  /** A card may have come by mail instead. */
  readonly route?: true;
  /** The person chose a time again. */
  readonly again?: true;
  /** Event types that may be there beside the others. */
  readonly beside?: readonly string[];
  /** Cards that may be there beside the others, or missing. */
  readonly cards?: readonly string[];
  readonly cancelled?: true;
  /** The case itself says that somebody was not reached. */
  readonly unreached?: true;
}

export interface Repeats {
  /** Cards that somebody has got twice. */
  readonly doubled: readonly Got[];
  readonly recorded: number;
}

const MOMENT = /(\d{4}-\d\d-\d\d)T(\d\d:\d\d):[\d.]+Z/g;
/** A task that was agreed bears its meeting's number in its name. */
const AGREED = /agreed:(\d+):/g;
const IDS: readonly string[] = ['stage', 'meeting', 'id'];
/** Says how a delivery came about, or what nobody sees. */
const UNTOLD: readonly string[] = ['effect', 'key', 'version', 'code', 'uncertain', 'fired'];

type Names = ReadonlyMap<number, string>;

/** Versions as names: an attempt more in the record moves every number that comes after. */
export function namesIn(events: readonly RecordedEvent[]): Names {
  const counts = new Map<string, number>();
  return new Map(
    events.map(({ type, version }) => {
      const n = (counts.get(type) ?? 0) + 1;
      counts.set(type, n);
      return [version, `${type} ${String(n)}`];
    }),
  );
}

export function plain(value: unknown, names: Names, lenience: Lenience): string {
  const routes = lenience.route === true ? ['route'] : [];
  const slots = lenience.again === true ? ['slots', 'unknown', 'slotsOf', 'missing', 'unread'] : [];
  const left = [...UNTOLD, ...routes, ...slots];
  const text = JSON.stringify(value, (key, each: unknown) => {
    if (left.includes(key)) return undefined;
    if (key === 'repeated') return false;
    // Which times are offered hangs on the minute in which they were looked for.
    if (key === 'slots' && Array.isArray(each)) return each.length;
    if (key === 'outcome' && each === 'uncertain') return 'accepted';
    if (typeof each === 'number' && IDS.includes(key)) return names.get(each) ?? each;
    return each;
  });
  const named = text.replaceAll(
    AGREED,
    (_, meeting: string) => `agreed:${names.get(Number(meeting)) ?? meeting}:`,
  );
  return lenience.again === true
    ? named.replaceAll(MOMENT, '$1').replaceAll('"no-slot"', '"offered"')
    : named.replaceAll(MOMENT, '$1 $2');
}

export async function pictureOf(theatre: Theatre, lenience: Lenience = {}): Promise<Picture> {
  const { around, eye, caseId } = theatre;
  const events = await eye.cases.events(caseId);
  const names = namesIn(events);
  const pending = await eye.cases.pending(caseId);
  const state = pending?.loaded.state;
  const hide = (text: string): string =>
    text
      .replaceAll(caseId === '' ? '\u0000' : caseId, 'CASE')
      .replaceAll(state?.reference ?? '\u0000', 'REFERENCE');
  const show = (value: unknown): string => hide(plain(value, names, lenience));
  const chain = await eye.cases.chain(caseId);
  const anchors =
    pending === null
      ? []
      : [{ version: pending.loaded.state.version, hash: pending.loaded.lastHash }];
  return {
    events: chronologyOf(events, show, lenience),
    got: gotBy(once(around.outside.got), lenience),
    calendar: around.outside.events.map((event) =>
      show({ ...event, ...(lenience.cancelled === true && { cancelled: '?' }) }),
    ),
    state: lenience.unreached === true ? '' : show(state ?? null),
    draft: rowsOf(theatre, 'drafts')
      .filter(({ row }) => row === caseId)
      .map(({ values }) => show({ ...parsed(values), savedAt: '' })),
    work: rowsOf(theatre, 'work')
      .map(({ partition, values }) => show([partition, parsed(values)]))
      .sort(),
    due: rowsOf(theatre, 'due')
      .map(({ values }) => show([values['at'], parsed(values)]))
      .sort(),
    waiting: (pending?.waiting ?? []).map((each) => show([each.effect, each.notBefore])),
    dead: rowsOf(theatre, 'deadletters').map(({ values }) => String(values['code'])),
    wrong: [
      ...verifyChain(nodeHasher, chain, anchors).map(({ kind }) => `chain ${kind}`),
      ...around.poison.map(({ key }) => `poison ${key}`),
      ...(around.queue.size > 0 ? ['messages are left'] : []),
      ...unsettled(theatre, 'duecases', 'due'),
      ...unsettled(theatre, 'workcases', 'work'),
    ],
  };
}

export function chronologyOf(
  events: readonly RecordedEvent[],
  show: (value: unknown) => string,
  { beside = [], again, route }: Lenience,
): readonly string[] {
  const shown = events
    .filter(({ type }) => !beside.includes(type))
    .filter((event) => {
      const refused = event.type === 'DeliveryRecorded' && event.outcome === 'refused';
      return !(route === true && refused);
    })
    .map((event) => show({ ...event, meta: { ...event.meta, at: '' }, at: event.meta.at }))
    .map((text) => `${minuteOf(text)} ${text}`);
  const sorted = shown.sort();
  return again === true ? [...new Set(sorted)] : sorted;
}

const minuteOf = (text: string): string => /"at":"([^"]*)"\}$/.exec(text)?.[1] ?? '';

function once(got: readonly Got[]): readonly Got[] {
  return got.filter((each, at) => got.findIndex((other) => isSame(each, other)) === at);
}

const isSame = (a: Got, b: Got): boolean => a.effect === b.effect && a.to === b.to && a.by === b.by;

function gotBy(
  got: readonly Got[],
  { route, cards = [] }: Lenience,
): Readonly<Record<string, readonly string[]>> {
  const by: Record<string, string[]> = {};
  for (const { to, what, by: way } of got) {
    if (cards.includes(what)) continue;
    (by[to] ??= []).push(route === true ? what : `${what} ${way}`);
  }
  return Object.fromEntries(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function repeatsOf({ around, eye, caseId }: Theatre): Promise<Repeats> {
  const { got } = around.outside;
  const doubled = got.filter((each, at) => got.findIndex((other) => isSame(each, other)) !== at);
  const events = await eye.cases.events(caseId);
  const recorded = events.filter((event) => event.type === 'DeliveryRecorded' && event.repeated);
  return { doubled, recorded: recorded.length };
}

type TableName = Parameters<Theatre['around']['tables']['get']>[0];

const rowsOf = ({ around }: Theatre, name: TableName) => around.tables.get(name)?.rows() ?? [];

const parsed = (values: Values): Record<string, unknown> =>
  JSON.parse(unpack(values) ?? '{}') as Record<string, unknown>;

/** An index that names rows which do not stand, or leaves rows that it does not name. */
function unsettled(theatre: Theatre, manifests: TableName, rows: TableName): readonly string[] {
  const [manifest] = rowsOf(theatre, manifests);
  if (manifest === undefined) return [];
  const { entries } = parsed(manifest.values) as {
    entries: readonly { partition: string; row: string }[];
  };
  const named = new Set(entries.map(({ partition, row }) => `${partition} ${row}`));
  const stray = rowsOf(theatre, rows).filter(
    ({ partition, row, values }) =>
      !named.has(`${partition} ${row}`) && !(unpack(values) ?? '').includes('"dispatch"'),
  );
  const open = manifest.values['settled'] === true ? [] : [`${manifests} is not settled`];
  return [...open, ...stray.map(({ row }) => `${rows} holds ${row}, which nobody names`)];
}
