import { localDay, plusSeconds, type Moment } from '../../domain/calendar/index.ts';
import {
  standInsFor,
  viewFor,
  type CaseState,
  type Context,
  type DeliveryOf,
  type Responder,
  type SendCard,
  type StandIn,
  type Texts,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Message, Sent, WaitingEffect } from '../ports/index.ts';
import { asDelivered } from './asDelivered.ts';
import {
  afterLostAttempt,
  delayOf,
  onToNext,
  progressOf,
  recipientOf,
  routeOf,
  startWith,
  type Progress,
} from './ladder.ts';
import type { Deed } from './deed.ts';
import { delayed, dueSince, tellsLateAt } from './lateAlerts.ts';

/** Two Teams attempts that may both have been taken are the most there can be (design section 3). */
const MOST_UNCERTAIN = 2;
/** Two hours, as long as the tries of a step that Teams itself puts off. */
const LONGEST_HELD_S = 7_200;

interface Delivering {
  readonly deps: Dependencies;
  readonly state: CaseState;
  readonly ctx: Context;
  readonly now: Moment;
  readonly texts: () => Promise<Texts>;
  readonly effect: SendCard;
  readonly waiting: WaitingEffect;
}

/**
 * One attempt of the delivery ladder: stored conversation → installation and conversation → mail, first
 * for the addressee, then for whoever stands in: rota, deputy, duty post. Each rung is recorded, and the
 * raiser told when none is left (design section 7).
 */
export async function deliverCard(d: Delivering): Promise<Deed> {
  const before = progressOf(d.waiting);
  // Nothing is asked of any service now, nor was when it woke before: only told, or waited on.
  if ((before.restsUntil ?? d.now) > d.now) return waits(d, before, before.restsUntil ?? d.now);
  const progress = {
    ...afterLostAttempt(before, d.waiting.openAttempt, d.now),
    begunAt: dueSince(before, d.waiting, d.now),
    restsUntil: null,
  };
  const person = progress.standIn?.person ?? d.effect.to.person;
  if (person === null) return await toNext(d, progress, 'vacant');
  switch (progress.step) {
    case 'teams':
      return await byTeams(d, progress, person);
    case 'install':
      return await byInstalling(d, progress, person);
    case 'mail':
      return await byMail(d, progress, person);
    case 'next':
      return await toNext(d, progress, 'no-route');
  }
}

async function byTeams(d: Delivering, progress: Progress, person: PersonId): Promise<Deed> {
  if (progress.uncertain >= MOST_UNCERTAIN) return gaveUpUncertain(d, progress, 'unknown-outcome');
  const message = await messageTo(d, progress, person);
  if (message === null) return notTheirs(d, progress);
  const sent = await d.deps.messenger.send(message);
  switch (sent.kind) {
    case 'accepted':
      return delivered(d, progress, 'accepted', null);
    case 'uncertain': {
      const next = {
        ...progress,
        uncertain: progress.uncertain + 1,
        firstUncertainAt: progress.firstUncertainAt ?? d.now,
      };
      if (next.uncertain >= MOST_UNCERTAIN) return gaveUpUncertain(d, next, sent.code);
      return { kind: 'again', progress: next, notBefore: d.now };
    }
    case 'later':
      return notNow(d, progress, sent);
    case 'not-installed':
      return progress.installed
        ? refusedHere(d, progress, sent.code)
        : { kind: 'again', progress: { ...progress, step: 'install', later: 0 }, notBefore: d.now };
    case 'refused':
      return refusedHere(d, progress, sent.code);
  }
}

async function byInstalling(d: Delivering, progress: Progress, person: PersonId): Promise<Deed> {
  const answer = await d.deps.installer.install(person);
  switch (answer.kind) {
    case 'installed':
      return {
        kind: 'again',
        progress: { ...progress, step: 'teams', installed: true, later: 0 },
        notBefore: d.now,
      };
    case 'later':
      return putOff(d, progress, answer.code, answer.afterSeconds);
    case 'refused':
      return refusedHere(d, progress, answer.code);
  }
}

async function byMail(d: Delivering, progress: Progress, person: PersonId): Promise<Deed> {
  const message = await messageTo(d, progress, person);
  if (message === null) return notTheirs(d, progress);
  const answer = await d.deps.mailer.send(message);
  switch (answer.kind) {
    case 'accepted':
      return delivered(d, progress, 'accepted', null);
    case 'later':
      return putOff(d, progress, answer.code, answer.afterSeconds);
    case 'refused':
      return refusedHere(d, progress, answer.code);
  }
}

/** The post is vacant or no route reaches its holder: the next who stands in is told in their place. */
async function toNext(d: Delivering, progress: Progress, code: string): Promise<Deed> {
  const tried = progress.tried ?? [];
  const next = standInsOf(d).find(({ person }) => !tried.includes(person));
  if (next === undefined) return undeliverable(d, code);
  const begun = startWith(progress, next);
  const has = seatOf(d)?.standIns?.find(({ person }) => person === next.person);
  // Told already, when the holder was found to be away or by the rota: they have it, since then.
  if (has !== undefined && d.effect.as === 'responder') {
    return delivered(d, begun, 'accepted', 'has-it-already', has.since);
  }
  return await byTeams(d, begun, next.person);
}

/** For an alert alone: mere news of a case are for those who know the case. */
function standInsOf({ effect, state, ctx, now }: Delivering): readonly StandIn[] {
  if (effect.card !== 'alert') return [];
  const seat = seatOf({ effect, state });
  if (effect.as !== 'responder' && seat === null) return [];
  const asked = seat ?? effect.to;
  return standInsFor(asked, state, localDay(now), ctx).filter(
    ({ person, as }) => person !== effect.to.person && (effect.as === 'responder' || as === 'duty'),
  );
}

