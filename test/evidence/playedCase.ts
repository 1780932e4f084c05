import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { evidenceOf } from '../../application/evidence.ts';
import { castFor } from '../../adaptive-cards/rehearsal/people.ts';
import { written } from '../../adaptive-cards/rehearsal/player.ts';
import { day, DEFAULT_COUNT } from '../../domain/calendar/index.ts';
import type { Command, Reference } from '../../domain/case/index.ts';
import type { EvidencePack } from '../../domain/evidence/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { aStand } from '../application/stand.ts';
import { at, ID } from '../builders/index.ts';
import { loaded } from '../procedures/loaded.ts';

/** What nobody should write, and somebody will: it has to be read as it was typed, and as nothing else. */
export const NASTY = `<img src=x onerror="alert('1')"> & </span><script>x</script>`;

const REFERENCE = '2026-7KQ4M' as Reference;
const PROCEDURE = loaded('durham-resolution');
const CAST = castFor(PROCEDURE);

/** Whoever of the made-up people holds this post. */
export function holder(role: string): PersonId {
  const found = CAST.directory.posts.find((post) => post.role === role)?.holder;
  if (found === undefined || found === null) throw new Error(`Nobody is ${role}.`);
  return found;
}

/**
 * A small Durham case over Christmas, through the real loops: raised at stage 2, opened, acknowledged,
 * answered, more time asked for and given, a day proclaimed meanwhile, resolved.
 */
export async function playedCase() {
  const stand = await aStand({ procedure: PROCEDURE });
  const { deps, storage } = stand;
  await storage.directory.replaceDirectory(CAST.directory);
  await storage.cases.claimReference(REFERENCE, ID);
  let n = 0;
  const gives = async (when: string, actor: PersonId, command: Command): Promise<void> => {
    const now = at(when);
    const acted = await act(deps, stand.envelope(command, actor, `k${String((n += 1))}`, now), {
      procedure: PROCEDURE,
    });
    if (acted.kind !== 'done') throw new Error(`${command.type} came to ${JSON.stringify(acted)}`);
    await dispatchCase(deps, ID, now);
  };
  const manager = holder('team-manager');
  await gives('2026-12-22 10:00', CAST.raiser, {
    type: 'raise',
    reference: REFERENCE,
    raiser: CAST.raiser,
    team: CAST.team,
    subjects: [{ record: '100234', initials: 'AB' }],
    subjectsText: written('[{"record":"100234","initials":"AB"}]'),
    childKeys: ['digest'],
    categories: ['du.when.01'],
    categoryNotes: {},
    answers: Object.fromEntries(
      ['worries', 'tried', 'outcome-timescales', 'impact', 'needed'].map((key) => [
        key,
        { kind: 'text', text: written(key === 'worries' ? NASTY : `What is said to ${key}`) },
      ]),
    ),
    open: {
      stage: 'du-2',
      chosen: [],
      copyAnswers: {},
      timescale: null,
      reason: written('Urgent'),
      consultations: [],
    },
  });
  const stage = 2;
  await gives('2026-12-22 11:00', manager, { type: 'openCard', stage });
  await gives('2026-12-22 11:05', manager, { type: 'acknowledge', stage });
  await gives('2026-12-23 09:00', manager, {
    type: 'requestTime',
    stage,
    until: day('2027-01-08'),
    reason: written('Leave'),
  });
  await gives('2026-12-23 10:00', CAST.raiser, {
    type: 'giveTime',
    stage,
    until: day('2027-01-08'),
    record: {
      'benefit-to-child': written('A plan that holds'),
      'further-enquiries': written('School'),
      'raiser-satisfied': written('yes'),
    },
  });
  await storage.calendar.replaceSettings({
    calendar: {
      closures: new Map(),
      extraHolidays: new Map([[day('2027-01-05'), 'Proclaimed day']]),
      closuresStopClock: false,
    },
    counting: DEFAULT_COUNT,
  });
  await gives('2027-01-04 09:30', manager, {
    type: 'reply',
    stage,
    text: written('Contact begins on Monday'),
    plan: [
      { task: written('Book contact'), owner: written('Social worker'), due: day('2027-01-11') },
    ],
    done: false,
  });
  await gives('2027-01-04 15:00', CAST.raiser, {
    type: 'resolve',
    stage,
    reason: written('Agreed'),
  });
  const evidence = async (
    viewer: PersonId,
    purged: readonly string[] = [],
  ): Promise<EvidencePack | null> => {
    const gone = new Set(purged.map((text) => written(text).hash));
    const cases = {
      ...storage.cases,
      texts: async (id: typeof ID) =>
        new Map([...(await storage.cases.texts(id))].filter(([name]) => !gone.has(name))),
    };
    return await evidenceOf({ ...deps, cases }, REFERENCE, viewer, at('2027-01-04 16:00'));
  };
  return { evidence, raiser: CAST.raiser };
}
