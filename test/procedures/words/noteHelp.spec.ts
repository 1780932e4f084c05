import assert from 'node:assert/strict';
import { addNoteForm } from '../../../adaptive-cards/case/recordForms.ts';
import { Play } from '../rules/play.ts';

/** What the procedure says of a note stands where the note is written. */
const HELPED: readonly (readonly [stage: string, role: string, said: RegExp, req: string])[] = [
  ['du-3', 'middle-manager', /QIB/, '[DU-96]'],
  ['du-4', 'senior-manager', /supervision|performance|resources/i, '[DU-100] [DU-102]'],
];

describe('the form for a note', () => {
  for (const [stage, role, said, req] of HELPED) {
    it(`${req} says to ${role} at ${stage} what the note is for`, () => {
      const du = new Play('durham-resolution');
      const view = du.seen(du.raised(stage), role);
      assert.match((addNoteForm(view, {})?.intro ?? []).join('\n'), said);
    });
  }

  it('[DU-14] [DU-33] says the same to the raiser of every kind that has help', () => {
    const du = new Play('durham-resolution');
    const view = du.seen(du.raised('du-2'));
    const intro = (addNoteForm(view, {})?.intro ?? []).join('\n');
    const helped = view.noteKinds.filter(({ help }) => help !== undefined);
    assert.ok(helped.length > 0);
    for (const { label, help } of helped)
      assert.ok(intro.includes(`${label}: ${help ?? ''}`), label);
  });
});
