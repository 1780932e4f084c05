import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';
import {
  csvOf,
  renderReport,
  reportHtml,
  reportsPage,
  workbookOf,
} from '../../adaptive-cards/index.ts';
import { field } from '../../adaptive-cards/report/csv.ts';
import { day } from '../../domain/calendar/index.ts';
import { wholeDays, withoutSmallNumbers } from '../../domain/report/index.ts';
import { xlsxOf } from '../../functions/reportFiles.ts';
import { CALENDAR, LADDER } from '../builders/index.ts';
import { years } from '../builders/years.ts';
import { reportOn } from '../oracle/compareReports.ts';

const HOSTILE = '=HYPERLINK("http://example.test","North")';

const report = reportOn(
  {
    procedure: LADDER,
    period: wholeDays(day('2027-01-01'), day('2027-03-31')),
    calendar: CALENDAR,
    teams: new Map([
      ['north', HOSTILE],
      ['south', 'South, and "the rest"'],
    ]),
    childrenLookedAfter: null,
  },
  years({
    procedures: [LADDER],
    seed: 5,
    cases: 70,
    children: 40,
    raisers: 4,
    teams: ['north', 'south'],
    from: day('2027-01-04'),
    days: 80,
  }),
);

/** RFC 4180, read back by the book. */
function records(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < csv.length;) {
    let value = '';
    if (csv[at] === '"') {
      for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
        if (csv[at] === '"') at += 1;
        value += csv[at]!;
      }
      at += 1;
    } else {
      for (; at < csv.length && csv[at] !== ',' && csv[at] !== '\r'; at += 1) value += csv[at]!;
    }
    rows.at(-1)!.push(value);
    if (csv[at] === ',') at += 1;
    else {
      assert.equal(csv.slice(at, at + 2), '\r\n', `a record ends with CRLF, at ${at}`);
      at += 2;
      if (at < csv.length) rows.push([]);
    }
  }
  return rows;
}

