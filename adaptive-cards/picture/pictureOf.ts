import {
  sourcedParts,
  type Categories,
  type Choice,
  type Field,
  type Procedure,
  type Span,
} from '../../domain/procedure/index.ts';
import { aboutWords } from './aboutWords.ts';
import { besideWords, type BesideLines } from './besideWords.ts';
import { settingsOf } from './settingsOf.ts';
import { meetingWords, stepOf, type PicturedStep } from './stepOf.ts';
import { passingTalk } from './talkWords.ts';
import { spanWords, titleOf, titles } from './words.ts';

/** How a text that can be read in several ways is read; a fixed one is the same for everybody. */
export interface Reading {
  readonly fixed: boolean;
  readonly reading: string;
}

/** A procedure as a drawing shows it: in words, in the order of the ladder. */
export interface Picture {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly authority: string;
  readonly step: string;
  readonly process: string;
  readonly about: readonly string[];
  readonly wholeLimit: string | null;
  /** The questions, in the order of the form. */
  readonly form: readonly string[];
  readonly steps: readonly PicturedStep[];
  readonly moving: readonly string[];
  readonly referral: readonly string[] | null;
  readonly beside: readonly BesideLines[];
  readonly defaults: readonly PicturedDefault[];
  /** Readings that hold for every procedure and whose numbers this file does not name. */
  readonly everywhere: readonly PicturedDefault[];
}

