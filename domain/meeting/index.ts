export { findSlots, type SlotSearch } from './findSlots.ts';
export { type PersonTime } from './personTime.ts';
export { whoIsMissing } from './whoIsMissing.ts';
