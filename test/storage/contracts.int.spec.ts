import { storageContracts } from '../contracts/allOfStorage.ts';
import { azuriteRig } from './azuriteRig.ts';

describe('storage on Azurite', () => {
  storageContracts(azuriteRig);
});
