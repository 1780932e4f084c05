import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** A type as it stands in an attribute: `Collection(graph.attendee)` is many of `microsoft.graph.attendee`. */
export interface TypeRef {
  readonly type: string;
  readonly many: boolean;
}

export interface Member extends TypeRef {
  readonly name: string;
  readonly nullable: boolean;
}

export interface StructuredType {
  readonly kind: 'entity' | 'complex';
  readonly name: string;
  readonly base: string | null;
  readonly abstract: boolean;
  readonly properties: ReadonlyMap<string, Member>;
  readonly navigations: ReadonlyMap<string, Member>;
}

interface EnumType {
  readonly kind: 'enum';
  readonly name: string;
  readonly flags: boolean;
  readonly members: ReadonlySet<string>;
}

export interface Operation {
  readonly name: string;
  readonly namespace: string;
  readonly action: boolean;
  /** Null: it stands by itself and is called through an import. */
  readonly bindsTo: TypeRef | null;
  readonly parameters: readonly Member[];
  readonly returns: TypeRef | null;
}

/** What a published CSDL file says of Graph, as far as a request can be held against it. */
export interface Csdl {
  readonly types: ReadonlyMap<string, StructuredType | EnumType>;
  readonly operations: readonly Operation[];
  /** Entity sets and singletons, by the first segment of a path. */
  readonly roots: ReadonlyMap<string, TypeRef>;
}

const many = <T extends z.ZodType>(item: T) => z.array(item).default([]);
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');
const typed = z.object({
  '@Name': z.string(),
  '@Type': z.string(),
  '@Nullable': z.enum(['true', 'false']).default('true'),
});
const structured = z.object({
  '@Name': z.string(),
  '@BaseType': z.string().optional(),
  '@Abstract': flag,
  Property: many(typed),
  NavigationProperty: many(typed),
});
const enumeration = z.object({
  '@Name': z.string(),
  '@IsFlags': flag,
  Member: many(z.object({ '@Name': z.string() })),
});
const operation = z.object({
  '@Name': z.string(),
  '@IsBound': flag,
  Parameter: many(typed),
  ReturnType: z.object({ '@Type': z.string() }).optional(),
});
const container = z.object({
  EntitySet: many(z.object({ '@Name': z.string(), '@EntityType': z.string() })),
  Singleton: many(z.object({ '@Name': z.string(), '@Type': z.string() })),
});
const schema = z.object({
  '@Namespace': z.string(),
  '@Alias': z.string().optional(),
  EnumType: many(enumeration),
  EntityType: many(structured),
  ComplexType: many(structured),
  Action: many(operation),
  Function: many(operation),
  EntityContainer: many(container),
});
const document = z.object({
  'edmx:Edmx': z.object({ 'edmx:DataServices': z.object({ Schema: many(schema) }) }),
});

const ALWAYS_MANY = new Set([
  ...['Schema', 'EnumType', 'EntityType', 'ComplexType', 'Action', 'Function', 'Parameter'],
  ...['EntityContainer', 'EntitySet', 'Singleton', 'Property', 'NavigationProperty', 'Member'],
]);

