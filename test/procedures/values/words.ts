import type {
  Consult,
  Copy,
  Field,
  MeetingRule,
  MonitoringRule,
  Procedure,
  RecordRule,
  Role,
  Span,
  Stage,
} from '../../../domain/procedure/index.ts';

const list = (names: readonly string[]): string =>
  names.length === 0 ? 'nobody' : names.join(', ');

const line = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join('; ');

const days = ({ n, unit }: Span): string =>
  `${n} ${unit === 'working-day' ? 'WD' : 'calendar days'}`;

const daysIf = (span: Span | null | undefined): string | null =>
  span === null || span === undefined ? null : days(span);

/*
 * A procedure's rules in short lines, topic by topic: who is asked, who is told, by when, with what. The
 * specs hold what each line must say according to the requirements, so that each rule stands in two places.
 */

export const rolesOf = ({ roles }: Procedure): readonly string[] =>
  Object.entries(roles).map(([key, role]) => `${key}: ${line(...roleWords(role))}`);

const roleWords = (role: Role): readonly (string | false | undefined)[] => [
  role.side,
  role.heldAs !== undefined && `held as ${role.heldAs}`,
  role.group === true && 'a group',
  role.registerOnly === true && 'register only',
  role.outside === true && 'outside',
];

export function aboutOf(p: Procedure): readonly string[] {
  const { subject, wholeLimit, bypass, raisers, sharesPostsWith } = p;
  return [
    p.kind ?? 'alert',
    line(
      `about: ${subject.kind}`,
      subject.initials ? 'initials' : 'no initials',
      subject.several ? 'several' : 'one',
    ),
    wholeLimit === null ? 'no whole limit' : `whole: ${days(wholeLimit)}, ${wholeLimit.covers}`,
    line(
      `begins: ${typeof bypass.startAt === 'string' ? bypass.startAt : list(bypass.startAt)}`,
      `skips: ${bypass.skip}`,
      bypass.consult !== null && consultWords(bypass.consult),
      bypass.emergency && 'not in an emergency',
      bypass.neverBackToInformal && 'never back to informal',
    ),
    `raised by: ${list(raisers ?? ['raiser'])}`,
    ...(sharesPostsWith === undefined ? [] : [`posts of: ${list(sharesPostsWith)}`]),
  ];
}

const consultWords = ({ roles, need }: Consult): string => `talk with ${need} of ${list(roles)}`;

export const stagesOf = (p: Procedure): readonly string[] =>
  p.stages.map((stage) => `${stage.key}: ${line(...stageWords(stage))}`);

type Words = readonly (string | false | null | undefined)[];

const stageWords = (stage: Stage): Words => [...opensWith(stage), ...goesOn(stage)];

const opensWith = (stage: Stage): Words => [
  stage.formal ? 'formal' : 'informal',
  `asks ${stage.to.mode} of ${list(stage.to.roles)}`,
  `tells ${list(stage.copies.map(copyWords))}`,
  clockWords(stage),
  stage.timescale !== 'none' && `own day ${stage.timescale}`,
  stage.timescaleWording !== undefined && `worded as ${stage.timescaleWording}`,
];

const endsOf = (stage: Stage): Words => [
  stage.ends !== undefined && `ends with ${stage.ends}`,
  stage.reply?.wanted === false && 'asks for no answer',
  stage.waitsFor !== undefined && `waits for ${list(stage.waitsFor.tasks)}`,
  stage.silence !== undefined && `silence is ${stage.silence}`,
];

const goesOn = (stage: Stage): Words => [
  stage.next !== undefined && `then ${stage.next ?? 'nothing'}`,
  stage.entryOnly === true && 'only to begin with',
  stage.exceptional === true && 'exceptional',
  stage.gate !== undefined && 'asks why on leaving',
  stage.consult !== undefined && consultWords(stage.consult),
  stage.raisedBy !== undefined && `also raised by ${list(stage.raisedBy)}`,
  stage.replyTo !== undefined && `reply also to ${list(stage.replyTo)}`,
  ...endsOf(stage),
];

