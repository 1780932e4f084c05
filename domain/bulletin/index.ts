export * from './bulletin.ts';
