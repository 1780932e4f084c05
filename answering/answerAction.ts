import type { CaseId, CaseState, CaseView, Command, Refusal } from '../domain/case/index.ts';
import {
  escalationAsksMore,
  isVerb,
  parseAction,
  type Parsed,
  type ParsedAction,
  type Typed,
} from '../adaptive-cards/index.ts';
import type { Answer } from './answer.ts';
import { answerAbout, answerCommand } from './answerCommand.ts';
import { answerDraft } from './answerDraft.ts';
import { answerHandOver, handOverAgain } from './answerHandOver.ts';
import { pressMessages } from './answerMessages.ts';
import { pressUndelivered } from './answerUndelivered.ts';
import type { AnswerParts, Asker, Press } from './parts.ts';
import {
  showAgain,
  showCard,
  showCase,
  showDone,
  showForm,
  showHelp,
  showRefusal,
  showUnreadable,
  type At,
} from './show.ts';
import { isDeed, toCommand, type Deed } from './toCommand.ts';
import { toldOf } from './toldOf.ts';

type Problems = Extract<Parsed, { readonly kind: 'problems' }>;

const NOT_YOURS: Refusal = { reason: 'not-yours' };

/**
 * What answers a press, whether it came as Execute or as its Submit fallback. The card's data are a wish
 * of a person whom the door has verified; who may do what is decided below, never here.
 */
export async function answerAction(
  parts: AnswerParts,
  pressed: Press,
  now: Asker['now'],
): Promise<Answer> {
  const asker: Asker = { person: pressed.person, now };
  const parsed = parseAction(pressed.verb, pressed.data);
  switch (parsed.kind) {
    case 'unreadable':
      return showUnreadable();
    case 'problems':
      return await showProblems(parts, asker, parsed);
    case 'action':
      return await act(parts, asker, parsed.action, parsed.typed);
  }
}

/** Nothing was stored: the same card again, with what was typed and what was wrong with it. */
async function showProblems(parts: AnswerParts, asker: Asker, wrong: Problems): Promise<Answer> {
  const services = parts.services();
  const { at, verb, typed, problems } = wrong;
  if (at.draftId !== null) {
    const form = await services.drafts.show(asker.person, at.draftId, asker.now);
    return form === null ? showRefusal(NOT_YOURS, null) : showForm({ ...form, problems }, typed);
  }
  if (verb === 'showHandOver' || verb === 'handOverAll') {
    return await handOverAgain(parts, asker, wrong);
  }
  if (at.caseId === null) return showUnreadable();
  const view = await services.view(at.caseId, asker.person, asker.now);
  if (view === null) return showRefusal(NOT_YOURS, null);
  return showAgain(view, at, { verb, typed, problems });
}

async function act(
  parts: AnswerParts,
  asker: Asker,
  action: ParsedAction,
  typed: Typed,
): Promise<Answer> {
  if (isDeed(action)) return await doIt(parts, asker, action, typed);
  switch (action.verb) {
    case 'help':
      return showHelp();
    case 'showCases':
      return await answerCommand(parts, asker, { command: 'cases' });
    case 'showAbout':
      return await answerAbout(parts, action.values.about);
    case 'startDraft':
      return await answerCommand(parts, asker, { command: 'escalate' });
    case 'showCase':
    case 'showDecision':
    case 'showAlert':
      return await look(parts, asker, action, typed);
    case 'openCard':
      return await open(parts, asker, action, typed);
    default:
      return await actBesideCases(parts, asker, action);
  }
}

type BesideCases = Exclude<
  ParsedAction,
  Deed | Look | { readonly verb: 'help' | 'showCases' | 'showAbout' | 'startDraft' | 'openCard' }
>;

/** What is about many cases at once, or about none yet. */
async function actBesideCases(
  parts: AnswerParts,
  asker: Asker,
  action: BesideCases,
): Promise<Answer> {
  switch (action.verb) {
    case 'showHandOver':
    case 'handOverAll':
      return await answerHandOver(parts, asker, action);
    case 'retryUndelivered':
    case 'handleUndelivered':
      return await pressUndelivered(parts, asker, action);
    case 'chooseMessages':
      return await pressMessages(parts, asker, action);
    default:
      return await answerDraft(parts, asker, action);
  }
}

type Look = Extract<ParsedAction, { readonly verb: 'showCase' | 'showDecision' | 'showAlert' }>;

