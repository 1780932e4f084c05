import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { holderOf, holdersOf, rolesHeld, type CaseScope } from '../../../domain/people/index.ts';
import {
  aDirectory,
  HEAD,
  IRO,
  NORTH,
  post,
  SERVICE_MANAGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
} from '../../builders/index.ts';

const TODAY = day('2027-03-01');
const SCOPE: CaseScope = {
  procedure: 'ladder',
  children: ['#100234'],
  team: 'north',
  service: 'children',
};
const inOrder = (...scopes: Parameters<typeof post>[2][]) =>
  aDirectory(
    scopes.map((rest, i) =>
      post('manager', [HEAD, TEAM_MANAGER, IRO, SERVICE_MANAGER][i] ?? null, rest),
    ),
  );

describe('holderOf', () => {
  it('the narrowest scope wins: child, then team, then service, then the authority', () => {
    const all = inOrder(
      {},
      { scope: { service: 'children' } },
      { scope: NORTH },
      { scope: { child: '#100234' } },
    );
    assert.equal(holderOf(all, 'manager', SCOPE, TODAY).person, SERVICE_MANAGER);
    assert.equal(holderOf(all, 'manager', { ...SCOPE, children: [] }, TODAY).person, IRO);
    assert.equal(
      holderOf(all, 'manager', { ...SCOPE, children: [], team: 'south' }, TODAY).person,
      TEAM_MANAGER,
    );
    assert.equal(
      holderOf(all, 'manager', { ...SCOPE, children: [], team: null, service: null }, TODAY).person,
      HEAD,
    );
  });

  it('a child’s own officer wins over team and service together', () => {
    const directory = inOrder(
      { scope: { team: 'north', service: 'children', procedure: 'ladder' } },
      { scope: { child: '#100234' } },
    );
    assert.equal(holderOf(directory, 'manager', SCOPE, TODAY).person, TEAM_MANAGER);
  });

  it('each narrower scope wins over all wider ones together, wherever it stands in the file', () => {
    for (const [wide, narrow] of [
      [{ team: 'north', service: 'children', procedure: 'ladder' }, { child: '#100234' }],
      [{ service: 'children', procedure: 'ladder' }, NORTH],
      [{ procedure: 'ladder' }, { service: 'children' }],
    ]) {
      const of = (...scopes: Parameters<typeof post>[2][]) =>
        holdersOf(inOrder(...scopes), 'manager', SCOPE, TODAY).map(({ person }) => person);
      const what = JSON.stringify(narrow);
      assert.deepEqual(of({ scope: wide! }, { scope: narrow! }), [TEAM_MANAGER], what);
      assert.deepEqual(of({ scope: narrow! }, { scope: wide! }), [HEAD], what);
    }
  });

  it('cover by rota is for the days and the roles it names, or for every role', () => {
    const days = { from: day('2027-03-01'), to: day('2027-03-05') };
    const covered = (roles: readonly string[] | null) => {
      const covers = [{ person: HEAD, by: IRO, ...days, roles }];
      const held = { ...inOrder({}), covers };
      return holderOf(held, 'manager', SCOPE, TODAY).covers;
    };
    assert.deepEqual(covered(null), [IRO]);
    assert.deepEqual(covered(['other', 'manager']), [IRO]);
    assert.equal(covered(['other']), undefined);
  });

  it('a post of one procedure wins over one of all, and holds for no other', () => {
    const directory = inOrder({}, { scope: { procedure: 'ladder' } });
    assert.equal(holderOf(directory, 'manager', SCOPE, TODAY).person, TEAM_MANAGER);
    assert.equal(
      holderOf(directory, 'manager', { ...SCOPE, procedure: 'other' }, TODAY).person,
      HEAD,
    );
  });

  it('holds from its first day to its last, both included', () => {
    const directory = inOrder({ from: day('2027-03-01'), to: day('2027-03-05') });
    const on = (text: string) => holderOf(directory, 'manager', SCOPE, day(text)).person;
    assert.deepEqual(['2027-02-28', '2027-03-01', '2027-03-05', '2027-03-06'].map(on), [
      null,
      HEAD,
      HEAD,
      null,
    ]);
  });

  it('a vacant narrow post answers with nobody and its deputy, never with a wider one', () => {
    const directory = aDirectory([
      post('manager', HEAD),
      post('manager', null, { scope: NORTH, deputy: TEAM_DEPUTY }),
    ]);
    assert.deepEqual(holderOf(directory, 'manager', SCOPE, TODAY), {
      role: 'manager',
      person: null,
      deputy: TEAM_DEPUTY,
    });
  });

  it('nobody where no post fits', () => {
    assert.deepEqual(holderOf(aDirectory([]), 'manager', SCOPE, TODAY), {
      role: 'manager',
      person: null,
      deputy: null,
    });
  });
});

describe('holdersOf', () => {
  it('gives all holders at the narrowest scope, in the file’s order', () => {
    const directory = aDirectory([
      post('heads', HEAD),
      post('heads', SERVICE_MANAGER),
      post('heads', IRO, { scope: { team: 'south' } }),
    ]);
    assert.deepEqual(
      holdersOf(directory, 'heads', SCOPE, TODAY).map(({ person }) => person),
      [HEAD, SERVICE_MANAGER],
    );
  });
});

describe('rolesHeld', () => {
  it('gives a person’s posts in force on a day, anywhere', () => {
    const directory = aDirectory([
      post('manager', HEAD),
      post('head', HEAD, { scope: { team: 'south' }, to: day('2027-02-28') }),
      post('head', IRO),
    ]);
    assert.deepEqual(
      rolesHeld(directory, HEAD, TODAY).map(({ role }) => role),
      ['manager'],
    );
  });
});
