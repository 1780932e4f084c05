/** Walks a card as plain JSON and tells what breaks the rules of design section 7. */
export type Json = null | string | number | boolean | readonly Json[] | Obj;
export interface Obj extends Readonly<Record<string, Json>> {
  readonly type?: Json;
}

/** A property as text; '' where it is none. */
export const str = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const isObj = (value: Json): value is Obj =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function objectsOf(value: Json): readonly Obj[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => objectsOf(each));
  if (!isObj(value)) return [];
  return [value, ...Object.values(value).flatMap((each) => objectsOf(each))];
}

/** The JSON that goes over the wire. */
export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const ELEMENTS = new Set([
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'FactSet',
  'Container',
  'ActionSet',
  'Input.Text',
  'Input.Date',
  'Input.Time',
  'Input.ChoiceSet',
  'Input.Toggle',
  'Action.Execute',
  'Action.Submit',
  'Action.ShowCard',
  'Action.ToggleVisibility',
]);

/** Names that an address may bear; typed here once more, so that a change of the product's list is noticed. */
const IDS_ONLY = new Set([
  'attended-asked',
  'slot',
  'verb',
  'caseId',
  'draftId',
  'v',
  'stage',
  'meeting',
  'k',
  'step',
  'asked',
  'form',
  'purpose',
  'hand-from',
  'hand-to',
  'hand-parts',
  'minutes',
  'builtFor',
  'page',
  'card',
  'notice',
  'about',
  'letter',
  'wish',
]);

const typeOf = (each: Obj): string => (typeof each.type === 'string' ? each.type : '');
export const ofType = (card: Json, prefix: string): readonly Obj[] =>
  objectsOf(card).filter((each) => typeOf(each).startsWith(prefix));

const duplicates = (values: readonly string[]): readonly string[] =>
  values.filter((each, at) => values.indexOf(each) !== at);

/** Everything that is wrong with a card, as sentences; none is good. */
export function faultsOf(card: Json): readonly string[] {
  const faults: string[] = [];
  const fault = (condition: boolean, text: string): void => {
    if (condition) faults.push(text);
  };
  for (const each of ofType(card, '')) {
    const type = typeOf(each);
    fault(type !== '' && !ELEMENTS.has(type), `unknown element ${type}`);
    fault(type === 'AdaptiveCard' && each['version'] !== '1.5', 'version is not 1.5');
    fault(type === 'TextBlock' && each['wrap'] !== true, 'text does not wrap');
    fault(type === 'TextBlock' && each['text'] === '', 'empty text');
  }
  for (const input of ofType(card, 'Input.')) {
    const id = str(input['id']);
    fault(typeof input['label'] !== 'string' || input['label'] === '', `${id} has no label`);
    fault(
      input['isRequired'] === true && typeof input['errorMessage'] !== 'string',
      `${id} has no error message`,
    );
  }
  const ids = ofType(card, '').flatMap(({ id = '' }) => (id === '' ? [] : [str(id)]));
  fault(duplicates(ids).length > 0, `ids twice: ${duplicates(ids).join()}`);
  return [...faults, ...actionFaults(card)];
}

function actionFaults(card: Json): readonly string[] {
  const executes = ofType(card, 'Action.Execute');
  const titles = [
    ...executes,
    ...ofType(card, 'Action.ShowCard'),
    ...ofType(card, 'Action.ToggleVisibility'),
  ].map((each) => str(each['title']));
  const keys = executes.map(({ data = null }) => (isObj(data) ? str(data['k']) : ''));
  return [
    ...duplicates(titles).map((each) => `title twice: ${each}`),
    ...duplicates(keys).map((each) => `key twice: ${each}`),
    ...ofType(card, 'ActionSet').flatMap((each) =>
      Array.isArray(each['actions']) && each['actions'].length > 6
        ? ['more than six in a row']
        : [],
    ),
    ...executes.flatMap((each) => {
      const fallback = each['fallback'] ?? null;
      const data = each['data'] ?? null;
      if (!isObj(fallback) || !isObj(data)) return ['Execute without fallback or data'];
      return [
        ...(fallback.type === 'Action.Submit' ? [] : ['fallback is not Submit']),
        ...(JSON.stringify(fallback['data']) === JSON.stringify(data)
          ? []
          : ['other data in fallback']),
        ...(data['verb'] === each['verb'] ? [] : ['other verb in data']),
        ...Object.keys(data)
          .filter((key) => !IDS_ONLY.has(key))
          .map((key) => `data holds ${key}`),
      ];
    }),
  ];
}
