export { findSlots, type PersonTime, type SlotSearch } from './findSlots.ts';
export { whoIsMissing } from './whoIsMissing.ts';
