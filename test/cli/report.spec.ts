import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { iro } from '../../cli/iro.ts';
import { day } from '../../domain/calendar/index.ts';
import { years } from '../builders/years.ts';
import { loaded, PROCEDURES } from '../procedures/loaded.ts';

const PROCEDURE = `${PROCEDURES}waltham-forest-iro.yaml`;

describe('iro report (design section 9)', () => {
  let folder = '';
  let events = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'iro-report-'));
    events = path.join(folder, 'events.jsonl');
    const cases = years({
      procedures: [loaded('waltham-forest-iro')],
      seed: 9,
      cases: 120,
      children: 80,
      raisers: 5,
      teams: ['north', 'south'],
      from: day('2026-04-01'),
      days: 90,
    });
    const lines = [...cases].flat().map((event) => JSON.stringify(event));
    await writeFile(events, `${lines.join('\n')}\n`);
  });

  after(async () => await rm(folder, { recursive: true }));

  const run = async (...rest: readonly string[]) =>
    await iro(['report', events, '--procedure', PROCEDURE, ...rest]);

  it('[WF-52] [WF-65] prints the headline figures with their formulas', async () => {
    const { code, out, err } = await run('--quarter', '2026-05', '--show-small-numbers');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /2026-04-01 to 2026-06-30\n/);
    assert.match(out, / {2}Raised +\d+ {3}\S/);
    assert.match(out, / {2}Answered in time +[\d.]+% {3}In time × 100 ÷/);
  });

  it('the JSON holds every table, small numbers hidden unless asked for', async () => {
    const hidden = JSON.parse((await run('--month', '2026-05', '--json')).out) as {
      smallNumbersHidden: boolean;
      tables: readonly { key: string }[];
      open: unknown;
    };
    assert.equal(hidden.smallNumbersHidden, true);
    assert.equal(hidden.open, null);
    assert.ok(hidden.tables.length >= 16);
    const shown = await run('--month', '2026-05', '--json', '--show-small-numbers');
    assert.match(shown.out, /"smallNumbersHidden": false/);
  });

  it('[WF-51] writes CSV, and XLSX into a file', async () => {
    const csv = await run('--year', '2026-04', '--csv');
    assert.match(csv.out, /^Procedure,From,To,Table,Row,Figure,Value,How it is counted\r\n/);
    const file = path.join(folder, 'report.xlsx');
    assert.equal((await run('--from', '2026-04-01', '--to', '2026-05-15', '--xlsx', file)).code, 0);
    assert.equal((await readFile(file)).toString('latin1', 0, 2), 'PK');
  });

  it('says what is wrong with the command line', async () => {
    const cases: [string[], RegExp][] = [
      [[], /Give one period/],
      [['--month', '2026-13'], /is not a period\. Write it like 2026-04/],
      [['--month', '2026-04', '--year', '2026-04'], /Give one period/],
      [['--from', '2026-05-01', '--to', '2026-04-01'], /lies before/],
      [['--month', '2026-04', '--csv', '--json'], /Choose one/],
      [['--month', '2026-04', '--children', 'many'], /not a number of children/],
    ];
    for (const [words, said] of cases) {
      const { code, err } = await run(...words);
      assert.equal(code, 2);
      assert.match(err, said);
    }
    const bad = path.join(folder, 'bad.jsonl');
    await writeFile(bad, '{"type":"CaseRaised"}\n');
    const wrong = await iro(['report', bad, '--procedure', PROCEDURE, '--month', '2026-04']);
    assert.match(wrong.err, /Line 1 is not a recorded event/);
  });
});
