import * as AC from 'adaptivecards';
import { make } from './dom.ts';
import { hostConfig } from './hostConfig.ts';
import { markdown } from './markdown.ts';

export interface PressedAction {
  /** How the desk finds the action: its title, else its id or verb. */
  readonly action: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** Draws a card with the library that Teams' own cards are made for. */
export function drawCard(content: object, onPress: (pressed: PressedAction) => void): HTMLElement {
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(hostConfig(isDark()));
  card.onExecuteAction = (action) => {
    if (action instanceof AC.OpenUrlAction) {
      if (action.url !== undefined) window.open(action.url, '_blank', 'noopener');
      return;
    }
    onPress({ action: nameOf(action), inputs: inputsOf(card) });
  };
  card.parse(content);
  const drawn = card.render();
  return drawn ?? make('p', { class: 'notice' }, 'This card cannot be shown.');
}

function nameOf(action: AC.Action): string {
  const verb = action instanceof AC.ExecuteAction ? action.verb : undefined;
  return action.title ?? action.id ?? verb ?? '';
}

function inputsOf(card: AC.AdaptiveCard): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const input of card.getAllInputs()) {
    const value: unknown = input.value;
    if (input.id !== undefined && value !== undefined) values[input.id] = plain(value);
  }
  return values;
}

/** A date input answers with its text; whatever else a value is, it travels as JSON. */
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

function isDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
