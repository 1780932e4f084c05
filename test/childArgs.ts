/** What a child process needs to read TypeScript: nothing on a Node that reads it as it stands. */
export const CHILD_ARGS: readonly string[] =
  Reflect.get(process.features, 'typescript') === 'strip' ? [] : ['--import', 'tsx'];