/** Shows something and changes nothing; `form` asks for one form that the card had no room for. */
async function look(parts: AnswerParts, asker: Asker, action: Look, sent: Typed): Promise<Answer> {
  const view = await parts.services().view(action.caseId, asker.person, asker.now);
  if (view === null) return showRefusal(NOT_YOURS, null);
  const { form } = action.values;
  if (form !== null && isVerb(form)) {
    // Of what came with the button, only this one says which of two forms is meant.
    const purpose = sent['purpose'] ?? '';
    return showAgain(view, action, {
      verb: form,
      typed: purpose === '' ? {} : { purpose },
      problems: [],
    });
  }
  switch (action.verb) {
    case 'showCase':
      return showCase(await toldOf(parts.services(), view, asker.now), action.values.page);
    case 'showDecision':
      return showCard('decision', view, action);
    case 'showAlert':
      return showCard('alert', view, action);
  }
}

/** The card was opened: recorded where that is news, and answered with the card as it is now. */
async function open(
  parts: AnswerParts,
  asker: Asker,
  action: Extract<ParsedAction, { readonly verb: 'openCard' }>,
  sent: Typed,
): Promise<Answer> {
  const { card, notice } = action.values;
  const stage = action.stage ?? action.values.stage;
  const at: At = { stage, meeting: action.meeting ?? action.values.meeting };
  const seen =
    stage === null
      ? await parts.services().view(action.caseId, asker.person, asker.now)
      : await recordOpened(parts, asker, action, stage);
  if (seen === null) return showRefusal(NOT_YOURS, null);
  if (card !== 'case') return showCard(card, seen, at, notice);
  return showCase(await toldOf(parts.services(), seen, asker.now), pageOf(sent['page']));
}

const pageOf = (page: string | undefined): number =>
  /^[1-9]\d{0,3}$/.test(page ?? '') ? Number(page) : 1;

/** A refresh is no wish of anybody's: what the rules say to it, only the record hears. */
async function recordOpened(
  parts: AnswerParts,
  asker: Asker,
  { caseId, key }: { readonly caseId: CaseId; readonly key: string },
  stage: number,
): Promise<CaseView | null> {
  const command = { type: 'openCard', stage } as const;
  const outcome = await handle(parts, asker, { caseId, key }, command, { withTexts: true });
  return await viewOf(parts, asker, outcome.state);
}

async function doIt(parts: AnswerParts, asker: Asker, action: Deed, typed: Typed): Promise<Answer> {
  const more = await asksMore(parts, asker, action);
  if (more !== null) return showAgain(more, action, { verb: action.verb, typed, problems: [] });
  const command = toCommand(action, parts.hasher);
  // "Done" says where the case stands, and none of its texts.
  const outcome = await handle(parts, asker, action, command, { withTexts: false });
  const view = await viewOf(parts, asker, outcome.state);
  if (outcome.kind === 'done') return showDone(action.verb, view);
  // Whoever may not see the case is told the same, whatever the reason: that it exists is not told.
  if (view === null) return showRefusal(NOT_YOURS, null);
  // Pressed before, or already so: the case as it stands, and nothing happened twice.
  if (outcome.kind === 'nothing') return showCase({ view, history: [], earlier: null });
  const { refusal } = outcome;
  return refusal.reason === 'invalid'
    ? showAgain(view, action, { verb: action.verb, typed, problems: refusal.problems })
    : showRefusal(refusal, view);
}

/** Another stage was chosen than the form was made for, and it asks more: the form for that one. */
async function asksMore(parts: AnswerParts, asker: Asker, action: Deed): Promise<CaseView | null> {
  if (action.verb !== 'escalate' || action.values.stage === action.values.builtFor) return null;
  const view = await parts.services().view(action.caseId, asker.person, asker.now);
  return view !== null && escalationAsksMore(view, action.values) ? view : null;
}

/** The card's operation key counts for this person alone: nobody can use up another's. */
async function handle(
  parts: AnswerParts,
  { person, now }: Asker,
  { caseId, key }: { readonly caseId: CaseId; readonly key: string },
  command: Command,
  reads: { readonly withTexts: boolean },
) {
  const { door } = parts;
  const envelope = { caseId, now, key: `${person} ${key}`, actor: person, command };
  return await parts
    .services()
    .handle(door === undefined ? envelope : { ...envelope, door }, reads);
}

async function viewOf(
  parts: AnswerParts,
  { person, now }: Asker,
  state: CaseState | null,
): Promise<CaseView | null> {
  return state === null ? null : await parts.services().viewOf(state, person, now);
}
