export * from './commands.ts';
export * from './draft.ts';
export * from './effects.ts';
export * from './events.ts';
export * from './refusals.ts';
export * from './state.ts';
export * from './text.ts';
export * from './views.ts';
