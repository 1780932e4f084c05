import type { LogFields, Logger } from '../application/ports/index.ts';

/** One line of JSON per entry: ids and codes, which is all that the fields can hold (style rule 18). */
export function jsonLogger(write: (line: string) => void): Logger {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}): void =>
      write(JSON.stringify({ level, event, ...fields }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
