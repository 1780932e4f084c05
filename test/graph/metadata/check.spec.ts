import assert from 'node:assert/strict';
import { checkRequest, type GraphRequest } from './check.ts';
import { metadata } from './fits.ts';

const US = '/v1.0/users/00000000-0000-4000-8000-000000000001';
const EVENTS = `${US}/events`;
const PROPERTY = 'String {6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9} Name IroMeeting';

const wrongIn = (request: GraphRequest): readonly string[] =>
  checkRequest(metadata(), request).problems;
const post = (path: string, body: unknown): readonly string[] =>
  wrongIn({ method: 'POST', path, body });
const get = (path: string, query: Readonly<Record<string, string>> = {}): readonly string[] =>
  wrongIn({ method: 'GET', path, query });

const event = {
  subject: 'Meeting 2027-7KQ4M',
  body: { contentType: 'text', content: 'Words' },
  start: { dateTime: '2027-06-07T10:00:00', timeZone: 'Europe/London' },
  attendees: [{ type: 'required', emailAddress: { address: 'a@desk.test', name: 'A' } }],
  isOnlineMeeting: true,
  onlineMeetingProvider: 'teamsForBusiness',
  reminderMinutesBeforeStart: 15,
  singleValueExtendedProperties: [{ id: PROPERTY, value: 'x' }],
};

