import * as AC from 'adaptivecards';
import { make } from './dom.ts';
import { looks } from './looks.ts';
import { markdown } from './markdown.ts';
import type { Press } from './service.ts';

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** Draws a card as Teams would: by the same library, and with the same data behind its buttons. */
export function drawCard(content: object, onPress: (press: Press) => void): HTMLElement {
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(looks());
  card.onExecuteAction = (action) => {
    if (action instanceof AC.OpenUrlAction) {
      if (action.url !== undefined) window.open(action.url, '_blank', 'noopener');
    } else if (action instanceof AC.ExecuteAction) {
      // What stands in the inputs is among the data already, checked by the card's own rules.
      onPress({ verb: action.verb, data: action.data ?? {} });
    }
  };
  card.parse(content);
  return (
    card.render() ?? make('p', {}, 'This cannot be shown here. Please tell your administrator.')
  );
}
