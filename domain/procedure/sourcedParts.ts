/** A value of a procedure that carries out requirements, and where it stands. */
export interface SourcedPart {
  /** `stages/s2/clock`: the way to it, with the members of lists by their keys. */
  readonly path: string;
  readonly req: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every value of a procedure, or of its file, that bears requirement ids, in the file's order. */
export const sourcedParts = (procedure: unknown): readonly SourcedPart[] => partsOf(procedure, '');

function partsOf(value: unknown, path: string): readonly SourcedPart[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    name === 'req' ? [] : partsOf(each, joined(path, nameIn(value, name, each))),
  );
  const own = ownPart(value, path);
  return own === null ? within : [own, ...within];
}

function ownPart(value: object, path: string): SourcedPart | null {
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const { req } = fields;
  if (!Array.isArray(req)) return null;
  return { path, req: req.filter((id) => typeof id === 'string'), value: fields };
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);

/** Members of a list by what tells them apart; where nothing does, by their place. */
function nameIn(list: object, name: string, each: unknown): string {
  if (!Array.isArray(list) || typeof each !== 'object' || each === null) return name;
  if ('key' in each && typeof each.key === 'string') return each.key;
  if ('role' in each && typeof each.role === 'string') return each.role;
  return 'kind' in each && typeof each.kind === 'string' ? each.kind : name;
}
