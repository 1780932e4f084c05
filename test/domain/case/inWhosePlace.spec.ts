import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  agreedUnder,
  mayGoFrom,
  openTasks,
  standInsFor,
  viewFor,
  type Command,
  type SendCard,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { RAISER, RAISER_MANAGER, type Procedure } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  at,
  directoryWith,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  ladderWith,
  OTHER_IRO,
  post,
  POSTS_HELD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const TODAY = day('2027-03-01');
const seen = (so: CaseBuilder, by: PersonId = IRO) =>
  viewFor(so.present, new Map(), by, so.ctx, so.now)!;

describe('who may be told in somebody’s place', () => {
  const rota = (person: PersonId, by: PersonId, ...roles: readonly string[]) => ({
    ...{ person, by, roles, from: TODAY, to: day('2027-03-05') },
  });
  const heldAs = (role: string, other: string): Procedure =>
    ladderWith({ roles: { ...LADDER.roles, [role]: { ...LADDER.roles[role]!, heldAs: other } } });

  it('whoever covers by rota for the part, by its name here or in the people file', () => {
    const covers = (
      role: string,
      person: PersonId,
      name: string,
      procedure: Procedure = LADDER,
    ) => {
      const directory = { ...aDirectory(), covers: [rota(person, STRANGER, name)] };
      const so = aCase().raised('s2');
      const seat = { role, person, deputy: null };
      return standInsFor(seat, so.present, TODAY, { ...so.ctx, procedure, directory }).length;
    };
    const named = heldAs('team-manager', 'leader');
    assert.deepEqual(
      [
        covers('team-manager', TEAM_MANAGER, 'team-manager'),
        covers('team-manager', TEAM_MANAGER, 'team-manager', named),
        covers('team-manager', TEAM_MANAGER, 'leader', named),
        covers('team-manager', TEAM_MANAGER, 'leader'),
        covers(RAISER, OTHER_IRO, RAISER, ladderWith({ raisers: ['head'] })),
        covers(RAISER, OTHER_IRO, 'head', ladderWith({ raisers: ['head'] })),
        covers(RAISER, OTHER_IRO, 'head'),
      ],
      [1, 1, 1, 0, 1, 1, 0],
    );
  });

  it('each once, as what comes first, where they would stand in twice', () => {
    const directory = {
      ...directoryWith('duty', post('duty', TEAM_DEPUTY)),
      covers: [rota(TEAM_MANAGER, TEAM_DEPUTY, 'team-manager')],
    };
    const so = aCase({ directory }).raised('s2');
    const [seat] = so.present.stages[0]!.responders;
    assert.deepEqual(standInsFor(seat!, so.present, TODAY, so.ctx), [
      { person: TEAM_DEPUTY, as: 'cover' },
    ]);
  });
});

describe('a raiser’s manager who has taken a case over', () => {
  it('has it in their own post: nobody is told that its raiser has left', () => {
    // At the fourth stage of the ladder a manager raises in their own name.
    const stages = LADDER.stages.filter(({ raisedBy }) => raisedBy === undefined);
    const so = aCase({ procedure: ladderWith({ stages }) })
      .raised('s2')
      .delivered();
    const reason = written('Left');
    const taken = so.does({ type: 'handOverCase', to: IRO_MANAGER, reason }, IRO_MANAGER);
    const follow: Command = { type: 'followPosts' };
    assert.equal(taken.decide(follow, null).kind, 'nothing');
    const directory = directoryWith(RAISER_MANAGER, post(RAISER_MANAGER, HEAD));
    assert.deepEqual(
      taken
        .in({ directory })
        .does(follow, null)
        .events.slice(taken.events.length)
        .map(({ type }) => type),
      ['RaiserLeft'],
    );
  });
});

