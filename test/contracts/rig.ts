import type { Procedure } from '../../domain/procedure/index.ts';
import type { Stores } from '../../storage/stores.ts';
import type { handClock } from '../fakes/memoryStorage.ts';

/** What a contract suite stands on: the ports over some storage that is empty, and its wall clock. */
export interface Rig {
  readonly stores: Stores;
  readonly wall: ReturnType<typeof handClock>;
  /** The same storage as another process sees it, with nothing in memory. */
  readonly another: (procedures?: readonly Procedure[]) => Stores;
  readonly stop: () => Promise<void>;
}

export type MakeRig = (options?: { readonly procedures?: readonly Procedure[] }) => Promise<Rig>;

/** Runs a body on a fresh rig and takes it down, whatever happens. */
export async function onRig(
  make: MakeRig,
  body: (rig: Rig) => Promise<void>,
  procedures: readonly Procedure[] = [],
): Promise<void> {
  const rig = await make({ procedures });
  try {
    await body(rig);
  } finally {
    await rig.stop();
  }
}
