/** Whether a card, or a card inside it, has a field that a person may be filling at this moment. */
export function hasOpenInputs(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasOpenInputs);
  if (typeof node !== 'object' || node === null) return false;
  if ('type' in node && typeof node.type === 'string' && node.type.startsWith('Input.'))
    return true;
  return Object.values(node).some(hasOpenInputs);
}
