import { NO_ANSWER, sayText, type Answer } from '../answering/answer.ts';
import { answerAction } from '../answering/answerAction.ts';
import { answerCommand, type TypedCommand } from '../answering/answerCommand.ts';
import { showWelcome } from '../answering/show.ts';
import { referenceCard } from '../adaptive-cards/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { Inbound } from './inbound.ts';
import { parseCommand } from './parseCommand.ts';
import type { TurnParts } from './parts.ts';
import { SENTENCES } from './sentences.ts';
import { answerActivity, type Found } from './toActivity.ts';

/** One inbound message to its answer; `now` was read once at the door (style rule 3). */
export async function turn(parts: TurnParts, inbound: Inbound, now: Moment): Promise<Answer> {
  switch (inbound.kind) {
    case 'message':
      return inbound.place.where === 'personal'
        ? await inPersonalChat(parts, inbound, parseCommand(inbound.text), now)
        : await inSharedChat(parts, inbound, parseCommand(inbound.text), now);
    case 'dialog':
      return await inDialog(parts, inbound, now);
    case 'dialogPress':
      return await answerAction(parts, inbound, now);
    case 'action':
      return inbound.place.where === 'personal'
        ? await answerAction(parts, inbound, now)
        : sayText(SENTENCES.onlyInPrivate);
    default:
      return await comingAndGoing(parts, inbound, now);
  }
}

/** The app was added or taken away; whatever else Teams tells needs no answer. */
async function comingAndGoing(parts: TurnParts, inbound: Inbound, now: Moment): Promise<Answer> {
  switch (inbound.kind) {
    case 'installed':
    case 'membersAdded':
      return await welcome(parts, inbound, now);
    case 'removed':
      if (inbound.place.where === 'personal') await parts.book.forget(inbound.person);
      return NO_ANSWER;
    default:
      return NO_ANSWER;
  }
}

async function inPersonalChat(
  parts: TurnParts,
  inbound: Inbound,
  command: TypedCommand,
  now: Moment,
): Promise<Answer> {
  const { person } = inbound;
  if ((await parts.services().person(person)) === null) return sayText(SENTENCES.unknownPerson);
  const [answer] = await Promise.all([
    answerCommand(parts, { person, now }, command),
    note(parts, inbound, now),
  ]);
  return answer;
}

/** Wherever a dialog is opened, its one reader is who opened it (platform 4.2). */
async function inDialog(
  parts: TurnParts,
  { person, quoted }: Extract<Inbound, { readonly kind: 'dialog' }>,
  now: Moment,
): Promise<Answer> {
  if ((await parts.services().person(person)) === null) return sayText(SENTENCES.unknownPerson);
  return await answerCommand(
    parts,
    { person, now },
    { command: 'escalate', ...(quoted === null ? {} : { quoted }) },
  );
}

/** Cases that a search shows; more are found by writing more of the reference. */
const MOST_FOUND = 10;

/**
 * Cases of this person's own whose reference holds what was typed, or the one case of that reference that
 * they may see: by reference alone, since whoever is in the conversation will read what is chosen.
 */
export async function search(
  parts: TurnParts,
  { person, words }: Extract<Inbound, { readonly kind: 'search' }>,
  now: Moment,
): Promise<readonly Found[]> {
  const services = parts.services();
  if ((await services.person(person)) === null) return [];
  const wanted = words.toUpperCase();
  const [{ lines }, exact] = await Promise.all([
    services.myCases(person, now),
    services.viewByReference(wanted, person, now),
  ]);
  const found = new Map<string, string>([
    ...(exact === null ? [] : [[exact.reference, exact.id] as const]),
    ...lines
      .filter(({ reference }) => reference.includes(wanted))
      .map(({ reference, caseId }) => [reference, caseId] as const),
  ]);
  return [...found].slice(0, MOST_FOUND).map(([reference, caseId]) => ({
    reference,
    rendered: referenceCard(reference, parts.caseLink(caseId)),
  }));
}

/**
 * In a channel or group chat nothing is said about cases, not even that there are any: what was asked
 * for goes to the person's own chat (design section 6).
 */
async function inSharedChat(
  parts: TurnParts,
  { person }: Inbound,
  command: TypedCommand,
  now: Moment,
): Promise<Answer> {
  if (command.command === 'unknown') return sayText(SENTENCES.onlyInPrivate);
  if ((await parts.services().person(person)) === null) return sayText(SENTENCES.onlyInPrivate);
  const answer = await answerCommand(parts, { person, now }, command);
  const activity = answerActivity(answer);
  if (activity === null) return sayText(SENTENCES.onlyInPrivate);
  const posted = await parts.outbound.post(person, activity, now, 'now-or-later');
  switch (posted.kind) {
    case 'accepted':
    case 'uncertain':
      return sayText(SENTENCES.goesOnInPrivate);
    case 'not-installed':
    case 'refused':
      return sayText(SENTENCES.addTheApp);
    case 'later':
      return sayText(SENTENCES.onlyInPrivate);
  }
}

/** Once: Teams tells of an installation twice, and the first to come is greeted. */
async function welcome(parts: TurnParts, inbound: Inbound, now: Moment): Promise<Answer> {
  if (inbound.place.where !== 'personal') return NO_ANSWER;
  if ((await parts.services().person(inbound.person)) === null) {
    return inbound.kind === 'installed' ? sayText(SENTENCES.unknownPerson) : NO_ANSWER;
  }
  return (await note(parts, inbound, now)) ? showWelcome() : NO_ANSWER;
}

/** A conversation that could not be stored is stored with the next message; the turn goes on. */
async function note(parts: TurnParts, inbound: Inbound, now: Moment): Promise<boolean> {
  try {
    return await parts.book.note(inbound, now);
  } catch {
    parts.log.warn('conversation-not-saved', { person: inbound.person });
    return false;
  }
}
