import type { CaseView } from '../../domain/case/index.ts';
import type { RecordRule } from '../../domain/procedure/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
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
    intro: ['Copy the note below into the record system first.'],
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
