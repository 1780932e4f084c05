import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { Command } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aReply,
  DIRECTOR,
  directoryWith,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LEGAL,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  WITH_TASKS,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

type Row = readonly [
  string,
  () => CaseBuilder,
  Command,
  PersonId,
  readonly [string, PersonId | null],
];

/** In what role, and for whom, somebody stands on the record of what they did. */
const stands = (rows: readonly Row[]): void => {
  for (const [what, so, command, person, as] of rows) {
    it(what, () => {
      const actor = so().does(command, person).events.at(-1)?.meta.actor;
      assert.deepEqual(actor?.kind === 'person' && [actor.role, actor.onBehalfOf], as);
    });
  }
};

const talk: Command = {
  type: 'recordConsultation',
  stage: 2,
  consultation: { role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null },
};
const files: Command = { type: 'fileRecord', stage: 2, record: 'note' };
const opens: Command = { type: 'openCard', stage: 2 };
const asks: Command = {
  type: 'requestTime',
  stage: 2,
  until: day('2027-03-10'),
  reason: written('Away'),
};
const starts: Command = { type: 'recordStart', stage: 2, on: day('2027-03-01') };
const ends: Command = { type: 'endTask', stage: 2, task: 'worker', how: 'done', note: null };
const judges: Command = { type: 'judge', stage: 2, satisfied: true, reason: null };

const atS2 = aCase().raised('s2').delivered();
const both = aCase({
  directory: directoryWith('raiser-manager', post('raiser-manager', TEAM_MANAGER)),
})
  .raised('s2')
  .delivered();
const filed = aCase({
  procedure: stageWith('s2', { records: [{ key: 'note', title: 'Note', by: 'team-manager' }] }),
}).raised('s2');
const waiting = aCase({
  procedure: stageWith('s2', {
    clock: {
      ...atS2.house.procedure.stages[2]!.clock!,
      from: { label: 'Agreed', by: ['director'] },
    },
  }),
}).raised('s2');
const atS4 = aCase().raised('s4', {
  consultations: [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }],
});

describe('as what somebody stands on the record', () => {
  stands([
    ['the raiser', () => atS2, talk, IRO, ['raiser', null]],
    ['the cover, for the raiser', () => atS2, talk, IRO_COVER, ['raiser', IRO]],
    ['the raiser’s manager', () => atS2, talk, IRO_MANAGER, ['raiser-manager', null]],
    ['the head of quality', () => atS2, talk, QA_HEAD, ['qa-head', null]],
    ['a responder, beside answering', () => filed, files, TEAM_MANAGER, ['team-manager', null]],
    [
      '[A-X-07] a responder’s deputy, beside answering',
      () => filed,
      files,
      TEAM_DEPUTY,
      ['team-manager', TEAM_MANAGER],
    ],
    [
      'the raiser’s manager who opens a copy',
      () => atS4,
      opens,
      IRO_MANAGER,
      ['raiser-manager', null],
    ],
    [
      'whoever does a task and nothing else',
      () => aCase({ procedure: WITH_TASKS }).raised('s2').replied(),
      ends,
      SOCIAL_WORKER,
      ['social-worker', null],
    ],
    ['whoever says that the time began', () => waiting, starts, DIRECTOR, ['director', null]],
  ]);
});

describe('as what a responder who manages the raiser too stands on the record', () => {
  const responder = ['team-manager', null] as const;
  stands([
    ['opening the card', () => both, opens, TEAM_MANAGER, responder],
    ['acknowledging it', () => both, { type: 'acknowledge', stage: 2 }, TEAM_MANAGER, responder],
    ['asking for time', () => both, asks, TEAM_MANAGER, responder],
    ['replying', () => both, aReply(2), TEAM_MANAGER, responder],
    ['recording a talk', () => both, talk, TEAM_MANAGER, ['raiser-manager', null]],
  ]);
});

describe('as what somebody stands on the record of a meeting', () => {
  const rule = {
    ...atS2.house.procedure.stages[2]!.meeting!,
    convener: 'head',
    recorder: 'director',
  };
  const directory = directoryWith('head', post('head', HEAD, { deputy: SERVICE_MANAGER }));
  const plain = { ...rule, convener: 'raiser', recorder: null };
  const procedure = stageWith('s2', { meeting: rule, offeredMeeting: plain });
  const two = aCase({ procedure, directory })
    .raised('s2')
    .does({ type: 'askMeeting', purpose: 'stage', by: day('2027-03-10'), reason: null }, IRO);
  const [first = 0, second = 0] = two.present.meetings.map(({ id }) => id);
  const covering = aCase({
    procedure: stageWith('s2', { meeting: { ...rule, recorder: 'raiser' } }),
    directory: directoryWith('head', post('head', IRO_COVER)),
  }).raised('s2');
  const cancels = (meeting: number): Command => ({ type: 'cancelMeeting', meeting });
  const records: Command = {
    type: 'recordMeeting',
    meeting: first,
    outcome: written('o'),
    tasks: [],
    achieved: null,
  };
  stands([
    ['whoever arranges it', () => two, cancels(first), HEAD, ['head', null]],
    ['their deputy, for them', () => two, cancels(first), SERVICE_MANAGER, ['head', HEAD]],
    [
      'whoever writes its outcome, by the post from which they do',
      () => two,
      records,
      DIRECTOR,
      ['director', null],
    ],
    ['the raiser who calls another’s off', () => two, cancels(first), IRO, ['raiser', null]],
    ['the cover, of the raiser’s own', () => two, cancels(second), IRO_COVER, ['raiser', IRO]],
    [
      'a convener who covers for the raiser, who writes its outcome, as the convener',
      () => covering,
      { type: 'cancelMeeting', meeting: covering.meeting },
      IRO_COVER,
      ['head', null],
    ],
  ]);
});

describe('as what somebody stands on the record of a word on the reply', () => {
  const procedure = stageWith('s2', { decidedBy: { roles: ['head'], need: 'all' } });
  const heldBy = (holder: PersonId, deputy: PersonId | null) =>
    directoryWith('head', post('head', holder, { deputy }));
  const answered = aCase({ procedure, directory: heldBy(HEAD, LEGAL) })
    .raised('s2')
    .replied();
  const no: Command = { type: 'judge', stage: 2, satisfied: false, reason: written('Late') };
  const deputised = answered.does(no, LEGAL);
  const holds = deputised.in({ directory: heldBy(LEGAL, null) });
  stands([
    ['a deputy, for the judge', () => answered, judges, LEGAL, ['head', HEAD]],
    [
      'a deputy who holds the post since, for themselves',
      () => holds,
      judges,
      LEGAL,
      ['head', null],
    ],
    [
      'whoever held it, and has left it since, as they said it last',
      () => holds.does(judges, LEGAL).in({ directory: heldBy(DIRECTOR, null) }),
      no,
      LEGAL,
      ['head', null],
    ],
  ]);
});
