/** What the link in the mail says: ids only. What may be seen of them, the service decides. */
export interface Link {
  readonly case: string;
  readonly stage: number | null;
  readonly meeting: number | null;
  readonly card: string;
}

/** Null where the link is not whole, as when a mail program has cut it. */
export function readLink(query: string): Link | null {
  const given = new URLSearchParams(query);
  const id = given.get('case') ?? '';
  if (!/^[\w-]{1,100}$/.test(id)) return null;
  return {
    case: id,
    stage: countOf(given.get('stage')),
    meeting: countOf(given.get('meeting')),
    card: given.get('card') ?? 'case',
  };
}

const countOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,7}$/.test(text) ? Number(text) : null;
