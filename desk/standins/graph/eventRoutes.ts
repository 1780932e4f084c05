import type { JsonObject } from '../json.ts';
import type { Call, ServiceReply } from '../server.ts';
import { parseBody, parseParameters } from './bodies.ts';
import type { MeetingCopy } from './calendars.ts';
import { itemNotFound, refuse } from './errors.ts';
import { cancelSchema, eventSchema } from './eventSchemas.ts';
import { etagOf, eventView, type ViewContext } from './eventView.ts';
import type { Meeting } from './meeting.ts';
import {
  expandedProperties,
  hasProperty,
  paged,
  preferences,
  propertyFilter,
  selected,
} from './odata.ts';
import { scopedMailbox, type GraphState, type Route } from './state.ts';

const events = String.raw`^/users/([^/]+)(?:/calendar)?/events`;

export const eventRoutes: readonly Route[] = [
  ['POST', new RegExp(`${events}$`), create],
  ['GET', new RegExp(`${events}$`), list],
  ['GET', new RegExp(`${events}/([^/]+)$`), get],
  ['PATCH', new RegExp(`${events}/([^/]+)$`), patch],
  ['DELETE', new RegExp(`${events}/([^/]+)$`), remove],
  ['POST', new RegExp(`${events}/([^/]+)/cancel$`), cancel],
  ['GET', /^\/users\/([^/]+)(?:\/calendar)?\/calendarView$/, calendarView],
];

function create(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const owner = scopedMailbox(state, key);
  const body = parseBody(eventSchema, 'microsoft.graph.event', call);
  const meeting = state.calendars.create(owner.id, body);
  const view = viewOf(state, call, meeting, owner.id);
  return { status: 201, headers: applied(call), body: view };
}

function list(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const owner = scopedMailbox(state, key);
  const filter = call.query['$filter'];
  const wanted = filter === undefined ? null : propertyFilter(filter);
  const found = state.calendars
    .of(owner.id)
    .filter((meeting) => wanted === null || hasProperty(meeting.properties, wanted));
  return listed(state, call, found, owner.id);
}

function calendarView(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const owner = scopedMailbox(state, key);
  const from = moment(call.query['startDateTime']);
  const to = moment(call.query['endDateTime']);
  const found = state.calendars
    .of(owner.id)
    .filter((meeting) => meeting.start < to && meeting.end > from);
  return listed(state, call, found, owner.id);
}

function listed(
  state: GraphState,
  call: Call,
  meetings: readonly Meeting[],
  owner: string,
): ServiceReply {
  const page = paged(
    meetings.map((meeting) => expandedView(state, call, meeting, owner)),
    call,
    state.origin(),
  );
  return { status: 200, headers: applied(call), body: page };
}

function get(state: GraphState, call: Call, [key, id]: readonly string[]): ServiceReply {
  const { meeting, owner } = copyIn(state, key, id);
  const body = expandedView(state, call, meeting, owner);
  return { status: 200, headers: applied(call), body };
}

function patch(state: GraphState, call: Call, [key, id]: readonly string[]): ServiceReply {
  const { meeting, owner } = copyIn(state, key, id);
  const expected = call.headers['if-match'];
  if (expected !== undefined && expected !== '*' && expected !== etagOf(meeting)) {
    const text =
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.';
    throw refuse(412, 'ErrorIrresolvableConflict', text);
  }
  state.calendars.update(meeting, parseBody(eventSchema, 'microsoft.graph.event', call));
  const body = viewOf(state, call, meeting, owner);
  return { status: 200, headers: applied(call), body };
}

function remove(state: GraphState, _call: Call, [key, id]: readonly string[]): ServiceReply {
  const { meeting, owner } = copyIn(state, key, id);
  state.calendars.remove(meeting, owner);
  return { status: 204 };
}

function cancel(state: GraphState, call: Call, [key, id]: readonly string[]): ServiceReply {
  const { meeting, owner } = copyIn(state, key, id);
  const { comment } = parseParameters(cancelSchema, 'microsoft.graph.cancel', call);
  if (owner !== meeting.organiser) {
    const text =
      "Your request can't be completed. You need to be an organizer to cancel a meeting.";
    throw refuse(400, 'ErrorInvalidRequest', text);
  }
  state.calendars.cancel(meeting, comment ?? '');
  return { status: 202 };
}

function copyIn(state: GraphState, key: string | undefined, id: string | undefined): MeetingCopy {
  const mailbox = scopedMailbox(state, key);
  const copy = state.calendars.find(id ?? '');
  if (copy?.owner !== mailbox.id) throw itemNotFound();
  return copy;
}

function viewOf(state: GraphState, call: Call, meeting: Meeting, owner: string): JsonObject {
  const context: ViewContext = { ...state, ...preferences(call) };
  return selected(eventView(meeting, owner, context), call.query['$select']);
}

function expandedView(state: GraphState, call: Call, meeting: Meeting, owner: string): JsonObject {
  const extra = expandedProperties(call.query['$expand'], meeting.properties);
  return { ...viewOf(state, call, meeting, owner), ...extra };
}

function applied(call: Call): Readonly<Record<string, string>> {
  const { zone, immutable } = preferences(call);
  const parts = [
    ...(zone === 'UTC' ? [] : [`outlook.timezone="${zone}"`]),
    ...(immutable ? ['IdType="ImmutableId"'] : []),
  ];
  return parts.length === 0 ? {} : { 'preference-applied': parts.join(', ') };
}

function moment(text: string | undefined): number {
  const at = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text ?? '') ? (text ?? '') : `${text ?? ''}Z`);
  if (!Number.isNaN(at)) return at;
  const message =
    'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.';
  throw refuse(400, 'ErrorInvalidParameter', message);
}