/** The files of a ZIP, by its central directory. */
function unzipped(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(data, data + size);
    const raw = zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    files.set(zip.toString('utf8', at + 46, at + 46 + name), raw.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

describe('a report as CSV', () => {
  const [head, ...lines] = records(csvOf(report));

  it('[WF-51] holds every figure of every table, one record each, with its formula beside it', () => {
    assert.deepEqual(head?.slice(3), ['Table', 'Row', 'Figure', 'Value', 'How it is counted']);
    const figures = report.tables.reduce(
      (sum, { columns, rows }) => sum + columns.length * rows.length,
      0,
    );
    const oneByOne = 4 * (report.open?.length ?? 0) + 8 * (report.register?.length ?? 0);
    assert.equal(lines.length, figures + oneByOne);
    for (const line of lines) {
      assert.equal(line.length, 8);
      assert.ok(line.at(-1) !== '', line.join());
    }
    const raised = lines.find(([, , , table, row, figure]) =>
      [table, row, figure]
        .join('|')
        .startsWith('Raised, closed and carried forward|All teams|Raised'),
    );
    assert.equal(raised?.[6], '70');
  });

  it('calls what was raised by the procedure’s own word', () => {
    const { procedure } = report;
    const labels = { ...procedure.labels, matterPlural: 'worries' };
    const named = { ...report, procedure: { ...procedure, labels } };
    for (const text of [csvOf(named), JSON.stringify(workbookOf(named))]) {
      assert.match(text, /of the worries whose answer is settled/);
      assert.doesNotMatch(text, /of the alerts/);
    }
  });

  it('quotes what must be quoted, and reads back as it was', () => {
    assert.ok(lines.some((line) => line[4] === 'South, and "the rest"'));
  });

  it('no cell begins as a formula', () => {
    assert.ok(lines.some((line) => line[4] === `'${HOSTILE}`));
    for (const cell of lines.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      assert.match(field(`${start}1`), /^"?'/, JSON.stringify(start));
    }
    assert.equal(field('a=1'), 'a=1');
  });
});

describe('a report as XLSX', () => {
  it('[WF-51] [DO-77] has a sheet for each table, numbers as numbers and text as text', async () => {
    const files = unzipped(await xlsxOf(report));
    const book = files.get('xl/workbook.xml') ?? '';
    const sheets = [...files.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    assert.equal(sheets.length, workbookOf(report).length);
    for (const { name } of workbookOf(report)) assert.ok(book.includes(`name="${name}"`), name);
    const all = [...files.values()].join('');
    assert.ok(!all.includes('<f>'), 'no formula anywhere');
    assert.match(files.get('xl/worksheets/sheet2.xml') ?? '', /<v>70<\/v>/);
  });

  it('[WF-50] [WF-51] [WF-64] has the register: each alert and each escalation of the period on its own line', () => {
    const sheet = workbookOf(report).find(({ name }) => name === 'Register');
    const [, head, ...rows] = sheet?.rows ?? [];
    assert.deepEqual(head?.cells.slice(0, 5), ['Reference', 'Day', 'Team', 'Stage', 'Came from']);
    assert.equal(rows.length, report.register?.length);
    const escalated = rows.filter(({ cells }) => cells[4] !== '');
    assert.ok(escalated.length > 0 && escalated.length < rows.length, String(escalated.length));
    // Who reads it may be nobody who is told of referrals.
    const [line] = report.register ?? [];
    const referred = { ...report, register: line ? [{ ...line, how: 'referred' as const }] : [] };
    assert.match(csvOf(referred), /Closed as unresolved/);
    assert.doesNotMatch(csvOf({ ...referred, tables: [] }), /referred/i);
    const suppressed = workbookOf(withoutSmallNumbers(report));
    assert.ok(!suppressed.some(({ name }) => name === 'Register'));
    assert.doesNotMatch(csvOf(withoutSmallNumbers(report)), /escalations, one by one/);
  });

  it('states the formulas under the headings, and names fit what Excel takes', () => {
    const sheets = workbookOf(report);
    for (const { name } of sheets) assert.match(name, /^[^[\]:*?/\\]{1,31}$/);
    assert.equal(new Set(sheets.map(({ name }) => name)).size, sheets.length);
    const flow = sheets.find(({ name }) => name === '1 flow');
    assert.ok(flow?.rows.some(({ look, cells }) => look === 'formula' && cells.length > 5));
  });

  it('a copy that leaves the service says what c stands for and has no list of cases', () => {
    const sheets = workbookOf(withoutSmallNumbers(report));
    assert.ok(!sheets.some(({ name }) => name.startsWith('Open')));
    assert.match(String(sheets[0]?.rows[3]?.cells[0]), /^c stands for a number from 1 to 4/);
  });
});

describe('the mail with a report', () => {
  const letter = {
    title: 'Alert data',
    passOnTo: null,
    content: null,
    besides: null,
    report,
  };

  it('[WF-09] says what belongs to it and is counted elsewhere, and from whom that comes', () => {
    const what = 'what the monitoring forms show';
    const html = (by: 'you' | { readonly post: string } | null) =>
      reportHtml({ ...letter, besides: { what, by } });
    const said = 'Belongs to this report and is not counted here: what the monitoring forms show.';
    assert.ok(html(null).includes(`<p>${said}</p>`));
    assert.ok(html({ post: 'QA deputy' }).includes(`<p>${said} It comes from: QA deputy.</p>`));
    assert.ok(html('you').includes(`<p>${said} Please add it.</p>`));
    assert.ok(!reportHtml(letter).includes('Belongs to this report'));
  });

  it('[DU-65] says what the procedure asks of it, where nobody asked for it by themselves', () => {
    const html = reportHtml({ ...letter, content: 'Numbers & themes' });
    assert.match(html, /<p>What the procedure asks of it: Numbers &amp; themes\.<\/p>/);
    assert.doesNotMatch(reportHtml(letter), /What the procedure asks/);
  });

  it('[WF-66] says how far a copy with one’s own teams’ cases may go', () => {
    const own = { ...withoutSmallNumbers(report), open: [] };
    const html = reportHtml({ ...letter, report: own });
    assert.match(
      html,
      /c stands for a number from 1 to 4.* What is open in your own teams is listed by reference/,
    );
    assert.doesNotMatch(
      reportHtml({ ...letter, report: withoutSmallNumbers(report) }),
      /your own teams/,
    );
  });
});

describe('the card of a regular report', () => {
  it('[DU-65] [WF-09] bears its own name, says what it is to hold, and what belongs to it beside', () => {
    const { card, summary } = renderReport({
      title: 'Alert data',
      passOnTo: 'Divisional Director',
      content: 'All alerts',
      besides: { what: 'what the forms show', by: 'you' },
      report,
    });
    const words = JSON.stringify(card);
    for (const said of [
      'Alert data',
      'For you to pass on. It is for: Divisional Director.',
      'What the procedure asks of it: All alerts.',
      'Belongs to this report and is not counted here: what the forms show. Please add it.',
    ]) {
      assert.ok(words.includes(said), said);
    }
    assert.equal(summary, 'Report');
  });

  it('stands on the page with the figures of the files, each column with how it is counted', () => {
    for (const each of [report, withoutSmallNumbers(report)]) {
      const [shown] = reportsPage([each], { interval: 'quarter', last: true }, null).reports;
      assert.ok(shown !== undefined);
      const onPage = shown.tables.flatMap(({ title, columns, rows }) =>
        rows.flatMap(({ label, cells }) =>
          cells.map(({ value }, at) => [
            title,
            // A file says that it is text, a page needs not.
            label === HOSTILE ? `'${label}` : label,
            columns[at]?.label,
            value.replace('%', '').replace('–', ''),
            columns[at]?.formula,
          ]),
        ),
      );
      const inFile = records(csvOf(each)).map((fields) => fields.slice(3));
      assert.ok(onPage.length > 100);
      assert.deepEqual(onPage, inFile.slice(1, onPage.length + 1));
      assert.equal(shown.period, 'Friday 1 January 2027 to Wednesday 31 March 2027');
    }
  });
});
