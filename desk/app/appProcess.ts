import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Bundled } from './bundle.ts';
import { fromAppSchema, type FromApp, type ToApp } from './protocol.ts';
import type { AppSettings } from './settings.ts';

/** A call without its number, which the process gives it. */
type Call = ToApp extends infer Each
  ? Each extends { n: number }
    ? Omit<Each, 'n'>
    : never
  : never;

/** The app is not running: killed by somebody, or fallen over by itself. */
export class AppStopped extends Error {
  constructor() {
    super('The app is stopped.');
  }
}

interface Waiting {
  readonly resolve: (answer: FromApp) => void;
  readonly reject: (error: Error) => void;
}

/** One life of the app's process, seen from the desk. */
export class AppProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #gone: Promise<unknown>;
  #count = 0;
  #port = 0;
  #running = true;

  private constructor(bundled: Bundled, onLine: (line: string) => void) {
    this.#child = fork(bundled.file, [], {
      execArgv: [...bundled.execArgv],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // No settings from outside: the app is told all it knows.
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        TZ: process.env['TZ'],
        ...(bundled.compiled !== null && { NODE_COMPILE_CACHE: bundled.compiled }),
      },
    });
    this.#gone = once(this.#child, 'exit');
    this.#child.on('message', (raw) => this.#answered(fromAppSchema.parse(raw)));
    this.#child.on('exit', () => this.#ended());
    this.#child.on('error', () => this.#ended());
    for (const stream of [this.#child.stdout, this.#child.stderr]) forwardLines(stream, onLine);
  }

  /** @throws with the app's own words when it cannot start. */
  static async start(
    bundled: Bundled,
    settings: AppSettings,
    onLine: (line: string) => void,
  ): Promise<{ readonly process: AppProcess; readonly nextTimer: string | null }> {
    const app = new AppProcess(bundled, onLine);
    try {
      const ready = await app.ask({ type: 'start', settings });
      if (ready.type !== 'ready') throw new Error('The app did not say that it is ready.');
      app.#port = ready.port;
      return { process: app, nextTimer: ready.nextTimer };
    } catch (error) {
      await app.kill();
      throw error;
    }
  }

  get running(): boolean {
    return this.#running;
  }

  get pid(): number | null {
    return this.#running ? (this.#child.pid ?? null) : null;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** @throws AppStopped when the process ends before it has answered. */
  async ask(call: Call): Promise<FromApp> {
    if (!this.#running) throw new AppStopped();
    this.#count += 1;
    const n = this.#count;
    const answered = new Promise<FromApp>((resolve, reject) => {
      this.#waiting.set(n, { resolve, reject });
    });
    this.#child.send({ ...call, n }, (error) => {
      if (error !== null) this.#ended();
    });
    const answer = await answered;
    if (answer.type === 'failed') throw new Error(answer.problem);
    return answer;
  }

  /** SIGKILL: no last words, as when a machine loses its power. */
  async kill(): Promise<void> {
    if (this.#running) this.#child.kill('SIGKILL');
    await this.#gone;
  }

  /** Lets it finish what it is doing, for a while; then it goes all the same. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    const soon = new Promise((resolve) => setTimeout(resolve, 2_000).unref());
    await Promise.race([this.ask({ type: 'stop' }).catch(() => undefined), soon]);
    await this.kill();
  }

  #answered(answer: FromApp): void {
    this.#waiting.get(answer.n)?.resolve(answer);
    this.#waiting.delete(answer.n);
  }

  #ended(): void {
    this.#running = false;
    for (const { reject } of this.#waiting.values()) reject(new AppStopped());
    this.#waiting.clear();
  }
}

function forwardLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}
