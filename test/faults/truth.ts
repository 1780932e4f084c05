import type { RecordedEvent } from '../../domain/case/index.ts';
import { finishedRow } from '../../storage/cases/caseKeys.ts';
import type { Theatre } from '../crash/theatre.ts';
import { pictureOf } from '../crash/picture.ts';
import { mailsOf, meetingsAgainstCalendar, type Mails } from './mailbox.ts';
import type { RealOutside } from './outside.ts';
import { failuresUntold, lateUntold, lettersUntold } from './untold.ts';

/** What the world holds when all is over, against what the record says of it. */
export interface Verdict {
  readonly wrong: readonly string[];
  /** Cards that stand twice, as recorded. */
  readonly twice: number;
  readonly uncertain: number;
  /** Recorded as reaching nobody on any route. */
  readonly unreached: number;
  /** Told to the raiser, or to their manager: somebody has not got a card. */
  readonly alarms: number;
  readonly dead: number;
}

type Recorded = Extract<RecordedEvent, { readonly type: 'DeliveryRecorded' }>;

/** Asks the stand-ins, not the app: who holds which card, mail and event. */
export async function judge(theatre: Theatre, outside: RealOutside): Promise<Verdict> {
  const { eye, caseId } = theatre;
  outside.stand.faults.clear();
  const events = await eye.cases.events(caseId);
  const deliveries = events.filter((event): event is Recorded => event.type === 'DeliveryRecorded');
  const failed = events.filter(({ type }) => type === 'DeliveryFailed');
  const mails = await mailsOf(outside);
  const picture = await pictureOf(theatre);
  const wrong = [
    ...picture.wrong,
    ...(picture.waiting.length > 0 ? [`still waiting: ${picture.waiting.join()}`] : []),
    ...cardsAgainstRecord(outside, deliveries),
    ...recordAgainstWorld(theatre, outside, deliveries, mails),
    ...(await mailsAgainstRecord(theatre, deliveries, mails)),
    ...failuresUntold(events),
    ...rungsTwice(events),
    ...lateUntold(events),
    ...bulletinsTwice(outside),
    ...(await lettersUntold(theatre, outside, mails)),
    ...(await meetingsAgainstCalendar(theatre, outside, picture.dead.length)),
    ...unended(theatre, deliveries, failed),
    ...outside.trouble
      .filter((code) => code !== SEEN_BY_WHO_ASKED)
      .map((code) => `logged as an error: ${code}`),
  ];
  return {
    wrong,
    twice: [...copiesOf(outside).values()].filter((copies) => copies > 1).length,
    uncertain: deliveries.filter(({ outcome }) => outcome === 'uncertain').length,
    unreached: failed.length,
    alarms: deliveries.filter(
      ({ what, outcome }) =>
        (what === 'undeliverable' || what === 'still-undelivered') && outcome !== 'refused',
    ).length,
    dead: picture.dead.length,
  };
}

/** Teams shows it to whoever wrote to the bot; each answer is judged at its door. */
const SEEN_BY_WHO_ASKED = 'turn-failed';

/** By card and holder: one that came to somebody else is not that card. */
const copiesOf = ({ stood }: RealOutside): ReadonlyMap<string, number> => {
  const copies = new Map<string, number>();
  for (const { effect, person } of stood()) {
    const name = `${effect} ${person}`;
    copies.set(name, (copies.get(name) ?? 0) + 1);
  }
  return copies;
};

/** The card, and whoever was written to in the end. */
const holderOf = ({ effect, person, through }: Recorded): string =>
  `${effect} ${String(through?.person ?? person)}`;

/** Whatever stands in a chat is on record, and what stands there twice is on record as that. */
function cardsAgainstRecord(
  outside: RealOutside,
  deliveries: readonly Recorded[],
): readonly string[] {
  return [...copiesOf(outside)].flatMap(([effect, copies]) => {
    const known = deliveries.filter(
      (each) => holderOf(each) === effect && each.route !== 'mail' && each.outcome !== 'refused',
    );
    if (known.length === 0) return [`a card stands that is not on record: ${effect}`];
    if (copies > 2) return [`a card stands ${String(copies)} times: ${effect}`];
    if (copies === 2 && !known.some(({ repeated }) => repeated)) {
      return [`a card stands twice and the record does not say so: ${effect}`];
    }
    return [];
  });
}

