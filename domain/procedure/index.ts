export * from './model.ts';
export * from './check.ts';
