import type { ParsedAction } from '../adaptive-cards/index.ts';
import type { Answer } from './answer.ts';
import type { AnswerParts, Asker } from './parts.ts';
import { showDone, showForm, showRefusal } from './show.ts';

type DraftAction = Extract<ParsedAction, { readonly draftId: string }>;

const NO_SUCH_DRAFT = { reason: 'unknown-case' } as const;

/** A step of the form, back, confirmed or put aside; a draft is found only among the person's own. */
export async function answerDraft(
  parts: AnswerParts,
  { person, now }: Asker,
  action: DraftAction,
): Promise<Answer> {
  const { drafts } = parts.services();
  const { draftId, version } = action;
  switch (action.verb) {
    case 'submitDraft': {
      const { step, values } = action.values;
      const form = await drafts.submit(person, draftId, { step, version, values }, now);
      return form === null ? showRefusal(NO_SUCH_DRAFT, null) : showForm(form);
    }
    case 'backDraft': {
      const form = await drafts.back(person, draftId, version, now);
      return form === null ? showRefusal(NO_SUCH_DRAFT, null) : showForm(form);
    }
    case 'confirmDraft':
      return await confirm(parts, { person, now }, action);
    case 'discardDraft':
      await drafts.discard(person, draftId);
      return showDone('discardDraft', null);
  }
}

async function confirm(
  parts: AnswerParts,
  { person, now }: Asker,
  { draftId, version }: DraftAction,
): Promise<Answer> {
  const services = parts.services();
  const confirmed = await services.drafts.confirm(person, draftId, version, now, parts.door);
  switch (confirmed.kind) {
    case 'raised':
      return showDone('confirmDraft', await services.viewOf(confirmed.state, person, now));
    case 'form':
      return showForm(confirmed.form);
    case 'refused':
      return showRefusal(confirmed.refusal, null);
  }
}
