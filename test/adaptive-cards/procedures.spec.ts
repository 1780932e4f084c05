import assert from 'node:assert/strict';
import type { CaseView, DraftForm } from '../../domain/case/index.ts';
import {
  isReserved,
  type Field,
  type Procedure,
  type Stage,
} from '../../domain/procedure/index.ts';
import {
  bytesOf,
  MAX_BYTES,
  renderCase,
  renderDraft,
  renderMessage,
  type Rendered,
} from '../../adaptive-cards/index.ts';
import { loadProcedures } from '../../storage/procedureFiles/loadProcedures.ts';
import { asJson, faultsOf, ofType, str } from './cardRules.ts';
import { aDraft, aForm, aMeeting, aMessage, aStage, aView, keys } from './fixtures.ts';

/** As much as may be typed there. */
function fullest({ kind, maxLength = 4000 }: Field): string {
  return kind === 'date' ? '2027-01-11' : 'x'.repeat(maxLength);
}

function formAt(procedure: Procedure, stage: Stage, step: 'where' | 'what' | 'preview'): DraftForm {
  const at = procedure.stages.indexOf(stage);
  const form = aForm(step, { procedure });
  const answers = Object.fromEntries(procedure.fields.map((field) => [field.key, fullest(field)]));
  return {
    ...form,
    draft: aDraft(step, { stage: stage.key, chosen: [], answers }),
    asks: {
      stage,
      categories:
        procedure.categories === null ? null : { list: procedure.categories, mustFill: true },
      fields: procedure.fields.map((field) => ({ field, mustFill: true })),
      timescale: stage.timescale,
      choose: null,
      copyQuestions: [],
      skips: procedure.stages.slice(0, at).map(({ key }) => key),
      reasonAsked: at > 0,
      consult:
        stage.consult === undefined
          ? null
          : { ...stage.consult, emergency: procedure.bypass.emergency },
    },
  };
}

function viewAt(procedure: Procedure, stage: Stage): CaseView {
  const at = procedure.stages.indexOf(stage);
  const { key, label, name, formal } = stage;
  const current = aStage({ stage: key, label, name, formal });
  return aView({
    procedure,
    current,
    stages: [current],
    answers: procedure.fields.map((field) => ({ label: field.label, value: fullest(field) })),
    meetings: [aMeeting({ status: 'held', achieved: false, outcome: 'x'.repeat(4000) })],
    nextStages: procedure.stages.slice(at + 1).map((next, n) => ({
      stage: next.key,
      label: next.label,
      name: next.name,
      skips: procedure.stages.slice(at + 1, at + 1 + n).map((each) => each.label),
      asks: {
        categories: { mustFill: true },
        fields: procedure.fields.map((field) => ({
          key: field.key,
          mustFill: false,
          value: fullest(field),
        })),
      },
    })),
  });
}

const cardsAt = (procedure: Procedure, stage: Stage): readonly Rendered[] => {
  const view = viewAt(procedure, stage);
  return [
    ...(['where', 'what', 'preview'] as const).map((step) =>
      renderDraft(formAt(procedure, stage, step), keys),
    ),
    ...(['alert', 'copy', 'decision', 'meetingOutcome'] as const).map((card) =>
      renderMessage(aMessage(card, {}, view), keys),
    ),
    renderCase({ view, history: [] }, keys),
  ];
};

/** The names that one press can send together: what a form asks for, and its button's own data. */
const formsAt = (procedure: Procedure, stage: Stage): readonly (readonly string[])[] =>
  cardsAt(procedure, stage).flatMap(({ card }) => {
    const json = asJson(card);
    const folded = ofType(json, 'Action.ShowCard').map((each) => asJson(each['card']));
    return [...folded, ...(folded.length === 0 ? [json] : [])].map((form) => [
      ...ofType(form, 'Input.').map((each) => str(each['id'])),
      ...ofType(form, 'Action.Execute').flatMap((each) => Object.keys(each['data'] ?? {})),
    ]);
  });

describe('The cards of the six procedures', function () {
  this.timeout(20_000);
  let procedures: readonly Procedure[] = [];
  before(async () => {
    procedures = (await loadProcedures('procedures')).procedures;
  });

  it('keep the rules and stay below 28 KB at each stage, with everything filled', () => {
    assert.equal(procedures.length, 18);
    for (const procedure of procedures) {
      for (const stage of procedure.stages) {
        for (const { card } of cardsAt(procedure, stage)) {
          assert.ok(bytesOf(card) <= MAX_BYTES, `${procedure.id} ${stage.key}: ${bytesOf(card)}`);
          assert.deepEqual(faultsOf(asJson(card)), [], `${procedure.id} ${stage.key}`);
        }
      }
    }
  });

  it('put no name of their own beside a field that a field could bear too', () => {
    let beside = 0;
    for (const procedure of procedures) {
      const { fields, extension, referral } = procedure;
      const all = [...fields, ...(extension?.record ?? []), ...(referral?.fields ?? [])];
      const own = new Set(all.map(({ key }) => key));
      for (const form of procedure.stages.flatMap((stage) => formsAt(procedure, stage))) {
        if (!form.some((id) => own.has(id))) continue;
        for (const id of form.filter((each) => !own.has(each))) {
          beside += 1;
          assert.ok(isReserved(id), `${procedure.id}: ${id}`);
        }
      }
    }
    assert.ok(beside > 100, String(beside));
  });

  it('[DU-03] say "dispute" nowhere in Durham', () => {
    for (const procedure of procedures.filter(({ id }) => id.startsWith('durham'))) {
      for (const stage of procedure.stages) {
        for (const { card } of cardsAt(procedure, stage)) {
          assert.doesNotMatch(JSON.stringify(card), /disput/i);
        }
      }
    }
  });
});
