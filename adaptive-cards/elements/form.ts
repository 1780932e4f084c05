import type { Action, IShowCardAction } from '@microsoft/teams.cards';
import type { Problem } from '../../domain/case/index.ts';
import { problemLine } from '../wording/problems.ts';
import type { Keys, Verb } from '../verbs.ts';
import { execute, press, type Address, type Data } from './actions.ts';
import { inputElements, labelOf, type Filled, type Input, type Typed } from './inputs.ts';
import { cut, type Room } from './room.ts';
import { alarm, heading, list, refused, say, type Element } from './text.ts';

/** Something a person can do that asks for words: one verb, its inputs, its two buttons. */
export interface Form {
  readonly verb: Verb;
  /** The button that opens the form. */
  readonly title: string;
  /** The button that sends it. */
  readonly send: string;
  readonly intro: readonly string[];
  /** What one reads before filling it in, where it stands open. */
  readonly shows?: readonly Element[];
  readonly inputs: readonly Input[];
  readonly address: Address;
  readonly data?: Data;
  readonly detail?: string;
}

/** What was typed, and what was wrong with it, when a form is shown again. */
export interface Again {
  readonly verb: Verb;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
}

const sendButton = (form: Form, keys: Keys) =>
  execute({
    verb: form.verb,
    title: form.send,
    address: form.address,
    keys,
    ...(form.data === undefined ? {} : { data: form.data }),
    ...(form.detail === undefined ? {} : { detail: form.detail }),
  });

/**
 * A form folded behind its own button. Each form has a card of its own because a press sends, and
 * the client checks, every input of the cards around it: one form would hold up another.
 */
export function folds(form: Form, keys: Keys, room: Room): IShowCardAction {
  const filled: Filled = { typed: {}, problems: [], room };
  return {
    type: 'Action.ShowCard',
    title: form.title,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        ...form.intro.map(say),
        ...form.inputs.flatMap((input) => inputElements(input, filled)),
        { type: 'ActionSet', actions: [sendButton(form, keys)] },
      ],
    },
  };
}

/** A form standing open, with what was typed and what was wrong. */
export function opens(form: Form, again: Again, keys: Keys, room: Room): readonly Element[] {
  const filled: Filled = { typed: shortened(again.typed, room), problems: again.problems, room };
  return [
    ...problemSummary(again.problems, form.inputs),
    ...cutWarning(form.inputs, again.typed, filled.typed),
    heading(form.title),
    ...form.intro.map(say),
    ...(form.shows ?? []),
    ...form.inputs.flatMap((input) => inputElements(input, filled)),
    { type: 'ActionSet', actions: [sendButton(form, keys)] },
  ];
}

/** All problems on top, by the names of their fields. */
export function problemSummary(
  problems: readonly Problem[],
  inputs: readonly Input[],
): readonly Element[] {
  if (problems.length === 0) return [];
  return [
    refused(alarm(problems.length === 1 ? 'There is a problem' : 'There are problems')),
    ...list(problems.map((each) => problemLine(labelOf(inputs, each.field), each))),
    say('Nothing was sent. What you wrote is still here.'),
  ];
}

const shortened = (typed: Typed, room: Room): Typed =>
  Object.fromEntries(Object.entries(typed).map(([id, value]) => [id, cut(value, room.chars)]));

function cutWarning(inputs: readonly Input[], typed: Typed, kept: Typed): readonly Element[] {
  const short = Object.keys(typed).filter((id) => typed[id] !== kept[id]);
  if (short.length === 0) return [];
  return [
    say('These were too long for this card. Their beginning is kept:'),
    ...list(
      short.map((id) => `${labelOf(inputs, id)}: ${String(kept[id]?.length ?? 0)} characters`),
    ),
  ];
}

/** How a card offers its forms: folded, or, where room is short or ids would meet, by a button each. */
export function offers(
  forms: readonly Form[],
  keys: Keys,
  room: Room,
  ask: 'showDecision' | 'showAlert' | 'showCase',
): readonly Action[] {
  const used = new Set<string>();
  return forms.map((form) => {
    const ids = form.inputs.flatMap((input) => (input.kind === 'note' ? [] : [input.id]));
    const meets = ids.some((id) => used.has(id));
    if (room.forms && !meets) {
      for (const id of ids) used.add(id);
      return folds(form, keys, room);
    }
    return press({
      verb: ask,
      title: form.title,
      address: form.address,
      keys,
      data: { ...form.data, form: form.verb },
      detail: form.detail === undefined ? form.verb : `${form.verb}.${form.detail}`,
    });
  });
}
