import { opaque } from '../ids.ts';

interface ItemBody {
  readonly contentType: string;
  readonly content: string;
}

export function joinUrlOf(meeting: number): string {
  const thread = `19%3ameeting_${opaque(48, 'online', meeting)}%40thread.v2`;
  return `https://teams.microsoft.com/l/meetup-join/${thread}/0`;
}

/** Teams writes its join block into the body; whoever replaces the body loses it (platform 5.3). */
export function withJoinBlock(body: ItemBody | undefined, joinUrl: string): ItemBody {
  const text = body?.content ?? '';
  const html = body?.contentType === 'html' ? text : escapeHtml(text);
  const block = `<div class="me-email-text">Microsoft Teams meeting<br><a href="${joinUrl}">Join the meeting now</a></div>`;
  return { contentType: 'html', content: `${html}${block}` };
}

export function keepsJoinBlock(body: ItemBody, joinUrl: string): boolean {
  return body.content.includes(joinUrl);
}

export function plainText(body: ItemBody | undefined): string {
  return (body?.content ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
