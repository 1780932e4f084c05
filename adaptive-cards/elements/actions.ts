import type { Action, IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import type { Keys, Verb } from '../verbs.ts';
import type { Element } from './text.ts';

/** What a button sends back: ids, the card's version and the operation key, never the record. */
export type Data = Readonly<Record<string, string | number>>;

/** What a card is about, as ids. */
export interface Address {
  readonly caseId?: string;
  readonly draftId?: string;
  /** Version of the case or draft that the card shows. */
  readonly v?: number;
  /** The stage entry. */
  readonly stage?: number;
  readonly meeting?: number;
}

export interface Button {
  readonly verb: Verb;
  readonly title: string;
  readonly address: Address;
  readonly keys: Keys;
  readonly data?: Data;
  /** Tells two buttons of one verb apart, so that their operation keys differ. */
  readonly detail?: string;
  /** Without the inputs of the card: nothing has to be filled first. */
  readonly plain?: boolean;
}

/** One button: `Action.Execute`, and the same as `Action.Submit` for clients that know only that. */
export function execute(button: Button): IExecuteAction {
  const { verb, title, address, keys, detail } = button;
  const k = detail === undefined ? keys(verb) : `${keys(verb)}.${detail}`;
  const data = { verb, ...address, ...button.data, k };
  const associatedInputs = button.plain === true ? 'none' : 'auto';
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    associatedInputs,
    fallback: { type: 'Action.Submit', title, data, associatedInputs },
  };
}

/** A press that needs no input. */
export const press = (button: Omit<Button, 'plain'>): IExecuteAction =>
  execute({ ...button, plain: true });

/** A press that is answered by another card, under the one that it stands on: that one stays as it is. */
export function pressBeside({ verb, title, address, keys, data, detail }: Button): ISubmitAction {
  const k = detail === undefined ? keys(verb) : `${keys(verb)}.${detail}`;
  return {
    type: 'Action.Submit',
    title,
    data: { verb, ...address, ...data, k },
    associatedInputs: 'none',
  };
}

/** Teams shows six buttons in a row; more of them go into rows of their own. */
const MOST_IN_A_ROW = 5;

export function buttons(actions: readonly Action[]): readonly Element[] {
  const rows: Element[] = [];
  for (let from = 0; from < actions.length; from += MOST_IN_A_ROW) {
    rows.push({ type: 'ActionSet', actions: actions.slice(from, from + MOST_IN_A_ROW) });
  }
  return rows;
}

/** Text that is folded away until its button is pressed. */
export function folded(id: string, title: string, items: readonly Element[]): readonly Element[] {
  if (items.length === 0) return [];
  return [
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title, targetElements: [id] }],
    },
    { type: 'Container', id, isVisible: false, style: 'emphasis', items: [...items] },
  ];
}