describe('who takes part in a meeting, as it is shown', () => {
  it('[DU-86] each in the part in which they are invited, also who holds another post by now', () => {
    const others = POSTS_HELD.filter(
      ({ role }) => !['team-manager', 'social-worker'].includes(role),
    );
    const held = [post('chief', TEAM_MANAGER), post('director', SOCIAL_WORKER), ...others];
    const so = aCase()
      .raised('s2')
      .delivered()
      .in({ directory: aDirectory(held) });
    assert.deepEqual(
      seen(so).meetings[0]?.invited.map(({ id, role }) => [id, role]),
      [
        [IRO, 'IRO'],
        [TEAM_MANAGER, 'Team Manager'],
        [SOCIAL_WORKER, 'Social Worker'],
      ],
    );
  });

  it('is offered to be handed on where one person at least can have it', () => {
    const meeting = { ...LADDER.stages[2]!.meeting!, required: [RAISER], optional: [] };
    const procedure = stageWith('s2', { meeting });
    const managed = (manager: PersonId | null) =>
      aCase({
        procedure,
        directory: directoryWith(RAISER_MANAGER, post(RAISER_MANAGER, manager)),
      })
        .raised('s2')
        .delivered();
    const offered = (so: CaseBuilder) => seen(so).may.includes('handOverMeeting');
    assert.deepEqual([offered(managed(IRO_MANAGER)), offered(managed(null))], [true, false]);
  });
});

describe('a copy that waits for its addressee’s list', () => {
  const so = aCase().raised('s2');
  const recipient = {
    ...{ stage: so.stage, role: 'service-manager', person: SERVICE_MANAGER },
    ...{ as: 'copy' as const, what: 'copy' },
  };
  const listed = so.does(
    { type: 'recordListed', effect: 'copy-1', on: day('2027-03-02'), recipient },
    null,
  );
  const waitsFor = (each: CaseBuilder) =>
    seen(each).stages[0]?.copies.map((copy) => ('listed' in copy ? copy.listed : null));

  it('is shown with the day of the list, until it goes by itself because the list did not arrive', () => {
    assert.deepEqual(waitsFor(so), [null, null]);
    assert.deepEqual(waitsFor(listed), ['2027-03-02', null]);
    const refused = listed.does(
      {
        ...{ type: 'recordDelivery', effect: 'copy-1', route: 'mail', outcome: 'refused' },
        ...{ sentAt: listed.now, code: 'refused', repeated: false, recipient },
      },
      null,
    );
    assert.deepEqual(waitsFor(refused), [null, null]);
  });
});

describe('what a meeting agreed, by the name under which it is ended', () => {
  it('[DU-115] is that very task', () => {
    const so = aCase().raised('s2').delivered();
    const item = (task: string) => ({
      ...{ task: written(task), owner: written(''), due: day('2027-03-04'), doer: TEAM_MANAGER },
    });
    const tasks = ['Visit', 'Call'].map(item);
    const held = so.does(
      {
        ...{ type: 'recordMeeting', meeting: so.meeting, outcome: written('Agreed') },
        ...{ tasks, achieved: null },
      },
      IRO,
    );
    assert.deepEqual(
      openTasks(held.present, held.ctx).map(
        ({ rule }) => agreedUnder(rule.key, held.present)?.task.hash,
      ),
      ['#Visit', '#Call'],
    );
    assert.equal(agreedUnder('none', held.present), null);
  });
});

describe('when a message may go out', () => {
  it('[A-X-01] at once where it cannot wait, at nine on the next open day where it can', () => {
    const so = aCase().raised('s2').on('2027-03-01 22:00');
    const message = (notice: SendCard['notice']): SendCard => ({
      ...{ type: 'sendCard', card: 'notice', notice, as: 'notice', stage: so.stage },
      ...{ to: { role: RAISER, person: IRO, deputy: null }, meeting: null, notBefore: null },
    });
    assert.deepEqual(
      [
        mayGoFrom(message('seat-handed-on'), so.ctx, so.now),
        mayGoFrom(message('due-tomorrow'), so.ctx, so.now),
        mayGoFrom({ type: 'project' }, so.ctx, so.now),
      ],
      [so.now, at('2027-03-02 09:00'), so.now],
    );
  });
});
