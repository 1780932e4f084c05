import type { EvidencePack } from '../../domain/evidence/index.ts';
import { evidencePage } from '../pages/evidencePage.ts';
import type { TabFile } from './models.ts';

/** The pack as a file: a page to read and to print, or the data that `iro evidence verify` reads. */
export function evidenceFile(pack: EvidencePack, form: 'page' | 'data'): TabFile {
  const name = `evidence-${pack.document.reference}`;
  return form === 'page'
    ? { name: `${name}.html`, type: 'text/html', text: evidencePage(pack) }
    : {
        name: `${name}.json`,
        type: 'application/json',
        text: `${JSON.stringify(pack, null, 2)}\n`,
      };
}
