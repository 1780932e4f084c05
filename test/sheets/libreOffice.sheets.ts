import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { reportsPage } from '../../adaptive-cards/index.ts';
import { day } from '../../domain/calendar/index.ts';
import { wholeDays, withoutSmallNumbers, type Report } from '../../domain/report/index.ts';
import { xlsxOf } from '../../functions/reportFiles.ts';
import { CALENDAR } from '../builders/index.ts';
import { years } from '../builders/years.ts';
import { reportOn } from '../oracle/compareReports.ts';
import { loaded } from '../procedures/loaded.ts';

/** Shown as "North" where it were taken for a formula. */
const HOSTILE = '=HYPERLINK("http://example.test","North")';
/** Each sheet by itself, text as it is shown, comma, quotation mark, UTF-8. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

const durham = loaded('durham-resolution');
const report = reportOn(
  {
    procedure: durham,
    period: wholeDays(day('2027-01-01'), day('2027-03-31')),
    calendar: CALENDAR,
    teams: new Map([
      ['north', HOSTILE],
      ['south', '+South'],
    ]),
    childrenLookedAfter: null,
  },
  years({
    procedures: [durham],
    seed: 5,
    cases: 70,
    children: 40,
    raisers: 4,
    teams: ['north', 'south'],
    from: day('2027-01-04'),
    days: 80,
  }),
);

/** The sheets of a workbook as LibreOffice shows them, by their names. */
async function sheetsIn(xlsx: Buffer): Promise<ReadonlyMap<string, readonly string[][]>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sheets-'));
  try {
    await writeFile(path.join(folder, 'report.xlsx'), xlsx);
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const how = [profile, '--headless', '--convert-to', CSV, '--outdir', folder];
    await promisify(execFile)('soffice', [...how, path.join(folder, 'report.xlsx')]).catch(
      (cause: unknown) => {
        throw new Error('LibreOffice did not open it. Install libreoffice-calc-nogui.', { cause });
      },
    );
    const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
    const read = async (name: string): Promise<[string, string[][]]> => [
      name.replace(/^report-|\.csv$/g, ''),
      parse(await readFile(path.join(folder, name), 'utf8'), { relax_column_count: true }),
    ];
    return new Map(await Promise.all(names.map(read)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A figure as the page and a sheet have it in common. */
const plain = (value: string): string => value.replace('%', '').replace('–', '');

describe('a workbook in LibreOffice', () => {
  for (const [what, each] of [
    ['with small numbers', report],
    ['without small numbers', withoutSmallNumbers(report)],
  ] satisfies readonly (readonly [string, Report])[])
    it(`[WF-51] opens with the figures of the page, and a name like a formula stays a name: ${what}`, async () => {
      const sheets = await sheetsIn(await xlsxOf(each));
      const [page] = reportsPage([each], { interval: 'quarter', last: true }, null).reports;
      assert.ok(page !== undefined);
      let figures = 0;
      for (const [at, { key, columns, rows, rowHead }] of page.tables.entries()) {
        const name = `${String(at + 1)} ${key.replaceAll('-', ' ')}`.slice(0, 31);
        const lines = sheets.get(name);
        assert.ok(lines !== undefined, `no sheet ${name} among ${[...sheets.keys()].join(', ')}`);
        const head = lines.findIndex(([first, second]) => first === rowHead && second !== '');
        const width = columns.length + 1;
        assert.deepEqual(lines[head]?.slice(0, width), [
          rowHead,
          ...columns.map(({ label }) => label),
        ]);
        const shown = lines.slice(head + 2, head + 2 + rows.length);
        assert.deepEqual(
          shown.map((line) => line.slice(0, width)),
          rows.map(({ label, cells }) => [label, ...cells.map(({ value }) => plain(value))]),
          name,
        );
        figures += rows.length * columns.length;
      }
      assert.ok(figures > 200, String(figures));
      assert.ok([...sheets.values()].flat(2).includes(HOSTILE));
      assert.ok(![...sheets.values()].flat(2).includes('North'));
    });
});
