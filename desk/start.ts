import { openBrowser } from './browser.ts';
import { BrokenFiles, createDesk, type Desk } from './desk.ts';
import { HELP, readOptions, type DeskOptions } from './options.ts';

/** `npm start`: the desk, until Ctrl-C. */
async function main(args: readonly string[]): Promise<void> {
  const read = readOptions(args);
  if (read.kind === 'help') {
    console.log(HELP);
    return;
  }
  if (read.kind === 'wrong') {
    console.error(`${read.problem}\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  const desk = await started(read.options);
  if (desk === null) return;
  const stopped = stopOnSignal(desk);
  console.log(`Desk ready: ${desk.url}`);
  if (read.options.browser) openBrowser(desk.url);
  await stopped;
}

async function started(options: DeskOptions): Promise<Desk | null> {
  try {
    return await createDesk({ ...options, onLog: showWarnings });
  } catch (error) {
    const broken = error instanceof BrokenFiles;
    console.error(broken ? error.message : `The desk could not start. ${wordsOf(error)}`);
    process.exitCode = broken ? 2 : 1;
    return null;
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken: stop what runs there, or choose another with --port.';
  }
  return error.stack ?? error.message;
}

/** The app's log holds ids and codes; what went well is not shown here. */
function showWarnings(line: string): void {
  if (!line.includes('"level":"info"')) console.error(line);
}

/** npm passes Ctrl-C on although the terminal has sent it already: two at once are one. */
const AGAIN_MS = 1_500;
const WATCH_MS = 1_000;

/** Resolves when all is stopped; a second Ctrl-C, later, does not wait. */
async function stopOnSignal(desk: Desk): Promise<void> {
  await new Promise<void>((resolve) => {
    let asked: number | null = null;
    const stop = (): void => {
      if (asked !== null) {
        if (performance.now() - asked > AGAIN_MS) process.exit(1);
        return;
      }
      asked = performance.now();
      desk.stop().then(resolve, (error: unknown) => {
        console.error(wordsOf(error));
        process.exit(1);
      });
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    stopWithNpm(stop);
  });
  process.exit(0);
}

/** npm may be killed without a word to what it has started. */
function stopWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, WATCH_MS).unref();
}

await main(process.argv.slice(2));
