import type { DraftForm } from '../../domain/case/index.ts';
import { buttons, execute, folded, press, type Address } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { problemSummary } from '../elements/form.ts';
import { inputElements, type Input, type Typed } from '../elements/inputs.ts';
import { fit, type Room } from '../elements/room.ts';
import { heading, list, quiet, say, type Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import { earlierBlock } from './earlier.ts';
import { beforeYouBegin, ruleTexts } from './guidance.ts';
import { procedureInputs, whatInputs, whereInputs } from './inputs.ts';
import { preview } from './preview.ts';
import { mayGoBack, quotedIn, stepWords, typedOf } from './presenter.ts';

/** The form of a case that is being written, at its step. Nothing is sent before Confirm. */
export function draftCard(form: DraftForm, keys: Keys, typed: Typed = {}): Card {
  return fit((room) => card(body(form, keys, typed, room), { fallbackText: 'Your form' }));
}

const addressOf = ({ draft }: DraftForm): Address => ({ draftId: draft.id, v: draft.version });

function body(form: DraftForm, keys: Keys, typed: Typed, room: Room): readonly Element[] {
  if (form.draft.confirmed) return sent(form, keys);
  return [
    heading(titleOf(form), 1),
    quiet(stepWords(form)),
    ...(form.draft.step === 'preview'
      ? [
          ...problemSummary(form.problems, [...whereInputs(form), ...whatInputs(form)]),
          ...preview(form, room),
        ]
      : stepForm(form, keys, typed, room)),
    ...buttons([
      ...(form.draft.step === 'preview'
        ? [
            press({
              verb: 'confirmDraft',
              title: 'Confirm and send',
              address: addressOf(form),
              keys,
            }),
          ]
        : []),
      ...(mayGoBack(form)
        ? [press({ verb: 'backDraft', title: 'Back', address: addressOf(form), keys })]
        : []),
      press({ verb: 'discardDraft', title: 'Discard', address: addressOf(form), keys }),
    ]),
  ];
}

const titleOf = ({ procedure, draft }: DraftForm): string =>
  procedure === null
    ? draft.kind === 'notice'
      ? 'What would you like to tell?'
      : 'Raise a concern'
    : `Raise: ${procedure.labels.matter}`;

const INPUTS = {
  procedure: procedureInputs,
  where: whereInputs,
  what: whatInputs,
} as const;

const NOTHING_ASKED =
  'Nothing more is asked here. Continue to see who gets this and by when, before anything is sent.';

const QUOTED =
  'The words of the message on which you opened this form stand in it. Check them, and take out what does not belong here.';

function stepForm(form: DraftForm, keys: Keys, typed: Typed, room: Room): readonly Element[] {
  const { step } = form.draft;
  if (step === 'preview') return [];
  const inputs = INPUTS[step](form);
  const quoted = quotedIn(form);
  const values = { ...quoted, ...typedOf(form.draft), ...typed };
  const kept = inputs.flatMap((input) =>
    input.kind === 'text' && (values[input.id] ?? '').length > room.chars ? [input.id] : [],
  );
  const asked = inputs.flatMap((input) =>
    input.kind === 'note' || kept.includes(input.id) ? [] : [input.id],
  );
  return [
    ...problemSummary(form.problems, inputs),
    ...(step === 'where' && form.procedure !== null ? beforeYouBegin(form.procedure, room) : []),
    ...(step === 'what' ? [...earlierBlock(form, room), ...guidance(form, room)] : []),
    ...(Object.keys(quoted).length === 0 ? [] : [quiet(QUOTED)]),
    ...(inputs.length === 0 ? [say(NOTHING_ASKED)] : []),
    ...inputs.flatMap((input) =>
      inputElements(shownAs(input, kept, values), {
        typed: Object.fromEntries(Object.entries(values).filter(([id]) => !kept.includes(id))),
        problems: form.problems,
        room,
      }),
    ),
    ...buttons([
      execute({
        verb: 'submitDraft',
        title: 'Continue',
        address: addressOf(form),
        keys,
        data: { step, asked: asked.join(',') },
      }),
    ]),
  ];
}

/**
 * A long text that has no room on the card beside the others stays stored: its input stands empty,
 * need not be filled, and says so.
 */
function shownAs(input: Input, kept: readonly string[], values: Typed): Input {
  if (input.kind !== 'text' || !kept.includes(input.id)) return input;
  const length = (values[input.id] ?? '').length.toLocaleString('en-GB');
  return {
    ...input,
    required: false,
    help: `Your ${length} characters are kept. Leave this empty to keep them; write here to replace them.`,
  };
}

function guidance(form: DraftForm, room: Room): readonly Element[] {
  const { asks } = form;
  return asks === null ? [] : folded('meant', 'When is this meant?', ruleTexts(asks.stage, room));
}

function sent({ draft }: DraftForm, keys: Keys): readonly Element[] {
  return [
    heading('This has been sent', 1),
    ...list(['The form is closed. Its case shows who was told and what is due.']),
    say('You need to do nothing more here.'),
    ...buttons([
      press({ verb: 'showCase', title: 'Open the case', address: { caseId: draft.id }, keys }),
    ]),
  ];
}
