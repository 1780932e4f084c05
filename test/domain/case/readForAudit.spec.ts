import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  auditsSomewhere,
  chronology,
  viewFor,
  type LookingAs,
} from '../../../domain/case/index.ts';
import type { PersonId, Post } from '../../../domain/people/index.ts';
import { AUDITOR } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  IRO,
  IRO_COVER,
  LEGAL,
  personId,
  post,
  POSTS_HELD,
  STRANGER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const READING = { type: 'readForAudit', what: 'case', reason: written('Sample of March') } as const;

/** A case of the North with a reply, where these posts audit. */
const auditedBy = (...posts: readonly Post[]): CaseBuilder =>
  aCase({ directory: aDirectory([...POSTS_HELD, ...posts]) })
    .raised('s2')
    .delivered()
    .replied();

const texts = new Map<string, string>();
const view = (so: CaseBuilder, who: PersonId, as?: LookingAs) =>
  viewFor(so.present, texts, who, so.ctx, so.now, as);
const lines = (so: CaseBuilder, who: PersonId, as?: LookingAs) =>
  chronology(so.present, so.events, texts, who, so.ctx, so.now, as).map(({ type }) => type);

describe('an auditor (table of design section 6)', () => {
  const so = auditedBy(post(AUDITOR, LEGAL));

  it('sees nothing of a case as somebody who has no part in it', () => {
    assert.equal(view(so, LEGAL), null);
    assert.deepEqual(lines(so, LEGAL), []);
  });

  it('sees all of it as the raiser does, and may do nothing in it', () => {
    const read = so.does(READING, LEGAL);
    const [own, theirs] = [view(read, LEGAL, 'auditor'), view(read, IRO)];
    assert.ok(own !== null && theirs !== null);
    assert.equal(own.depth, 'full');
    assert.deepEqual(own.stages, theirs.stages);
    assert.deepEqual([own.may, own.nextStages, own.leads, own.noteKinds], [[], [], [], []]);
    assert.ok(theirs.may.length > 0);
    assert.deepEqual(lines(read, LEGAL, 'auditor'), lines(read, IRO));
  });

  it('leaves each reading in the record: who, as what, why and what was read', () => {
    const twice = so.does(READING, LEGAL).does({ ...READING, what: 'evidence' }, LEGAL);
    const read = twice.events.filter(({ type }) => type === 'ReadForAudit');
    assert.deepEqual(
      read.map(({ meta, type, version, ...rest }) => ({
        type,
        version,
        actor: meta.actor,
        ...rest,
      })),
      (['case', 'evidence'] as const).map((what, n) => ({
        type: 'ReadForAudit',
        version: so.present.version + n + 1,
        what,
        reason: { hash: READING.reason.hash, length: READING.reason.length },
        actor: { kind: 'person', person: LEGAL, role: AUDITOR, onBehalfOf: null },
      })),
    );
    const { version, ...before } = so.present;
    const { version: after, ...present } = twice.present;
    assert.deepEqual(present, before);
    assert.equal(after, version + 2);
  });

  it('is heard by nobody, and moves no list', () => {
    assert.deepEqual(so.does(READING, LEGAL).effects, []);
  });

  it('has to say why', () => {
    const silent = so.decide({ ...READING, reason: written('  ') }, LEGAL);
    assert.deepEqual(silent, {
      kind: 'refused',
      refusal: { reason: 'invalid', problems: [{ field: 'reason', what: 'missing' }] },
    });
    const long = so.decide({ ...READING, reason: written('a'.repeat(2_001)) }, LEGAL);
    assert.equal(long.kind, 'refused');
  });

  it('reads a case that is closed, too', () => {
    const closed = so.does({ type: 'withdraw', stage: so.stage, reason: written('x') }, IRO);
    const read = closed.does(READING, LEGAL);
    assert.equal(view(read, LEGAL, 'auditor')?.status, 'withdrawn');
  });

  it('is told of in the chronology to those who see all, and to no other', () => {
    const read = so.does(READING, LEGAL);
    assert.ok(lines(read, IRO).includes('ReadForAudit'));
    assert.ok(lines(read, TEAM_MANAGER).length > 0);
    assert.ok(!lines(read, TEAM_MANAGER).includes('ReadForAudit'));
  });

  it('is whoever holds the post for the case on that day, and nobody in their place', () => {
    const elsewhere = auditedBy(post(AUDITOR, LEGAL, { scope: { team: 'south' } }));
    const over = auditedBy(post(AUDITOR, LEGAL, { to: day('2027-02-01') }));
    const deputised = auditedBy(post(AUDITOR, personId(99), { deputy: LEGAL }));
    for (const none of [elsewhere, over, deputised]) {
      assert.equal(none.decide(READING, LEGAL).kind, 'refused');
      assert.equal(view(none, LEGAL, 'auditor'), null);
      assert.deepEqual(lines(none, LEGAL, 'auditor'), []);
    }
    const both = auditedBy(
      post(AUDITOR, LEGAL, { scope: { team: 'north' } }),
      post(AUDITOR, STRANGER, { scope: { team: 'south' } }),
    );
    assert.equal(both.decide(READING, LEGAL).kind, 'events');
    assert.equal(both.decide(READING, STRANGER).kind, 'refused');
  });

  it('is somebody who audits somewhere: whoever holds the post on that day, among others or alone', () => {
    const on = day('2027-03-01');
    const audits = (who: PersonId, ...posts: readonly Post[]): boolean =>
      auditsSomewhere(who, aDirectory(posts), on);
    const north = post(AUDITOR, LEGAL, { scope: { team: 'north' } });
    assert.equal(audits(LEGAL, north), true);
    assert.equal(audits(LEGAL, post('legal', LEGAL), north), true);
    assert.equal(audits(LEGAL, post('legal', LEGAL)), false);
    assert.equal(audits(LEGAL, post(AUDITOR, LEGAL, { to: day('2027-02-28') })), false);
    assert.equal(audits(IRO, north), false);
    // A post may outlast its holder on the list of people.
    assert.equal(audits(personId(99), post(AUDITOR, personId(99))), false);
  });

  it('is nobody else, whatever part they have', () => {
    for (const who of [IRO, IRO_COVER, TEAM_MANAGER]) {
      assert.equal(so.decide(READING, who).kind, 'refused');
      assert.equal(view(so, who, 'auditor'), null);
    }
  });

  it('stays what they are beside it: a raiser who audits reads as auditor, and acts as raiser', () => {
    const own = auditedBy(post(AUDITOR, IRO));
    assert.deepEqual(view(own, IRO, 'auditor')?.may, []);
    assert.ok((view(own, IRO)?.may.length ?? 0) > 0);
    const [read] = own.does(READING, IRO).events.slice(-1);
    assert.equal(read?.meta.actor.kind === 'person' && read.meta.actor.role, AUDITOR);
  });
});
