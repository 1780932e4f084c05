import type { CardElement } from '@microsoft/teams.cards';

export type Element = CardElement;

/** A heading, also for screen readers. Level 1 stands once, on top of a card. */
export const heading = (text: string, level: 1 | 2 = 2): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  style: 'heading',
  weight: 'Bolder',
  size: level === 1 ? 'Large' : 'Medium',
  ...(level === 2 ? { spacing: 'Medium' as const } : {}),
});

/** Our own words. What people wrote goes through `written`, because this one reads Markdown. */
export const say = (text: string): Element => ({ type: 'TextBlock', text, wrap: true });

export const quiet = (text: string): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  isSubtle: true,
  spacing: 'Small',
});

export const strong = (text: string): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  weight: 'Bolder',
});

/** Told by its words ("There is a problem"), never by its colour alone. */
export const alarm = (text: string): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  weight: 'Bolder',
  color: 'Attention',
});

/** Marks the words that say that nothing was done: what reads cards by program reads no sentences. */
const REFUSED = 'refused';

export const refused = (words: Element): Element => ({ ...words, id: REFUSED });

const MOST_LINES = 30;

/**
 * What a person wrote, exactly as written: a text run knows no Markdown, so nobody's text can turn
 * into a link, a list or an image on somebody else's card. Lines stay lines.
 */
export function written(text: string): readonly Element[] {
  const lines = text.split(/\r?\n/).filter((each) => each.trim() !== '');
  const kept =
    lines.length <= MOST_LINES
      ? lines
      : [...lines.slice(0, MOST_LINES - 1), lines.slice(MOST_LINES - 1).join(' ')];
  return kept.map((line) => ({
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [{ type: 'TextRun', text: line }],
  }));
}

/** A label and what a person wrote under it. */
export const labelled = (label: string, text: string): readonly Element[] => [
  strong(label),
  ...written(text),
];

export type Fact = readonly [title: string, value: string];

/** Short facts of our own making: dates, posts, states. */
export const facts = (rows: readonly Fact[]): Element => ({
  type: 'FactSet',
  facts: rows.map(([title, value]) => ({ title, value })),
});

/** A short list of our own words. */
export const list = (lines: readonly string[]): readonly Element[] =>
  lines.map((line) => ({ type: 'TextBlock', text: `• ${line}`, wrap: true, spacing: 'Small' }));

/** A block set apart from the rest: quoted text, a note to copy. */
export const panel = (items: readonly Element[]): Element => ({
  type: 'Container',
  style: 'emphasis',
  items: [...items],
});
