export { startAzurite, type Azurite } from '../desk/azurite.ts';