const seatOf = ({ effect, state }: Pick<Delivering, 'effect' | 'state'>): Responder | null => {
  const person = effect.onBehalfOf === undefined ? effect.to.person : effect.onBehalfOf.person;
  return (
    state.stages
      .find(({ id }) => id === effect.stage)
      ?.responders.find((each) => each.role === effect.to.role && each.person === person) ?? null
  );
};

/** Nobody sees what is none of theirs (any more); whoever might stand in is passed over. */
const notTheirs = (d: Delivering, progress: Progress): Deed =>
  (progress.standIn ?? null) === null
    ? { kind: 'finish', outcome: 'not-theirs' }
    : { kind: 'again', progress: onToNext(progress), notBefore: d.now };

async function messageTo(
  d: Delivering,
  progress: Progress,
  person: PersonId,
): Promise<Message | null> {
  const state = asDelivered(d.state, d.ctx, d.now, throughOf(d, progress));
  const view = viewFor(state, await d.texts(), person, d.ctx, d.now);
  if (view === null) return null;
  const { card, notice, stage, meeting } = d.effect;
  return { effect: d.waiting.id, to: person, card, notice, stage, meeting, view };
}

/** Whoever gets an alert in somebody's place may answer it for them: the card says so beforehand. */
function throughOf({ effect }: Delivering, { standIn }: Progress): DeliveryOf | null {
  const recipient = recipientOf(effect, standIn ?? null);
  return recipient.through === undefined || effect.card !== 'alert' ? null : recipient;
}

function delivered(
  d: Delivering,
  progress: Progress,
  outcome: 'accepted' | 'uncertain',
  code: string | null,
  sentAt = progress.firstUncertainAt ?? d.now,
): Deed {
  return {
    kind: 'record',
    outcome: `${routeOf(progress)} ${outcome}`,
    command: {
      type: 'recordDelivery',
      effect: d.waiting.id,
      route: routeOf(progress),
      outcome,
      // The clock counts from the earliest attempt that may have been taken (design section 5).
      sentAt,
      code,
      repeated: progress.uncertain > 0,
      recipient: recipientOf(d.effect, progress.standIn ?? null),
    },
  };
}

/** Both Teams attempts may have arrived: recorded as uncertain, and a mail makes sure. */
function gaveUpUncertain(d: Delivering, progress: Progress, code: string): Deed {
  return {
    kind: 'recordAndGoOn',
    progress: { ...asFresh(progress), step: 'mail' },
    command: {
      type: 'recordDelivery',
      effect: d.waiting.id,
      route: routeOf(progress),
      outcome: 'uncertain',
      sentAt: progress.firstUncertainAt ?? d.now,
      code,
      repeated: true,
      recipient: recipientOf(d.effect, progress.standIn ?? null),
    },
  };
}

function putOff(d: Delivering, progress: Progress, code: string, asked: number): Deed {
  const seconds = delayOf(progress.step, progress.later, asked);
  if (seconds === null) return refusedHere(d, progress, code);
  return waits(d, { ...progress, later: progress.later + 1 }, plusSeconds(d.now, seconds));
}

const notNow = (d: Delivering, progress: Progress, sent: Extract<Sent, { kind: 'later' }>): Deed =>
  sent.unasked === true
    ? holdBack(d, progress, sent.code, sent.afterSeconds)
    : putOff(d, progress, sent.code, sent.afterSeconds);

/**
 * Teams is being left alone for everybody's sake: that is no try of this card's. Another route is taken
 * when it has lasted as long as a card's own tries would.
 */
function holdBack(d: Delivering, progress: Progress, code: string, asked: number): Deed {
  const heldSince = progress.heldSince ?? d.now;
  if (d.now >= plusSeconds(heldSince, LONGEST_HELD_S)) return refusedHere(d, progress, code);
  return waits(d, { ...progress, heldSince }, plusSeconds(d.now, asked));
}

/**
 * Tried again from then on. An alert that nothing has confirmed for two hours by then is told of on the
 * way, once, and goes on as before: a duty at risk is known before anything is given up.
 */
function waits(d: Delivering, progress: Progress, until: Moment): Deed {
  const told = tellsLateAt(d.effect, progress, d.now);
  if (told === null || (told > d.now && told >= until))
    return { kind: 'again', progress, notBefore: until };
  const resting = { ...progress, restsUntil: until };
  if (told > d.now) return { kind: 'again', progress: resting, notBefore: told };
  return {
    kind: 'recordAndGoOn',
    progress: { ...resting, toldLate: true },
    notBefore: until,
    command: delayed(d.waiting, d.effect, progress.begunAt ?? d.now),
  };
}

/** This route is closed: recorded, and the next one is tried. */
function refusedHere(d: Delivering, progress: Progress, code: string): Deed {
  const next: Progress =
    progress.step === 'mail'
      ? onToNext(progress)
      : { ...asFresh(progress), step: 'mail', uncertain: 0 };
  return {
    kind: 'recordAndGoOn',
    progress: next,
    command: {
      type: 'recordDelivery',
      effect: d.waiting.id,
      route: routeOf(progress),
      outcome: 'refused',
      sentAt: d.now,
      code,
      repeated: false,
      recipient: recipientOf(d.effect, progress.standIn ?? null),
    },
  };
}

/** Another route begins with all its tries. */
const asFresh = (progress: Progress): Progress => ({ ...progress, later: 0, heldSince: null });

function undeliverable(d: Delivering, code: string): Deed {
  return {
    kind: 'record',
    outcome: `undeliverable ${code}`,
    command: {
      type: 'recordUndeliverable',
      effect: d.waiting.id,
      code,
      recipient: recipientOf(d.effect, null),
    },
  };
}
