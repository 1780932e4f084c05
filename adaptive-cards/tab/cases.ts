import { longDay, type Day } from '../../domain/calendar/index.ts';
import type { Place } from '../../domain/case/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { stateFromOutside } from '../caseList/presenter.ts';
import { stageWords } from '../wording/caseWords.ts';
import type { AskedCases, CasesPage, CasesRow, Choice } from './models.ts';
import { leftWords, urgencyOf } from './urgency.ts';

interface LineShown {
  readonly caseId: string;
  readonly reference: string;
  readonly scope: { readonly procedure: string };
  readonly team: string | null;
  readonly raiserPost: string;
  readonly stageLabel: string;
  readonly categories: readonly string[];
  readonly due: Day | null;
  readonly daysLeft: number | null;
  readonly state: string;
}

/** A page of all open cases, as the query gives it. */
interface Shown {
  readonly today: Day;
  readonly procedure: Procedure | null;
  readonly procedures: readonly Procedure[];
  readonly place: Place;
  readonly places: readonly { readonly place: Place; readonly name: string | null }[];
  readonly lines: readonly LineShown[];
  readonly next: string | null;
}

export const EVERYWHERE = 'everywhere';

/** A place as a choice bears it: "everywhere", "team:north". */
export const placeKey = (place: Place): string =>
  place.kind === 'everywhere' ? EVERYWHERE : `${place.kind}:${place.id}`;

/** All open cases of a place, soonest due first, with what they may be narrowed to. */
export const casesPage = (shown: Shown, asked: AskedCases): CasesPage => ({
  asked: { ...asked, place: placeKey(shown.place) },
  procedures: shown.procedures.map(({ id, title }) => ({ key: id, title })),
  places: shown.places.map(({ place, name }) => ({
    key: placeKey(place),
    title: place.kind === 'everywhere' ? 'The whole authority' : placeTitle(place, name),
  })),
  stages: (shown.procedure?.stages ?? []).map((stage) => ({
    key: stage.key,
    title: stageWords(stage),
  })),
  categories: shown.procedure === null ? [] : categoriesOf(shown.procedure),
  rows: shown.lines.map((line) => rowOf(line, shown)),
  empty: emptyWords(asked),
  next: shown.next,
});

const placeTitle = ({ kind }: Place, name: string | null): string =>
  kind === 'service' ? `Service: ${name ?? ''}` : (name ?? '');

const categoriesOf = ({ categories }: Procedure): readonly Choice[] =>
  (categories?.choices ?? []).map(({ key, label }) => ({ key, title: label }));

const emptyWords = ({ overdue, stage, category }: AskedCases): string =>
  overdue || stage !== null || category !== null
    ? 'No open case fits. Take a filter away to see the others.'
    : 'No case is open here.';

function rowOf(line: LineShown, { today, procedures }: Shown): CasesRow {
  const { caseId, reference, team, raiserPost, stageLabel, due, daysLeft, state } = line;
  const own = procedures.find(({ id }) => id === line.scope.procedure);
  const labels = new Map((own ? categoriesOf(own) : []).map(({ key, title }) => [key, title]));
  return {
    caseId,
    reference,
    team: team ?? '',
    raisedBy: raiserPost,
    stage: stageLabel,
    categories: line.categories.map((key) => labels.get(key) ?? 'Other').join('; '),
    state: stateFromOutside(state),
    due: due === null ? null : longDay(due),
    left: leftWords(due, today, daysLeft),
    urgency: urgencyOf(due, today, daysLeft),
  };
}
