import { longDay, parseDay } from '../../domain/calendar/index.ts';
import type { Draft, DraftForm } from '../../domain/case/index.ts';
import type { Field } from '../../domain/procedure/index.ts';
import { folded } from '../elements/actions.ts';
import { clip, firstRows, type Room } from '../elements/room.ts';
import {
  alarm,
  facts,
  heading,
  labelled,
  list,
  quiet,
  say,
  type Element,
} from '../elements/text.ts';
import { roleTitle, subjectWords } from '../wording/caseWords.ts';
import { capital } from '../wording/dates.ts';
import { earlierBlock } from './earlier.ts';
import { previewFacts, warningWords } from './presenter.ts';

/** What Confirm will do: to whom, by when and why, which meeting, what may go wrong. */
export function preview(form: DraftForm, room: Room): readonly Element[] {
  const { procedure, preview: will } = form;
  if (procedure === null || will === null) return [say('This form is not complete yet. Go back.')];
  const people = previewFacts(will, procedure);
  const { shown, left } = firstRows(people, { ...room, rows: room.rows + 20 });
  return [
    ...(will.warnings.length === 0
      ? []
      : [
          alarm('Before you send'),
          ...list(will.warnings.map((each) => warningWords(each, procedure))),
        ]),
    ...earlierBlock(form, room),
    heading('What happens when you confirm'),
    facts(shown.map(([title, value]) => [title, clip(value, { chars: 200 })] as const)),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
    ...folded('why', 'Why this day?', will.explanation.slice(0, 40).map(say)),
    heading('What you have written'),
    ...subjectLine(form),
    ...answers(form, room),
    ...besides(form, room),
  ];
}

function subjectLine({ draft, procedure }: DraftForm): readonly Element[] {
  if (procedure === null) return [];
  return labelled(
    capital(procedure.labels.recordNumber),
    clip(draft.subjects.map(subjectWords).join(', '), { chars: 400 }),
  );
}

/** Everything is sent in full, also what is shortened here. */
function answers({ draft, asks }: DraftForm, room: Room): readonly Element[] {
  const fields = asks?.fields.map(({ field }) => field) ?? [];
  const filled = fields.flatMap((field) => {
    const value = draft.answers[field.key] ?? '';
    return value === '' ? [] : [[field, words(field, value)] as const];
  });
  const list = asks?.categories?.list;
  const categories = draft.categories.map((key) => {
    const label = list?.choices.find((each) => each.key === key)?.label;
    const note = draft.categoryNotes[key] ?? '';
    return [label, note].filter((each) => (each ?? '') !== '').join(': ') || key;
  });
  return [
    ...(categories.length === 0
      ? []
      : labelled(list?.label ?? 'Category', clip(categories.join('; '), room))),
    ...filled.flatMap(([field, value]) => labelled(field.label, clip(value, room))),
    ...(filled.some(([, value]) => value.length > room.chars)
      ? [quiet('Some text is shortened here. All of it is sent.')]
      : []),
  ];
}

/** Reasons and talks that go on the record beside the answers. */
function besides({ draft, asks, procedure }: DraftForm, room: Room): readonly Element[] {
  if (asks === null || procedure === null) return [];
  const why =
    asks.skips.length > 0
      ? `Why it begins at this ${procedure.labels.step}`
      : 'Why this is an exceptional case';
  const talks = draft.consultations
    .filter(({ role }) => asks.consult?.roles.includes(role) === true)
    .map((talk) => [`Talk with ${roleTitle(procedure, talk.role)}`, talkWords(talk)] as const);
  const rows: readonly (readonly [string, string])[] = [
    ['Why this day', asks.timescale === 'none' ? '' : (draft.timescaleReason ?? '')],
    [why, asks.reasonAsked ? (draft.skipReason ?? '') : ''],
    ...talks,
  ];
  return rows
    .filter(([, value]) => value !== '')
    .flatMap(([label, value]) => labelled(label, clip(value, room)));
}

const talkWords = ({ on, view, notHeld }: Draft['consultations'][number]): string =>
  [on === null ? '' : longDay(on), view, notHeld].filter((each) => each !== '').join('; ');

function words(field: Field, value: string): string {
  if (field.kind === 'date') {
    const day = parseDay(value);
    return day === null ? value : longDay(day);
  }
  if (field.kind === 'yes-no') return capital(value);
  if (field.choices === undefined) return value;
  return value
    .split(',')
    .map((key) => field.choices?.find((each) => each.key === key)?.label ?? key)
    .join('; ');
}
