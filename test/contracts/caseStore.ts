import assert from 'node:assert/strict';
import type { CaseStore, Loaded, WaitingEffect } from '../../application/ports/index.ts';
import { moment } from '../../domain/calendar/index.ts';
import { effectId, type CaseId } from '../../domain/case/index.ts';
import { verifyChain } from '../../storage/cases/chain.ts';
import { collect } from '../../storage/tables/table.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';
import { onRig, type MakeRig } from './rig.ts';
import { appendOf, card, caseIdOf, eventOf, referenceOf, stateOf, textOf } from './sample.ts';

const LEASE = 30_000;

async function loaded(cases: CaseStore, id: CaseId): Promise<Loaded> {
  const found = await cases.load(id);
  assert.ok(found);
  return found;
}

async function waitingOf(cases: CaseStore, id: CaseId): Promise<readonly WaitingEffect[]> {
  const found = await cases.pending(id);
  assert.ok(found);
  return found.waiting;
}

const begin = async (cases: CaseStore, id: CaseId, effects = 1): Promise<void> => {
  const answer = await cases.append(
    appendOf(id, null, 'begin', {
      effects: Array.from({ length: effects }, (_, n) => ({
        id: effectId(1, n),
        effect: card(n + 1),
      })),
    }),
  );
  assert.equal(answer, 'appended');
};

