import type { MessagesChoice } from '../../application/ports/index.ts';
import type { Confirmed, Outcome, Services } from '../../application/services.ts';
import type {
  CaseState,
  CaseView,
  DraftForm,
  DraftInput,
  Envelope,
} from '../../domain/case/index.ts';
import { day } from '../../domain/calendar/index.ts';
import { OTHER, PERSON } from './activities.ts';
import { aForm } from '../adaptive-cards/fixtures.ts';

/** Stands for the state that a command leaves behind; only the services look into it. */
export const STATE = { id: 'case-1', version: 10 } as CaseState;

/** Services that answer as they are told, and keep what they were asked. */
export class FakeServices implements Services {
  readonly asked: string[] = [];
  readonly handled: Envelope[] = [];
  readonly submitted: DraftInput[] = [];
  outcome: Outcome = { kind: 'done', state: STATE };
  /** What each person may see of the one case. */
  views = new Map<string, CaseView>();
  form: DraftForm | null = aForm('what');
  started: Awaited<ReturnType<Services['drafts']['start']>> = aForm('where');
  confirmed: Confirmed = { kind: 'raised', state: STATE, texts: new Map() };
  inForce: Awaited<ReturnType<Services['procedures']>> = [];
  known = new Set([PERSON, OTHER]);

  /** What each person has chosen. */
  readonly choices = new Map<string, MessagesChoice>();
  readonly messages: Services['messages'] = {
    of: (person) => Promise.resolve(this.choices.get(person) ?? null),
    choose: (person, wish, at) => {
      if (!this.known.has(person)) return Promise.resolve(null);
      const choice = { wish, by: person, at };
      this.choices.set(person, choice);
      return Promise.resolve(choice);
    },
  };

  /** The bot asks for no page of the tab. */
  readonly pages: Services['pages'] = {
    whoIs: () => Promise.reject(new Error('asked for a page')),
    case: () => Promise.reject(new Error('asked for a page')),
    procedures: () => Promise.reject(new Error('asked for a page')),
    overseen: () => Promise.reject(new Error('asked for a page')),
    evidence: () => Promise.reject(new Error('asked for a page')),
    audit: () => Promise.reject(new Error('asked for a page')),
    auditEvidence: () => Promise.reject(new Error('asked for a page')),
  };

  handle(envelope: Envelope): Promise<Outcome> {
    this.asked.push(`handle ${envelope.command.type}`);
    this.handled.push(envelope);
    return Promise.resolve(this.outcome);
  }

  view(caseId: string, viewer: string): Promise<CaseView | null> {
    this.asked.push('view');
    return Promise.resolve(caseId === 'case-1' ? (this.views.get(viewer) ?? null) : null);
  }

  viewByReference(reference: string, viewer: string): Promise<CaseView | null> {
    this.asked.push(`viewByReference ${reference}`);
    return Promise.resolve(this.views.get(viewer) ?? null);
  }

  viewOf(_state: CaseState, viewer: string): Promise<CaseView | null> {
    this.asked.push('viewOf');
    return Promise.resolve(this.views.get(viewer) ?? null);
  }

  history(): ReturnType<Services['history']> {
    this.asked.push('history');
    return Promise.resolve([]);
  }

  earlier(): ReturnType<Services['earlier']> {
    this.asked.push('earlier');
    return Promise.resolve({ cases: [], others: 0 });
  }

  myCases(): ReturnType<Services['myCases']> {
    this.asked.push('myCases');
    return Promise.resolve({ today: day('2027-01-04'), lines: [], more: false });
  }

  procedures(): ReturnType<Services['procedures']> {
    this.asked.push('procedures');
    return Promise.resolve(this.inForce);
  }

  person(id: string): ReturnType<Services['person']> {
    this.asked.push('person');
    const person = { id: id as never, post: 'Team manager, North', mail: 'tm@desk.test' };
    return Promise.resolve(this.known.has(id) ? person : null);
  }

  readonly handOver: Services['handOver'] = {
    people: () => {
      this.asked.push('handOver people');
      return Promise.resolve(null);
    },
    preview: () => {
      this.asked.push('handOver preview');
      return Promise.resolve(null);
    },
    handOverAll: () => {
      this.asked.push('handOverAll');
      return Promise.resolve(null);
    },
  };

  readonly drafts: Services['drafts'] = {
    start: () => {
      this.asked.push('start');
      return Promise.resolve(this.started);
    },
    show: (_person, id) => {
      this.asked.push('show');
      return Promise.resolve(id === 'draft-1' ? this.form : null);
    },
    submit: (_person, id, input) => {
      this.asked.push('submit');
      this.submitted.push(input);
      return Promise.resolve(id === 'draft-1' ? this.form : null);
    },
    back: (_person, id) => {
      this.asked.push('back');
      return Promise.resolve(id === 'draft-1' ? this.form : null);
    },
    discard: (_person, id) => {
      this.asked.push(`discard ${id}`);
      return Promise.resolve(id === 'draft-1');
    },
    confirm: () => {
      this.asked.push('confirm');
      return Promise.resolve(this.confirmed);
    },
  };
}
