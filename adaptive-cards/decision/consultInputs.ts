import { longDay, type Day } from '../../domain/calendar/index.ts';
import { lastAddressedTo } from '../../domain/case/index.ts';
import type { Procedure, RoleKey, Stage } from '../../domain/procedure/index.ts';
import { LIMITS, YES_NO, type Input } from '../elements/inputs.ts';
import { roleTitle } from '../wording/caseWords.ts';

/** For each role that the procedure asks to talk with: when, what was said, or why not. Never a gate. */
export function consultInputs(
  procedure: Procedure,
  roles: readonly RoleKey[],
  need: 'all' | 'any',
): readonly Input[] {
  if (roles.length === 0) return [];
  const intro =
    need === 'any' && roles.length > 1
      ? 'The procedure asks you to talk with one of these first.'
      : 'The procedure asks you to talk with these first.';
  return [
    {
      kind: 'note',
      text: `${intro} Say on which day you did, or why you did not: either holds nothing up.`,
    },
    ...roles.flatMap((role): Input[] => {
      const title = roleTitle(procedure, role);
      return [
        {
          kind: 'date',
          id: `consult-${role}-on`,
          label: `Day you talked, or tried to talk, with ${title}`,
        },
        {
          kind: 'text',
          id: `consult-${role}-view`,
          label: `View of ${title}`,
          max: LIMITS.note,
          long: true,
        },
        {
          kind: 'text',
          id: `consult-${role}-not-held`,
          label: `If you did not talk with ${title}: why`,
          max: LIMITS.note,
        },
      ];
    }),
  ];
}

/** The same rule as the case's own: who was asked at a later stage has had the alert (A-WF-08). */
function isPassedOver(
  role: RoleKey,
  stage: Stage,
  skipped: readonly Stage[],
  procedure: Procedure,
): boolean {
  const last = lastAddressedTo(role, stage, procedure);
  return skipped.some(({ key }) => key === last);
}

/** Questions for copies that are not always sent, and the choice to leave out a passed-over role. */
export function copyInputs(
  procedure: Procedure,
  stage: Stage,
  skipped: readonly Stage[],
): readonly Input[] {
  return stage.copies.flatMap(({ role, when }): Input[] => {
    if (when.kind === 'ask') {
      return [
        {
          kind: 'choice',
          id: `copy-${role}`,
          label: when.question,
          options: YES_NO,
          required: true,
        },
      ];
    }
    if (when.kind === 'always' || !isPassedOver(role, stage, skipped, procedure)) return [];
    const title = roleTitle(procedure, role);
    return [
      {
        kind: 'choice',
        id: `copy-${role}`,
        label: `Send a copy to ${title}, who is passed over`,
        options: YES_NO,
        value: 'yes',
      },
      {
        kind: 'text',
        id: `copy-${role}-reason`,
        label: `If no copy goes to ${title}: why`,
        max: LIMITS.note,
      },
    ];
  });
}

/** Where the stage is addressed to one or some of several roles. */
export function chosenInput(procedure: Procedure, stage: Stage): readonly Input[] {
  const { mode, roles } = stage.to;
  if (mode !== 'choose-one' && mode !== 'choose-some') return [];
  return [
    {
      kind: mode === 'choose-one' ? 'choice' : 'choices',
      id: 'chosen',
      label: mode === 'choose-one' ? 'Who should answer' : 'Who should answer (one or more)',
      options: roles.map((role) => ({ value: role, title: roleTitle(procedure, role) })),
      required: true,
    },
  ];
}

/**
 * A day of the raiser's own, where the stage knows one. `wholeDue`: the last day of the whole process, so
 * that nobody passes it unawares (A-CB-01).
 */
export function timescaleInputs(stage: Stage, wholeDue: Day | null = null): readonly Input[] {
  if (stage.timescale === 'none') return [];
  const wording = stage.timescaleWording ?? stage.clock?.wording ?? 'reply';
  return [
    {
      kind: 'date',
      id: 'timescale',
      label:
        wording === 'resolution'
          ? 'Day by which it should be put right'
          : 'Day by which you ask for a reply',
      ...(stage.timescale === 'required' ? { required: true } : {}),
      ...help([
        ...(stage.timescale === 'required' ? [] : [optionalHelp(stage)]),
        ...(wholeDue === null ? [] : [`The whole process is due by ${longDay(wholeDue)}.`]),
      ]),
    },
    { kind: 'text', id: 'timescale-reason', label: 'Why this day', max: LIMITS.note },
  ];
}

const help = (lines: readonly string[]): { readonly help?: string } =>
  lines.length === 0 ? {} : { help: lines.join(' ') };

const optionalHelp = (stage: Stage): string =>
  stage.clock === null
    ? 'The procedure sets no limit here. You may set a day of your own.'
    : 'Leave the day empty to use the procedure’s own limit.';