/** What is recorded as delivered, whoever it was for holds. */
function recordAgainstWorld(
  { caseId }: Theatre,
  outside: RealOutside,
  deliveries: readonly Recorded[],
  mails: Mails,
): readonly string[] {
  const held = copiesOf(outside);
  return deliveries
    .filter(({ outcome }) => outcome === 'accepted')
    .filter((each) =>
      each.route === 'mail'
        ? (mails.get(mailName(caseId, each))?.sent ?? 0) === 0
        : !held.has(holderOf(each)),
    )
    .map(({ effect, route }) => `recorded as delivered by ${route}, and nobody has it: ${effect}`);
}

const mailName = (caseId: string, each: Recorded): string =>
  `${caseId}/${holderOf(each).replace(' ', '/')}`;

/** Whatever was mailed about the case went once, is on record, and went to that person's own address. */
async function mailsAgainstRecord(
  { caseId, eye }: Theatre,
  deliveries: readonly Recorded[],
  mails: Mails,
): Promise<readonly string[]> {
  const { people } = await eye.directory.directory();
  const known = new Set(
    deliveries
      .filter(({ route, outcome }) => route === 'mail' && outcome !== 'refused')
      .map((each) => mailName(caseId, each)),
  );
  const addresses = new Map<string, string | null>(
    [...people].map(([person, { mail }]) => [person, mail]),
  );
  return [...mails].flatMap(([name, { sent, to }]) => {
    if (sent === 0) return [];
    const twice = sent > 1 ? [`a mail went twice: ${name}`] : [];
    const address = addresses.get(name.split('/').at(-1) ?? '');
    const astray = to.every((each) => each === address) ? [] : [`a mail went astray: ${name}`];
    const isOfCase = name.startsWith(`${caseId}/`);
    const unknown =
      isOfCase && !known.has(name) ? [`a mail went that is not on record: ${name}`] : [];
    return [...twice, ...astray, ...unknown];
  });
}

const bulletinsTwice = (outside: RealOutside): readonly string[] => {
  const all = outside.bulletins();
  return all.filter((each, at) => all.indexOf(each) !== at).map(() => 'a bulletin stands twice');
};

function rungsTwice(events: readonly RecordedEvent[]): readonly string[] {
  const fired = events
    .filter((event) => event.type === 'RungFired')
    .map((event) => JSON.stringify({ ...event, meta: null, version: null }));
  return fired
    .filter((rung, at) => fired.indexOf(rung) !== at)
    .map((rung) => `fired twice: ${rung}`);
}

/** Every card that was meant to go has come, is recorded as reaching nobody, or was not wanted any more. */
function unended(
  theatre: Theatre,
  deliveries: readonly Recorded[],
  failed: readonly RecordedEvent[],
): readonly string[] {
  const known = new Set([
    ...deliveries.filter(({ outcome }) => outcome !== 'refused').map(({ effect }) => effect),
    ...failed.map((event) => ('effect' in event ? event.effect : '')),
  ]);
  const rows = theatre.around.tables.get('cases')?.rows() ?? [];
  return rows
    .filter(({ row, values }) => row.startsWith(finishedRow('')) && isCard(values))
    .map(({ row, values }) => ({ effect: row.slice(2), outcome: String(values['outcome']) }))
    .filter(({ effect, outcome }) => !known.has(effect) && !UNWANTED.includes(outcome))
    .map(({ effect, outcome }) => `an effect ended and nothing tells of it: ${effect} ${outcome}`);
}

const UNWANTED: readonly string[] = ['superseded', 'not-theirs'];
const isCard = (values: Readonly<Record<string, unknown>>): boolean =>
  JSON.stringify(values).includes('sendCard');
