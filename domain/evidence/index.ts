export type { ChainLink, Fault, Hash, Head } from './chain.ts';
export { makePack } from './makePack.ts';
export * from './pack.ts';
export { verifyPack, type Verified } from './verifyPack.ts';
