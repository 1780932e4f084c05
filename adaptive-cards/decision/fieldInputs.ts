import type { Field, Stage } from '../../domain/procedure/index.ts';
import { LIMITS, YES_NO, type Fillable, type Input } from '../elements/inputs.ts';

/** A procedure's own field as an input: its key is the input's id. */
export function fieldInput(field: Field, mustFill: boolean): Fillable {
  const named = {
    id: field.key,
    label: field.label,
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(mustFill ? { required: true } : {}),
  };
  const options = (field.choices ?? []).map(({ key, label }) => ({ value: key, title: label }));
  switch (field.kind) {
    case 'text':
      return { kind: 'text', ...named, max: field.maxLength ?? LIMITS.long };
    case 'long-text':
      return { kind: 'text', ...named, max: field.maxLength ?? LIMITS.long, long: true };
    case 'date':
      return { kind: 'date', ...named };
    case 'choice':
      return { kind: 'choice', ...named, options };
    case 'choices':
      return { kind: 'choices', ...named, options };
    case 'yes-no':
      return { kind: 'choice', ...named, options: YES_NO };
  }
}

/** Fields outside the alert form (extension, referral), as far as the present stage asks them. */
export const fieldInputs = (fields: readonly Field[], stage: Stage | null): readonly Input[] =>
  fields
    .filter((field) => stage === null || (field.stages ?? [stage.key]).includes(stage.key))
    .map((field) => fieldInput(field, mustFill(field, stage)));

const mustFill = (field: Field, stage: Stage | null): boolean =>
  field.required === 'always' ||
  (field.required === 'formal' && stage?.formal === true) ||
  (stage !== null && (field.requiredAt ?? []).includes(stage.key));
