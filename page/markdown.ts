const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The little of Markdown that the cards use: bold, italics, lists and lines. All else is text, and is
 * escaped first, so nothing that somebody typed becomes markup.
 */
export const markdown = (text: string): string =>
  text
    .replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(^|[\s(])_([^_\n]+)_(?=[\s).,;:!?]|$)/g, '$1<em>$2</em>')
    .split('\n')
    .map((line) => line.replace(/^\s*[-*] +/, '• '))
    .join('<br>');
