import { localDay, type Moment } from '../domain/calendar/index.ts';
import {
  backDraft,
  fillDraft,
  formOf,
  raiseFromDraft,
  startDraft,
  type CaseId,
  type Door,
  type Draft,
  type DraftEnvironment,
  type DraftForm,
  type DraftInput,
  type Problem,
  type Refusal,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { ProcedureKind } from '../domain/procedure/index.ts';
import { act } from './act.ts';
import { countingOf } from './context.ts';
import { earlierCases } from './earlierCases.ts';
import type { Dependencies } from './dependencies.ts';
import { claimReference } from './reference.ts';
import type { Confirmed, DraftServices } from './services.ts';
import { written } from './writtenText.ts';

/** Cases being written: each submitted step is stored before the next is shown. */
export function draftServices(deps: Dependencies): DraftServices {
  return {
    start: async (person, now, kind, quoted) => await start(deps, person, now, kind, quoted),
    show: async (person, id, now) => await show(deps, person, id, now),
    submit: async (person, id, input, now) => await submit(deps, person, id, input, now),
    back: async (person, id, version, now) => await back(deps, person, id, version, now),
    discard: async (person, id) => await discard(deps, person, id),
    confirm: async (person, id, version, now, door) =>
      await confirm(deps, person, id, version, now, door),
  };
}

async function environment(deps: Dependencies, now: Moment): Promise<DraftEnvironment> {
  const [procedures, directory, calendar, authority] = await Promise.all([
    deps.procedures.inForce(),
    deps.directory.directory(),
    deps.calendar.calendar(),
    deps.calendar.counting(),
  ]);
  return {
    procedures,
    directory,
    now,
    calendar,
    countingOf: (procedure) => countingOf(authority, procedure),
    digest: (text) => deps.hasher.hash(text),
  };
}

async function start(
  deps: Dependencies,
  person: PersonId,
  now: Moment,
  kind?: ProcedureKind,
  quoted?: string,
): Promise<DraftForm | Refusal> {
  const env = await environment(deps, now);
  const started = startDraft(person, deps.chance.id(), env, kind, quoted);
  if ('reason' in started) return started;
  await deps.drafts.save(started, null, now);
  return formOf(started, [], env);
}

async function show(
  deps: Dependencies,
  person: PersonId,
  id: string,
  now: Moment,
): Promise<DraftForm | null> {
  const stored = await deps.drafts.load(person, id);
  return stored === null
    ? null
    : await formFor(deps, stored.draft, [], await environment(deps, now));
}

/** The form as it stands; once the child is known, with what was raised before. */
async function formFor(
  deps: Dependencies,
  draft: Draft,
  problems: readonly Problem[],
  env: DraftEnvironment,
): Promise<DraftForm> {
  const form = formOf(draft, problems, env);
  const known = draft.step === 'what' || draft.step === 'preview';
  if (!known || draft.confirmed || form.procedure?.kind === 'notice') return form;
  const children = draft.subjects.map(({ record }) => env.digest(record));
  const earlier = await earlierCases(deps, children, draft.person, env.now, caseIdOf(draft));
  return { ...form, earlier };
}

async function submit(
  deps: Dependencies,
  person: PersonId,
  id: string,
  input: DraftInput,
  now: Moment,
): Promise<DraftForm | null> {
  return await change(deps, person, id, now, (draft, env) =>
    // A card of an earlier step, or a second press: the form as it stands answers.
    input.version === draft.version && input.step === draft.step
      ? fillDraft(draft, input, env)
      : { draft, problems: [] },
  );
}

async function back(
  deps: Dependencies,
  person: PersonId,
  id: string,
  version: number,
  now: Moment,
): Promise<DraftForm | null> {
  return await change(deps, person, id, now, (draft) => ({
    draft: version === draft.version ? backDraft(draft) : draft,
    problems: [],
  }));
}

async function change(
  deps: Dependencies,
  person: PersonId,
  id: string,
  now: Moment,
  by: (draft: Draft, env: DraftEnvironment) => { draft: Draft; problems: readonly Problem[] },
): Promise<DraftForm | null> {
  const stored = await deps.drafts.load(person, id);
  if (stored === null) return null;
  const env = await environment(deps, now);
  if (stored.draft.confirmed) return await formFor(deps, stored.draft, [], env);
  const { draft, problems } = by(stored.draft, env);
  if (draft !== stored.draft && !(await deps.drafts.save(draft, stored.etag, now))) {
    return await show(deps, person, id, now);
  }
  return await formFor(deps, draft, problems, env);
}

async function discard(deps: Dependencies, person: PersonId, id: string): Promise<boolean> {
  const stored = await deps.drafts.load(person, id);
  if (stored === null || stored.draft.confirmed) return false;
  return await deps.drafts.remove(person, id, stored.etag);
}

/** Raises the case. Its id is the draft's, so a second Confirm finds the case that stands. */
async function confirm(
  deps: Dependencies,
  person: PersonId,
  id: string,
  version: number,
  now: Moment,
  door?: Door,
): Promise<Confirmed> {
  const stored = await deps.drafts.load(person, id);
  if (stored === null) return { kind: 'refused', refusal: { reason: 'unknown-case' } };
  const { draft } = stored;
  const env = await environment(deps, now);
  const caseId = caseIdOf(draft);
  if (!draft.confirmed && (version !== draft.version || draft.step !== 'preview')) {
    return { kind: 'form', form: await formFor(deps, draft, [], env) };
  }
  const reference = await claimReference(
    deps.cases,
    deps.hasher,
    caseId,
    localDay(now).slice(0, 4),
  );
  const raised = raiseFromDraft(draft, env, (text) => written(deps.hasher, text), reference);
  if ('problems' in raised) {
    return { kind: 'form', form: await formFor(deps, draft, raised.problems, env) };
  }
  const acted = await act(
    deps,
    {
      caseId,
      now,
      key: `raise ${draft.id}`,
      actor: person,
      command: raised.command,
      ...(door === undefined ? {} : { door }),
    },
    { procedure: raised.procedure, withTexts: true },
  );
  if (acted.kind === 'refused') return { kind: 'refused', refusal: acted.refusal };
  if (!draft.confirmed) await deps.drafts.save({ ...draft, confirmed: true }, stored.etag, now);
  return { kind: 'raised', state: acted.state, texts: acted.texts };
}

/** A draft's id is a fresh random id, made by `Chance`; it becomes the case's id as it is. */
const caseIdOf = (draft: Draft): CaseId => draft.id as CaseId;
