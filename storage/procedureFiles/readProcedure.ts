import { createHash } from 'node:crypto';
import type { ErrorObject } from 'ajv';
import { checkProcedure, type Procedure } from '../../domain/procedure/index.ts';
import { plainEnglish } from './plainEnglish.ts';
import { isProcedure } from './procedureShape.ts';
import { readYaml, type Finding, type YamlText } from './yamlText.ts';

export type ProcedureFinding = Finding;

/** A procedure that can run, with what is doubtful about it; or what is wrong, warnings included. */
export type ReadProcedure =
  | { readonly procedure: Procedure; readonly findings: readonly ProcedureFinding[] }
  | { readonly errors: readonly ProcedureFinding[] };

const segments = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A missing or unknown entry is shown where its name stands or should stand. */
function placeOf(yaml: YamlText, error: ErrorObject) {
  const path = segments(error.instancePath);
  const { additionalProperty, propertyName, tag }: Record<string, unknown> = error.params;
  if (typeof tag === 'string') return yaml.placeOf([...path, tag]);
  const name = additionalProperty ?? propertyName;
  return typeof name === 'string' ? yaml.placeOfKey([...path, name]) : yaml.placeOf(path);
}

/** Where only certain words are possible, that it is none of them says more than that it is no text. */
const isNoneOfTheWords = (error: ErrorObject, all: readonly ErrorObject[]): boolean =>
  error.keyword === 'type' &&
  all.some(
    ({ keyword, instancePath }) =>
      (keyword === 'enum' || keyword === 'const') && instancePath === error.instancePath,
  );

/** `oneOf` and `propertyNames` say again what their parts have said. */
const saysItself = (error: ErrorObject, all: readonly ErrorObject[]): boolean =>
  error.keyword !== 'oneOf' &&
  !isNoneOfTheWords(error, all) &&
  !(
    error.propertyName !== undefined &&
    all.some(({ keyword }) => keyword === 'propertyNames') &&
    error.keyword !== 'propertyNames'
  );

function shapeFindings(
  yaml: YamlText,
  file: string,
  errors: readonly ErrorObject[],
): ProcedureFinding[] {
  return errors
    .filter((error) => saysItself(error, errors))
    .map((error) => ({
      file,
      ...placeOf(yaml, error),
      severity: 'error' as const,
      code: `shape-${error.keyword}`,
      message: plainEnglish(error),
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Declared version and the content's hash: a case stays on the version under which it began. */
function versionOf(declared: string, text: string): string {
  const content = text.replaceAll('\r\n', '\n');
  return `${declared}-${createHash('sha256').update(content, 'utf8').digest('hex').slice(0, 8)}`;
}

/** Reads one procedure file: YAML, then its shape, then whether its parts fit together (design section 8). */
export function readProcedure(text: string, fileName: string): ReadProcedure {
  const read = readYaml(text, fileName);
  if ('errors' in read) return read;
  const { yaml } = read;
  const { value } = yaml;
  if (!isProcedure(value)) {
    return { errors: shapeFindings(yaml, fileName, isProcedure.errors ?? []) };
  }
  const procedure: Procedure = { ...value, version: versionOf(value.version, text) };
  const findings = checkProcedure(procedure).map(({ severity, code, message, path }) => ({
    file: fileName,
    ...yaml.placeOf(path),
    severity,
    code,
    message,
  }));
  return findings.some(({ severity }) => severity === 'error')
    ? { errors: findings }
    : { procedure, findings };
}
