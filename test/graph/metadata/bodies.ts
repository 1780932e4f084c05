import {
  isA,
  lineOf,
  navigationOf,
  propertyOf,
  short,
  type Csdl,
  type Member,
  type Operation,
  type TypeRef,
} from './csdl.ts';

/** Finds what a bound address leads to; null where the metadata know no such place. */
export type LeadsTo = (address: string) => TypeRef | null;

type Fields = Readonly<Record<string, unknown>>;

/** What of a body does not fit its type, each said with where it stands. */
export class BodyCheck {
  readonly problems: string[] = [];
  readonly #csdl: Csdl;
  readonly #leadsTo: LeadsTo;

  constructor(csdl: Csdl, leadsTo: LeadsTo) {
    this.#csdl = csdl;
    this.#leadsTo = leadsTo;
  }

  /** The parameters of an action: its own names, and all that it cannot do without. */
  parameters(operation: Operation, body: unknown): void {
    const given = body === undefined || body === '' ? {} : body;
    if (!isFields(given)) {
      this.#wrong(operation.name, 'is not an object');
      return;
    }
    const known = new Map(operation.parameters.map((one) => [one.name, one]));
    for (const [name, value] of Object.entries(given)) {
      const parameter = known.get(name);
      if (parameter === undefined) {
        this.#wrong(name, `is no parameter of ${operation.name} (${[...known.keys()].join(', ')})`);
      } else this.#member(parameter, value, name);
    }
    for (const { name, nullable } of known.values()) {
      if (!nullable && given[name] === undefined) this.#wrong(name, 'is missing');
    }
  }

  /** One thing of a type, or of one built upon it that it names itself. */
  structured(declared: string, value: unknown, at: string): void {
    if (!isFields(value)) {
      this.#wrong(at, `is not an object of ${short(declared)}`);
      return;
    }
    const type = this.#named(declared, value['@odata.type'], at);
    if (type === null) return;
    if (lineOf(this.#csdl, type)[0]?.abstract === true) {
      this.#wrong(at, `is of ${short(type)}, which is abstract: it must name its @odata.type`);
    }
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined || /^@odata\.(type|id|etag|context)$/.test(key)) continue;
      const [name = '', annotation] = key.split('@odata.');
      const place = at === '' ? key : `${at}/${key}`;
      if (annotation === 'bind') this.#bind(type, name, inner, place);
      else this.#field(type, name, annotation === undefined, inner, place);
    }
  }

  #named(declared: string, said: unknown, at: string): string | null {
    if (said === undefined) {
      if (this.#csdl.types.has(declared)) return declared;
      this.#wrong(at, `is of ${short(declared)}, which these metadata do not hold`);
      return null;
    }
    const name = typeof said === 'string' ? said.replace(/^#/, '') : '';
    if (isA(this.#csdl, name, declared) && this.#csdl.types.has(name)) return name;
    this.#wrong(`${at}/@odata.type`, `${JSON.stringify(said)} is no ${short(declared)}`);
    return null;
  }

  #field(type: string, name: string, valued: boolean, value: unknown, at: string): void {
    const member =
      propertyOf(this.#csdl, type, name) ?? navigationOf(this.#csdl, type, name) ?? null;
    if (member === null) this.#wrong(at, `is no property of ${short(type)}`);
    else if (valued) this.#member(member, value, at);
  }

  #bind(type: string, name: string, value: unknown, at: string): void {
    const navigation = navigationOf(this.#csdl, type, name);
    if (navigation === null) {
      this.#wrong(at, `is no navigation of ${short(type)}`);
      return;
    }
    const addresses: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (Array.isArray(value) !== navigation.many)
      this.#wrong(at, 'binds one for many or the other way');
    for (const address of addresses) {
      const to = typeof address === 'string' ? this.#leadsTo(address) : null;
      if (to === null || to.many || !isA(this.#csdl, to.type, navigation.type)) {
        this.#wrong(at, `leads to no ${short(navigation.type)}`);
      }
    }
  }

  #member(member: Member, value: unknown, at: string): void {
    if (value === null) {
      if (!member.nullable || member.many) this.#wrong(at, 'may not be null');
    } else if (!member.many) this.#one(member.type, value, at);
    else if (!Array.isArray(value)) this.#wrong(at, 'is not a list');
    else value.forEach((each, n) => this.#one(member.type, each, `${at}/${n}`));
  }

  #one(type: string, value: unknown, at: string): void {
    const known = this.#csdl.types.get(type);
    if (type.startsWith('Edm.')) {
      if (!fitsPrimitive(type, value)) this.#wrong(at, `is not ${type}`);
    } else if (known?.kind === 'enum') {
      const words = typeof value === 'string' ? value.split(known.flags ? ',' : '\n') : [''];
      for (const word of words) {
        if (!known.members.has(word)) this.#wrong(at, `'${word}' is no ${short(type)}`);
      }
    } else this.structured(type, value, at);
  }

  #wrong(at: string, what: string): void {
    this.problems.push(`${at === '' ? 'the body' : at} ${what}`);
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);
const whole = (bits: number) => (value: unknown) =>
  Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** (bits - 1);
const number = (value: unknown): boolean => typeof value === 'number';

/** The primitive types that stand in Graph's entities, by the form they have in JSON. */
const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Byte': whole(9),
  'Edm.Int16': whole(16),
  'Edm.Int32': whole(32),
  'Edm.Int64': whole(53),
  'Edm.Single': number,
  'Edm.Double': number,
  'Edm.Decimal': number,
  'Edm.Guid': text(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  'Edm.Date': text(/^\d{4}-\d{2}-\d{2}$/),
  'Edm.TimeOfDay': text(/^\d{2}:\d{2}(:\d{2}(\.\d{1,12})?)?$/),
  'Edm.DateTimeOffset': text(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,12})?)?(Z|[+-]\d{2}:\d{2})$/,
  ),
  'Edm.Duration': text(/^-?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/),
  'Edm.Binary': text(/^[A-Za-z0-9+/_-]*={0,2}$/),
};

function fitsPrimitive(type: string, value: unknown): boolean {
  return PRIMITIVES[type]?.(value) ?? type === 'Edm.Untyped';
}
