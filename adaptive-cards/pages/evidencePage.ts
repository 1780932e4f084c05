import type {
  DeliveryProof,
  DueEvidence,
  EvidencePack,
  Fact,
  FactValue,
  RecordLine,
  StageEvidence,
  Written,
} from '../../domain/evidence/index.ts';
import {
  day,
  endingWords,
  eventWords,
  factNameWords,
  ownWords,
  heldWords,
  inWords,
  PURGED,
  routeWords,
  STEPS,
  time,
} from './evidenceWords.ts';
import { html, type Html } from './html.ts';
import { listed, sheet, table } from './sheet.ts';

/** The whole chronology of a case as a page to read and to print; its title holds the reference alone. */
export function evidencePage(pack: EvidencePack): string {
  const { document, source } = pack;
  return sheet(
    `Evidence ${document.reference}`,
    html`<h1>${source.labels.process}: evidence for ${document.reference}</h1>
      ${summary(pack)}
      ${
        document.content.length === 0
          ? null
          : html`<h2>As raised</h2>
              ${facts(document.content)}`
      }
      <h2>${inWords(source.labels.step)} by ${source.labels.step}</h2>
      ${document.stages.map(stagePart)}
      ${
        document.whole === null
          ? null
          : html`<h2>The limit of the whole process</h2>
              ${duePart(document.whole)}`
      }
      <h2>Who was concerned</h2>
      ${table(
        'Everybody who was asked, told or acted for somebody else, by time',
        ['Since', 'Who', 'Role', 'Part', 'Where'],
        document.people.map(({ from, post, role, part, stage }) => [
          time(from),
          post,
          role,
          inWords(part),
          stage,
        ]),
      )}
      ${versions(pack)}
      <h2>Everything that happened</h2>
      ${document.record.map(recordPart)} ${proof(pack)}`,
  );
}

function summary({ document, source, made }: EvidencePack): Html {
  const rows: readonly (readonly [string, string | Html])[] = [
    ['Authority', source.authority],
    ['Procedure', source.procedure.title],
    [inWords(source.labels.recordNumber), said(document.subjects)],
    ['Raised', `${time(document.raisedAt)} by ${document.raiser}`],
    ...(document.raisedBy === null
      ? []
      : [['Raised in their place by', document.raisedBy] as const]),
    ['State', endingWords(document.status)],
    ...(document.status === null
      ? []
      : ([
          ['Closed', `${time(document.status.at)} by ${document.status.by}`],
          ['Reason', said(document.status.reason)],
        ] as const)),
    ['Events', String(document.record.length)],
    ['Made', `${time(made.at)} for ${made.for}`],
  ];
  return html`${table('The case', ['What', 'Says'], rows)}
    <p>
      People are named by their posts on the day on which this was made. Times are London time.
    </p> `;
}

const said = (text: Written): Html =>
  text === null ? html`<em>${PURGED}</em>` : html`<span class="said">${text}</span>`;

const stagePart = (stage: StageEvidence): Html =>
  html`<section>
    <h3>${stage.label}</h3>
    <p>
      Opened ${time(stage.openedAt)} by
      ${stage.openedBy}.${stage.skipped.length === 0 ? '' : ` Passed over: ${stage.skipped.join('; ')}.`}
    </p>
    ${table('Proof of delivery', ['Who', 'As', 'Sent', 'Delivered', 'Way', 'Opened', 'Acknowledged'], stage.deliveries.map(deliveryRow))}
    ${stage.due === null ? html`<p>Nothing was due on a day.</p>` : duePart(stage.due)}
  </section> `;

const deliveryRow = (proof: DeliveryProof): readonly string[] => [
  `${proof.post === '' ? `${proof.role} (vacant)` : `${proof.post} (${proof.role})`}${heldWords(proof)}`,
  inWords(proof.as),
  time(proof.sent),
  time(proof.delivered),
  routeWords(proof),
  time(proof.opened),
  time(proof.acknowledged),
];

const duePart = ({ first, present, steps }: DueEvidence): Html =>
  html`<p>First due day: ${day(first)}. Due day: ${day(present)}.</p>
    ${listed(
      steps.map(
        ({ at, why, from, to, explained }) =>
          html`${time(at)}: ${STEPS[why]}${from === null ? '' : `, from ${day(from)}`}:
          ${day(to)}.${listed(explained)}`,
      ),
    )}`;

const versions = ({ document }: EvidencePack): Html =>
  table(
    'Versions of the procedure and of the calendar that were used',
    ['Of', 'Version', 'From event', 'Since'],
    document.versions.map(({ of, version, fromEvent, at }) => [
      inWords(of),
      version,
      String(fromEvent),
      time(at),
    ]),
  );

const recordPart = (line: RecordLine): Html =>
  html`<section>
    <h3>${line.number}. ${eventWords(line.type)}</h3>
    <p>${time(line.at)}, ${actor(line)}.</p>
    ${facts(line.facts)}
  </section> `;

const DOORS: Readonly<Record<NonNullable<RecordLine['door']>, string>> = {
  page: ', on the page that the mail leads to',
  tab: ', in the tab',
};

function actor({ by, role, onBehalfOf, door }: RecordLine): string {
  if (by === null) return 'by the product itself';
  const who = role === null || role === '' ? by : `${by} (${role})`;
  const through = door === undefined ? '' : DOORS[door];
  return onBehalfOf === null ? `by ${who}${through}` : `by ${who} for ${onBehalfOf}${through}`;
}

const facts = (each: readonly Fact[]): Html | null =>
  each.length === 0
    ? null
    : html`<dl>
        ${each.map(
          ({ name, value }) =>
            html`<dt>${factNameWords(name)}</dt>
              <dd>${factWords(value, name)}</dd> `,
        )}
      </dl> `;

function factWords(value: FactValue, name: string): Html | null {
  switch (value.kind) {
    case 'text':
      return said(value.text);
    case 'words':
      return html`<span class="said">${ownWords(name, value.words)}</span>`;
    case 'day':
      return html`${day(value.day)}`;
    case 'moment':
      return html`${time(value.at)}`;
    case 'lines':
      return listed(value.lines);
    case 'list':
      return listed(value.items.map((each) => factWords(each, name) ?? ''));
    case 'group':
      return facts(value.facts);
  }
}

/** What somebody needs who holds the paper and wants to know whether the file is the same. */
const proof = ({ source, seal, document }: EvidencePack): Html =>
  html`<h2>Proof</h2>
    <p>
      Each event's hash covers its text and the hash before it (SHA-256). The JSON of this pack
      holds every text; the command evidence verify works all of it out again.
    </p>
    ${table(
      'Hash of each event',
      ['Event', 'Kind', 'Hash'],
      document.record.map(({ number, type, hash }) => [
        String(number),
        eventWords(type),
        html`<span class="hash">${hash}</span>`,
      ]),
    )}
    <p>
      Newest event: number ${source.head.version}, hash
      <span class="hash">${source.head.hash}</span>.
    </p>
    <p>Seal of the whole pack: <span class="hash">${seal}</span>.</p>`;
