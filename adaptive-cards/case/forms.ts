import type { CaseView } from '../../domain/case/index.ts';
import type { RecordRule } from '../../domain/procedure/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { noteTitle } from '../wording/caseNote.ts';
import { ruleOf } from '../wording/caseWords.ts';

/** A person confirms what was put into the record system (A-X-10). */
export function fileRecordForm(view: CaseView, address: Address): Form | null {
  const records = openRecords(view);
  if (records.length === 0 || !view.may.includes('fileRecord')) return null;
  const [only] = records;
  return {
    verb: 'fileRecord',
    title: 'Say what is on record',
    send: `It is in ${view.procedure.recordSystem} now`,
    intro: [whereToCopyFrom(view)],
    address,
    inputs: [
      {
        kind: 'choice',
        id: 'record',
        label: 'What you have put on record',
        required: true,
        options: records.map(({ key, title }) => ({ value: key, title })),
        ...(records.length === 1 && only !== undefined ? { value: only.key } : {}),
      },
    ],
  };
}

/** The note is made for whoever reads the whole case, and stands behind everything else of it. */
const whereToCopyFrom = (view: CaseView): string =>
  view.depth === 'full'
    ? `Put it into the record system first. The text to copy is at the end of this case, under “${noteTitle(view)}”: press “Read all of it” and turn to the last pages.`
    : 'Put it into the record system first.';

/** What this stage asks a person to put on record, less what was confirmed already. */
function openRecords(view: CaseView): readonly RecordRule[] {
  const { extension, referral } = view.procedure;
  const stage = ruleOf(view, view.current.stage);
  const filed = new Set(view.current.filed.map(({ record }) => record));
  return [
    ...(stage?.records ?? []),
    ...(stage?.monitoring?.records ?? []),
    ...(extension?.records ?? []),
    ...(referral?.records ?? []),
  ].filter(({ key }) => !filed.has(key));
}
