import { startAzurite } from '../desk/azurite.ts';

// Azurite in a process of its own: its work is not counted as the app's, and what the app does side by
// side really goes side by side. Says where it is, and goes with its parent.
const azurite = await startAzurite({ memory: true });
process.on('disconnect', () => process.exit(0));
process.send?.(azurite.connection);
