import { readFile } from 'node:fs/promises';
import { createDesk, type Desk } from '../desk/desk.ts';
import { moment } from '../domain/calendar/index.ts';
import { DeskClient } from '../test/journeys/deskClient.ts';
import { Player } from '../test/journeys/player.ts';
import type { BenchResult } from './result.ts';

const CASES = 50;
const WORKING_DAYS = 20;
const BUDGET_SECONDS = 10;

/** Stages with limits of one day and of four; the whole limit of 17 ends for all of them. */
const STAGES = ['du-1', 'du-2', 'du-3', 'du-4', 'du-5', 'du-6', 'du-7'] as const;
const CHILDREN = ['100234', '100345', '100456', '100567', '100678', '100789'] as const;
/** The cases are raised on so many days in a row. */
const START_DAYS = 5;

/** 50 open cases of Durham, raised as people raise them, and then 20 working days (design section 12). */
export async function deskDaysBench(): Promise<BenchResult> {
  const rungs: string[] = [];
  const desk = await createDesk({
    port: 0,
    memory: true,
    authority: 'durham',
    browser: false,
    now: moment('2027-01-04T10:00:00.000Z'),
    onLog: (line) => {
      if (line.includes('"swept"')) rungs.push(line);
    },
  });
  try {
    const client = new DeskClient(desk.url);
    await raiseAll(client);
    rungs.length = 0;
    const before = await mark(desk);
    const from = performance.now();
    await client.moveClock({ workingDays: WORKING_DAYS });
    const seconds = (performance.now() - from) / 1000;
    return resultOf(seconds, before, await mark(desk), dueRows(rungs));
  } finally {
    await desk.stop();
  }
}

/** Two officers at the same time, each writing in their own chat. */
async function raiseAll(client: DeskClient): Promise<void> {
  const player = new Player(client);
  const officers = (await client.people()).filter(({ roles }) => roles.includes('raiser'));
  for (let day = 0; day < START_DAYS; day += 1) {
    const today = Array.from({ length: CASES / START_DAYS }, (_, n) => day + n * START_DAYS);
    const lanes = officers.map(async ({ id }, at) => {
      for (const n of today.filter(
        (each) => Math.floor(each / START_DAYS) % officers.length === at,
      ))
        await player.raise(id, {
          record: CHILDREN[n % CHILDREN.length] ?? '',
          stage: STAGES[n % STAGES.length] ?? '',
          team: n % 2 === 0 ? 'north' : 'south',
          initials: 'AB',
        });
    });
    await Promise.all(lanes);
    if (day < START_DAYS - 1) await client.moveClock({ workingDays: 1 });
  }
}

interface Mark {
  readonly cards: number;
  readonly deskCpu: number;
  readonly appCpu: number;
}

async function mark(desk: Desk): Promise<Mark> {
  const { user, system } = process.cpuUsage();
  return {
    cards: desk.api.requests('teams', 0).filter(({ method }) => method === 'POST').length,
    deskCpu: (user + system) / 1e6,
    appCpu: await cpuSecondsOf(desk.appPid()),
  };
}

/** Processor time of the app's process, where the machine tells it (Linux); else NaN. */
async function cpuSecondsOf(pid: number | null): Promise<number> {
  try {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Each sweep logs how many due rows it has handled. */
const dueRows = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Number(/"count":(\d+)/.exec(line)?.[1] ?? 0), 0);

function resultOf(seconds: number, before: Mark, after: Mark, rungs: number): BenchResult {
  const cards = after.cards - before.cards;
  const desk = (after.deskCpu - before.deskCpu).toFixed(1);
  const app = (after.appCpu - before.appCpu).toFixed(1);
  return {
    name: `desk: ${String(WORKING_DAYS)} working days, ${String(CASES)} open cases`,
    ours: seconds,
    floor: null,
    ratio: null,
    budget: `at most ${String(BUDGET_SECONDS)} s`,
    ok: seconds <= BUDGET_SECONDS,
    note: `s; ${String(rungs)} due rows, ${String(cards)} cards; processor seconds: desk with Azurite ${desk}, app ${app}`,
  };
}
