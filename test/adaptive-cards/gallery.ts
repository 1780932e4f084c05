import { day, moment } from '../../domain/calendar/index.ts';
import { MOST_LISTED } from '../../application/ports/index.ts';
import type { CaseId, CaseView, Reference } from '../../domain/case/index.ts';
import type { PeopleFinding } from '../../domain/people/index.ts';
import {
  renderAbout,
  renderAgain,
  renderBulletin,
  renderCase,
  renderCaseList,
  renderDone,
  renderDraft,
  renderHandedOver,
  renderHandOverForm,
  renderHandOverPreview,
  renderHelp,
  renderMessage,
  renderMessages,
  renderRefused,
  renderUndelivered,
  renderWelcome,
  type CaseLine,
  type Rendered,
} from '../../adaptive-cards/index.ts';
import {
  aCopy,
  aForm,
  aHistory,
  aMeeting,
  aMessage,
  aProcedure,
  aReply,
  aStage,
  aView,
  field,
  keys,
  NOTICE_KINDS,
  personId,
  person,
} from './fixtures.ts';

/** A person's own words, placed wherever a case can hold some. */
export interface Words {
  readonly text: string;
  readonly name: string;
  readonly rows: number;
}

export const PLAIN: Words = { text: 'The plan has not moved on.', name: 'Team manager', rows: 1 };

const many = <T>(rows: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: rows }, (_, n) => make(n));

const undelivered = ({ rows }: Words): Rendered =>
  renderUndelivered(
    many(rows, (n) => ({
      letter: `case-${String(n)} 00000004-${String(n)}`,
      reference: n === 0 ? null : '2027-7KQ4M',
      what: n % 2 === 0 ? ('sendCard' as const) : ('cancelMeeting' as const),
      on: day('2027-01-05'),
      code: n % 2 === 0 ? 'broke-down' : 'ErrorAccessDenied',
    })),
    'say-how',
    keys,
  );

/** As full as one list can be: each of its messages of another case. */
const dailyList = (view: CaseView): Rendered =>
  renderBulletin(
    {
      kind: 'daily-list',
      on: day('2027-01-05'),
      lines: many(MOST_LISTED, (n) => ({
        effect: `00000004-${String(n)}`,
        at: moment('2027-01-04T10:00:00.000Z'),
        card: n % 2 === 0 ? ('copy' as const) : ('notice' as const),
        notice: n % 2 === 0 ? null : ('withdrawn' as const),
        stage: null,
        meeting: null,
        view: {
          ...view,
          id: `case-${String(n)}` as CaseId,
          reference: `2027-7KQ${String(10 + n)}` as Reference,
        },
      })),
    },
    'key',
  );

const peopleBulletin = ({ name, rows }: Words): Rendered => {
  const [who, named] = [personId(7), { role: 'team-manager', title: name, where: name }];
  const findings: readonly PeopleFinding[] = [
    { what: 'account-missing', person: who, post: name },
    { what: 'account-disabled', person: who, post: name },
    { what: 'mailbox-missing', person: who, post: name },
    { what: 'mail-differs', person: who, post: name, mail: 'new@desk.test' },
    { what: 'account-unread', person: who, post: name, code: 'Timeout' },
    { what: 'leaver-with-cases', person: who, post: name, cases: 3 },
    { what: 'vacant', named, deputy: name },
    { what: 'vacant', named, deputy: null },
    { what: 'ending', named, post: name, to: day('2027-01-29') },
    { what: 'no-deputy', named, post: name },
    { what: 'role-unheld', named, procedure: name },
  ];
  const content = {
    kind: 'people',
    on: day('2027-01-04'),
    findings: many(rows, () => findings).flat(),
    standing: 2,
    cleared: 1,
  } as const;
  return renderBulletin(content, 'people/2027-01-04/1');
};

