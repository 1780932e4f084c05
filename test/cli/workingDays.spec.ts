import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { oracleCalendar, oracleCount } from '../oracle/workingDayOracle.ts';

const run = async (line: string) => await iro(line.split(' '));

async function json(line: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await run(`${line} --json`);
  assert.deepEqual([code, err], [0, '']);
  const read: unknown = JSON.parse(out);
  assert.ok(typeof read === 'object' && read !== null);
  return { ...read };
}

describe('iro working-days add (design section 9)', () => {
  it('[A-X-02] prints the due day in long form and how it was counted', async () => {
    const { code, out, err } = await run('working-days add 2026-12-22 5');
    assert.deepEqual([code, err], [0, '']);
    const [first, ...lines] = out.trimEnd().split('\n');
    assert.equal(first, 'Thursday 31 December 2026');
    assert.ok(lines.includes('  Not counted: Friday 25 December 2026 (Christmas Day).'));
    assert.match(lines.at(-1)!, /^ {2}Calendar england-and-wales\.\S+, known up to Sunday 31 /);
  });

  it('the JSON holds due day, day 0, days skipped, explanation and calendar version', async () => {
    const read = await json('working-days add 2026-04-02 1');
    assert.deepEqual(Object.keys(read).sort(), [
      'calendarVersion',
      'dayZero',
      'due',
      'explanation',
      'skipped',
    ]);
    assert.equal(read['due'], '2026-04-07');
    assert.equal(read['dayZero'], '2026-04-02');
    assert.deepEqual(read['skipped'], [
      { day: '2026-04-03', why: 'Good Friday' },
      { day: '2026-04-04', why: 'Saturday' },
      { day: '2026-04-05', why: 'Sunday' },
      { day: '2026-04-06', why: 'Easter Monday' },
    ]);
  });

  const cases: [string, string, string][] = [
    [
      'closures that stop the clock',
      '2026-12-22 5 --closures 2026-12-29,2026-12-30,2026-12-31 --closures-stop-clock',
      '2027-01-06',
    ],
    [
      'closures that do not',
      '2026-12-22 5 --closures 2026-12-29,2026-12-30,2026-12-31',
      '2026-12-31',
    ],
    ['an extra holiday', '2026-12-24 5 --extra-holiday 2027-01-04=Proclaimed', '2027-01-06'],
    [
      'a named closure',
      '2026-12-22 5 --closure 2026-12-29=Winter --closures-stop-clock',
      '2027-01-04',
    ],
    ['a removed holiday', '2026-12-22 5 --removed-holiday 2026-12-28', '2026-12-30'],
    [
      'two extra holidays',
      '2026-12-24 5 --extra-holiday 2027-01-04=A --extra-holiday 2027-01-05=B',
      '2027-01-07',
    ],
    ['calendar days', '2026-12-24 1 --unit calendar-day', '2026-12-25'],
    ['after the cut-off', '2026-12-24 5 --at 17:30 --cut-off 17', '2027-01-06'],
    ['before the cut-off', '2026-12-24 5 --at 16:59 --cut-off 17', '2027-01-05'],
    ['a Saturday', '2026-03-28 5', '2026-04-07'],
    [
      'a Saturday deemed the next working day',
      '2026-03-28 5 --deemed-next-working-day',
      '2026-04-08',
    ],
  ];
  for (const [what, line, due] of cases) {
    it(`[A-X-01] ${what}: ${due}`, async () => {
      assert.equal((await json(`working-days add ${line}`))['due'], due);
    });
  }

  it('says that closures given do not stop the clock', async () => {
    const note = /do not stop the clock/;
    const closures = 'working-days add 2026-12-22 5 --closures 2026-12-29';
    assert.match((await run(closures)).out, note);
    assert.doesNotMatch((await run(`${closures} --closures-stop-clock`)).out, note);
    assert.doesNotMatch((await run('working-days add 2026-12-22 5')).out, note);
  });

  it('beyond the calendar: exit 3 with the reason', async () => {
    for (const line of ['2028-12-22 5', '2028-12-31 1 --unit calendar-day', '2018-12-31 1']) {
      const { code, out, err } = await run(`working-days add ${line}`);
      assert.deepEqual([code, out], [3, '']);
      assert.match(err, /^The calendar knows .* to Sunday 31 December 2028\. .* no day was worked/);
    }
  });

  const wrong: [string, RegExp][] = [
    ['2027-02-30 1', /^The start '2027-02-30' is not a day\./],
    ['22/12/2026 1', /^The start '22\/12\/2026' is not a day\./],
    ['2026-12-22 five', /^'five' is not a number of days\./],
    ['2026-12-22 1.5', /^'1\.5' is not a number of days\./],
    ['2026-12-22 -5', /^Unknown option '-5'\.$/m],
    ['2026-12-22', /^Give a day and a number of days/],
    ['2026-12-22 5 6', /^Give a day and a number of days/],
    ['2026-12-22 5 --sooner', /^Unknown option '--sooner'\.$/m],
    ['2026-12-22 5 --unit', /argument missing\.$/m],
    ['2026-12-22 5 --unit week', /^The unit is working-day or calendar-day, not 'week'\./],
    ['2026-12-22 5 --at 25:00', /^'25:00' is not a time\./],
    ['2026-12-22 5 --cut-off 24', /^The cut-off '24' is not an hour\./],
    ['2026-12-22 5 --closures 2026-12-29,tomorrow', /^The closure 'tomorrow' is not a day\./],
    ['2026-12-22 5 --extra-holiday 2027-01-04', /needs a name/],
    ['2026-12-22 5 --extra-holiday x=Name', /^The extra holiday 'x' is not a day\./],
    ['2026-12-22 5 --closure 2026-12-29', /^The closure '2026-12-29' needs a name\. Write it as/],
    ['2026-12-22 5 --removed-holiday 2026-12-29', /is no bank holiday\. Give the day of one\./],
    ['2026-12-22 5 --removed-holiday x', /^The removed holiday 'x' is not a day\./],
    ['2026-12-22 5 --due-time 5pm', /^'5pm' is not a time\./],
    ['2026-12-22 5 --settings no-such.yaml', /^The file 'no-such\.yaml' cannot be read\./],
  ];
  for (const [line, says] of wrong) {
    it(`bad input, exit 2: ${line}`, async () => {
      const { code, out, err } = await run(`working-days add ${line}`);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
    });
  }
});

