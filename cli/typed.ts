import { parseArgs, type ParseArgsConfig } from 'node:util';
import { BadInput } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Line<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>;

/** What was typed after a command's name. @throws BadInput where an option is unknown or lacks its value. */
export function typed<O extends Options>(args: readonly string[], options: O): Line<O> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new BadInput(plainWords(error));
  }
}

/** The one thing that a command is about. @throws BadInput, with how to name it, where it is none or several. */
export function theOne({ positionals }: { readonly positionals: string[] }, how: string): string {
  const [first, ...rest] = positionals;
  if (first === undefined || rest.length > 0) throw new BadInput(how);
  return first;
}

/** What Node says of a wrong command line, without what follows about its own syntax. */
function plainWords(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return `${said.split('. ')[0]?.replace(/\.$/, '') ?? said}.`;
}