/** A case that says these words in every place where somebody can write. */
export function wordyView({ text, name, rows }: Words): CaseView {
  const responder = { ...aStage().responders[0]!, post: name };
  const reply = {
    ...aReply(text),
    by: name,
    onBehalfOf: name,
    plan: many(3, () => ({ task: text.slice(0, 500), owner: name, due: day('2027-01-11') })),
  };
  const stageOf = (entry: number) =>
    aStage({
      entry,
      responders: many(Math.min(rows, 6), () => responder),
      copies: many(Math.min(rows, 10), (n) => aCopy(person(n, name, 'operations-manager'))),
      replies: many(rows, () => reply),
      start: { label: name.slice(0, 100), on: entry < rows ? day('2026-12-22') : null },
      latestDue: day('2027-01-19'),
      judging: {
        words: many(rows, (n) => ({
          ...person(n, name, 'operations-manager'),
          own: n === 0,
          satisfied: n % 2 === 0,
          reason: text,
          at: moment('2027-01-04T10:00:00.000Z'),
        })),
        missing: { need: 'all', who: many(rows, () => name) },
      },
      explanation: many(rows * 3, (n) => `Left out: day ${n}.`),
      timeRequest: { until: day('2027-01-12'), given: null, reason: text, state: 'open' },
      decision:
        entry < rows
          ? {
              kind: 'escalated',
              at: moment('2027-01-04T10:00:00.000Z'),
              reason: text,
              reopened: text,
            }
          : null,
      reason: text,
    });
  const stages = many(rows, (n) => stageOf(n + 1));
  const taker = person(7, name, 'team-manager');
  return aView({
    actsFor: [person(8, name, 'raiser')],
    handing: {
      raisers: many(Math.min(rows, 12), (n) => person(n, name, 'raiser')),
      covering: { by: name, firstDay: day('2027-01-04'), lastDay: day('2027-01-15') },
      seats: [{ ...taker, key: 'team-manager', title: name, takers: [taker] }],
    },
    procedure: aProcedure({
      fields: many(10, (n) => field(`field-${n}`, { label: `Question ${n}` })),
    }),
    raiser: person(100, name, 'raiser'),
    team: name,
    subjects: many(rows, () => ({ record: name.slice(0, 40), initials: name.slice(0, 10) })),
    categories: many(Math.min(rows, 12), () => 'delay'),
    answers: many(10, (n) => ({ label: `Question ${n}`, value: text })),
    stages,
    current: stages.at(-1)!,
    closedReason: text,
    meetings: many(rows, (n) =>
      aMeeting({
        id: n === 0 ? 5 : n + 50,
        outcome: text,
        status: n === 0 ? 'held' : 'booked',
        achieved: n === 0 ? false : null,
        tasks: reply.plan,
        attendees: many(Math.min(rows, 12), () => ({
          ...person(3, name, 'team-manager'),
          required: true,
        })),
      }),
    ),
    referral: {
      state: 'considered',
      steps: many(rows, () => ({
        kind: 'considered',
        at: moment('2027-01-02T10:00:00.000Z'),
        note: text,
      })),
      answers: [{ label: 'What it means for the child', value: text }],
      referredOn: null,
      answeredOn: null,
      advising: { by: text, people: many(rows, () => text) },
    },
  });
}

const line = (n: number, list: CaseLine['list'], words: Words): CaseLine => ({
  caseId: `case-${n}`,
  reference: `2027-${String(10000 + n)}`,
  list,
  open: true,
  stageLabel: 'Stage 2',
  due: day('2027-01-05'),
  daysLeft: 1,
  subject: words.name.slice(0, 60),
  state: 'sent',
});

/** The first pages, one further on and the last: a long case has over a hundred of one kind. */
const somePages = (render: (page: number) => Rendered): readonly Rendered[] =>
  [1, 2, 3, 12, 9999].map(render);

/** A meeting to which everybody has said something, on its day. */
const saidTo = (view: CaseView, status: 'booked' | 'offered'): CaseView => {
  const [slot] = aMeeting().slots;
  if (slot === undefined) throw new Error('The meeting has no time.');
  const people = aMeeting().invited;
  const meeting = aMeeting({
    status,
    slot: status === 'booked' ? slot : null,
    lost: status === 'booked' ? null : slot,
    invited: people,
    handTo: people,
    mayKeep: status === 'booked',
    said: people.map((person, n) => ({
      ...person,
      said: n === 0 ? ('tentative' as const) : ('declined' as const),
      needed: n > 0,
      proposes: n === 0 ? slot : null,
      settled: false,
    })),
  });
  return { ...view, meetings: [meeting] };
};

