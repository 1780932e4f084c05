import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAuthority, type Authority } from '../../../desk/authorities/readAuthority.ts';
import { day } from '../../../domain/calendar/index.ts';
import { holdersIn } from '../../../domain/case/holders.ts';
import type { Directory } from '../../../domain/people/index.ts';
import { rolesNamed, type RoleKey } from '../../../domain/procedure/index.ts';
import { readPeople } from '../../../storage/peopleFile/readPeople.ts';
import { loaded } from '../../procedures/loaded.ts';

const FOLDER = fileURLToPath(new URL('../../../desk/authorities/', import.meta.url));
const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('base64url');
const TODAY = day('2026-12-22');

function read(name: string): { authority: Authority; directory: Directory } {
  const text = readFileSync(`${FOLDER}${name}.yaml`, 'utf8');
  const block = readAuthority(text, name);
  const people = readPeople(text, name, hash);
  if ('errors' in block) assert.fail(JSON.stringify(block.errors));
  if ('errors' in people) assert.fail(JSON.stringify(people.errors));
  return { authority: block.authority, directory: people.directory };
}

const PROCEDURES: Readonly<Record<string, readonly string[]>> = {
  'central-bedfordshire': [
    'central-bedfordshire',
    'central-bedfordshire-good-practice',
    'central-bedfordshire-change',
    'central-bedfordshire-plan-hold',
    'central-bedfordshire-referral',
    'central-bedfordshire-intended',
  ],
  dorset: ['dorset-qaro', 'dorset-good-practice'],
  durham: ['durham-resolution', 'durham-immediate'],
  swindon: ['swindon-fciro'],
  'waltham-forest': [
    'waltham-forest-iro',
    'waltham-forest-cpc',
    'waltham-forest-good-practice',
    'waltham-forest-review-decisions',
    'waltham-forest-performance',
    'waltham-forest-audit',
    'waltham-forest-agency',
  ],
};

describe('desk/authorities/', () => {
  it('holds five authorities', () => {
    const names = readdirSync(FOLDER)
      .filter((each) => each.endsWith('.yaml'))
      .map((each) => each.slice(0, -'.yaml'.length));
    assert.deepEqual(names.sort(), Object.keys(PROCEDURES));
  });

  for (const [name, procedures] of Object.entries(PROCEDURES)) {
    describe(name, () => {
      const { authority, directory } = read(name);
      const holders = (role: RoleKey, procedure: string, team: string) =>
        holdersIn(
          role,
          { procedure: loaded(procedure), directory },
          { procedure, children: [], team, service: 'children' },
          TODAY,
        );

      it('runs its procedures', () => {
        assert.deepEqual([authority.id, authority.procedures], [name, procedures]);
        for (const id of procedures) assert.equal(loaded(id).authority, authority.name);
      });

      it('fills every role of its procedures for every team', () => {
        for (const id of procedures) {
          const procedure = loaded(id);
          const needed = new Set([...Object.keys(procedure.roles), ...rolesNamed(procedure)]);
          needed.add('raiser').add('raiser-manager').delete('responder');
          for (const role of needed) {
            if (procedure.roles[role]?.outside === true) continue;
            for (const { id: team } of directory.teams) {
              const found = holders(role, id, team).filter(({ person }) => person !== null);
              assert.ok(found.length > 0, `${role} of ${id} in ${team}`);
              if (procedure.roles[role]?.group === true) assert.ok(found.length >= 2, role);
            }
          }
        }
      });

      it('gives each team its own team manager, and has two raisers', () => {
        const [id = ''] = procedures;
        const managers = directory.teams.map((team) => holders('team-manager', id, team.id)[0]);
        assert.equal(new Set(managers.map((each) => each?.person)).size, directory.teams.length);
        assert.ok(directory.teams.length >= 2);
        for (const procedure of procedures) {
          assert.equal(holders('raiser', procedure, 'north').length, 2, procedure);
        }
      });

      it('has a deputy, an administrator and an auditor', () => {
        assert.equal(directory.posts.filter(({ deputy }) => deputy !== null).length, 1);
        for (const role of ['administrator', 'auditor']) {
          assert.equal(directory.posts.filter((post) => post.role === role).length, 1, role);
        }
      });

      it('has six made-up children and people named by their post', () => {
        assert.equal(directory.children.length, 6);
        for (const { key, record, team } of directory.children) {
          assert.equal(key, hash(record));
          assert.ok(directory.teams.some(({ id }) => id === team));
        }
        const posts = [...directory.people.values()].map(({ post }) => post);
        assert.equal(new Set(posts).size, posts.length);
        for (const { id, mail } of directory.people.values()) {
          assert.match(id, /^00000000-0000-4000-8000-\d{12}$/);
          assert.match(mail, /^[a-z0-9.]+@desk\.test$/);
        }
        for (const { id } of directory.people.values()) {
          const used = directory.posts.some((p) => p.holder === id || p.deputy === id);
          assert.ok(used, `${id} holds no post`);
        }
      });
    });
  }

  it('says what is wrong with an authority block', () => {
    const wrong = readAuthority('authority:\n  id: x\n  name: X\n  procedures: []\n', 'x.yaml');
    assert.ok('errors' in wrong);
    assert.deepEqual(
      wrong.errors.map(({ line, column, message }) => [line, column, message]),
      [[4, 3, 'Name at least one procedure.']],
    );
  });

  it('reads closure days', () => {
    const text =
      'authority:\n  id: x\n  name: X\n  procedures: [p]\n  closures: [{ day: 2026-12-29, name: Closed }]\n';
    const block = readAuthority(text, 'x.yaml');
    assert.ok('authority' in block);
    assert.deepEqual([...block.authority.closures], [['2026-12-29', 'Closed']]);
    assert.equal(block.authority.closuresStopClock, false);
  });
});
