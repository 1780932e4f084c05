import { environmentConfig } from './config.ts';
import { compose } from './compose.ts';
import { deployedWorld } from './deployedWorld.ts';
import { register } from './register.ts';

/**
 * The deployed entry point. A wrong setting or a broken procedure stops the start here, loudly, and
 * with it the whole app (platform 6.1).
 */
const config = environmentConfig();
const house = await compose(config, deployedWorld(config));
await house.ready();
register(house);
