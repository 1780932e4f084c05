/**
 * JSON with its keys in order: one value has one text, so that its hash can be worked out again by
 * anybody (design section 4). Absent properties stay absent. Of plain data alone: text, numbers, yes and
 * no, null, lists and records.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}
