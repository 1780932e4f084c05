export * from './directory.ts';
export * from './finding.ts';
