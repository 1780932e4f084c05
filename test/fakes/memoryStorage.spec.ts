import { storesOver } from '../../storage/stores.ts';
import { storageContracts } from '../contracts/allOfStorage.ts';
import { handClock, memoryStorage, nodeHasher } from './memoryStorage.ts';
import { HURRIED } from './memoryTable.ts';

const CACHE_MS = 60_000;

describe('storage in memory', () => {
  storageContracts(({ procedures = [] } = {}) => {
    const wall = handClock();
    const memory = memoryStorage({ wall, procedures, cacheMs: CACHE_MS });
    return Promise.resolve({
      stores: memory,
      wall,
      another: (others = []) =>
        storesOver((name) => memory.tables.get(name)!, HURRIED, {
          wall,
          hasher: nodeHasher,
          procedures: others,
          cacheMs: CACHE_MS,
        }),
      stop: () => Promise.resolve(),
    });
  });
});
