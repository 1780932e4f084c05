import { localDay, nextMorning, plusSeconds, type Moment } from '../../domain/calendar/index.ts';
import {
  mayWaitForList,
  type CaseState,
  type Context,
  type DeliveryOf,
  type SendCard,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Dependencies } from '../dependencies.ts';
import type { DailyList, ListKey, WaitingEffect } from '../ports/index.ts';
import { armDispatch } from './armDispatch.ts';
import type { Deed } from './deed.ts';
import { noteOf, progressOf, recipientOf, START } from './ladder.ts';
import type { Recorder } from './recorder.ts';

/** As much of a pass as lists are made with. */
interface Listing {
  readonly deps: Dependencies;
  readonly state: CaseState;
  readonly ctx: Context;
  readonly now: Moment;
  readonly recorder: Recorder;
}

/** Until the list is sent, or given up, what it holds looks again so often. */
const LOOKS_AGAIN_S = 300;

/** How a message of a list is named in what the list says it told. */
export const messageKey = (caseId: string, effect: string): string => `${caseId} ${effect}`;

/**
 * What its addressee would rather have in one list each working morning is put into it, before anything
 * has been tried: first the list, then the due row, then the case's own record, so that a crash in between
 * leaves a line that is not told, and the message is put into a list again. Answers whether there was any.
 */
export async function putOnLists(pass: Listing, deeds: readonly WaitingEffect[]): Promise<boolean> {
  const wall = pass.deps.wall.millis();
  const wishes = new Map<PersonId, Promise<boolean>>();
  const wantsList = async (person: PersonId): Promise<boolean> => {
    const known = wishes.get(person) ?? readWish(pass, person);
    wishes.set(person, known);
    return await known;
  };
  let any = false;
  for (const waiting of deeds) {
    const { effect } = waiting;
    if (effect.type !== 'sendCard' || !isNew(waiting, pass.now, wall)) continue;
    const { person } = effect.to;
    if (person === null || !mayWaitForList(effect, pass.state, pass.ctx)) continue;
    if ((await wantsList(person)) && (await listed(pass, waiting, effect, person))) any = true;
  }
  return any;
}

async function readWish({ deps }: Listing, person: PersonId): Promise<boolean> {
  return (await deps.messagesChoices.of(person))?.wish === 'list';
}

/** Nothing was tried yet, and nobody is at it. */
const isNew = (waiting: WaitingEffect, now: Moment, wall: number): boolean =>
  waiting.note === null &&
  !waiting.openAttempt &&
  (waiting.notBefore ?? now) <= now &&
  (waiting.leaseUntil ?? wall) <= wall;

async function listed(
  { deps, state, ctx, now, recorder }: Listing,
  waiting: WaitingEffect,
  effect: SendCard,
  person: PersonId,
): Promise<boolean> {
  const from = nextMorning(ctx.calendar, now);
  const message = { caseId: state.id, effect: waiting.id, at: now };
  const key = await deps.dailyLists.add(person, from, message);
  // That list is on its way already: this one goes by itself.
  if (key === null) return false;
  await armDispatch(deps, state, from);
  const command = {
    type: 'recordListed',
    effect: waiting.id,
    on: localDay(from),
    recipient: recipientOf(effect, null),
  } as const;
  const note = noteOf({ ...START, listed: { from, part: key.part } });
  await recorder.recordStep(waiting, command, note, from);
  return true;
}

/** What came of the list that it waits for; null: it waits for none, and goes its own way. */
export async function asListed(
  { deps, state, now }: Listing,
  waiting: WaitingEffect,
): Promise<Deed | null> {
  const { effect } = waiting;
  if (effect.type !== 'sendCard' || effect.to.person === null) return null;
  const progress = progressOf(waiting);
  if (progress.listed === undefined) return null;
  const key: ListKey = { person: effect.to.person, ...progress.listed };
  const list = await deps.dailyLists.of(key);
  const byItself = { kind: 'again', progress: START, notBefore: now } as const;
  if (list === null) return byItself;
  const { state: stands } = list;
  const recipient = recipientOf(effect, null);
  switch (stands.kind) {
    case 'open':
    case 'closed':
      return { kind: 'again', progress, notBefore: plusSeconds(now, LOOKS_AGAIN_S) };
    case 'sent':
      return stands.told.includes(messageKey(state.id, waiting.id))
        ? told(waiting, stands, recipient)
        : byItself;
    case 'failed':
      return {
        kind: 'recordAndGoOn',
        progress: START,
        command: {
          ...delivery(waiting, recipient),
          route: 'list',
          outcome: 'refused',
          sentAt: now,
          code: stands.code,
        },
      };
  }
}

type Sent = Extract<DailyList['state'], { readonly kind: 'sent' }>;

function told(waiting: WaitingEffect, { route, at }: Sent, recipient: DeliveryOf): Deed {
  return {
    kind: 'record',
    outcome: `list by ${route}`,
    command: {
      ...delivery(waiting, recipient),
      route: route === 'mail' ? 'list-by-mail' : 'list',
      outcome: 'accepted',
      sentAt: at,
      code: null,
    },
  };
}

const delivery = ({ id }: WaitingEffect, recipient: DeliveryOf) =>
  ({ type: 'recordDelivery', effect: id, repeated: false, recipient }) as const;