describe('iro working-days add --settings FILE', () => {
  const SETTINGS = `
closures:
  - { day: 2026-12-29, name: Winter closure }
  - { day: 2026-12-30, name: Winter closure }
closuresStopClock: true
extraHolidays: [{ day: 2027-01-04, name: Proclaimed holiday }]
removedHolidays: [2027-05-03]
`;
  let dir = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'days-'));
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });
  const fileWith = async (text: string): Promise<string> => {
    const file = join(dir, 'settings.yaml');
    await writeFile(file, text);
    return file;
  };
  const oracle = oracleCalendar({
    closures: new Map([
      ['2026-12-29', 'Winter closure'],
      ['2026-12-30', 'Winter closure'],
    ]),
    closuresStopClock: true,
    extra: new Map([['2027-01-04', 'Proclaimed holiday']]),
    removed: new Set(['2027-05-03']),
  });
  const around = oracle.filter(({ day }) => day >= '2026-12-18' && day < '2027-01-08');
  const later = oracle.filter(({ day }, at) => at % 97 === 0 && day < '2028-09-01');

  it('[A-X-01] [A-X-02] agrees with the oracle, in its text and in its JSON', async () => {
    const ways = [
      ['', 'never'],
      ['cutOffHour: 17', 'always'],
      ['nonWorkingReceipt: deemed-next-working-day', 'from-closed'],
    ] as const;
    for (const [set, moved] of ways) {
      const file = await fileWith(`${SETTINGS}${set}\n`);
      for (const [at, { day }] of [...around, ...later].entries()) {
        const n = (at * 3) % 21;
        const expected = oracleCount(oracle, day, n, moved)!;
        const line = `working-days add ${day} ${n} --at 18:00 --settings ${file}`;
        const { due, dayZero, skipped } = await json(line);
        const asked = `${day} and ${n}, ${moved}`;
        assert.deepEqual([due, dayZero], [expected.due, expected.dayZero], asked);
        const days = expected.skipped.map(({ day: closed, why }) => ({ day: closed, why }));
        assert.deepEqual(skipped, days, asked);
        const { out } = await run(line);
        assert.deepEqual(
          out.split('\n').filter((each) => each.startsWith('  Not counted: ')),
          expected.skipped.map(({ sentence }) => `  ${sentence}`),
          asked,
        );
      }
    }
  }).timeout(10_000);

  it('[A-X-02] takes the due time, and adds what the command line says', async () => {
    const file = await fileWith(`${SETTINGS}dueTime: '17:00'\n`);
    const plain = `working-days add 2026-12-22 5 --settings ${file}`;
    assert.match((await run(plain)).out, /Due by 17:00 on Wednesday 6 January 2027/);
    const { out } = await run(`${plain} --extra-holiday 2027-01-05=Another --due-time 12:00`);
    assert.match(out, /Not counted: Tuesday 5 January 2027 \(Another\)\./);
    assert.match(out, /Due by 12:00 on Thursday 7 January 2027/);
  });

  const wrong: [string, RegExp][] = [
    ['closures: [{ day: 2026-13-29, name: X }]', /settings\.yaml:1:19 '2026-13-29' is not a day/],
    ['closures: [{ day: 2026-12-29 }]', /:1:12 'name' is missing here\. Add it: text\./],
    ['closures: [{ day: 2026-12-29, name: "" }]', /The day needs a name\. Add it\./],
    ['removedHolidays: [2026-12-29]', /:1:19 This is no bank holiday\./],
    ['cutOffHour: 24', /:1:13 cutOffHour is a whole number from 0 to 23\./],
    ['nonWorkingReceipt: later', /:1:20 nonWorkingReceipt is from-actual or deemed-next/],
    ['dueTime: 25:00', /:1:10 dueTime is a time in quotes/],
    ['dueTme: x', /:1:9 The entry 'dueTme' is not known here\. Correct it, or take it out\./],
    ['closures: [', /settings\.yaml:\d+:\d+ The file is not well-formed YAML here/],
  ];
  for (const [text, says] of wrong) {
    it(`bad settings, exit 2: ${text}`, async () => {
      const file = await fileWith(`${text}\n`);
      const { code, out, err } = await run(`working-days add 2026-12-22 5 --settings ${file}`);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^These settings cannot be used\. Correct the file, and try again\.\n/);
      assert.match(err, says);
    });
  }
});

describe('iro', () => {
  it('shows its commands when asked, and one command', async () => {
    assert.match((await run('--help')).out, /^Usage:\n {2}npm run -s iro -- working-days add/);
    assert.match((await run('working-days add --help')).out, /^Usage: .* working-days add DATE N/);
  });

  it('refuses what it does not know, exit 2', async () => {
    const { code, out, err } = await run('working-days subtract 2026-12-22 5');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^There is no command 'working-days subtract'\./);
    assert.match((await iro([])).err, /^Say what to do\./);
  });
});
