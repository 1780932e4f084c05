import { lineOf, navigationOf, propertyOf, short, type Csdl, type Member } from './csdl.ts';

/** Options that a path takes beside those of OData: views of a calendar want their span. */
const OWN_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  calendarView: ['startDateTime', 'endDateTime'],
  instances: ['startDateTime', 'endDateTime'],
  reminderView: [],
};
const PAGING = ['$skip', '$skiptoken', '$deltatoken', '$top', '$count', '$format', '$search'];

type Query = Readonly<Record<string, string>>;

/** What of a query does not fit the type that is read. */
export function queryProblems(csdl: Csdl, type: string, last: string, query: Query): string[] {
  const problems: string[] = [];
  const own = OWN_OPTIONS[last] ?? [];
  const continued = '$skiptoken' in query || '$deltatoken' in query || '$skip' in query;
  for (const name of own) {
    if (!(name in query) && !continued) problems.push(`${name} is missing`);
  }
  for (const [name, value] of Object.entries(query)) {
    if (own.includes(name)) continue;
    problems.push(...option(csdl, type, name, value));
  }
  return problems;
}

function option(csdl: Csdl, type: string, name: string, value: string): readonly string[] {
  switch (name) {
    case '$select':
      return value.split(',').flatMap((one) => nameProblem(csdl, type, one.trim(), name));
    case '$orderby':
      return value
        .split(',')
        .map((one) => one.trim().replace(/ (asc|desc)$/, ''))
        .flatMap((one) => nameProblem(csdl, type, one, name));
    case '$expand':
      return splitOutside(value, ',').flatMap((one) => expandProblems(csdl, type, one.trim()));
    case '$filter':
      return new Filter(csdl, type, value).problems();
    case '$top':
    case '$skip':
      return /^\d{1,5}$/.test(value) ? [] : [`${name}=${value} is no number`];
    default:
      return PAGING.includes(name) ? [] : [`${name} is no option of this path`];
  }
}

function nameProblem(csdl: Csdl, type: string, path: string, option: string): readonly string[] {
  if (path === '*') return [];
  return memberAt(csdl, type, path) === null
    ? [`${option}: '${path}' is no property of ${short(type)}`]
    : [];
}

/** `teamsApp/id`: through complex properties and single navigations to the last name. */
function memberAt(csdl: Csdl, type: string, path: string): Member | null {
  let member: Member | null = null;
  let on = type;
  for (const name of path.split('/')) {
    if (member?.many === true) return null;
    member = propertyOf(csdl, on, name) ?? navigationOf(csdl, on, name);
    if (member === null) return null;
    on = member.type;
  }
  return member;
}

function expandProblems(csdl: Csdl, type: string, text: string): readonly string[] {
  const [, name = '', inner] = /^(\w+)(?:\((.*)\))?$/s.exec(text) ?? [];
  const navigation = navigationOf(csdl, type, name);
  if (navigation === null) return [`$expand: '${name}' is no navigation of ${short(type)}`];
  if (inner === undefined) return [];
  return splitOutside(inner, ';').flatMap((one) => {
    const at = one.indexOf('=');
    const [key, value] = [one.slice(0, at).trim(), one.slice(at + 1)];
    if (lineOf(csdl, navigation.type).length === 0) {
      return [`$expand: ${short(navigation.type)} is not in these metadata`];
    }
    return option(csdl, navigation.type, key, value);
  });
}

/** Splits at a sign that stands neither in brackets nor in quotes. */
function splitOutside(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let [depth, quoted, from] = [0, false, 0];
  Array.from(text).forEach((letter, at) => {
    if (letter === "'") quoted = !quoted;
    else if (quoted) return;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === sign && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  });
  return [...parts, text.slice(from)];
}

const TOKEN = /\s*('(?:[^']|'')*'|[(),:]|[^\s(),:']+)/y;
const COMPARISONS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in']);
const TEXT_FUNCTIONS = new Set(['startswith', 'endswith', 'contains']);
const JOINTS = new Set(['and', 'or']);

