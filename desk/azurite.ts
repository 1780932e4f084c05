import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Azurite in this process, on free ports: tables and queue (platform 7.4). These are inner paths of
 * azurite 3.35.0, which is pinned for that; its telemetry stays off.
 */
export interface Azurite {
  /** What `createStorage` takes. */
  readonly connection: {
    readonly kind: 'shared-key';
    readonly account: string;
    readonly key: string;
    readonly tablesUrl: string;
    readonly queuesUrl: string;
  };
  stop(): Promise<void>;
}

export type AzuriteOptions =
  { readonly memory: true } | { readonly memory: false; readonly folder: string };

interface Server {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
}
type Class<T> = new (...settings: readonly unknown[]) => T;

const require = createRequire(import.meta.url);
const isClass = (value: unknown): boolean => typeof value === 'function';

/** The default export of one of Azurite's modules, which has no types. */
function classOf<T>(path: string): Class<T> {
  return z
    .object({ default: z.custom<Class<T>>(isClass) })
    .parse(require(`azurite/dist/src/${path}`)).default;
}

/** A mistyped key would be answered with 403, so it is taken from Azurite itself. */
const constants = z.object({
  EMULATOR_ACCOUNT_NAME: z.string(),
  EMULATOR_ACCOUNT_KEY: z.instanceof(Buffer).transform((key) => key.toString('base64')),
});

const telemetry = z.object({
  AzuriteTelemetryClient: z.custom<{ init(location: string, enabled: boolean): void }>(isClass),
});

const HOST = '127.0.0.1';
const KEEP_ALIVE_SECONDS = 60;

export async function startAzurite(options: AzuriteOptions): Promise<Azurite> {
  const folder = options.memory ? '' : options.folder;
  if (!options.memory) await mkdir(folder, { recursive: true });
  telemetry
    .parse(require('azurite/dist/src/common/Telemetry'))
    .AzuriteTelemetryClient.init(folder, false);
  const names = constants.parse(require('azurite/dist/src/common/utils/constants'));
  const tables = tableServer(folder, options.memory);
  const queues = queueServer(folder, options.memory);
  await Promise.all([tables.start(), queues.start()]);
  const urlOf = (server: Server): string =>
    `${server.getHttpServerAddress()}/${names.EMULATOR_ACCOUNT_NAME}`;
  return {
    connection: {
      kind: 'shared-key',
      account: names.EMULATOR_ACCOUNT_NAME,
      key: names.EMULATOR_ACCOUNT_KEY,
      tablesUrl: urlOf(tables),
      queuesUrl: urlOf(queues),
    },
    stop: async () => {
      await Promise.all([tables.close(), queues.close()]);
    },
  };
}

function tableServer(folder: string, memory: boolean): Server {
  const Configuration = classOf<object>('table/TableConfiguration');
  const settings = [HOST, 0, KEEP_ALIVE_SECONDS, join(folder, 'tables.json')];
  // debug log, access log, its stream, debug path, loose, skip version check, cert, key, password,
  // oauth, no product-style addresses, in memory
  const rest = [false, false, undefined, undefined, false, true, '', '', '', undefined, false];
  return new (classOf<Server>('table/TableServer'))(
    new Configuration(...settings, ...rest, memory),
  );
}

function queueServer(folder: string, memory: boolean): Server {
  const Configuration = classOf<object>('queue/QueueConfiguration');
  const place = { locationId: 'Default', locationPath: join(folder, 'queue'), maxConcurrency: 1 };
  const settings = [HOST, 0, KEEP_ALIVE_SECONDS];
  const files = [join(folder, 'queues.json'), join(folder, 'extents.json'), [place]];
  // access log, its stream, debug log, debug path, loose, skip version check, cert, key, password,
  // oauth, no product-style addresses, in memory
  const rest = [false, undefined, false, undefined, false, true, '', '', '', undefined, false];
  return new (classOf<Server>('queue/QueueServer'))(
    new Configuration(...settings, ...files, ...rest, memory),
  );
}
