import { parseMoment, type Moment } from '../domain/calendar/index.ts';
import { appIsStopped, type AppView } from './api.ts';
import { AppProcess, AppStopped } from './app/appProcess.ts';
import type { Bundled } from './app/bundle.ts';
import type { FromApp } from './app/protocol.ts';
import type { AppSettings } from './app/settings.ts';

/** The app over several lives: killed and started again while everything around it stays. */
export class LiveApp {
  readonly #bundled: Bundled;
  readonly #settings: (now: Moment) => AppSettings;
  readonly #onLine: (line: string) => void;
  #process: AppProcess | null = null;
  #nextTimer: Moment | null = null;
  #publicOrigin = '';

  constructor(
    bundled: Bundled,
    settings: (now: Moment) => AppSettings,
    onLine: (line: string) => void,
  ) {
    this.#bundled = bundled;
    this.#settings = settings;
    this.#onLine = onLine;
  }

  get running(): boolean {
    return this.#process?.running === true;
  }

  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  get view(): AppView {
    return this.running ? { state: 'running', url: this.origin } : { state: 'stopped', url: null };
  }

  /** @throws AppStopped */
  get origin(): string {
    return this.#live().origin;
  }

  /** When a timer of the app is due next, but for the sweep, which follows the due rows. */
  get nextTimer(): Moment | null {
    return this.#nextTimer;
  }

  /** Under which people and scripts reach it, over all its lives. */
  get publicOrigin(): string {
    return this.#publicOrigin;
  }

  async start(now: Moment): Promise<void> {
    const settings = this.#settings(now);
    this.#publicOrigin = settings.publicOrigin;
    const { process, nextTimer } = await AppProcess.start(this.#bundled, settings, this.#onLine);
    this.#process = process;
    this.#nextTimer = momentOf(nextTimer);
  }

  async setNow(now: Moment): Promise<void> {
    this.#note(await this.#live().ask({ type: 'setNow', now }));
  }

  async tick(): Promise<void> {
    this.#note(await this.#live().ask({ type: 'tick' }));
  }

  async settle(): Promise<readonly string[]> {
    const answer = await this.#live().ask({ type: 'settle' });
    return answer.type === 'settled' ? answer.touched : [];
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** @throws DeskRefusal 503 while the app is stopped. */
  mustRun(): void {
    if (!this.running) throw appIsStopped();
  }

  #live(): AppProcess {
    if (this.#process === null) throw new AppStopped();
    return this.#process;
  }

  #note(answer: FromApp): void {
    if (answer.type === 'done') this.#nextTimer = momentOf(answer.nextTimer);
  }
}

const momentOf = (text: string | null): Moment | null => (text === null ? null : parseMoment(text));
