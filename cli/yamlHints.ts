import type { ProcedureFinding } from '../storage/procedureFiles/readProcedure.ts';

/** How the YAML reader begins to say that a line is indented by a tab. */
const TABS = 'Tabs are not allowed';
/** What the YAML reader makes of a text that goes on after a colon: entries where none can be. */
const COLON = /Nested mappings are not allowed|Block collections are not allowed within flow/;

/** What the YAML reader says, with what most often is behind it; a tab once, without all that follows from it. */
export function withHints(
  findings: readonly ProcedureFinding[],
  text: string,
): readonly ProcedureFinding[] {
  const lines = text.split(/\r?\n/);
  const tab = findings.find((each) => isOf(each, TABS));
  if (tab !== undefined) return [{ ...tab, message: tabSentence(lines) }];
  return findings.map((each) => (goesOn(each, lines) ? { ...each, message: quoted(each) } : each));
}

const isOf = ({ code, message }: ProcedureFinding, said: string | RegExp): boolean =>
  code === 'not-yaml' && message.search(said) !== -1;

function tabSentence(lines: readonly string[]): string {
  const tabbed = lines.flatMap((line, at) => (/^ *\t/.test(line) ? [String(at + 1)] : []));
  const where = tabbed.length === 1 ? `line ${tabbed.join('')}` : `lines ${tabbed.join(', ')}`;
  return `Tabs are not allowed at the beginning of a line: ${where}. Write spaces instead, two for each level; what else is wrong shows afterwards.`;
}

const goesOn = (finding: ProcedureFinding, lines: readonly string[]): boolean =>
  isOf(finding, COLON) && /:\s/.test((lines[finding.line - 1] ?? '').slice(finding.column - 1));

const quoted = ({ message }: ProcedureFinding): string =>
  `${message} A text that has a colon in it stands in quotes: name: 'Director: at once'.`;
