export * from './directory.ts';
export * from './finding.ts';
export * from './cover.ts';