/** Every card that can be made of these words, by a name. */
export function gallery(words: Words): readonly (readonly [string, Rendered])[] {
  const view = wordyView(words);
  const open: CaseView = {
    ...view,
    meetings: [aMeeting({ status: 'offered', mayRecordNotHeld: true })],
  };
  const typed = {
    'reply-text': words.text,
    'escalate-reason': words.text,
    'to-stage': 's-4',
    outcome: words.text,
  };
  const problems = [{ field: 'reply-text', what: 'too-long', limit: 4000 } as const];
  const draft = (step: 'procedure' | 'where' | 'what' | 'preview') => {
    const form = aForm(step, { procedure: view.procedure });
    const answers = Object.fromEntries(view.procedure.fields.map(({ key }) => [key, words.text]));
    return renderDraft(
      {
        ...form,
        draft: { ...form.draft, answers, skipReason: words.text },
        problems: [{ field: 'field-1', what: 'missing' }],
      },
      keys,
    );
  };
  const lists = ['answer', 'arrange', 'record', 'raised', 'copied'] as const;
  const history = aHistory(words.rows * 5, words.text);
  const pages = somePages((page) => renderCase({ view, history, page }, keys));
  return [
    ['welcome', renderWelcome(keys)],
    ['help', renderHelp(keys)],
    ['bulletin people', peopleBulletin(words)],
    ['bulletin daily list', dailyList(view)],
    ['messages', renderMessages({ wish: 'each', since: null, chosen: false }, keys)],
    [
      'messages chosen',
      renderMessages({ wish: 'list', since: day('2027-01-05'), chosen: true }, keys),
    ],
    ['undelivered', undelivered(words)],
    ['about', renderAbout(aProcedure({}), [], keys)],
    ['draft procedure', draft('procedure')],
    ['draft where', draft('where')],
    ['draft what', draft('what')],
    ['draft preview', draft('preview')],
    ['alert', renderMessage(aMessage('alert', {}, view), keys)],
    ['copy', renderMessage(aMessage('copy', {}, view), keys)],
    ['copy register', renderMessage(aMessage('copy', {}, { ...view, depth: 'register' }), keys)],
    ['decision', renderMessage(aMessage('decision', {}, view), keys)],
    ['slots', renderMessage(aMessage('slots', {}, open), keys)],
    [
      'slots booked',
      renderMessage(
        aMessage('slots', {}, { ...open, meetings: [aMeeting({ status: 'booked' })] }),
        keys,
      ),
    ],
    [
      'meeting news',
      renderMessage(aMessage('meetingNews', { meeting: 5 }, saidTo(view, 'booked')), keys),
    ],
    [
      'meeting lost',
      renderMessage(aMessage('meetingNews', { meeting: 5 }, saidTo(view, 'offered')), keys),
    ],
    ['outcome', renderMessage(aMessage('meetingOutcome', {}, open), keys)],
    ['outcome held', renderMessage(aMessage('meetingOutcome', { stage: 3 }, heldAt3(view)), keys)],
    ...NOTICE_KINDS.map(
      (notice) =>
        [`notice ${notice}`, renderMessage(aMessage('notice', { notice }, view), keys)] as const,
    ),
    [
      'reply again',
      renderAgain(aMessage('alert', {}, view), { verb: 'reply', typed, problems }, keys),
    ],
    [
      'escalate again',
      renderAgain(aMessage('decision', {}, view), { verb: 'escalate', typed, problems: [] }, keys),
    ],
    [
      'outcome again',
      renderAgain(
        aMessage('meetingOutcome', {}, open),
        { verb: 'recordMeeting', typed, problems },
        keys,
      ),
    ],
    [
      'cases',
      renderCaseList(
        {
          today: view.today,
          more: true,
          lines: many(words.rows * 5, (n) => line(n, lists[n % 5]!, words)),
        },
        keys,
      ),
    ],
    ['refused', renderRefused({ reason: 'stage-moved-on' }, view, keys)],
    ['done', renderDone('reply', view, keys)],
    ...(['handOverCase', 'handOverSeat', 'coverRaiser', 'endCover'] as const).map(
      (verb) =>
        [
          `${verb} asked`,
          renderCase({ view, history, again: { verb, typed: {}, problems: [] } }, keys),
        ] as const,
    ),
    [
      'alert handed on',
      renderMessage(
        aMessage('alert', {}, { ...view, handedOn: { to: [words.name], on: day('2027-01-05') } }),
        keys,
      ),
    ],
    ...handOverCards(words),
    ...pages.map((each, n) => [`case page ${n + 1}`, each] as const),
  ];
}

function handOverCards({ text, name, rows }: Words): readonly (readonly [string, Rendered])[] {
  const official = (n: number) => ({ id: personId(n), post: name, mail: 'post@desk.test' });
  const references = many(rows * 5, (n) => `2027-${String(10000 + n)}`);
  const shown = {
    from: official(1),
    to: official(2),
    parts: ['raised', 'asked'],
    raised: references,
    asked: references,
    left: rows,
  };
  const typed = { 'hand-reason': text.slice(0, 2000) };
  return [
    [
      'hand over',
      renderHandOverForm({ people: many(rows * 3, official), typed: {}, problems: [] }, keys),
    ],
    [
      'hand over among very many',
      renderHandOverForm({ people: many(2000, official), typed: {}, problems: [] }, keys),
    ],
    ['hand over preview', renderHandOverPreview(shown, keys, { typed, problems: [] })],
    ['hand over nothing', renderHandOverPreview({ ...shown, raised: [], asked: [] }, keys, null)],
    ['handed over', renderHandedOver({ done: references, left: 1, failed: 1, more: true }, keys)],
  ];
}

const heldAt3 = (view: CaseView): CaseView => {
  const current = aStage({ entry: 3, stage: 's-3', label: 'Stage 3' });
  return { ...view, stages: [current], current };
};
