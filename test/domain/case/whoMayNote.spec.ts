import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import type { NoteRule, Task } from '../../../domain/procedure/index.ts';
import {
  aCase,
  CHIEF,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  kept,
  ladderWith,
  post,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const wish = {
  type: 'addNote',
  note: 'view',
  on: day('2027-03-01'),
  text: written('Seen otherwise'),
} as const;

/** A case in which a note is these posts' to add. */
const notedBy = (role: string, rest: Partial<NoteRule> = {}, tasks: readonly Task[] = []) => {
  const rule = { key: 'view', label: 'View', by: [role], text: 'optional' as const, ...rest };
  return aCase({ procedure: ladderWith({ beside: { notes: [rule], tasks } }) })
    .raised('s2')
    .delivered();
};

/** Offered, and taken; or neither. */
const may = (so: CaseBuilder, who: PersonId): boolean => {
  const offered = viewFor(so.present, new Map(), who, so.ctx, so.now)?.may.includes('addNote');
  assert.equal(so.decide(wish, who).kind === 'events', offered === true);
  return offered === true;
};

describe('notes on the record', () => {
  it('stay there, each beside those before it', () => {
    const once = notedBy('raiser').does(wish, IRO);
    const twice = once.does({ ...wish, text: written('And again') }, IRO);
    const shown = viewFor(twice.present, new Map(), IRO, twice.ctx, twice.now)?.notes;
    assert.deepEqual([once.present.notes.length, shown?.length], [1, 2]);
  });
});

describe('who may put a note on the record, where it is an officer’s', () => {
  it('whoever answers at the stage that runs, and the deputy', () => {
    const so = notedBy('team-manager');
    assert.deepEqual(
      [TEAM_MANAGER, TEAM_DEPUTY, SERVICE_MANAGER, IRO].map((who) => may(so, who)),
      [true, true, false, false],
    );
  });

  it('whoever answered at a stage before, as long as the post is theirs', () => {
    const later = notedBy('team-manager').escalatedTo('s3');
    assert.equal(may(later, TEAM_MANAGER), true);
    assert.equal(may(later, SERVICE_MANAGER), false);
  });

  it('nobody by a copy alone', () => {
    const copied = notedBy('service-manager');
    assert.equal(may(copied, SERVICE_MANAGER), false);
    assert.equal(may(copied.escalatedTo('s3'), SERVICE_MANAGER), true);
    const told = notedBy('support');
    assert.equal(may(told, SUPPORT), false);
  });

  it('whoever has something to do beside the answers', () => {
    const task = {
      key: 'visit',
      title: 'Visit',
      by: 'social-worker',
      on: 'answered',
      within: null,
    } as const;
    const asked = notedBy('social-worker', {}, [task]);
    assert.equal(may(asked, SOCIAL_WORKER), false);
    assert.equal(may(asked.replied(), SOCIAL_WORKER), true);
  });

  it('each of several who hold the post', () => {
    const directory = directoryWith('heads', post('heads', HEAD), post('heads', DIRECTOR));
    const rule = { key: 'view', label: 'View', by: ['heads'], text: 'optional' } as const;
    const procedure = ladderWith({ beside: { notes: [rule] } });
    const at = aCase({ procedure, directory })
      .raised('s4', {
        consultations: [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }],
      })
      .escalatedTo('s5', { reason: written('x') });
    assert.deepEqual(
      [HEAD, DIRECTOR, CHIEF].map((who) => may(at, who)),
      [true, true, false],
    );
  });
});

describe('what a note keeps', () => {
  const noted = (text: string | null, rule: NoteRule['text']) => {
    const so = notedBy('raiser', { text: rule });
    return given(so).when({ ...wish, text: text === null ? null : written(text) }, IRO);
  };

  it('the words, or none where they may be left out', () => {
    const said = { type: 'NoteAdded', note: 'view', on: day('2027-03-01') } as const;
    noted('Late', 'optional').then({ ...said, text: kept('Late') });
    noted(' ', 'optional').then({ ...said, text: null });
    noted(null, 'optional').then({ ...said, text: null });
    noted(null, 'required').thenInvalid(['text', 'missing']);
  });
});
