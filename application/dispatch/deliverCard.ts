import { plusSeconds, type Moment } from '../../domain/calendar/index.ts';
import {
  viewFor,
  type CaseState,
  type Context,
  type DeliveryOf,
  type SendCard,
  type Texts,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Message, WaitingEffect } from '../ports/index.ts';
import { asDelivered } from './asDelivered.ts';
import { afterLostAttempt, delayOf, progressOf, routeOf, type Progress } from './ladder.ts';
import type { Deed } from './deed.ts';

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
 * One attempt of the delivery ladder: stored conversation → installation and conversation → mail →
 * deputy; each rung recorded, the raiser told when none is left (design section 7).
 */
export async function deliverCard(d: Delivering): Promise<Deed> {
  const progress = afterLostAttempt(progressOf(d.waiting), d.waiting.openAttempt, d.now);
  const person = d.effect.to.person;
  if (person === null) return await toDeputy(d, { ...progress, step: 'deputy' }, 'vacant');
  switch (progress.step) {
    case 'teams':
      return await byTeams(d, progress, person);
    case 'install':
      return await byInstalling(d, progress, person);
    case 'mail':
      return await byMail(d, progress, person);
    case 'deputy':
      return await toDeputy(d, progress, 'no-route');
  }
}

async function byTeams(d: Delivering, progress: Progress, person: PersonId): Promise<Deed> {
  if (progress.uncertain >= MOST_UNCERTAIN) return gaveUpUncertain(d, progress, 'unknown-outcome');
  const message = await messageTo(d, person);
  if (message === null) return { kind: 'finish', outcome: 'not-theirs' };
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
      return sent.unasked === true
        ? holdBack(d, progress, sent.code, sent.afterSeconds)
        : putOff(d, progress, sent.code, sent.afterSeconds);
    case 'not-installed':
      return progress.installed || progress.step === 'deputy'
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
  const message = await messageTo(d, person);
  if (message === null) return { kind: 'finish', outcome: 'not-theirs' };
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

/** The post is vacant or no route reaches its holder: the deputy is asked on their behalf. */
async function toDeputy(d: Delivering, progress: Progress, code: string): Promise<Deed> {
  const { deputy } = d.effect.to;
  if (deputy === null || d.effect.as !== 'responder') return undeliverable(d, code);
  return await byTeams(d, progress, deputy);
}

async function messageTo(d: Delivering, person: PersonId): Promise<Message | null> {
  const view = viewFor(asDelivered(d.state, d.ctx, d.now), await d.texts(), person, d.ctx, d.now);
  if (view === null) return null;
  const { card, notice, stage, meeting } = d.effect;
  return { effect: d.waiting.id, to: person, card, notice, stage, meeting, view };
}

const recipientOf = (effect: SendCard): DeliveryOf => ({
  stage: effect.stage,
  role: effect.to.role,
  person: effect.to.person,
  as: effect.as,
  what: effect.notice ?? effect.card,
});

function delivered(
  d: Delivering,
  progress: Progress,
  outcome: 'accepted' | 'uncertain',
  code: string | null,
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
      sentAt: progress.firstUncertainAt ?? d.now,
      code,
      repeated: progress.uncertain > 0,
      recipient: recipientOf(d.effect),
    },
  };
}

/** Both Teams attempts may have arrived: recorded as uncertain, and a mail makes sure. */
function gaveUpUncertain(d: Delivering, progress: Progress, code: string): Deed {
  if (progress.step === 'deputy') return delivered(d, progress, 'uncertain', code);
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
      recipient: recipientOf(d.effect),
    },
  };
}

function putOff(d: Delivering, progress: Progress, code: string, asked: number): Deed {
  const seconds = delayOf(progress.step, progress.later, asked);
  if (seconds === null) return refusedHere(d, progress, code);
  return {
    kind: 'again',
    progress: { ...progress, later: progress.later + 1 },
    notBefore: plusSeconds(d.now, seconds),
  };
}

/**
 * Teams is being left alone for everybody's sake: that is no try of this card's. Another route is taken
 * when it has lasted as long as a card's own tries would.
 */
function holdBack(d: Delivering, progress: Progress, code: string, asked: number): Deed {
  const heldSince = progress.heldSince ?? d.now;
  if (d.now >= plusSeconds(heldSince, LONGEST_HELD_S)) return refusedHere(d, progress, code);
  return {
    kind: 'again',
    progress: { ...progress, heldSince },
    notBefore: plusSeconds(d.now, asked),
  };
}

/** This route is closed: recorded, and the next one is tried. */
function refusedHere(d: Delivering, progress: Progress, code: string): Deed {
  const next = progress.step === 'mail' ? 'deputy' : 'mail';
  if (progress.step === 'deputy') return undeliverable(d, code);
  return {
    kind: 'recordAndGoOn',
    progress: { ...asFresh(progress), step: next, uncertain: 0 },
    command: {
      type: 'recordDelivery',
      effect: d.waiting.id,
      route: routeOf(progress),
      outcome: 'refused',
      sentAt: d.now,
      code,
      repeated: false,
      recipient: recipientOf(d.effect),
    },
  };
}

/** Another route begins with all its tries. */
function asFresh({ heldSince: _, ...progress }: Progress): Progress {
  return { ...progress, later: 0 };
}

function undeliverable(d: Delivering, code: string): Deed {
  return {
    kind: 'record',
    outcome: `undeliverable ${code}`,
    command: {
      type: 'recordUndeliverable',
      effect: d.waiting.id,
      code,
      recipient: recipientOf(d.effect),
    },
  };
}
