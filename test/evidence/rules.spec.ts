import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { documentOf } from '../../domain/evidence/documentOf.ts';
import { RULES, type EvidenceDocument, type EvidenceSource } from '../../domain/evidence/index.ts';

/** What the present rules once made of one source. */
interface Made {
  readonly rules: number;
  readonly source: EvidenceSource;
  readonly document: EvidenceDocument;
}

describe('the rules by which evidence is made readable', () => {
  // A pack that was made last year must not be called altered because a sentence is another one today.
  it('make of the same source what they always made; else raise RULES, and write rules.json anew', async () => {
    const text = await readFile(new URL('rules.json', import.meta.url), 'utf8');
    const made = JSON.parse(text) as Made;
    assert.equal(made.rules, RULES);
    assert.deepEqual(JSON.parse(JSON.stringify(documentOf(made.source))), made.document);
  });
});
