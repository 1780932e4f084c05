import { DeskRefusal, type CalendarChange, type CalendarChanged } from '../api.ts';
import type { GraphStandin } from '../standins/graph/graph.ts';

/** What a person does in Outlook's calendar. @throws DeskRefusal when Outlook would not let them. */
export function changeCalendar(
  graph: GraphStandin,
  oid: string,
  change: CalendarChange,
): CalendarChanged {
  try {
    return changed(graph, oid, change);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new DeskRefusal(
      409,
      'calendar-refuses',
      `The calendar did not take it: ${error.message}. GET /desk/people/{id}/calendar lists the events with their ids.`,
    );
  }
}

function changed(graph: GraphStandin, oid: string, change: CalendarChange): CalendarChanged {
  switch (change.do) {
    case 'add': {
      const { start, end, showAs: kind, title } = change;
      return { eventId: graph.addBusy(oid, { start, end, kind, title }) };
    }
    case 'outOfOffice':
      graph.setOutOfOffice(oid, { from: change.from, to: change.to });
      return { eventId: null };
    case 'backInOffice':
      graph.setOutOfOffice(oid, null);
      return { eventId: null };
    case 'hideFreeBusy':
    case 'shareFreeBusy':
      graph.setFreeBusyShared(oid, change.do === 'shareFreeBusy');
      return { eventId: null };
    case 'accept':
    case 'decline':
    case 'tentative':
      graph.respond(oid, change.eventId, change.do);
      return { eventId: change.eventId };
    case 'propose': {
      const { eventId, start, end } = change;
      graph.respond(oid, eventId, 'tentative', { start, end });
      return { eventId };
    }
    case 'remove':
      graph.removesFromCalendar(oid, change.eventId);
      return { eventId: change.eventId };
    default:
      return changedForOrganiser(graph, change);
  }
}

type ForOrganiser = Extract<
  CalendarChange,
  { readonly do: 'moveForOrganiser' | 'cancelForOrganiser' | 'deleteForOrganiser' }
>;

/** By somebody who has the service mailbox open beside their own. */
function changedForOrganiser(graph: GraphStandin, change: ForOrganiser): CalendarChanged {
  const { eventId } = change;
  switch (change.do) {
    case 'moveForOrganiser':
      graph.organiserMoves(eventId, { start: change.start, end: change.end });
      break;
    case 'cancelForOrganiser':
      graph.organiserCancels(eventId);
      break;
    case 'deleteForOrganiser':
      graph.organiserDeletes(eventId);
      break;
  }
  return { eventId };
}
