import type { CaseView, RecordView } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { noteTitle } from '../wording/caseNote.ts';
import { recordWords } from './presenter.ts';

/** A person confirms what was put into the record system (A-X-10). */
export function fileRecordForm(view: CaseView, address: Address): Form | null {
  const { records } = view;
  const [only] = records;
  if (only === undefined || !view.may.includes('fileRecord')) return null;
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
        label: 'What has been put on record',
        required: true,
        options: records.map((record) => ({
          value: recordChoice(record),
          title: recordWords(record),
        })),
        ...(records.length === 1 ? { value: recordChoice(only) } : {}),
      },
    ],
  };
}

/** The value of a choice that names a record of a stage. */
export const recordChoice = ({ entry, record }: RecordView): string => `${entry}.${record}`;

/** The note is made for whoever reads the whole case, and stands behind everything else of it. */
const whereToCopyFrom = (view: CaseView): string =>
  view.depth === 'full'
    ? `Put it into the record system first. The text to copy is at the end of this case, under “${noteTitle(view)}”: press “Read all of it” and turn to the last pages.`
    : 'Put it into the record system first.';