function copyWords({ role, when, ifHeld }: Copy): string {
  const condition =
    when.kind === 'always' ? '' : ` if ${when.kind === 'ask' ? 'asked' : 'bypassed'}`;
  return `${role}${condition}${ifHeld === true ? ' if held' : ''}`;
}

const clockWords = ({ clock }: Stage): string =>
  clock === null
    ? 'no days'
    : `${clock.wording} in ${days(clock)}, stopped by ${list(clock.stopsOn)}`;

export const meetingsOf = (p: Procedure): readonly string[] => [
  ...p.stages.flatMap(({ key, meeting, offeredMeeting, monitoring }) => [
    ...(meeting === undefined ? [] : [`${key} always: ${meetingWords(meeting)}`]),
    ...(offeredMeeting === undefined ? [] : [`${key} offered: ${meetingWords(offeredMeeting)}`]),
    ...(monitoring === undefined ? [] : [`${key} monitoring: ${monitoringWords(monitoring)}`]),
  ]),
  ...(p.referral?.meeting === undefined ? [] : [`referral: ${meetingWords(p.referral.meeting)}`]),
];

const peopleWords = ({ convener, required, optional }: MeetingRule | MonitoringRule): string =>
  line(`${convener} calls ${list(required)}`, optional.length > 0 && `may come: ${list(optional)}`);

const meetingWords = (rule: MeetingRule): string =>
  line(
    peopleWords(rule),
    rule.othersBy !== null && `${rule.othersBy} adds others`,
    rule.managerOversees === true && 'overseen by the raiser’s manager',
    rule.within === null ? 'no window' : `within ${days(rule.within)}`,
    `${rule.recorder ?? rule.convener} records`,
  );

const monitoringWords = (rule: MonitoringRule): string =>
  line(
    peopleWords(rule),
    `within ${days(rule.within)}`,
    `else ${list(rule.onNotAchieved.map((way) => (way.kind === 'pass-to' ? `pass to ${list(way.roles)}` : way.kind)))}`,
    rule.records !== undefined && `enters ${list(rule.records.map(recordWords))}`,
  );

const recordWords = ({ key, by, after }: RecordRule): string =>
  `${key} by ${by}${after === undefined ? '' : ` after ${after}`}`;

export const recordsOf = (p: Procedure): readonly string[] => [
  ...p.stages
    .filter(({ records }) => records.length > 0)
    .map(({ key, records }) => `${key}: ${records.map(recordWords).join(', ')}`),
  ...recordLine('more time', p.extension?.records),
  ...recordLine('referral', p.referral?.records),
  ...recordLine('immediate', p.beside?.immediate?.safeguarding.records),
];

const recordLine = (name: string, records: readonly RecordRule[] | undefined): readonly string[] =>
  records === undefined ? [] : [`${name}: ${records.map(recordWords).join(', ')}`];

const fieldWords = (field: Field): string =>
  `${field.key}: ${line(
    field.kind,
    `required ${field.required}`,
    field.requiredAt !== undefined && `also at ${list(field.requiredAt)}`,
    field.stages !== undefined && `asked at ${list(field.stages)}`,
    field.requiredWith !== undefined && `needed with ${field.requiredWith}`,
    field.mustBe !== undefined && `must be ${field.mustBe.answer}`,
    field.maxLength !== undefined && 'of limited length',
    field.choices !== undefined && `of ${list(field.choices.map(({ key }) => key))}`,
  )}`;

export const questionsOf = (p: Procedure): readonly string[] => [
  ...p.fields.map(fieldWords),
  ...(p.extension?.record ?? []).map((field) => `more time ${fieldWords(field)}`),
  ...(p.referral?.fields ?? []).map((field) => `referral ${fieldWords(field)}`),
];

export function categoriesOf({ categories }: Procedure): readonly string[] {
  if (categories === null) return [];
  const { required, several, other, choices } = categories;
  return [
    line(`required ${required}`, several ? 'several' : 'one', other && 'other'),
    ...choices.map(({ key, under, ask }) =>
      [
        key,
        under === undefined ? '' : ` < ${under}`,
        ask === undefined ? '' : ` asks ${ask.key}`,
      ].join(''),
    ),
  ];
}

