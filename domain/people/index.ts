export * from './directory.ts';
export * from './finding.ts';
export * from './check.ts';
export * from './difference.ts';
