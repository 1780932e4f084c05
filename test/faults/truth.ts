import type { RecordedEvent } from '../../domain/case/index.ts';
import { moment } from '../../domain/calendar/index.ts';
import { finishedRow } from '../../storage/cases/caseKeys.ts';
import { graphClient } from '../../graph/client.ts';
import { findMarked, type Marker } from '../../graph/markers.ts';
import { z } from 'zod';
import type { Theatre } from '../crash/theatre.ts';
import { pictureOf } from '../crash/picture.ts';
import { MAILBOX, type RealOutside } from './outside.ts';

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

const mailShape = z.object({ id: z.string(), isDraft: z.boolean().nullish() });
const eventShape = z.object({
  id: z.string(),
  isCancelled: z.boolean().nullish(),
  start: z.object({ dateTime: z.string() }),
});

const NAMESPACE = '{6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9}';
const marker = (name: string, value: string): Marker => ({
  id: `String ${NAMESPACE} Name ${name}`,
  value,
});

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
    ...recordAgainstWorld(outside, deliveries, mails),
    ...[...mails].filter(([, sent]) => sent > 1).map(([value]) => `a mail went twice: ${value}`),
    ...rungsTwice(events),
    ...lateUntold(events),
    ...bulletinsTwice(outside),
    ...(await lettersUntold(theatre, outside, mails)),
    ...(await meetingsAgainstCalendar(theatre, outside, picture.dead.length)),
    ...unended(theatre, deliveries, failed),
    ...outside.trouble.map((code) => `logged as an error: ${code}`),
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

const copiesOf = ({ stood }: RealOutside): ReadonlyMap<string, number> => {
  const copies = new Map<string, number>();
  for (const { effect } of stood()) copies.set(effect, (copies.get(effect) ?? 0) + 1);
  return copies;
};

/** Whatever stands in a chat is on record, and what stands there twice is on record as that. */
function cardsAgainstRecord(
  outside: RealOutside,
  deliveries: readonly Recorded[],
): readonly string[] {
  return [...copiesOf(outside)].flatMap(([effect, copies]) => {
    const known = deliveries.filter(
      (each) => each.effect === effect && each.route !== 'mail' && each.outcome !== 'refused',
    );
    if (known.length === 0) return [`a card stands that is not on record: ${effect}`];
    if (copies > 2) return [`a card stands ${String(copies)} times: ${effect}`];
    if (copies === 2 && !known.some(({ repeated }) => repeated)) {
      return [`a card stands twice and the record does not say so: ${effect}`];
    }
    return [];
  });
}

/** What is recorded as delivered, somebody holds. */
function recordAgainstWorld(
  outside: RealOutside,
  deliveries: readonly Recorded[],
  mails: ReadonlyMap<string, number>,
): readonly string[] {
  const held = copiesOf(outside);
  return deliveries
    .filter(({ outcome }) => outcome === 'accepted')
    .filter(({ effect, route }) =>
      route === 'mail'
        ? ![...mails].some(([value, sent]) => value.includes(`/${effect}/`) && sent > 0)
        : !held.has(effect),
    )
    .map(({ effect, route }) => `recorded as delivered by ${route}, and nobody has it: ${effect}`);
}

/** Sent mails by our marker. */
async function mailsOf(outside: RealOutside): Promise<ReadonlyMap<string, number>> {
  const graph = await clientOf(outside);
  const mails = new Map<string, number>();
  for (const drafted of outside.drafted) {
    const [id = '', value = ''] = drafted.split('|');
    const found = await findMarked(
      graph,
      `/users/${MAILBOX.id}/messages`,
      { id, value },
      'id,isDraft',
      mailShape,
    );
    if (found.kind !== 'ok') throw new Error('the mailbox cannot be read');
    mails.set(value, found.body.filter(({ isDraft }) => isDraft === false).length);
  }
  return mails;
}

async function clientOf({ stand }: RealOutside) {
  const token = await stand.identity.tokenFor('https://graph.microsoft.com');
  return graphClient({
    baseUrl: stand.urls.graphBaseUrl,
    tokens: { token: async () => await Promise.resolve(token) },
    now: () => moment('2027-01-01T00:00:00.000Z'),
    wall: { millis: () => 0 },
    chance: { id: () => 'judge', below: () => 0 },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}

/** One event per meeting, standing where the record says that it stands. */
async function meetingsAgainstCalendar(
  theatre: Theatre,
  outside: RealOutside,
  dead: number,
): Promise<readonly string[]> {
  const graph = await clientOf(outside);
  const { meetings } = await theatre.state();
  const wrong: string[] = [];
  for (const { id, status } of meetings) {
    const found = await findMarked(
      graph,
      `/users/${MAILBOX.id}/events`,
      marker('IroMeeting', `${theatre.caseId}/${String(id)}`),
      'id,isCancelled,start',
      eventShape,
    );
    if (found.kind !== 'ok') throw new Error('the calendar cannot be read');
    const standing = found.body.filter(({ isCancelled }) => isCancelled !== true);
    const name = `meeting ${String(id)} (${status.kind})`;
    if (standing.length > 1) wrong.push(`${name} stands ${String(standing.length)} times`);
    if (status.kind === 'booked') {
      const [event] = standing;
      if (event === undefined) wrong.push(`${name} does not stand`);
      else if (!status.slot.start.startsWith(event.start.dateTime.slice(0, 16)))
        wrong.push(`${name} stands at another time`);
    }
    if (status.kind === 'cancelled' && standing.length > 0 && dead === 0)
      wrong.push(`${name} stands, and nobody is told`);
  }
  return wrong;
}

const TWO_HOURS = 7_200_000;

/** Nothing confirmed for two hours, and the raiser not told. */
function lateUntold(events: readonly RecordedEvent[]): readonly string[] {
  return events
    .filter((event) => event.type === 'StageOpened')
    .flatMap(({ version, meta, responders }) =>
      responders.flatMap(({ person }) => {
        const until = new Date(Date.parse(meta.at) + TWO_HOURS).toISOString();
        const known = events.some(
          (event) =>
            ((event.type === 'DeliveryRecorded' && event.outcome !== 'refused') ||
              event.type === 'DeliveryFailed' ||
              event.type === 'DeliveryDelayed') &&
            event.stage === version &&
            event.person === person &&
            event.as === 'responder' &&
            event.meta.at <= until,
        );
        return known ? [] : [`an alert was late and nobody was told: ${String(person)}`];
      }),
    );
}

const bulletinsTwice = (outside: RealOutside): readonly string[] => {
  const all = outside.bulletins();
  return all.filter((each, at) => all.indexOf(each) !== at).map(() => 'a bulletin stands twice');
};

/** Each dead letter is told to an administrator, on a card or by mail. */
async function lettersUntold(
  { eye }: Theatre,
  outside: RealOutside,
  mails: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const letters = await eye.deadLetters.list();
  const isTold =
    outside.bulletins().some((each) => each.includes('undelivered')) ||
    [...mails].some(([value, sent]) => value.includes('undelivered/administrator/') && sent > 0);
  return letters.length > 0 && !isTold ? ['a dead letter that no administrator knows of'] : [];
}

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