export const examplesOf = (p: Procedure): readonly string[] => [
  ...p.stages.flatMap(({ examples }) => (examples ?? []).map(({ key }) => key)),
  ...(p.beside?.guidance ?? []).flatMap(({ choices }) => choices.map(({ key }) => key)),
];

export function waysOutOf({ extension, referral }: Procedure): readonly string[] {
  const more =
    extension === null
      ? 'no more time'
      : line(
          `more time asked by ${extension.askedBy ?? 'nobody'}`,
          extension.stages !== undefined && `at ${list(extension.stages)}`,
        );
  if (referral === null) return [more, 'no referral'];
  const { tellWhenReferred } = referral;
  return [
    more,
    line(
      'referral',
      referral.stageKey,
      referral.earlyReason && 'asks why if early',
      referral.discuss && 'may be discussed only',
      `considered: tells ${list(referral.tellWhenConsidered)}`,
      `referred: ${referral.toldBy ?? 'raiser'} tells ${typeof tellWhenReferred === 'string' ? tellWhenReferred : list(tellWhenReferred)}`,
      `talked through with ${list(referral.discussWith)}`,
    ),
    ...referral.checklist.map(({ key }) => `checks ${key}`),
  ];
}

/** What stands beside the ladder. */
export function besideOf({ beside = {} }: Procedure): readonly string[] {
  return [
    ...(beside.raiserClocks ?? []).map(
      (each) =>
        `clock ${each.key}: ${line(`${days(each.within)} from ${each.from}`, at(each.stages), each.counts === 'day' && 'only counted')}`,
    ),
    ...(beside.tasks ?? []).map(
      (each) =>
        `task ${each.key}: ${line(`${each.by} when ${each.on}`, at(each.stages), each.once === true && 'once', each.untilEnd === true && 'until the end', each.byPlan === true && 'by the days of the plan', daysIf(each.within), each.from !== undefined && `from ${each.from}`, each.record !== undefined && `done with ${each.record}`, each.forAnswer !== undefined && `by the day of ${each.forAnswer}`, toldWords(each.tells))}`,
    ),
    ...(beside.notes ?? []).map(
      (each) =>
        `note ${each.key}: ${line(list(each.by), `text ${each.text}`, each.from !== undefined && `from ${each.from}`, each.insteadOfReferral === true && 'instead of a referral', toldWords(each.tells))}`,
    ),
    ...(beside.otherRoutes ?? []).map(({ key, within }) => `route ${line(key, daysIf(within))}`),
    ...(beside.reports ?? []).map(
      (each) =>
        `report ${each.key}: ${line(
          `from ${each.from ?? 'not stated'}`,
          `every ${each.every ?? 'not stated'}`,
          each.recipients !== undefined && `to ${list(each.recipients)}`,
          each.teamRecipients !== undefined && `own teams to ${list(each.teamRecipients)}`,
          each.inside === true && 'inside',
        )}`,
    ),
    ...(beside.mailSubject === undefined
      ? []
      : [
          `subject: ${beside.mailSubject.template}; at ${list(beside.mailSubject.stages)}; names at ${list(beside.mailSubject.namesAt)}, shown ${String(beside.mailSubject.showNames ?? false)}`,
        ]),
    ...(beside.immediate === undefined ? [] : ['asks first whether a child is in danger']),
    ...(beside.texts ?? []).map(
      ({ key, kind, answers, matter, stages }) =>
        `text ${key}: ${line(kind, answers !== undefined && `confirms ${list(answers)}`, matter !== undefined && `as ${matter}`, at(stages))}`,
    ),
    ...(beside.goodPractice ?? []).map((id) => `good practice: ${id}`),
  ];
}

const toldWords = (tells: readonly string[] | undefined): string | false =>
  tells !== undefined && `then tells ${list(tells)}`;

const at = (stages: readonly string[] | undefined): string | null =>
  stages === undefined ? null : `at ${list(stages)}`;
