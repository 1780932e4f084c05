import type { CaseView, NamedPerson } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, type Input, type Option } from '../elements/inputs.ts';
import { personWords } from '../wording/caseWords.ts';

/** What can be done about whose it is: the case, the raiser's cover, the seats of who is asked. */
export const handOverForms = (view: CaseView, address: Address): readonly Form[] =>
  [
    handOverCaseForm(view, address),
    handOverSeatForm(view, address),
    coverForm(view, address),
    endCoverForm(view, address),
  ].filter((form) => form !== null);

const options = (people: readonly NamedPerson[], { procedure }: CaseView): readonly Option[] =>
  people.flatMap((person) =>
    person.id === null ? [] : [{ value: person.id, title: personWords(person, procedure) }],
  );

const why = (id: string, required: boolean): Input => ({
  kind: 'text',
  id,
  label: 'Why',
  help: 'This goes on the record. Leave out names and details of the child.',
  long: true,
  required,
  max: LIMITS.reason,
});

function handOverCaseForm(view: CaseView, address: Address): Form | null {
  if (!view.may.includes('handOverCase')) return null;
  const { matter, raiser } = view.procedure.labels;
  return {
    verb: 'handOverCase',
    title: `Hand over to another ${raiser}`,
    send: `Hand this ${matter} over`,
    intro: [
      'Every due day stays as it is. Whoever is asked keeps their card. Whoever has it now is told, and does not see it any more.',
    ],
    address,
    inputs: [
      {
        kind: 'choice',
        id: 'case-to',
        label: 'Who has it from here on',
        required: true,
        options: options(view.handing.raisers, view),
      },
      why('case-to-reason', true),
    ],
  };
}

function coverForm(view: CaseView, address: Address): Form | null {
  if (!view.may.includes('coverRaiser')) return null;
  const { covering, raisers } = view.handing;
  return {
    verb: 'coverRaiser',
    title: covering === null ? 'Record who covers' : 'Change who covers',
    send: 'Record this cover',
    intro: [
      `It stays the case of ${view.raiser.post}. On these days the person who covers can do everything for them, and the record says so.`,
    ],
    address,
    inputs: [
      {
        kind: 'choice',
        id: 'cover-by',
        label: 'Who covers',
        required: true,
        options: options(raisers, view),
      },
      { kind: 'date', id: 'cover-from', label: 'First day', required: true, value: view.today },
      { kind: 'date', id: 'cover-to', label: 'Last day', required: true },
      why('cover-reason', false),
    ],
  };
}

function endCoverForm(view: CaseView, address: Address): Form | null {
  const { covering } = view.handing;
  if (covering === null || !view.may.includes('endCover')) return null;
  return {
    verb: 'endCover',
    title: 'End the cover',
    send: 'End the cover today',
    intro: [`${covering.by} covers now or on days to come. From here on they no longer do.`],
    address,
    inputs: [],
  };
}

function handOverSeatForm(view: CaseView, address: Address): Form | null {
  const { seats } = view.handing;
  if (seats.length === 0 || !view.may.includes('handOverSeat')) return null;
  const pairs = seats.flatMap((seat) =>
    options(seat.takers, view).map(({ value, title }): Option => ({
      value: `${seat.key}|${seat.id ?? ''}|${value}`,
      title: `${title}, instead of ${personWords(seat, view.procedure)}`,
    })),
  );
  return {
    verb: 'handOverSeat',
    title: 'Have somebody else answer',
    send: 'Ask this person instead',
    intro: [
      'The due day stays as it is: the days are not new. Whoever was asked is told that it is no longer theirs.',
    ],
    address,
    inputs: [
      {
        kind: 'choice',
        id: 'seat-to',
        label: 'Who is asked from here on',
        required: true,
        options: pairs,
      },
      why('seat-to-reason', true),
    ],
  };
}
