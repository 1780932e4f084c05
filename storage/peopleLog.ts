import { z } from 'zod';
import type { ImportNote, PeopleLog, StandingFinding } from '../application/ports/index.ts';
import type { PeopleFinding } from '../domain/people/index.ts';
import { dayField, momentField, personIdField } from './cases/fields.ts';
import { jsonOf, shape } from './tables/shape.ts';
import { collect, WHATEVER_STANDS, type Table } from './tables/table.ts';

const text = z.string();
const about = { person: personIdField, post: text };
const named = z.object({ role: text, title: text, where: text });

const finding: z.ZodType<PeopleFinding> = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['account-missing', 'account-disabled', 'mailbox-missing']), ...about }),
  z.object({ what: z.literal('mail-differs'), ...about, mail: text }),
  z.object({ what: z.literal('account-unread'), ...about, code: text }),
  z.object({ what: z.literal('leaver-with-cases'), ...about, cases: z.number().int() }),
  z.object({ what: z.literal('vacant'), named, deputy: text.nullable() }),
  z.object({ what: z.literal('ending'), named, post: text, to: dayField }),
  z.object({ what: z.literal('no-deputy'), named, post: text }),
  z.object({ what: z.literal('role-unheld'), named, procedure: text }),
]);

const standing = shape(
  z.object({ key: text, since: momentField, told: z.boolean(), finding: jsonOf(finding) }),
);
const checked = shape(z.object({ on: dayField }));
const count = z.tuple([z.number().int(), z.number().int(), z.number().int()]);
const note = shape(
  z.object({
    at: momentField,
    by: personIdField,
    before: text,
    after: text,
    counts: jsonOf(
      z.object({
        people: count,
        posts: count,
        teams: count,
        children: count,
        cover: count.optional(),
      }),
    ),
  }),
);

const FINDINGS = 'finding';
const IMPORTS = 'import';
const CHECKED = { partition: 'checked', row: 'last' };
/** Newest first in the order of the keys. */
const LAST_MOMENT = Date.UTC(3000, 0, 1);
const rowOf = (each: ImportNote): string =>
  `${String(LAST_MOMENT - Date.parse(each.at)).padStart(15, '0')} ${each.after}`;

/** Small: there should be few findings, and few imports in a year. */
export const createPeopleLog = (table: Table): PeopleLog => ({
  findings: async () => {
    const rows = await collect(table.query({ where: [['partition', 'eq', FINDINGS]] }));
    return rows.map((row): StandingFinding => standing.read(row));
  },
  keep: async (each) => {
    const values = standing.write({ ...each, finding: JSON.stringify(each.finding) });
    await table.put({ partition: FINDINGS, row: each.key, values });
  },
  clear: async (key) => {
    await table.remove({ partition: FINDINGS, row: key }, WHATEVER_STANDS);
  },
  checkedOn: async () => {
    const row = await table.get(CHECKED);
    return row && checked.read(row).on;
  },
  noteChecked: async (on) => {
    await table.put({ ...CHECKED, values: checked.write({ on }) });
  },
  imported: async (each) => {
    const values = note.write({ ...each, counts: JSON.stringify(each.counts) });
    await table.put({ partition: IMPORTS, row: rowOf(each), values });
  },
  imports: async (take) => {
    const rows = await collect(table.query({ where: [['partition', 'eq', IMPORTS]], take }));
    return rows.map((row) => note.read(row));
  },
});
