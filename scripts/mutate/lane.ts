import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Job, Result } from './jobs.ts';
import type { Survey } from './survey.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
/** Memory of one process in MiB: a change that loops fills it soon, and not the machine's. */
const MEMORY = 1536;

/** One worker process, begun again when a change hangs or kills it. */
export class Lane {
  readonly #root: string;
  #child: ChildProcess | null = null;

  /** `root`: the copy of the house in which it works. */
  constructor(root: string) {
    this.#root = root;
  }

  async survey(job: Extract<Job, { kind: 'survey' }>): Promise<Survey> {
    const answer = await this.#ask(job, null);
    if (answer?.kind !== 'survey') throw new Error('The specs could not be run without a change.');
    return answer.survey;
  }

  /** A change that does not end within the milliseconds, or that ends the process, has hung. */
  async attempt(job: Extract<Job, { kind: 'attempt' }>, ms: number): Promise<Result> {
    const answer = await this.#ask(job, ms);
    if (answer?.kind === 'attempt') return answer.result;
    this.close();
    return { fate: 'hung', by: null };
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  async #ask(job: Job, ms: number | null): Promise<Answer | null> {
    const child = this.#child ?? (await this.#start());
    const answer = nextAnswer(child, ms);
    child.send(job);
    return await answer;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(WORKER, {
      cwd: this.#root,
      env: { ...process.env, TZ: 'Europe/London' },
      execArgv: ['--import', 'tsx/esm', `--max-old-space-size=${MEMORY}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child = child;
    const first = await nextAnswer(child, null);
    if (first?.kind !== 'ready') throw new Error('A worker process did not start.');
    return child;
  }
}

/** Null: it took longer than that, or the process ended. */
const nextAnswer = async (child: ChildProcess, ms: number | null): Promise<Answer | null> =>
  await new Promise((resolve) => {
    const timer = ms === null ? null : setTimeout(() => done(null), ms);
    const ended = (): void => done(null);
    const heard = (answer: unknown): void => done(answer as Answer);
    function done(answer: Answer | null): void {
      if (timer !== null) clearTimeout(timer);
      child.off('exit', ended);
      child.off('message', heard);
      resolve(answer);
    }
    child.on('exit', ended);
    child.on('message', heard);
  });
