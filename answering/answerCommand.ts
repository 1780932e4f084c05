import type { ReportWish } from '../application/reportReading.ts';
import type { Services } from '../application/services.ts';
import type { ProcedureKind } from '../domain/procedure/index.ts';
import type { AnswerParts, Asker } from './parts.ts';
import { sayText, type Answer } from './answer.ts';
import { askHandOver } from './answerHandOver.ts';
import { answerMessages } from './answerMessages.ts';
import { answerUndelivered } from './answerUndelivered.ts';
import { toldOf } from './toldOf.ts';
import { SENTENCES } from './sentences.ts';
import {
  showAbout,
  showCase,
  showCases,
  showForm,
  showHelp,
  showRefusal,
  showReports,
} from './show.ts';

/** What is about the app, and not about any case. */
type BesideCases = 'about' | 'undelivered' | 'messages' | 'help' | 'unknown';

/** What a person asks for in words: one of the few things that are understood. */
export type TypedCommand =
  /** `quoted`: words of a message on which it was asked for. */
  | { readonly command: 'escalate'; readonly quoted?: string }
  | { readonly command: 'notice' | 'cases' | 'handover' }
  | { readonly command: BesideCases }
  | { readonly command: 'case'; readonly reference: string }
  | { readonly command: 'report'; readonly wish: ReportWish };

/** What a person asked for in words, as it stands for them now. */
export async function answerCommand(
  parts: AnswerParts,
  { person, now }: Asker,
  typed: TypedCommand,
): Promise<Answer> {
  const services = parts.services();
  switch (typed.command) {
    case 'escalate':
      return await answerForm(services, { person, now }, 'alert', typed.quoted);
    case 'notice':
      return await answerForm(services, { person, now }, 'notice');
    case 'cases':
      return showCases(await services.myCases(person, now));
    case 'case': {
      const view = await services.viewByReference(typed.reference, person, now);
      return view === null
        ? showRefusal({ reason: 'not-yours' }, null)
        : showCase(await toldOf(services, view, now));
    }
    case 'handover':
      return await askHandOver(parts, { person, now });
    case 'report':
      return await answerReport(parts, { person, now }, typed.wish);
    default:
      return await answerBesideCases(parts, { person, now }, typed);
  }
}

async function answerBesideCases(
  parts: AnswerParts,
  asker: Asker,
  { command }: { readonly command: BesideCases },
): Promise<Answer> {
  switch (command) {
    case 'about':
      return await answerAbout(parts, null);
    case 'undelivered':
      return await answerUndelivered(parts, asker);
    case 'messages':
      return await answerMessages(parts, asker);
    case 'help':
      return showHelp();
    case 'unknown':
      return showHelp('something-else');
  }
}

async function answerForm(
  { drafts }: Services,
  { person, now }: Asker,
  kind: ProcedureKind,
  quoted?: string,
): Promise<Answer> {
  const started = await drafts.start(person, now, kind, quoted);
  return 'reason' in started ? showRefusal(started, null) : showForm(started);
}

/** Of the procedures in force, the one that is asked for, else the first in which alerts are raised. */
export async function answerAbout(parts: AnswerParts, id: string | null): Promise<Answer> {
  const procedures = await parts.services().procedures();
  const asked = procedures.find((each) => each.id === id);
  const first = asked ?? procedures.find(({ kind }) => kind !== 'notice') ?? procedures[0];
  return first === undefined
    ? showHelp()
    : showAbout(
        first,
        procedures.filter((each) => each !== first),
      );
}

async function answerReport(
  parts: AnswerParts,
  { person, now }: Asker,
  wish: ReportWish,
): Promise<Answer> {
  const reported = (await parts.reports?.().forPerson(person, wish, now)) ?? null;
  return reported === null ? sayText(SENTENCES.noReports) : showReports(reported);
}
