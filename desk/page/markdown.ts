const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The little of Markdown that cards use: bold, italics, links to https, lists and lines. All else is
 * text: it is escaped first, so nothing that somebody typed becomes markup.
 */
export function markdown(text: string): string {
  return inline(text.replaceAll(/[&<>"']/g, (found) => ESCAPES[found] ?? ''))
    .split('\n')
    .map((line) => line.replace(/^\s*[-*] +/, '• '))
    .join('<br>');
}

function inline(escaped: string): string {
  return escaped
    .replaceAll(
      /\[([^\]\n]+)\]\((https:\/\/[^\s)]+)\)/g,
      '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>',
    )
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(^|[\s(])_([^_\n]+)_(?=[\s).,;:!?]|$)/g, '$1<em>$2</em>');
}
