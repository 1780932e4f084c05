import type { Element } from './text.ts';
import type { Card } from './card.ts';

/** How much a card may hold: each step of `ROOMS` is tried until the card is small enough. */
export interface Room {
  /** Characters of each text that somebody wrote. */
  readonly chars: number;
  /** Entries of each list: history, replies, cases. */
  readonly rows: number;
  /** Forms stand on the card; otherwise a button asks for each of them. */
  readonly forms: boolean;
}

/** Design section 7: every card stays below 28 KB. Counted in UTF-8, as it is sent. */
export const MAX_BYTES = 28_000;

const ROOMS: readonly Room[] = [
  { chars: 4000, rows: 40, forms: true },
  { chars: 2000, rows: 20, forms: true },
  { chars: 1000, rows: 12, forms: true },
  { chars: 500, rows: 8, forms: true },
  { chars: 500, rows: 8, forms: false },
  { chars: 200, rows: 5, forms: false },
  { chars: 90, rows: 3, forms: false },
  { chars: 40, rows: 2, forms: false },
];

export function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** The fullest form of a card that stays within the limit. */
export function fit(build: (room: Room) => Card): Card {
  let card: Card | null = null;
  for (const room of ROOMS) {
    card = build(room);
    if (bytesOf(card) <= MAX_BYTES) return card;
  }
  if (card === null) throw new Error('There is no room to build a card in.');
  return card;
}

/** A text cut to the room, never inside a character; the cut is told. Further lines run on. */
export function clip(
  text: string,
  room: { readonly chars: number; readonly rows?: number },
): string {
  const lines = text.split(/\r?\n/);
  const rows = Math.max(2, room.rows ?? lines.length);
  const tidy =
    lines.length <= rows
      ? text
      : [...lines.slice(0, rows - 1), lines.slice(rows - 1).join(' ')].join('\n');
  return tidy.length <= room.chars ? tidy : `${cut(tidy, room.chars)}…`;
}

/** The first characters of a text, never half of one. */
export function cut(text: string, length: number): string {
  const head = text.slice(0, length);
  const last = head.charCodeAt(head.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? head.slice(0, -1) : head;
}

/** The last entries of a list, and how many earlier ones are not shown. */
export function lastRows<T>(rows: readonly T[], room: Room): { shown: readonly T[]; left: number } {
  const left = Math.max(0, rows.length - room.rows);
  return { shown: rows.slice(left), left };
}

/** The first entries of a list, and how many later ones are not shown. */
export function firstRows<T>(
  rows: readonly T[],
  room: Room,
): { shown: readonly T[]; left: number } {
  return { shown: rows.slice(0, room.rows), left: Math.max(0, rows.length - room.rows) };
}

/** Splits what does not fit on one card into pages; a block is never divided. */
export function pagesOf(
  blocks: readonly (readonly Element[])[],
  bytes: number,
): readonly (readonly Element[])[] {
  const pages: Element[][] = [];
  let page: Element[] = [];
  let size = 0;
  for (const block of blocks) {
    const more = bytesOf(block);
    if (size + more > bytes && page.length > 0) {
      pages.push(page);
      page = [];
      size = 0;
    }
    page.push(...block);
    size += more;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}
