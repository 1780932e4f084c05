import { html, type Html } from '../pages/html.ts';
import { listed, sheet, table } from '../pages/sheet.ts';
import type { Picture, PicturedDefault } from './pictureOf.ts';
import type { PicturedStep } from './stepOf.ts';

/** The procedure as a ladder to print: boxes in their order, every word of them text. */
export const picturePage = (picture: Picture): string =>
  sheet(
    `${picture.title} (${picture.id} ${picture.version})`,
    html`<h1>${picture.title}</h1>
      <p>${picture.authority}. ${picture.id}, version ${picture.version}.</p>
      <p>
        ${picture.wholeLimit === null ? 'No limit for the whole process.' : `The whole process: ${picture.wholeLimit}.`}
      </p>
      ${listed(picture.about)}
      <h2>The form</h2>
      ${picture.form.length === 0 ? html`<p>It asks no questions of its own.</p>` : listed(picture.form)}
      <h2>The ladder</h2>
      ${picture.steps.map(box)}
      <h2>Moving on</h2>
      ${listed(picture.moving)}
      <h2>Referral</h2>
      ${picture.referral === null ? html`<p>There is none.</p>` : listed(picture.referral)}
      <h2>Beside the ladder</h2>
      ${
        picture.beside.length === 0
          ? html`<p>There is nothing.</p>`
          : picture.beside.map(
              ({ what, says }) =>
                html`<h3>${what}</h3>
                  ${listed(says)}`,
            )
      }
      <h2>Readings of ours</h2>
      <p>
        Where the authority's text can be read in more than one way, this is how it is read. Id is
        the number of the reading in the lists that come with the product, “Can be set” says whether
        a file may choose another, and the last column where this file does so and how; a file of
        your own names no ids, so that for it only the table “For every procedure” says something.
      </p>
      ${picture.defaults.length === 0 ? html`<p>The file names none.</p>` : defaultsTable('Named in this file', picture.defaults)}
      ${picture.everywhere.length === 0 ? null : defaultsTable('For every procedure', picture.everywhere)}`,
  );

const box = ({ key, label, name, kind, lines, next }: PicturedStep): Html =>
  html`<section class="step" id="${key}">
      <h3>${label}: ${name}</h3>
      <p>${kind.join(', ')}</p>
      <dl>
        ${lines.map(
          ({ what, says }) =>
            html`<dt>${what}</dt>
              <dd>${says}</dd> `,
        )}
      </dl>
    </section>
    <p class="arrow">
      ${next === null ? 'Nothing after it.' : html`<span aria-hidden="true">↓ </span>Not resolved: ${next}`}
    </p> `;

const defaultsTable = (caption: string, defaults: readonly PicturedDefault[]): Html =>
  table(
    caption,
    ['Id', 'Reading', 'Can be set', 'Where, and to what'],
    defaults.map(({ id, reading, fixed, settings }) => [
      id,
      reading ?? 'not in the lists',
      fixed ? 'no' : 'yes',
      settings.length === 0
        ? 'not in this file'
        : (listed(settings.map(({ name, value }) => `${name}: ${value}`)) ?? ''),
    ]),
  );
