import type { Doubt, Path } from './doubt.ts';
import type { Choice, Field, Procedure } from './model.ts';
import { isReserved } from './reservedKeys.ts';

interface Keyed {
  readonly key: string;
  readonly path: Path;
}

function duplicates(what: string, keys: readonly Keyed[]): Doubt[] {
  const seen = new Set<string>();
  return keys.flatMap(({ key, path }): Doubt[] => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `The key '${key}' is used twice for ${what}. Give each its own key.`;
    return [{ severity: 'error', code: 'duplicate-key', message, path: [...path, 'key'] }];
  });
}

const keyed = (items: readonly { readonly key: string }[], ...path: string[]): Keyed[] =>
  items.map(({ key }, at) => ({ key, path: [...path, String(at)] }));

/** Every question of the procedure with its place: form, extension and referral share one space of keys. */
export function allFields(p: Procedure): { readonly field: Field; readonly path: Path }[] {
  const at = (fields: readonly Field[], ...path: string[]) =>
    fields.map((field, n) => ({ field, path: [...path, String(n)] }));
  return [
    ...at(p.fields, 'fields'),
    ...at(p.extension?.record ?? [], 'extension', 'record'),
    ...at(p.referral?.fields ?? [], 'referral', 'fields'),
  ];
}

function themeDoubts(choices: readonly Choice[], path: Path): Doubt[] {
  const keys = new Set(choices.map(({ key }) => key));
  return choices.flatMap(({ key, under }, at): Doubt[] => {
    if (under === undefined || (keys.has(under) && under !== key)) return [];
    const message = `'${key}' stands under '${under}', which is not an entry of this list. Name the key of its theme.`;
    return [
      { severity: 'error', code: 'unknown-theme', message, path: [...path, String(at), 'under'] },
    ];
  });
}

function fieldDoubts(field: Field, path: Path): Doubt[] {
  const chooses = field.kind === 'choice' || field.kind === 'choices';
  const has = field.choices !== undefined;
  if (field.mustBe !== undefined && field.kind !== 'yes-no') {
    const message = `The field '${field.key}' must be answered ${field.mustBe.answer}, but it is no yes-no question. Make its kind 'yes-no', or take 'mustBe' out.`;
    return [{ severity: 'error', code: 'no-yes-no', message, path: [...path, 'mustBe'] }];
  }
  if (field.mustBe !== undefined && field.required !== 'always') {
    const message = `The question '${field.key}' must be answered ${field.mustBe.answer}, but may be left out, and then it goes on all the same. Make it 'required: always', or take 'mustBe' out.`;
    return [{ severity: 'error', code: 'gate-left-open', message, path: [...path, 'mustBe'] }];
  }
  if (chooses && !has) {
    const message = `The field '${field.key}' is a choice but has no choices. Add 'choices', or make it a text.`;
    return [{ severity: 'error', code: 'no-choices', message, path: [...path, 'kind'] }];
  }
  if (!chooses && has) {
    const message = `The field '${field.key}' has choices, but its kind is '${field.kind}'. Make it 'choice' or 'choices', or take them out.`;
    return [{ severity: 'error', code: 'needless-choices', message, path: [...path, 'choices'] }];
  }
  return [];
}

/** The cards would read the answer as something of their own. */
function reservedDoubts({ key }: Field, path: Path): Doubt[] {
  if (!isReserved(key)) return [];
  const message = `The key '${key}' is a name that the cards use for themselves. Give the field another key.`;
  return [{ severity: 'error', code: 'reserved-key', message, path: [...path, 'key'] }];
}

/** A question that comes with a choice is asked under categories alone; here it would be lost. */
const askDoubts = ({ key, choices = [] }: Field, path: Path): Doubt[] =>
  choices.flatMap(({ ask }, at): Doubt[] => {
    if (ask === undefined) return [];
    const message = `'${ask.label}' would never be asked: a choice brings a question along under 'categories' only. Make it a field of its own; 'requiredWith: ${key}' makes it compulsory with this one.`;
    const of = [...path, 'choices', String(at), 'ask'];
    return [{ severity: 'error', code: 'ask-unasked', message, path: of }];
  });

/** Keys that clash, themes that do not exist, choices without a list. */
export function listDoubts(p: Procedure): Doubt[] {
  const fields = allFields(p);
  const asks = (p.categories?.choices ?? []).flatMap(({ ask }, at): Keyed[] =>
    ask === undefined ? [] : [{ key: ask.key, path: ['categories', 'choices', String(at), 'ask'] }],
  );
  const categories = p.categories?.choices ?? [];
  return [
    ...duplicates('stages', keyed(p.stages, 'stages')),
    ...duplicates('questions', [
      ...fields.map(({ field, path }) => ({ key: field.key, path })),
      ...asks,
    ]),
    ...duplicates('categories', keyed(categories, 'categories', 'choices')),
    ...themeDoubts(categories, ['categories', 'choices']),
    ...fields.flatMap(({ field, path }) => [
      ...fieldDoubts(field, path),
      ...reservedDoubts(field, path),
      ...askDoubts(field, path),
      ...duplicates('choices of one question', keyed(field.choices ?? [], ...path, 'choices')),
      ...themeDoubts(field.choices ?? [], [...path, 'choices']),
    ]),
    ...p.stages.flatMap((stage, at) =>
      duplicates(
        `record tasks of ${stage.key}`,
        keyed(stage.records, 'stages', String(at), 'records'),
      ),
    ),
    ...duplicates('conditions', keyed(p.referral?.checklist ?? [], 'referral', 'checklist')),
  ];
}
