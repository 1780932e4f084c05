import type { CountSettings, Day, Moment, WorkingCalendar } from '../domain/calendar/index.ts';
import type {
  CaseId,
  CaseState,
  CaseView,
  ChronologyLine,
  Door,
  DraftForm,
  DraftInput,
  EarlierCases,
  Envelope,
  Refusal,
  Texts,
} from '../domain/case/index.ts';
import type { EvidencePack } from '../domain/evidence/index.ts';
import type { Person, PersonId } from '../domain/people/index.ts';
import type { Procedure, ProcedureKind } from '../domain/procedure/index.ts';
import type { HandOverServices } from './handOver.ts';
import type { MessagesServices } from './messages.ts';
import type { Overseen, OverseenAsk } from './overseen.ts';
import type { DeadLetter, WorkLine } from './ports/index.ts';

/** What the doors may ask of the house: commands, drafts and queries. */
export interface Services {
  /**
   * Load, decide, append; the effects follow by themselves. Without the texts where the answer to a deed
   * that was done shows none of them: a request less.
   */
  handle(envelope: Envelope, reads?: { readonly withTexts?: boolean }): Promise<Outcome>;
  /** Null: unknown, or none of theirs (the two are told alike). */
  view(caseId: CaseId, viewer: PersonId, now: Moment): Promise<CaseView | null>;
  viewByReference(reference: string, viewer: PersonId, now: Moment): Promise<CaseView | null>;
  /** The view without another look-up, from the state a command has just left behind. */
  viewOf(state: CaseState, viewer: PersonId, now: Moment): Promise<CaseView | null>;
  /** What happened, as this viewer may see it; two reads more, so never on the way of an answer. */
  history(view: CaseView, now: Moment): Promise<readonly ChronologyLine[]>;
  /** What was raised about the same children, as this viewer may know of it (A-CPC-03, CB-70). */
  earlier(view: CaseView, now: Moment): Promise<EarlierCases>;
  /** No more than `most` lines, soonest due first; a card's worth where nothing is said. */
  myCases(person: PersonId, now: Moment, most?: number): Promise<CaseList>;
  /** In force now; what they say is no secret among the authority's people. */
  procedures(): Promise<readonly Procedure[]>;
  /** Null: not in the authority's directory. */
  person(id: PersonId): Promise<Person | null>;
  drafts: DraftServices;
  handOver: HandOverServices;
  messages: MessagesServices;
  pages: PageServices;
}

/** What the pages of the tab ask. */
export interface PageServices {
  whoIs(person: PersonId, now: Moment): Promise<WhoIs>;
  /** The case with its history in one go; null: unknown, or none of theirs. */
  case(caseId: CaseId, viewer: PersonId, now: Moment): Promise<CaseRead | null>;
  /** The whole record of a case, for those alone who see all of it; null: unknown, or not theirs. */
  evidence(caseId: CaseId, viewer: PersonId, now: Moment): Promise<EvidencePack | null>;
  /** Procedures in force and how days are counted, for whoever the list of people names; else null. */
  procedures(person: PersonId, now: Moment): Promise<ProceduresRead | null>;
  /**
   * Any case by its reference for an auditor, for the reason that they give: first recorded, then read, each
   * time anew. Null: there is none that they audit.
   */
  audit(audit: Audit, now: Moment): Promise<CaseRead | null>;
  /** Its whole record, in the same way. */
  auditEvidence(audit: Audit, now: Moment): Promise<EvidencePack | null>;
  /** A page of all open cases that this person oversees; null: none. */
  overseen(person: PersonId, ask: OverseenAsk, now: Moment): Promise<Overseen | null>;
}

/** What an auditor wants to read, and why. */
export interface Audit {
  readonly auditor: PersonId;
  readonly reference: string;
  readonly reason: string;
  /** By which door they came; absent: the chat. */
  readonly door?: Door;
}

export interface ProceduresRead {
  readonly today: Day;
  readonly procedures: readonly Procedure[];
  readonly calendar: WorkingCalendar;
  readonly counting: CountSettings;
}

export interface CaseRead {
  readonly view: CaseView;
  readonly history: readonly ChronologyLine[];
}

export interface WhoIs {
  /** Null: nobody whom the authority's list of people names. */
  readonly post: string | null;
  readonly today: Day;
  /** Procedures in force under which they may raise something. */
  readonly raises: readonly Procedure[];
  /** They oversee cases beside those in which they have a part. */
  readonly oversees: boolean;
  /** They may see figures of a procedure. */
  readonly readsReports: boolean;
  /** They audit cases. */
  readonly audits: boolean;
  /** They look after people, calendar and what could not be done. */
  readonly administers: boolean;
}

export type Outcome =
  | { readonly kind: 'done'; readonly state: CaseState }
  /** Acted on before, or already so: the present state is shown. */
  | { readonly kind: 'nothing'; readonly state: CaseState }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly state: CaseState | null };

/** Work that could not be done, for those who look after the app. */
export interface Undelivered {
  /** What asks for somebody, oldest first; null: not for this person. */
  list(person: PersonId, now: Moment): Promise<readonly UndeliveredLine[] | null>;
  /** Tries it once more. `gone`: somebody has seen to it already. */
  retry(person: PersonId, id: string, now: Moment): Promise<'done' | 'gone' | 'not-yours'>;
  /** Somebody saw to it by hand, and says how. */
  handle(
    person: PersonId,
    id: string,
    how: string,
    now: Moment,
  ): Promise<'done' | 'gone' | 'not-yours'>;
}

export interface UndeliveredLine {
  readonly letter: DeadLetter;
  /** Null: of no case that is known. */
  readonly reference: string | null;
}

export interface CaseList {
  readonly today: Day;
  readonly lines: readonly (WorkLine & { readonly daysLeft: number | null })[];
  readonly more: boolean;
}

export interface DraftServices {
  /**
   * `may-not-raise` or `no-notice` when the person holds no post that may begin one.
   * @param quoted words of a message that it begins with
   */
  start(
    person: PersonId,
    now: Moment,
    kind?: ProcedureKind,
    quoted?: string,
  ): Promise<DraftForm | Refusal>;
  /** The form as it stands; null when there is no such draft of this person. */
  show(person: PersonId, id: string, now: Moment): Promise<DraftForm | null>;
  /** Stores the step where it is right; where not, answers with the problems and the typed values. */
  submit(person: PersonId, id: string, input: DraftInput, now: Moment): Promise<DraftForm | null>;
  /** One step back, nothing lost. */
  back(person: PersonId, id: string, version: number, now: Moment): Promise<DraftForm | null>;
  /** Throws it away; false when it is gone or stands as a case already. */
  discard(person: PersonId, id: string): Promise<boolean>;
  /** Raises the case; idempotent, since the case's id is the draft's. */
  confirm(
    person: PersonId,
    id: string,
    version: number,
    now: Moment,
    door?: Door,
  ): Promise<Confirmed>;
}

export type Confirmed =
  | { readonly kind: 'raised'; readonly state: CaseState; readonly texts: Texts }
  /** Something became wrong meanwhile: the form shows it. */
  | { readonly kind: 'form'; readonly form: DraftForm }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
