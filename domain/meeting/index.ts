export { findSlots, type PersonTime, type SlotSearch } from './findSlots.ts';
