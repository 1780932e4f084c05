/** A piece of a page that is HTML already; everything else is text, and escaped. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | null | readonly (Html | null)[];

/**
 * HTML from a template: what is put in is text, whatever it looks like, unless it was made by `html`
 * itself. So no word that a person typed can become a tag, an attribute or a script.
 */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: pieces.map((piece, at) => piece + written(parts[at] ?? null)).join(''),
});

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(written).join('');
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also what no page may hold: control characters are shown as a box. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for: no HTML page may hold one
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\u25a1');
