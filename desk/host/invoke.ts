import { randomUUID } from 'node:crypto';
import { InvocationContext } from './azureFunctions.ts';
import type { RegisteredFunction } from './registry.ts';

/** What the host itself has to say: ids and codes, never content (style rule 18). */
export type HostLog = (code: string, fields: Readonly<Record<string, string | number>>) => void;

export type Invoke = (
  registered: RegisteredFunction,
  input: unknown,
  triggerMetadata?: Record<string, unknown>,
) => Promise<unknown>;

/** Calls a handler as the worker does, with an invocation context of its own. */
export function makeInvoke(write: (line: string) => void): Invoke {
  return async (registered, input, triggerMetadata = {}) => {
    const context = new InvocationContext({
      functionName: registered.name,
      invocationId: randomUUID(),
      triggerMetadata,
      logHandler: (_level, ...parts) => write(parts.map(asText).join(' ')),
    });
    return await registered.run(input, context);
  };
}

function asText(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}

/** A name for an error that holds nothing of its message: messages may carry what was written. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `${error.name}/${code}` : error.name;
}

/** Where in the code an error was thrown: its first frame, which holds no data. */
export function errorPlace(error: unknown): string {
  const frame = error instanceof Error ? /^\s+at (.+)$/m.exec(error.stack ?? '')?.[1] : undefined;
  return frame?.replace(/\(?(?:file:\/\/)?\/.*\/([^/]+?:\d+):\d+\)?$/, '$1') ?? '';
}
