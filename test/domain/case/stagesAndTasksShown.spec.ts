import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  IRO,
  LEGAL,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  WITH_TASKS,
  type CaseBuilder,
} from '../../builders/index.ts';

const view = (so: CaseBuilder, person: PersonId, texts: Readonly<Record<string, string>> = {}) => {
  const loaded = new Map(Object.entries(texts).map(([key, text]) => [`#${key}`, text]));
  return viewFor(so.present, loaded, person, so.ctx, so.now)!;
};

const atS2 = aCase().raised('s2').delivered();

describe('what is shown of a stage', () => {
  it('[A-X-07] for whom a reply was given, where a deputy gave it', () => {
    const by = (person: PersonId) =>
      view(atS2.replied(person), IRO).current.replies.map((each) => [each.by, each.onBehalfOf]);
    assert.deepEqual(by(TEAM_DEPUTY), [['Deputy team manager, North', 'Team manager, North']]);
    assert.deepEqual(by(TEAM_MANAGER), [['Team manager, North', null]]);
  });

  it('whether there may be replies that are not shown', () => {
    const hidden = (person: PersonId) => view(atS2.replied(), person).current.repliesHidden;
    assert.deepEqual([IRO, TEAM_MANAGER, SERVICE_MANAGER, SUPPORT, SOCIAL_WORKER].map(hidden), [
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('no count of days that leads beyond the calendar', () => {
    const shown = view(atS2.on('2029-01-03 10:00'), IRO).current;
    assert.deepEqual([shown.due, shown.daysLeft], ['2027-03-05', null]);
  });

  it('the judge’s own word to the deputy of the judge, as theirs', () => {
    const procedure = stageWith('s2', { decidedBy: { roles: ['team-manager'], need: 'all' } });
    const judged = aCase({ procedure }).raised('s2').delivered().replied(TEAM_MANAGER);
    const own = (person: PersonId) =>
      view(judged, person).current.judging?.words.map(({ post, own }) => [post, own]);
    assert.deepEqual(own(TEAM_DEPUTY), [['Team manager, North', true]]);
    assert.deepEqual(own(TEAM_MANAGER), [['Team manager, North', true]]);
    assert.deepEqual(own(IRO), [['Team manager, North', false]]);
  });
});

describe('what is shown of a meeting', () => {
  it('who is asked to it, and who must come', () => {
    assert.deepEqual(
      view(atS2, IRO).meetings[0]?.attendees.map(({ post, required }) => [post, required]),
      [
        ['Reviewing officer 1', true],
        ['Team manager, North', true],
        ['Social worker, North', false],
      ],
    );
  });
});

describe('what is shown of tasks', () => {
  const climbed = aCase({ procedure: WITH_TASKS })
    .raised('s2')
    .delivered()
    .replied()
    .escalatedTo('s3')
    .delivered()
    .replied(SERVICE_MANAGER)
    .escalatedTo('s4', {
      consultations: [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }],
    });
  const tasks = (so: CaseBuilder, person: PersonId) =>
    view(so, person).tasks.map((each) => [each.task, each.stageLabel]);

  it('their own alone to those who do them, stage by stage', () => {
    assert.deepEqual(tasks(climbed, TEAM_MANAGER), [['learn', 'S2']]);
    assert.deepEqual(tasks(climbed, SERVICE_MANAGER), [['learn', 'S3']]);
    assert.deepEqual(tasks(climbed, SOCIAL_WORKER), [['worker', 'S2']]);
  });

  it('the days that are left while it is open, and none once it has ended', () => {
    const worker = (so: CaseBuilder) =>
      view(so, QA_HEAD).tasks.find(({ task }) => task === 'worker');
    // Answered on Monday 1 March 2027, three working days: Thursday 4 March.
    assert.deepEqual([worker(climbed)?.due, worker(climbed)?.daysLeft], ['2027-03-04', 3]);
    const end = { type: 'endTask', stage: 2, task: 'worker', how: 'done', note: null } as const;
    const ended = worker(climbed.does(end, SOCIAL_WORKER));
    assert.deepEqual([ended?.due, ended?.daysLeft, ended?.end?.how], ['2027-03-04', null, 'done']);
  });

  it('whether the reader may say that it is done', () => {
    const mayEnd = (so: CaseBuilder, person: PersonId) =>
      view(so, person)
        .tasks.filter((each) => each.mayEnd)
        .map(({ task }) => task);
    // Head of quality reads them all, and one of them is theirs.
    assert.deepEqual(mayEnd(climbed, QA_HEAD), ['support']);
    const end = { type: 'endTask', stage: 2, task: 'worker', how: 'done', note: null } as const;
    assert.deepEqual(mayEnd(climbed.does(end, IRO), SOCIAL_WORKER), []);
  });

  it('the task and no more to somebody who has nothing else to do with the case', () => {
    const { beside } = WITH_TASKS;
    const tell = { key: 'tell', title: 'Tell', by: 'legal', on: 'opened', within: null } as const;
    const procedure = { ...WITH_TASKS, beside: { ...beside, tasks: [tell] } };
    const seen = view(aCase({ procedure }).raised('s2'), LEGAL);
    assert.deepEqual([seen.depth, seen.stages, seen.subjects], ['meeting', [], []]);
    assert.deepEqual(
      seen.tasks.map(({ title }) => title),
      ['Tell'],
    );
  });
});
