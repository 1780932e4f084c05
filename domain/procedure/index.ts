export * from './model.ts';
export * from './check.ts';
export { recordsAt } from './recordsAt.ts';
export * from './reservedKeys.ts';
export { sourcedParts, type SourcedPart } from './sourcedParts.ts';
