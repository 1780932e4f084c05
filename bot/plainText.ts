import { convert } from 'html-to-text';

/** Far more than a field takes; what is cut off stands in the message itself. */
const MOST = 4_000;

/** The words of a message, without pictures, addresses and marks (platform 4.2). */
export function plainText(content: string, contentType: string | null): string {
  const words =
    contentType === 'text'
      ? content
      : convert(content, {
          wordwrap: false,
          selectors: [
            { selector: 'a', options: { ignoreHref: true } },
            { selector: 'img', format: 'skip' },
          ],
        });
  return words.trim().slice(0, MOST);
}
