import nodeModule from 'node:module';
import { hookFunctionsCore } from '../host/coreHook.ts';
import { startHost, type Host } from '../host/host.ts';
import { errorName } from '../host/invoke.ts';
import { fromAppSchema, toAppSchema, type FromApp, type ToApp } from './protocol.ts';
import type { AppSettings } from './settings.ts';
import { configOf, deskWorld, type DeskTime } from './world.ts';

/**
 * The app's own process: the real composition and the real registrations under the desk's host. It
 * lives as long as its parent and can be killed at any point, which is what it is there for.
 */
class AppProcess {
  readonly #time: DeskTime = { now: '1970-01-01T00:00:00.000Z' };
  #host: Host | null = null;

  async handle(message: ToApp): Promise<FromApp> {
    const { n } = message;
    switch (message.type) {
      case 'start': {
        const host = await this.#start(message.settings);
        return { type: 'ready', n, port: host.port, nextTimer: host.nextTimer() };
      }
      case 'setNow':
        this.#time.now = message.now;
        return { type: 'done', n, nextTimer: this.#started().nextTimer() };
      case 'tick':
        await this.#started().tick(this.#time.now);
        return { type: 'done', n, nextTimer: this.#started().nextTimer() };
      case 'settle':
        return { type: 'settled', n, touched: [...(await this.#started().settle())] };
      case 'stop':
        await this.#started().stop();
        return { type: 'done', n, nextTimer: null };
    }
  }

  #started(): Host {
    if (this.#host === null) throw new Error('The app has not been started.');
    // It may be killed at any point: what is compiled now is there for its next life.
    keepCompiled();
    return this.#host;
  }

  async #start(settings: AppSettings): Promise<Host> {
    this.#time.now = settings.now;
    const registered = hookFunctionsCore();
    // Loaded after the hook: what registers itself must find the host.
    const { compose } = await import('../../functions/compose.ts');
    const { register } = await import('../../functions/register.ts');
    const house = await compose(configOf(settings), deskWorld(settings, this.#time, write));
    await house.ready();
    register(house);
    this.#host = await startHost(registered, {
      storage: settings.storage,
      now: settings.now,
      visibilitySeconds: settings.visibilitySeconds,
      forced: ['sweep'],
      unhurried: ['meetings', 'people'],
      write,
      log: (code, fields) => write(JSON.stringify({ level: 'error', code, ...fields })),
    });
    return this.#host;
  }
}

/** Where this node can (from 22.10 on), and has been told where. */
function keepCompiled(): void {
  const flush: unknown = Reflect.get(nodeModule, 'flushCompileCache');
  if (typeof flush === 'function') Reflect.apply(flush, nodeModule, []);
}

function write(line: string): void {
  process.stderr.write(`${line}\n`);
}

function send(answer: FromApp): void {
  process.send?.(fromAppSchema.parse(answer));
}

const app = new AppProcess();
process.on('message', (raw) => {
  const message = toAppSchema.parse(raw);
  app
    .handle(message)
    .then(send)
    .catch((error: unknown) => {
      // Before the first request nothing personal is about: a start that fails may say why in full.
      const problem =
        message.type === 'start' && error instanceof Error ? error.message : errorName(error);
      send({ type: 'failed', n: message.n, problem });
    });
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the desk ends this process itself, in order.
process.on('SIGINT', () => undefined);
process.on('unhandledRejection', (error) => {
  write(JSON.stringify({ level: 'error', code: 'unhandled-rejection', error: errorName(error) }));
  process.exit(1);
});
