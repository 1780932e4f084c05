import ts from 'typescript';
import type { Mutant } from './mutant.ts';
import { editsAt, type Edit } from './ruleEdits.ts';

/** Every change of one file of rules; types, wording and imports are no rules. */
export function ruleMutants(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isNoRule(node)) return;
    for (const edit of editsAt(node)) mutants.push(mutantOf(file, text, source, edit));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

const isNoRule = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  // A bug that was called out loud: no rule says that it comes.
  ts.isThrowStatement(node);

function mutantOf(
  file: string,
  text: string,
  source: ts.SourceFile,
  { start, end, to, say }: Edit,
): Mutant {
  const { line } = source.getLineAndCharacterOfPosition(start);
  const starts = source.getLineStarts();
  const whole = text.slice(starts[line], starts[line + 1] ?? text.length).trim();
  return {
    file,
    line: line + 1,
    place: whole,
    change: say ?? `${short(text.slice(start, end))} → ${to === '' ? 'left out' : short(to)}`,
    at: start,
    text: () => text.slice(0, start) + to + text.slice(end),
  };
}

const SHORT = 60;

function short(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > SHORT ? `${line.slice(0, SHORT - 1)}…` : line;
}
