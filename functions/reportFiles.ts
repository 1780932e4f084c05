import writeExcelFile, { type Row, type Sheet as XlsxSheet } from 'write-excel-file/node';
import { csvOf, fileName, workbookOf, type Sheet, type SheetRow } from '../adaptive-cards/index.ts';
import type { Report } from '../domain/report/index.ts';
import type { MailFile } from '../graph/index.ts';

const LOOKS: Readonly<Record<SheetRow['look'], object>> = {
  title: { fontWeight: 'bold', fontSize: 14 },
  head: { fontWeight: 'bold', wrap: true },
  formula: { fontStyle: 'italic', wrap: true, alignVertical: 'top' },
  plain: {},
  total: { fontWeight: 'bold' },
};

/** The workbook of a report as a file. Text is written as text: no cell of it can be a formula. */
export async function xlsxOf(report: Report): Promise<Buffer> {
  return await writeExcelFile(workbookOf(report).map(sheetOf)).toBuffer();
}

const sheetOf = ({ name, widths, rows }: Sheet): XlsxSheet<Buffer> => ({
  sheet: name,
  data: rows.map(rowOf),
  columns: widths.map((width) => ({ width })),
});

const rowOf = ({ look, cells }: SheetRow): Row =>
  cells.map((value) => {
    if (value === null || value === '') return null;
    return typeof value === 'number'
      ? { ...LOOKS[look], type: Number, value }
      : { ...LOOKS[look], type: String, value };
  });

/** Both files of a report, as they go along in a mail. */
export async function reportFiles(report: Report): Promise<readonly MailFile[]> {
  const name = fileName(report);
  const xlsx = await xlsxOf(report);
  return [
    {
      name: `${name}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      base64: xlsx.toString('base64'),
    },
    {
      name: `${name}.csv`,
      type: 'text/csv',
      base64: Buffer.from(csvOf(report), 'utf8').toString('base64'),
    },
  ];
}
