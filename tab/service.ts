import type {
  AskedAudit,
  AskedCases,
  CaseAction,
  CasePage,
  CasesPage,
  MePage,
  TabFile,
  WorkPage,
} from '../adaptive-cards/tab/models.ts';
import type {
  AskedReports,
  FigureCasesShown,
  FigurePlace,
  ReportsPage,
} from '../adaptive-cards/tab/reportModels.ts';
import type {
  AskedCalendar,
  AskedImport,
  CalendarChanged,
  CalendarPage,
  HealthPage,
  HealthAnswered,
  PeopleFiles,
  PeopleImported,
  PeoplePage,
} from '../adaptive-cards/tab/adminModels.ts';
import type {
  AskedRehearsal,
  ProcedurePage,
  ProceduresPage,
  Rehearsal,
} from '../adaptive-cards/tab/procedureModels.ts';
import { ANSWER_UNREAD, NO_ANSWER, NO_TOKEN, saidOf, type Doing, type Sought } from './words.ts';

/** Something stood in the way; its words say what happened, what was kept and what to do next. */
export class NotDone extends Error {}

/** What came of opening a card or of pressing a button on it. */
export type Answered =
  | { readonly kind: 'card'; readonly card: object }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** A button that was pressed, with what stands in the inputs. */
export interface Press {
  readonly verb: string;
  readonly data: object;
}

/** The app's own interface, in the name of whoever the host says is here. */
export class Service {
  readonly #token: () => Promise<string>;

  constructor(token: () => Promise<string>) {
    this.#token = token;
  }

  async me(): Promise<MePage> {
    return await this.#call<MePage>('read', 'tab-data/me', {});
  }

  async work(): Promise<WorkPage> {
    return await this.#call<WorkPage>('read', 'tab-data/work', {});
  }

  async case(caseId: string): Promise<CasePage> {
    return await this.#call<CasePage>('read', 'tab-data/case', { caseId });
  }

  async cases(asked: AskedCases): Promise<CasesPage> {
    return await this.#call<CasesPage>('read', 'tab-data/cases', asked);
  }

  /** As it was counted last. */
  async lastReports(asked: AskedReports): Promise<ReportsPage> {
    return await this.#call<ReportsPage>('read', 'tab-data/reports', asked);
  }

  /** Counted anew, which takes its time. */
  async reports(asked: AskedReports): Promise<ReportsPage> {
    return await this.#call<ReportsPage>('read', 'tab-data/reports-counted', asked);
  }

  async reportFile(asked: AskedReports, procedure: string, form: 'xlsx' | 'csv'): Promise<TabFile> {
    return await this.#call<TabFile>('read', 'tab-data/report-file', { ...asked, procedure, form });
  }

  async reportCases(
    asked: AskedReports,
    procedure: string,
    place: FigurePlace,
  ): Promise<FigureCasesShown> {
    const wish = { ...asked, procedure, place };
    return await this.#call<FigureCasesShown>('read', 'tab-data/report-cases', wish);
  }

  async evidence(caseId: string, form: 'page' | 'data'): Promise<TabFile> {
    return await this.#call<TabFile>('read', 'tab-data/evidence', { caseId, form });
  }

  /** Recorded in the case before it is answered, and again if it is sent again. */
  async audit(asked: AskedAudit): Promise<CasePage> {
    return await this.#call<CasePage>('read', 'tab-data/audit', asked);
  }

  async auditEvidence(asked: AskedAudit, form: 'page' | 'data'): Promise<TabFile> {
    return await this.#call<TabFile>('read', 'tab-data/audit-evidence', { ...asked, form });
  }

  async procedures(): Promise<ProceduresPage> {
    return await this.#call<ProceduresPage>('read', 'tab-data/procedures', {});
  }

  async procedure(procedure: string): Promise<ProcedurePage> {
    return await this.#call<ProcedurePage>('read', 'tab-data/procedure', { procedure });
  }

  async rehearse(asked: AskedRehearsal): Promise<Rehearsal> {
    return await this.#call<Rehearsal>('read', 'tab-data/rehearsal', asked);
  }

  async calendar(): Promise<CalendarPage> {
    return await this.#call<CalendarPage>('read', 'tab-data/calendar', {});
  }

  /** Safe to send again: it is done only to the edition that was seen. */
  async changeCalendar(asked: AskedCalendar): Promise<CalendarChanged> {
    const doing = asked.dryRun ? 'read' : 'send';
    return await this.#call<CalendarChanged>(doing, 'tab-data/calendar-change', asked);
  }

  async health(): Promise<HealthPage> {
    return await this.#call<HealthPage>('read', 'tab-data/health', {});
  }

  async rebuild(): Promise<HealthAnswered> {
    return await this.#call<HealthAnswered>('send', 'tab-data/rebuild', {});
  }

  async tryAgain(letter: string): Promise<HealthAnswered> {
    return await this.#call<HealthAnswered>('send', 'tab-data/undelivered', {
      letter,
      do: 'retry',
    });
  }

  async seenToByHand(letter: string, how: string): Promise<HealthAnswered> {
    const asked = { letter, do: 'handled', how };
    return await this.#call<HealthAnswered>('send', 'tab-data/undelivered', asked);
  }

  async people(): Promise<PeoplePage> {
    return await this.#call<PeoplePage>('read', 'tab-data/people', {});
  }

  async peopleFiles(form: 'yaml' | 'csv'): Promise<readonly TabFile[]> {
    return (await this.#call<PeopleFiles>('read', 'tab-data/people-files', { form })).files;
  }

  /** Safe to send again: it is done only to the version that was seen. */
  async importPeople(asked: AskedImport): Promise<PeopleImported> {
    const doing = asked.dryRun ? 'read' : 'send';
    return await this.#call<PeopleImported>(doing, 'tab-data/people-import', asked);
  }

  async open(caseId: string, { stage, meeting, card }: CaseAction): Promise<Answered> {
    return await this.#call<Answered>('read', 'tab-data/open', {
      case: caseId,
      stage,
      meeting,
      card,
    });
  }

  /** The form that `/escalate` opens in the chat. */
  async escalate(): Promise<Answered> {
    return await this.#call<Answered>('read', 'tab-data/act', {
      verb: 'startDraft',
      data: { k: crypto.randomUUID() },
    });
  }

  /** Safe to send again when no answer came: the card's key is never acted on twice. */
  async act(press: Press): Promise<Answered> {
    return await this.#call<Answered>('send', 'tab-data/act', press);
  }

  async #call<T>(doing: Doing, path: string, body: object): Promise<T> {
    const first = await this.#send(doing, path, body);
    // A token may have ended on the way here: the host is asked for another, once.
    const answer = first.status === 401 ? await this.#send(doing, path, body) : first;
    if (!answer.ok) throw new NotDone(saidOf(doing, answer.status, soughtBy(path)));
    return await (answer.json() as Promise<T>).catch(() => {
      throw new NotDone(ANSWER_UNREAD[doing]);
    });
  }

  async #send(doing: Doing, path: string, body: object): Promise<Response> {
    const token = await this.#token().catch(() => {
      throw new NotDone(NO_TOKEN[doing]);
    });
    return await fetch(`/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    }).catch(() => {
      throw new NotDone(NO_ANSWER[doing]);
    });
  }
}

const CASES = ['tab-data/case', 'tab-data/evidence', 'tab-data/open', 'tab-data/act'];

/** What is not found there is called what it is. */
const soughtBy = (path: string): Sought =>
  path.startsWith('tab-data/audit') ? 'audit' : CASES.includes(path) ? 'case' : 'page';