describe('a request to Graph and the v1.0 metadata', () => {
  it('names what a request is, whomever it is about', () => {
    const request = { method: 'POST', path: `${EVENTS}/AAk=/cancel`, body: { Comment: '' } };
    assert.deepEqual(checkRequest(metadata(), request), {
      template: 'POST /users/{id}/events/{id}/cancel',
      problems: [],
    });
  });

  const fitting: readonly (readonly [string, GraphRequest])[] = [
    ['an event', { method: 'POST', path: EVENTS, body: event }],
    ['a change', { method: 'PATCH', path: `${EVENTS}/AAk=`, body: { start: event.start } }],
    ['a deletion', { method: 'DELETE', path: `${EVENTS}/AAk=` }],
    [
      'free and busy times',
      {
        method: 'POST',
        path: `${US}/calendar/getSchedule`,
        body: { Schedules: ['a@desk.test'], StartTime: event.start, AvailabilityViewInterval: 15 },
      },
    ],
    [
      'a bound app',
      {
        method: 'POST',
        path: `${US}/teamwork/installedApps`,
        body: { 'teamsApp@odata.bind': 'https://graph.example/v1.0/appCatalogs/teamsApps/a-1' },
      },
    ],
    [
      'a file',
      {
        method: 'POST',
        path: `${US}/messages`,
        body: {
          subject: 'x',
          attachments: [
            { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes: 'YQ==' },
          ],
        },
      },
    ],
    [
      'the sending of a draft',
      { method: 'POST', path: `${US}/messages/AAk=/send`, body: undefined },
    ],
    ['a property of a property', { method: 'GET', path: `${US}/mailboxSettings/workingHours` }],
    [
      'changes since',
      { method: 'GET', path: `${US}/calendarView/delta`, query: { $deltatoken: 'x' } },
    ],
  ];
  for (const [name, request] of fitting) {
    it(`lets ${name} pass`, () => assert.deepEqual(wrongIn(request), []));
  }

  it('lets every form of query pass that the app uses or may come to use', () => {
    const queries: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      [
        EVENTS,
        {
          $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${PROPERTY}' and ep/value eq 'it''s (a) test')`,
          $select: 'id,start,onlineMeeting',
          $expand: `singleValueExtendedProperties($filter=id eq '${PROPERTY}')`,
        },
      ],
      [
        EVENTS,
        { $filter: "start/dateTime ge '2027-01-01' and sensitivity eq 'private'", $top: '5' },
      ],
      [`${US}/calendarView`, { startDateTime: '2027-01-01', endDateTime: '2027-02-01' }],
      ['/v1.0/users', { $filter: "startswith(mail,'a') or (accountEnabled eq true)" }],
      ['/v1.0/users', { $filter: "id in ('a', 'b')", $orderby: 'displayName desc' }],
      [US, { $expand: 'manager($select=id)' }],
      [
        `${US}/teamwork/installedApps`,
        { $expand: 'teamsApp($select=id,externalId)', $filter: "teamsApp/id eq 'x'" },
      ],
    ];
    for (const [path, query] of queries) assert.deepEqual(get(path, query), [], path);
  });

  const bodies: readonly (readonly [string, string, unknown, string])[] = [
    ['a misspelt property', EVENTS, { subjet: 'x' }, 'subjet is no property of event'],
    ['one inside another', EVENTS, { body: { text: 'x' } }, 'body/text is no property of itemBody'],
    ['a wrong type', EVENTS, { isOnlineMeeting: 'yes' }, 'isOnlineMeeting is not Edm.Boolean'],
    [
      'a fraction for a whole number',
      EVENTS,
      { reminderMinutesBeforeStart: 1.5 },
      'reminderMinutesBeforeStart is not Edm.Int32',
    ],
    ['one for many', EVENTS, { attendees: {} }, 'attendees is not a list'],
    [
      'many for one',
      EVENTS,
      { start: [event.start] },
      'start is not an object of dateTimeTimeZone',
    ],
    [
      'an unknown member',
      EVENTS,
      { sensitivity: 'secret' },
      "sensitivity 'secret' is no sensitivity",
    ],
    [
      'a member in another case',
      EVENTS,
      { attendees: [{ type: 'Required' }] },
      "attendees/0/type 'Required' is no attendeeType",
    ],
    ['a null for many', EVENTS, { attendees: null }, 'attendees may not be null'],
    [
      'a parameter by another name',
      `${EVENTS}/AAk=/cancel`,
      { comment: '' },
      'comment is no parameter of cancel (Comment)',
    ],
    ['a missing parameter', `${US}/sendMail`, {}, 'Message is missing'],
    [
      'a bind to another thing',
      `${US}/teamwork/installedApps`,
      { 'teamsApp@odata.bind': `https://graph.example${EVENTS}/AAk=` },
      'teamsApp@odata.bind leads to no teamsApp',
    ],
    [
      'a bind below no version',
      `${US}/teamwork/installedApps`,
      { 'teamsApp@odata.bind': 'https://graph.example/appCatalogs/teamsApps/a' },
      'teamsApp@odata.bind leads to no teamsApp',
    ],
    [
      'a bind of what is no navigation',
      EVENTS,
      { 'subject@odata.bind': 'x' },
      'subject@odata.bind is no navigation of event',
    ],
    [
      'an abstract thing that names no type',
      `${US}/messages`,
      { attachments: [{ name: 'a' }] },
      'attachments/0 is of attachment, which is abstract: it must name its @odata.type',
    ],
    [
      'a type that is another',
      `${US}/messages`,
      { attachments: [{ '@odata.type': '#microsoft.graph.event' }] },
      'attachments/0/@odata.type "#microsoft.graph.event" is no attachment',
    ],
    ['nothing', EVENTS, undefined, 'there is no body'],
  ];
  for (const [name, path, body, problem] of bodies) {
    it(`finds ${name}`, () => assert.deepEqual(post(path, body), [problem]));
  }

  const paths: readonly (readonly [string, GraphRequest, string])[] = [
    [
      'an unknown navigation',
      { method: 'GET', path: `${US}/meetings` },
      "'meetings' does not exist on user",
    ],
    [
      'an unknown entity set',
      { method: 'GET', path: '/v1.0/people' },
      "'people' is no entity set or singleton",
    ],
    [
      'an action that is bound to something else',
      { method: 'POST', path: `${US}/messages/AAk=/cancel`, body: {} },
      "'cancel' does not exist on message",
    ],
    [
      'a method that is not for it',
      { method: 'DELETE', path: EVENTS },
      'DELETE is not for this: GET, POST',
    ],
    [
      'an action that is read',
      { method: 'GET', path: `${US}/calendar/getSchedule` },
      'GET is not for this: POST',
    ],
    ['another version', { method: 'GET', path: '/beta/users' }, 'the path is not below /v1.0'],
    ['a body where none goes', { method: 'GET', path: EVENTS, body: {} }, 'GET carries a body'],
  ];
  for (const [name, request, problem] of paths) {
    it(`finds ${name}`, () => {
      assert.ok(wrongIn(request).includes(problem), wrongIn(request).join('; '));
    });
  }

  const queries: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['an unknown $select', { $select: 'id,titel' }, "$select: 'titel' is no property of event"],
    ['an unknown $orderby', { $orderby: 'titel' }, "$orderby: 'titel' is no property of event"],
    ['an unknown $expand', { $expand: 'manager' }, "$expand: 'manager' is no navigation of event"],
    [
      'an unknown name inside $expand',
      { $expand: 'calendar($select=titel)' },
      "$select: 'titel' is no property of calendar",
    ],
    [
      'an unknown name in $filter',
      { $filter: "titel eq 'x'" },
      "$filter: 'titel' is no property of event",
    ],
    [
      'an unknown name of an item',
      { $filter: "singleValueExtendedProperties/any(p: p/worth eq 'x')" },
      "$filter: 'p/worth' is no property of singleValueLegacyExtendedProperty",
    ],
    ['a wrong literal', { $filter: 'subject eq 5' }, '$filter: 5 is not Edm.String'],
    [
      'an unknown member in $filter',
      { $filter: "sensitivity eq 'secret'" },
      "$filter: 'secret' is not sensitivity",
    ],
    ['an unknown comparison', { $filter: "subject like 'x'" }, "$filter: 'like' is no comparison"],
    ['a filter that breaks off', { $filter: 'subject eq' }, '$filter: ends too early'],
    ['an unknown option', { select: 'id' }, 'select is no option of this path'],
  ];
  for (const [name, query, problem] of queries) {
    it(`finds ${name}`, () => assert.deepEqual(get(EVENTS, query), [problem]));
  }

  it('wants the span of a view', () => {
    assert.deepEqual(get(`${US}/calendarView`), [
      'startDateTime is missing',
      'endDateTime is missing',
    ]);
  });
});
