import Module from 'node:module';
import { readMetadata, type RegisteredFunction } from './registry.ts';

type Load = (request: string, ...rest: unknown[]) => unknown;

/**
 * Plays `@azure/functions-core`, which is no package: the real worker answers for it from memory by
 * wrapping the module loader, and so does this (platform 6.2). To be called before the app registers
 * anything; what it registers then gathers in the list answered.
 */
export function hookFunctionsCore(): readonly RegisteredFunction[] {
  const registered: RegisteredFunction[] = [];
  const core = makeCore(registered);
  // Node's types leave the loader out; the library asks for the module through it and no other way.
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, ...rest) =>
    request === '@azure/functions-core' ? core : load.call(Module, request, ...rest);
  return registered;
}

function makeCore(registered: RegisteredFunction[]): object {
  let model: unknown;
  return {
    version: 'desk',
    hostVersion: '4.0',
    Disposable: class {
      dispose(): void {
        // Nothing is held.
      }
    },
    registerFunction: (metadata: unknown, callback: unknown) => {
      registered.push(readMetadata(metadata, callback));
      return { dispose: () => undefined };
    },
    registerHook: () => ({ dispose: () => undefined }),
    log: () => undefined,
    setProgrammingModel: (given: unknown) => {
      model = given;
    },
    getProgrammingModel: () => model,
  };
}
