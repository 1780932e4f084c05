export * from './aCase.ts';
export * from './aDraft.ts';
export * from './brands.ts';
export * from './given.ts';
export * from './people.ts';
export * from './procedures.ts';
export * from './time.ts';
export * from './told.ts';