export function caseStoreContract(make: MakeRig): void {
  const id = caseIdOf('case/1');

  describe('CaseStore', () => {
    it('brings an effect back that was given up, once, and no other', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id, 2);
        const [first, second] = await waitingOf(cases, id);
        assert.ok(first && second);
        assert.equal(await cases.revive(id, first.id), false, 'it waits');
        await cases.finish(id, [{ ...first, attempts: 4 }], 'given-up broke-down');
        await cases.finish(id, [second], 'accepted');
        const revived = await Promise.all([cases.revive(id, first.id), cases.revive(id, first.id)]);
        assert.deepEqual([...revived].sort(), [false, true]);
        assert.equal(await cases.revive(id, second.id), false, 'it was done');
        const waiting = await waitingOf(cases, id);
        assert.deepEqual(
          waiting.map(({ id: effect, attempts, note }) => ({ effect, attempts, note })),
          // Its attempts go on counting: the operation key of each holds its number.
          [{ effect: first.id, attempts: 4, note: null }],
        );
        assert.deepEqual(waiting[0]?.effect, first.effect);
      });
    });

    it('gives back what was appended', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        assert.equal(await cases.load(id), null);
        assert.equal(await cases.pending(id), null);
        const text = textOf("Line one\r\nit's “quoted”, 😀 and half \ud83d");
        const events = [eventOf(1, 'k/1?'), eventOf(2, 'k/1?')];
        const batch = appendOf(id, null, 'k/1?', { count: 2, events, texts: [text] });
        assert.equal(await cases.append(batch), 'appended');
        assert.deepEqual((await loaded(cases, id)).state, batch.state);
        assert.deepEqual(await cases.events(id), events);
        assert.deepEqual([...(await cases.texts(id))], [[text.hash, text.value]]);
        assert.equal(await cases.hasKey(id, 'k/1?'), true);
        assert.equal(await cases.hasKey(id, 'k/2'), false);
        assert.deepEqual(await collect(cases.all()), [id]);
      });
    });

    it('keeps a state and a text that are longer than a property', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        const pad = '😀x'.repeat(40_000);
        const batch = appendOf(id, null, 'k1', {
          state: stateOf(id, 1, pad),
          texts: [textOf(pad)],
        });
        assert.equal(await cases.append(batch), 'appended');
        assert.deepEqual((await loaded(cases, id)).state, batch.state);
        assert.equal((await cases.texts(id)).get(textOf(pad).hash), pad);
      });
    });

    it('says `repeated` for a key that was acted on, and writes nothing', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id);
        const again = appendOf(id, await loaded(cases, id), 'begin');
        assert.equal(await cases.append(again), 'repeated');
        assert.equal(await cases.append(appendOf(id, null, 'begin')), 'repeated');
        assert.equal((await cases.events(id)).length, 1);
      });
    });

    it('says `conflict` to all but one of twenty writers of one version', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id);
        const head = await loaded(cases, id);
        const answers = await Promise.all(
          Array.from(
            { length: 20 },
            async (_, n) => await cases.append(appendOf(id, head, `k${n}`)),
          ),
        );
        assert.equal(answers.filter((answer) => answer === 'appended').length, 1);
        assert.equal(answers.filter((answer) => answer === 'conflict').length, 19);
        assert.equal((await cases.events(id)).length, 2);
      });
    });

    it('begins a case once, whoever tries', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        const answers = await Promise.all(
          ['a', 'b', 'c'].map(async (key) => await cases.append(appendOf(id, null, key))),
        );
        assert.deepEqual([...answers].sort(), ['appended', 'conflict', 'conflict']);
        assert.equal(await cases.append(appendOf(id, null, 'd')), 'conflict');
      });
    });

    it('lets a rung fire once', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id);
        const rung = { rung: '2|stage|overdue|2027-01-06' };
        const first = appendOf(id, await loaded(cases, id), 'k1', rung);
        assert.equal(await cases.append(first), 'appended');
        const second = appendOf(id, await loaded(cases, id), 'k2', rung);
        assert.equal(await cases.append(second), 'rung-taken');
        assert.equal((await cases.events(id)).length, 2);
        assert.equal(await cases.hasKey(id, 'k2'), false);
      });
    });

    it('refuses an append whose events do not follow the loaded state', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        const gap = appendOf(id, null, 'k1', { events: [eventOf(2, 'k1')] });
        await assert.rejects(cases.append(gap), { code: 'append-inconsistent' });
        const unfolded = appendOf(id, null, 'k1', { state: stateOf(id, 3) });
        await assert.rejects(cases.append(unfolded), { code: 'append-inconsistent' });
        assert.equal(await cases.load(id), null);
      });
    });

    it('refuses what one transaction cannot hold before anything is written', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await assert.rejects(cases.append(appendOf(id, null, 'k1', { count: 99 })), {
          code: 'batch-too-many',
        });
        const texts = Array.from({ length: 6 }, (_, n) => textOf(`${n}`.repeat(450_000)));
        const many = Array.from({ length: 5 }, (_, n) => textOf(`é${n}`.repeat(220_000)));
        await assert.rejects(
          cases.append(appendOf(id, null, 'k1', { texts: [...texts, ...many] })),
          {
            code: 'batch-too-large',
          },
        );
        await assert.rejects(
          cases.append(appendOf(id, null, 'k1', { texts: [textOf('x'.repeat(600_000))] })),
          { code: 'row-too-large' },
        );
        assert.equal(await cases.load(id), null);
      });
    });

    it('lists waiting effects in order, new ones free and for their own business time', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id, 12);
        const later = moment('2027-01-06T09:00:00.000Z');
        const effects = [{ id: effectId(2, 0), effect: card(1, later) }];
        await cases.append(appendOf(id, await loaded(cases, id), 'k2', { effects }));
        const waiting = await waitingOf(cases, id);
        assert.deepEqual(
          waiting.map((each) => each.id),
          [...Array.from({ length: 12 }, (_, n) => effectId(1, n)), effectId(2, 0)],
        );
        assert.deepEqual(
          { ...waiting[12], etag: '' },
          {
            id: effectId(2, 0),
            effect: card(1, later),
            etag: '',
            attempts: 0,
            openAttempt: false,
            leaseUntil: null,
            notBefore: later,
            since: later,
            note: null,
          },
        );
      });
    });

    it('gives an effect to one of many claimers, for the time of the lease', async () => {
      await onRig(make, async ({ stores: { cases }, wall }) => {
        await begin(cases, id);
        const [waiting] = await waitingOf(cases, id);
        const claims = await Promise.all(
          ['a', 'b', 'c', 'd'].map(async (who) => await cases.claim(id, waiting!, who, LEASE)),
        );
        const won = claims.filter((claim) => claim !== null);
        assert.equal(won.length, 1);
        assert.equal(won[0]!.attempts, 1);
        assert.equal(won[0]!.openAttempt, true);
        assert.equal(won[0]!.leaseUntil, wall.millis() + LEASE);
        const [held] = await waitingOf(cases, id);
        assert.deepEqual(held, won[0]);
        assert.equal(await cases.claim(id, held!, 'e', LEASE), null);
        wall.move(LEASE);
        const taken = await cases.claim(id, held!, 'e', LEASE);
        assert.equal(taken?.attempts, 2);
      });
    });

    it('puts an effect off with its note, and free', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id);
        const [waiting] = await waitingOf(cases, id);
        const claimed = await cases.claim(id, waiting!, 'a', LEASE);
        const notBefore = moment('2027-01-05T09:05:00.000Z');
        await cases.postpone(id, claimed!, notBefore, '{"route":"mail"}');
        const [again] = await waitingOf(cases, id);
        assert.deepEqual(
          { ...again, etag: '' },
          {
            ...claimed,
            etag: '',
            openAttempt: false,
            leaseUntil: null,
            notBefore,
            note: '{"route":"mail"}',
          },
        );
        await assert.rejects(cases.postpone(id, claimed!, notBefore, 'late'), {
          code: 'effect-moved-on',
        });
      });
    });

    it('closes effects without an event; one that is closed or held by another stays so', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id, 3);
        const waiting = await waitingOf(cases, id);
        const held = await cases.claim(id, waiting[1]!, 'other', LEASE);
        await cases.finish(id, [waiting[2]!], 'superseded');
        await cases.finish(id, waiting, 'projected');
        assert.deepEqual(await waitingOf(cases, id), [held]);
        await cases.finish(id, [held!], 'done');
        assert.deepEqual(await waitingOf(cases, id), []);
        await cases.finish(id, waiting, 'again');
        await cases.finish(id, [], 'nothing');
        assert.equal(await cases.claim(id, waiting[0]!, 'late', LEASE), null);
      });
    });

    it('closes more effects than one transaction holds', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id, 90);
        await cases.finish(id, await waitingOf(cases, id), 'projected');
        assert.deepEqual(await waitingOf(cases, id), []);
      });
    });

    it('closes an effect with the events that record its outcome, by its holder only', async () => {
      await onRig(make, async ({ stores: { cases }, wall }) => {
        await begin(cases, id);
        const [waiting] = await waitingOf(cases, id);
        const first = await cases.claim(id, waiting!, 'a', LEASE);
        wall.move(LEASE);
        const second = await cases.claim(id, first!, 'b', LEASE);
        const head = await loaded(cases, id);
        const closing = (of: WaitingEffect | null, key: string) =>
          appendOf(id, head, key, { closes: { waiting: of!, outcome: 'accepted' } });
        assert.equal(await cases.append(closing(first, 'k-a')), 'conflict');
        assert.equal((await waitingOf(cases, id)).length, 1);
        assert.equal(await cases.append(closing(second, 'k-b')), 'appended');
        assert.deepEqual(await waitingOf(cases, id), []);
        assert.equal((await cases.events(id)).length, 2);
        const late = { ...closing(second, 'k-c'), loaded: await loaded(cases, id) };
        const next = appendOf(id, late.loaded, 'k-c', { closes: late.closes });
        assert.equal(await cases.append(next), 'conflict');
      });
    });

    it('chains each event to the one before, and the head to the last', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        await begin(cases, id);
        await cases.append(appendOf(id, await loaded(cases, id), 'k2', { count: 3 }));
        const links = await cases.chain(id);
        const { lastHash } = await loaded(cases, id);
        const head = { version: 4, hash: lastHash };
        assert.deepEqual(verifyChain(nodeHasher, links, [head]), []);
        const problemsOf = (changed: typeof links) =>
          verifyChain(nodeHasher, changed, [head]).map(({ kind, version }) => `${kind} ${version}`);
        const forged = links.map((link) =>
          link.version === 2 ? { ...link, text: link.text.replace('raiser', 'nobody') } : link,
        );
        assert.deepEqual(problemsOf(forged), ['text 2']);
        const rehashed = forged.map((link) =>
          link.version === 2
            ? { ...link, hash: nodeHasher.hash(`${link.text}\n${link.previous}`) }
            : link,
        );
        assert.deepEqual(problemsOf(rehashed), ['link 3']);
        assert.deepEqual(problemsOf(links.slice(0, 3)), ['anchor 4']);
        assert.deepEqual(problemsOf(links.filter(({ version }) => version !== 2)), [
          'gap 2',
          'link 3',
          'gap 3',
        ]);
      });
    });

    it('claims a reference for one case', async () => {
      await onRig(make, async ({ stores: { cases } }) => {
        const reference = referenceOf('2027-7KQ4M');
        assert.equal(await cases.byReference(reference), null);
        assert.equal(await cases.claimReference(reference, id), true);
        assert.equal(await cases.claimReference(reference, id), true);
        assert.equal(await cases.claimReference(reference, caseIdOf('other')), false);
        assert.equal(await cases.byReference(reference), id);
      });
    });
  });
}
