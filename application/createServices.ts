import type { CaseState, Envelope, Texts } from '../domain/case/index.ts';
import { act, type Acted, type ActOptions } from './act.ts';
import { evidenceForAudit, readForAudit } from './auditing.ts';
import type { Dependencies } from './dependencies.ts';
import { draftServices } from './draftServices.ts';
import { earlierThan } from './earlierCases.ts';
import { evidenceFor } from './evidence.ts';
import { handOverServices } from './handOver.ts';
import { messagesServices } from './messages.ts';
import { overseenBy } from './overseen.ts';
import {
  historyOf,
  myCases,
  readCase,
  readProcedures,
  viewByReference,
  viewCase,
  viewState,
  whoIs,
} from './queries.ts';
import type { DraftServices, Outcome, Services } from './services.ts';
import { ViewsAhead } from './viewsAhead.ts';

/**
 * The house as the doors see it. Texts that a command has read or written are kept beside its state
 * for as long as that state object lives, so that the answer card costs no further round trip.
 */
export function createServices(deps: Dependencies): Services {
  const read = new WeakMap<CaseState, Texts>();
  const remember = (acted: Acted): Outcome => {
    if (acted.state !== null) read.set(acted.state, acted.texts);
    return acted;
  };
  // Of what was done the answer shows no text; where nothing was, they are read when they are shown.
  const rememberDone = (acted: Acted): Outcome => (acted.kind === 'done' ? remember(acted) : acted);
  const ahead = new ViewsAhead();
  return {
    handle: async (envelope, { withTexts = true } = {}) =>
      withTexts
        ? remember(await act(deps, envelope, { withTexts, ...lookingAhead(ahead, envelope) }))
        : rememberDone(await act(deps, envelope, lookingAhead(ahead, envelope))),
    view: async (id, viewer, now) => await viewCase(deps, id, viewer, now),
    viewByReference: async (reference, viewer, now) =>
      await viewByReference(deps, reference, viewer, now),
    viewOf: async (state, viewer, now) =>
      ahead.of(state, viewer, now) ??
      (await viewState(
        deps,
        state,
        read.get(state) ?? (await deps.cases.texts(state.id)),
        viewer,
        now,
      )),
    history: async (view, now) => await historyOf(deps, view, now),
    earlier: async (view, now) => await earlierThan(deps, view, now),
    myCases: async (person, now, most) => await myCases(deps, person, now, most),
    procedures: async () => await deps.procedures.inForce(),
    person: async (id) => (await deps.directory.directory()).people.get(id) ?? null,
    drafts: rememberingDrafts(deps, read),
    handOver: handOverServices(deps),
    messages: messagesServices(deps),
    pages: {
      whoIs: async (person, now) => await whoIs(deps, person, now),
      case: async (id, viewer, now) => await readCase(deps, id, viewer, now),
      evidence: async (id, viewer, now) => await evidenceFor(deps, id, viewer, now),
      procedures: async (person, now) => await readProcedures(deps, person, now),
      audit: async (audit, now) => await readForAudit(deps, audit, now),
      auditEvidence: async (audit, now) => await evidenceForAudit(deps, audit, now),
      overseen: async (person, ask, now) => await overseenBy(deps, person, ask, now),
    },
  };
}

/** Whoever acts is shown the case next. */
const lookingAhead = (ahead: ViewsAhead, { actor, now }: Envelope): ActOptions =>
  actor === null
    ? {}
    : { meanwhile: ({ state, texts }, ctx) => ahead.prepare(state, texts, actor, ctx, now) };

function rememberingDrafts(deps: Dependencies, read: WeakMap<CaseState, Texts>): DraftServices {
  const drafts = draftServices(deps);
  return {
    ...drafts,
    confirm: async (person, id, version, now, door) => {
      const confirmed = await drafts.confirm(person, id, version, now, door);
      if (confirmed.kind === 'raised') read.set(confirmed.state, confirmed.texts);
      return confirmed;
    },
  };
}
