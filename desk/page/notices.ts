import { byId, make } from './dom.ts';

const SHOWN_MS = 6_000;

/** Says something to those who listen rather than look. */
export function announce(text: string): void {
  byId('live').textContent = text;
}

/** What a lock screen would show of a new message: only this, so it must hold no child's details. */
export function toast(heading: string, text: string): void {
  const element = make('div', { class: 'toast' }, make('b', {}, heading), text);
  byId('toasts').append(element);
  setTimeout(() => element.remove(), SHOWN_MS);
}
