import type { CalendarEvent, Mail } from './api.ts';
import { button, make } from './dom.ts';
import { dayAndTime, span } from './times.ts';

const RESPONSES: Readonly<Record<string, string>> = {
  organizer: '',
  notResponded: 'Not answered yet',
  none: 'Not answered yet',
  accepted: 'Accepted',
  declined: 'Declined',
  tentativelyAccepted: 'Tentative',
};

export function eventLine(
  event: CalendarEvent,
  answer: (eventId: string, how: string) => void,
): HTMLElement {
  const line = make(
    'li',
    {},
    make('strong', {}, event.subject === '' ? event.showAs : event.subject),
    span(event.start.dateTime, event.end.dateTime),
  );
  const response = RESPONSES[event.responseStatus.response ?? ''] ?? '';
  if (response !== '') line.append(make('div', { class: 'quiet' }, response));
  if (event.isOrganizer || event.isCancelled) return line;
  const name = `, ${event.subject}`;
  line.append(
    make(
      'div',
      { class: 'row' },
      button('Accept', () => answer(event.id, 'accept'), { 'aria-label': `Accept${name}` }),
      button('Decline', () => answer(event.id, 'decline'), { 'aria-label': `Decline${name}` }),
    ),
  );
  return line;
}

export function mailLine(mail: Mail): HTMLElement {
  const when = mail.receivedDateTime === null ? '' : dayAndTime(mail.receivedDateTime);
  return make(
    'li',
    {},
    make(
      'details',
      {},
      make('summary', {}, mail.subject === '' ? '(no subject)' : mail.subject),
      make('div', { class: 'quiet' }, `${mail.from.emailAddress.address}, ${when}`),
      make('div', { class: 'mail-body' }, textOf(mail)),
      ...linksOf(mail),
    ),
  );
}

/**
 * Links that lead to something on this machine can be followed: the page on which a person answers
 * without Teams. All others would lead out of the desk.
 */
function linksOf({ body }: Mail): readonly HTMLElement[] {
  if (body.contentType.toLowerCase() !== 'html') return [];
  const parsed = new DOMParser().parseFromString(body.content, 'text/html');
  const links = [...parsed.querySelectorAll('a')].filter(({ href }) =>
    href.startsWith('http://127.0.0.1:'),
  );
  return links.map(({ href, textContent }) =>
    make('p', {}, make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, textContent)),
  );
}

/** A mail is shown as its words; nothing in it is drawn or loaded. */
function textOf({ body }: Mail): string {
  if (body.contentType.toLowerCase() !== 'html') return body.content;
  const parsed = new DOMParser().parseFromString(
    body.content.replaceAll(/<(\/p|br\s*\/?|\/div|\/tr|\/h\d|\/li)>/gi, '$&\n'),
    'text/html',
  );
  return parsed.body.textContent.replaceAll(/\n\s*\n\s*/g, '\n\n').trim();
}
