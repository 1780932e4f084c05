import document from '../../procedures/procedure.schema.json' with { type: 'json' };

interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly additionalProperties?: boolean | Node;
}

const DEFINITIONS: Readonly<Record<string, Node>> = document.$defs;

const resolved = (node: Node): Node =>
  node.$ref === undefined ? node : (DEFINITIONS[node.$ref.split('/').at(-1) ?? ''] ?? {});

/** What the procedures' own schema allows at one place. */
export class Schema {
  readonly #node: Node;

  constructor(node: Node) {
    this.#node = resolved(node);
  }

  /** The words that are possible; null may be among them. */
  get words(): readonly unknown[] {
    return this.#node.enum ?? [];
  }

  get mayBeNull(): boolean {
    return [this.#node.type].flat().includes('null');
  }

  /** Entries that may be left out. */
  get optional(): readonly string[] {
    const must = new Set(this.#node.required ?? []);
    return Object.keys(this.#node.properties ?? {}).filter((key) => !must.has(key));
  }

  /** Whether something else stands there where the file says nothing. */
  get hasDefault(): boolean {
    return this.#node.default !== undefined;
  }

  get isFlag(): boolean {
    return this.#node.type === 'boolean';
  }

  entry(key: string): Schema {
    const { properties, additionalProperties: others, oneOf = [] } = this.#node;
    const own = [properties, ...oneOf.map((each) => each.properties)].find((all) => all?.[key]);
    return new Schema(own?.[key] ?? (typeof others === 'object' ? others : {}));
  }

  item(): Schema {
    return new Schema(this.#node.items ?? {});
  }
}

export const schemaOf = (): Schema => new Schema(document);
