import type { Bulletin } from '../../domain/bulletin/index.ts';
import { html } from '../pages/html.ts';
import type { BulletinSection } from './bulletinWords.ts';
import { bulletinWords } from './presenter.ts';

/** Outside the house like every subject: what it is about, and no name (design sentence 3). */
export const bulletinSubject = (content: Bulletin): string => bulletinWords(content).title;

/** Plain, structured HTML that a screen reader reads in order. */
export function bulletinHtml(content: Bulletin, link: string): string {
  const { title, lead, sections, mailSections = sections } = bulletinWords(content);
  return html`<!DOCTYPE html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body>
        <h1>${title}</h1>
        ${lead.map((line) => html`<p>${line}</p>`)} ${mailSections.map(sectionHtml)}
        <p><a href="${link}">Open Teams</a></p>
        <p>Please do not reply to this mail.</p>
      </body>
    </html>`.html;
}

const sectionHtml = ({ heading, lines }: BulletinSection) =>
  html`<h2>${heading}</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