export interface PicturedDefault {
  readonly id: string;
  /** Null: no list of readings knows it. */
  readonly reading: string | null;
  readonly fixed: boolean;
  /** Where it can be set: the way to it in the file, and what stands there. */
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

export function pictureOf(procedure: Procedure, readings: ReadonlyMap<string, Reading>): Picture {
  const { id, version, title, authority, labels, wholeLimit } = procedure;
  const defaults = defaultsIn(procedure, readings);
  const named = new Set(defaults.map((each) => each.id));
  return {
    id,
    version,
    title,
    authority,
    step: labels.step,
    process: labels.process,
    about: aboutWords(procedure),
    wholeLimit:
      wholeLimit === null
        ? null
        : `${spanWords(wholeLimit)} from the first ${wholeLimit.covers === 'formal' ? 'formal ' : ''}${labels.step}${wholeLimit.monitoring === 'inside' ? ', monitoring included' : ''}`,
    form: formWords(procedure),
    steps: procedure.stages.map((stage) => stepOf(stage, procedure)),
    moving: movingWords(procedure),
    referral: referralWords(procedure),
    beside: besideWords(procedure),
    defaults,
    everywhere: [...readings]
      .filter(([each]) => each.startsWith('A-X-') && !named.has(each))
      .map(([each, reading]) => ({
        id: each,
        ...reading,
        settings: settingsOf(each, procedure).map(({ name, value }) => ({
          name,
          value: valueWords(value),
        })),
      })),
  };
}

const REQUIRED: Readonly<Record<Field['required'], string>> = {
  always: ' (compulsory)',
  formal: ' (compulsory where formal)',
  never: '',
};

function formWords({ categories, fields, stages }: Procedure): readonly string[] {
  const labelsOf = (keys: readonly string[]): string =>
    stages
      .filter(({ key }) => keys.includes(key))
      .map(({ label }) => label)
      .join(', ');
  const labelOf = (wanted: string): string =>
    fields.find(({ key }) => key === wanted)?.label ?? wanted;
  return [
    ...(categories === null
      ? []
      : [
          `${categories.label}${REQUIRED[categories.required]}: ${categoryWords(categories).join('; ')}`,
        ]),
    ...fields.map(
      ({ label, kind, choices, required, requiredAt = [], requiredWith, mustBe, stages: asked }) =>
        [
          `${label}${REQUIRED[required]}`,
          ...answersTo(kind, choices),
          ...(mustBe === undefined ? [] : [`goes on with ${mustBe.answer} alone`]),
          ...(asked === undefined ? [] : [`asked at ${labelsOf(asked)}`]),
          ...(requiredWith === undefined ? [] : [`compulsory with “${labelOf(requiredWith)}”`]),
          ...(requiredAt.length === 0 ? [] : [`compulsory at ${labelsOf(requiredAt)}`]),
        ].join('; '),
    ),
  ];
}

/** What is offered, and whether more than one of it. */
const categoryWords = ({ choices, other, several }: Categories): readonly string[] => [
  ...choices.map(choiceWords),
  ...(other ? ['Other (say what)'] : []),
  ...(several ? ['more than one may be chosen'] : []),
];

const choiceWords = ({ label, ask }: Choice): string =>
  ask === undefined ? label : `${label} (asks: ${ask.label})`;

/** What a question can be answered with, where that is not free. */
function answersTo(kind: Field['kind'], choices: readonly Choice[] = []): readonly string[] {
  if (kind === 'yes-no') return ['yes or no'];
  if (choices.length === 0) return [];
  const offered = choices.map(({ label }) => label).join(' / ');
  return [`${kind === 'choices' ? 'one or more of' : 'one of'}: ${offered}`];
}

/** Whether a case may begin above the first stage of the ladder; a way in has none below it. */
function mayBeginHigher({ bypass: { startAt }, stages }: Procedure): boolean {
  const [, ...higher] = stages.filter(({ entryOnly }) => entryOnly !== true);
  return higher.some(({ key }) => startAt === 'any' || startAt.includes(key));
}

function movingWords(procedure: Procedure): readonly string[] {
  const { bypass, extension, labels, stages } = procedure;
  const { startAt, skip } = bypass;
  const passed = passingTalk(procedure);
  const labelsOf = (keys: readonly string[]): string =>
    stages
      .filter(({ key }) => keys.includes(key))
      .map(({ label }) => label)
      .join(', ');
  return [
    startAt === 'any'
      ? `A case may begin at any ${labels.step}.`
      : `A case may begin at: ${labelsOf(startAt)}.`,
    ...(mayBeginHigher(procedure)
      ? [`Whoever begins above the first ${labels.step} says why.`]
      : []),
    skip === 'any'
      ? `A ${labels.step} may be passed over, with a reason.`
      : `No ${labels.step} may be passed over.`,
    ...(passed === null ? [] : [passed]),
    ...(bypass.neverBackToInformal ? ['Once formal, it never goes back to informal.'] : []),
    ...moreTimeWords(extension, labelsOf),
    ...endWords(procedure),
  ];
}

function moreTimeWords(
  extension: Procedure['extension'],
  labelsOf: (keys: readonly string[]) => string,
): readonly string[] {
  if (extension === null) return ['More time cannot be given.'];
  const { stages, askedBy, record, wholeLimit } = extension;
  return [
    `More time can be given${stages === undefined ? '' : ` at ${labelsOf(stages)}`}${askedBy === null ? '' : '; whoever is asked may ask for it'}.`,
    ...record.flatMap(({ label, mustBe }) =>
      mustBe === undefined
        ? []
        : [`It is given only where “${label}” is answered ${mustBe.answer}.`],
    ),
    ...(wholeLimit === 'moves' ? ['It moves the limit of the whole process too.'] : []),
  ];
}

const endWords = ({ labels, closing }: Procedure): readonly string[] => [
  closing?.withdrawal === false
    ? 'A case cannot be taken back.'
    : `${labels.raiser} may take a case back, with a reason.`,
  closing?.reopening === 'never'
    ? 'A closed case is never opened again.'
    : `A closed case may be opened again, at its last ${labels.step}.`,
];

function referralWords(procedure: Procedure): readonly string[] | null {
  const { referral, labels } = procedure;
  if (referral === null) return null;
  const { label, stageLabel, checklist, tellWhenConsidered, tellWhenReferred, toldBy, meeting } =
    referral;
  return [
    stageLabel === null
      ? `To ${label}, beside every ${labels.step}.`
      : `To ${label}: ${stageLabel}, or earlier.`,
    ...checklist.map((each) => `Asked: ${each.label}`),
    ...(tellWhenConsidered.length === 0
      ? []
      : [`Told when it is considered: ${titles(tellWhenConsidered, procedure)}`]),
    tellWhenReferred === 'everyone-involved'
      ? 'Told when it is made: everybody who was asked or told.'
      : `Told when it is made: ${titles(tellWhenReferred, procedure) || 'nobody'}`,
    ...(toldBy === undefined ? [] : [`Who advises them: ${titleOf(toldBy, procedure)}`]),
    ...(meeting === undefined ? [] : [`Meeting: ${meetingWords(meeting, procedure)}`]),
  ];
}

/** Every reading that the file names, with the values that carry it out. */
function defaultsIn(
  procedure: Procedure,
  readings: ReadonlyMap<string, Reading>,
): readonly PicturedDefault[] {
  const parts = sourcedParts(procedure).flatMap(({ path, req, value }) =>
    req
      .filter((id) => id.startsWith('A-'))
      .map((id) => ({ id, name: path, value: valueWords(value) })),
  );
  const ids = [...new Set(parts.map(({ id }) => id))].sort();
  return ids.map((id) => {
    const { reading = null, fixed = false } = readings.get(id) ?? {};
    const settings = parts
      .filter((part) => part.id === id)
      .map(({ name, value }) => ({ name: name === '' ? 'the procedure' : name, value }));
    return { id, reading, fixed, settings };
  });
}

/** Wording is on the ladder above; a setting is what decides. */
const WORDING = new Set(['label', 'title', 'text', 'question', 'name', 'template', 'key', 'req']);

/** The plain values that stand there, `n 4, unit working-day`; what they hold further in is elsewhere. */
function valueWords(value: object): string {
  const words = Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
    const said = WORDING.has(name) ? null : plain(each);
    return said === null ? [] : [`${name} ${said}`];
  });
  return words.length === 0 ? 'its words' : words.join(', ');
}

function plain(value: unknown): string | null {
  if (value === null) return 'none';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isSpan(value)) return spanWords(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  const members: readonly unknown[] = value;
  return members.every((each) => typeof each === 'string') ? members.join(' + ') : null;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'n' in value && 'unit' in value;