/** A `$filter`, read by descent; what cannot be read is a problem as well. */
class Filter {
  readonly #csdl: Csdl;
  readonly #type: string;
  readonly #tokens: string[];
  readonly #found: string[] = [];
  /** Names that `any` and `all` have given to their items. */
  readonly #items = new Map<string, string>();

  constructor(csdl: Csdl, type: string, text: string) {
    this.#csdl = csdl;
    this.#type = type;
    TOKEN.lastIndex = 0;
    this.#tokens = [];
    for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
      this.#tokens.push(match[1] ?? '');
    }
  }

  problems(): readonly string[] {
    try {
      this.#whole();
      if (this.#tokens.length > 0) this.#found.push(`'${this.#tokens.join(' ')}' is left over`);
    } catch (error) {
      this.#found.push(error instanceof Error ? error.message : 'cannot be read');
    }
    return this.#found.map((problem) => `$filter: ${problem}`);
  }

  #whole(): void {
    this.#term();
    while (JOINTS.has(this.#tokens[0] ?? '')) {
      this.#tokens.shift();
      this.#term();
    }
  }

  #term(): void {
    const token = this.#take();
    if (token === 'not') this.#term();
    else if (token === '(') {
      this.#whole();
      this.#take(')');
    } else if (TEXT_FUNCTIONS.has(token)) this.#textFunction();
    else if (/\/(any|all)$/i.test(token)) this.#each(token);
    else this.#comparison(token);
  }

  #textFunction(): void {
    this.#take('(');
    const member = this.#member(this.#take());
    if (member !== null && member.type !== 'Edm.String')
      this.#found.push(`${member.name} is no text`);
    this.#take(',');
    this.#literal('Edm.String', this.#take());
    this.#take(')');
  }

  #each(token: string): void {
    const member = this.#member(token.replace(/\/(any|all)$/i, ''));
    if (member?.many === false) this.#found.push(`${member.name} is not many`);
    this.#take('(');
    const item = this.#take();
    this.#take(':');
    this.#items.set(item, member?.type ?? '');
    this.#whole();
    this.#items.delete(item);
    this.#take(')');
  }

  #comparison(token: string): void {
    const member = this.#member(token);
    const how = this.#take();
    if (!COMPARISONS.has(how)) throw new Error(`'${how}' is no comparison`);
    const type = member?.type ?? '';
    if (how !== 'in') {
      this.#literal(type, this.#take());
      return;
    }
    this.#take('(');
    for (let more = true; more; more = this.#take() === ',') this.#literal(type, this.#take());
  }

  #member(path: string): Member | null {
    const [first = '', ...rest] = path.split('/');
    const item = this.#items.get(first);
    const [type, tail] = item === undefined ? [this.#type, path] : [item, rest.join('/')];
    if (item === '') return null;
    if (item !== undefined && tail === '')
      return { name: first, type, many: false, nullable: true };
    const member = memberAt(this.#csdl, type, tail);
    if (member === null) this.#found.push(`'${path}' is no property of ${short(type)}`);
    return member;
  }

  #literal(type: string, text: string): void {
    const known = this.#csdl.types.get(type);
    const word = /^'(.*)'$/s.exec(text)?.[1];
    const fits =
      text === 'null' ||
      type === '' ||
      (known?.kind === 'enum' ? known.members.has(word ?? '') : fitsLiteral(type, text));
    if (!fits) this.#found.push(`${text} is not ${short(type)}`);
  }

  #take(wanted?: string): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new Error('ends too early');
    if (wanted !== undefined && token !== wanted) {
      throw new Error(`'${token}' stands where '${wanted}' should`);
    }
    return token;
  }
}

function fitsLiteral(type: string, text: string): boolean {
  switch (type) {
    case 'Edm.String':
      return text.startsWith("'");
    case 'Edm.Boolean':
      return text === 'true' || text === 'false';
    case 'Edm.DateTimeOffset':
      return /^\d{4}-\d{2}-\d{2}T\d{2}$/.test(text) || !text.startsWith("'");
    default:
      return type.startsWith('Edm.') && !text.startsWith("'");
  }
}