/** Reads a CSDL file: the whole published one or an excerpt of it. */
export function readCsdl(xml: string): Csdl {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    isArray: (name) => ALWAYS_MANY.has(name),
    // An element without attributes or children would else be an empty text.
    alwaysCreateTextNode: true,
  });
  const parsed = document.parse(parser.parse(xml));
  const schemas = parsed['edmx:Edmx']['edmx:DataServices'].Schema;
  const aliases = new Map(
    schemas.map((one) => [one['@Alias'] ?? one['@Namespace'], one['@Namespace']]),
  );
  const refOf = (text: string): TypeRef => {
    const inner = /^Collection\((.+)\)$/.exec(text)?.[1];
    return { type: fullName(inner ?? text, aliases), many: inner !== undefined };
  };
  const member = (one: z.infer<typeof typed>): Member => ({
    ...refOf(one['@Type']),
    name: one['@Name'],
    nullable: one['@Nullable'] === 'true',
  });
  const named = (members: readonly z.infer<typeof typed>[]): Map<string, Member> =>
    new Map(members.map((one) => [one['@Name'], member(one)]));
  const types = new Map<string, StructuredType | EnumType>();
  const operations: Operation[] = [];
  const roots = new Map<string, TypeRef>();
  for (const one of schemas) {
    const namespace = one['@Namespace'];
    const add = (kind: StructuredType['kind'], type: z.infer<typeof structured>): void => {
      const name = `${namespace}.${type['@Name']}`;
      types.set(name, {
        kind,
        name,
        base: type['@BaseType'] === undefined ? null : fullName(type['@BaseType'], aliases),
        abstract: type['@Abstract'],
        properties: named(type.Property),
        navigations: named(type.NavigationProperty),
      });
    };
    for (const type of one.EntityType) add('entity', type);
    for (const type of one.ComplexType) add('complex', type);
    for (const type of one.EnumType) {
      const name = `${namespace}.${type['@Name']}`;
      const members = new Set(type.Member.map((each) => each['@Name']));
      types.set(name, { kind: 'enum', name, flags: type['@IsFlags'], members });
    }
    const operate = (action: boolean, found: z.infer<typeof operation>): void => {
      const [first, ...rest] = found.Parameter.map(member);
      const bound = found['@IsBound'];
      operations.push({
        name: found['@Name'],
        namespace,
        action,
        bindsTo: bound && first !== undefined ? first : null,
        parameters: bound || first === undefined ? rest : [first, ...rest],
        returns: found.ReturnType === undefined ? null : refOf(found.ReturnType['@Type']),
      });
    };
    for (const action of one.Action) operate(true, action);
    for (const found of one.Function) operate(false, found);
    for (const { EntitySet, Singleton } of one.EntityContainer) {
      for (const set of EntitySet) {
        roots.set(set['@Name'], { ...refOf(set['@EntityType']), many: true });
      }
      for (const single of Singleton) roots.set(single['@Name'], refOf(single['@Type']));
    }
  }
  return { types, operations, roots };
}

function fullName(name: string, aliases: ReadonlyMap<string, string>): string {
  const dot = name.lastIndexOf('.');
  const prefix = name.slice(0, dot);
  return `${aliases.get(prefix) ?? prefix}${name.slice(dot)}`;
}

/** A structured type and all that it is built upon, the nearest first; empty where it is not known. */
export function lineOf(csdl: Csdl, name: string): readonly StructuredType[] {
  const line: StructuredType[] = [];
  for (let next: string | null = name; next !== null;) {
    const type = csdl.types.get(next);
    if (type === undefined || type.kind === 'enum') break;
    line.push(type);
    next = type.base;
  }
  return line;
}

export function isA(csdl: Csdl, name: string, wanted: string): boolean {
  return name === wanted || lineOf(csdl, name).some((type) => type.name === wanted);
}

export function propertyOf(csdl: Csdl, type: string, name: string): Member | null {
  for (const one of lineOf(csdl, type)) {
    const found = one.properties.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

export function navigationOf(csdl: Csdl, type: string, name: string): Member | null {
  for (const one of lineOf(csdl, type)) {
    const found = one.navigations.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** Actions and functions of this name that may stand behind a thing of this type. */
export function operationsOn(csdl: Csdl, on: TypeRef, name: string): readonly Operation[] {
  return csdl.operations.filter(
    (one) =>
      (one.name === name || `${one.namespace}.${one.name}` === name) &&
      one.bindsTo !== null &&
      one.bindsTo.many === on.many &&
      isA(csdl, on.type, one.bindsTo.type),
  );
}

export const short = (type: string): string => type.replace(/^microsoft\.graph\./, '');
