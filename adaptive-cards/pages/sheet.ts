import { html, type Html } from './html.ts';

/** A4, black on white, page numbers where the browser can count pages; no script, nothing from elsewhere. */
const STYLE = `
@page { size: A4; margin: 18mm 16mm 20mm;
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt sans-serif; } }
* { box-sizing: border-box; }
body { font: 11pt/1.45 "Segoe UI", Arial, sans-serif; color: #111; background: #fff;
  max-width: 190mm; margin: 0 auto; padding: 8mm 4mm; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 4mm; }
h2 { font-size: 14pt; margin: 8mm 0 3mm; border-bottom: 0.4mm solid #111; }
h3 { font-size: 12pt; margin: 5mm 0 2mm; }
h1, h2, h3 { break-after: avoid; }
p, ul, ol, dl { margin: 0 0 3mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; }
caption { text-align: left; font-weight: 600; padding: 0 0 1.5mm; }
th, td { border: 0.2mm solid #666; padding: 1.2mm 1.8mm; text-align: left; vertical-align: top; }
th { background: #eee; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
dt { font-weight: 600; }
dd { margin: 0 0 1.5mm 5mm; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.hash { font: 8.5pt Consolas, monospace; overflow-wrap: anywhere; }
.step { border: 0.4mm solid #111; border-radius: 2mm; padding: 3mm 4mm; margin: 0 0 2mm; break-inside: avoid; }
.step h3 { margin-top: 0; }
.step dl { display: grid; grid-template-columns: 34mm 1fr; margin: 0; }
.step dd { margin-left: 0; }
.arrow { text-align: center; margin: 0 0 2mm; }
@media print { body { padding: 0; max-width: none; font-size: 10pt; } }
`;

/** A page that stands on its own and prints well. The title is seen outside it: no child's details. */
export const sheet = (title: string, body: Html): string =>
  `<!doctype html>\n${
    html`<html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${title}</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.html
  }`;

/** A table with a caption and headed columns; the first column heads its row. */
export const table = (
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
): Html =>
  html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((each) => html`<th scope="col">${each}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = '', ...rest]) =>
          html`<tr>
            <th scope="row">${first}</th>
            ${rest.map((each) => html`<td>${each}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table> `;

export const listed = (items: readonly (string | Html)[]): Html | null =>
  items.length === 0
    ? null
    : html`<ul>
        ${items.map((each) => html`<li>${each}</li> `)}
      </ul> `;
