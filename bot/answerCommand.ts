import type { TypedCommand } from './parseCommand.ts';
import type { Asker, TurnParts } from './parts.ts';
import type { Answer } from './answer.ts';
import { showCase, showCases, showForm, showHelp, showRefusal } from './show.ts';

/** What a person asked for in words, as it stands for them now. */
export async function answerCommand(
  parts: TurnParts,
  { person, now }: Asker,
  typed: TypedCommand,
): Promise<Answer> {
  const services = parts.services();
  switch (typed.command) {
    case 'escalate': {
      const started = await services.drafts.start(person, now);
      return 'reason' in started ? showRefusal(started, null) : showForm(started);
    }
    case 'cases':
      return showCases(await services.myCases(person, now));
    case 'case': {
      const view = await services.viewByReference(typed.reference, person, now);
      return view === null
        ? showRefusal({ reason: 'not-yours' }, null)
        : showCase(view, await services.history(view, now));
    }
    case 'help':
    case 'unknown':
      return showHelp();
  }
}
