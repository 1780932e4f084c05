import {
  addDays,
  countDue,
  localDay,
  momentAt,
  nextWorkingDay,
  type Day,
} from '../../domain/calendar/index.ts';
import type { Command } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { spanWords, titleOf, titlesAny } from '../picture/words.ts';
import { toldBy } from './cards.ts';
import type { Player } from './player.ts';
import { ruleOf, waited } from './steps.ts';
import { answersAt, filled, REASON } from './typed.ts';

/** What begins a clock: until it is recorded the clock waits. */
export interface PlayedStart {
  readonly label: string;
  readonly by: string;
  readonly recordedBy: string;
  readonly on: Day;
  readonly told: readonly string[];
}

export interface PlayedMoreTime {
  /** Any of them may ask; empty: nobody, the raiser alone sets another day. */
  readonly askedBy: readonly string[];
  /** The raiser picks one of them, and only that one is asked. */
  readonly picked: boolean;
  /** The maximum in words, and the last possible day; null: there is none. */
  readonly atMost: { readonly says: string; readonly until: Day } | null;
  /** The rules refuse the day after the last one. */
  readonly refusesLater: boolean;
  /** The due day after the longest time was asked for and given; null: none can be. */
  readonly given: Day | null;
  readonly recorded: readonly string[];
  /** The whole limit has another last day after one more working day was given. */
  readonly movesWhole: boolean;
}

export interface PlayedJudging {
  readonly need: 'all' | 'any';
  /** Asked as soon as a reply is there. */
  readonly asked: readonly string[];
  /** Whose word it waits for; empty: for nobody's. */
  readonly waitsFor: readonly string[];
  /** Those who have said that it is enough when it could be resolved. */
  readonly enough: readonly string[];
}

/** Tasks that hold up its resolution. */
export interface PlayedWaits {
  readonly tasks: readonly string[];
  readonly asksWhy: boolean;
}

export interface PlayedEnd {
  readonly how: 'reply' | 'acknowledgement' | 'silence';
  readonly told: readonly string[];
}

const postOf = (person: PersonId | null, { ctx }: Player): string =>
  person === null ? '' : (ctx.directory.people.get(person)?.post ?? '');

export function startOf(begun: Player): PlayedStart | null {
  const { start } = begun.view().current;
  const rule = ruleOf(begun).clock?.from;
  const on = start?.on ?? null;
  if (start === null || on === null || rule === undefined) return null;
  const last = begun.events.at(-1)?.meta.actor;
  return {
    label: start.label,
    by: titlesAny(rule.by, begun.ctx.procedure),
    recordedBy: last?.kind === 'person' ? postOf(last.person, begun) : '',
    on,
    told: toldBy(begun),
  };
}

/** Whoever is asked asks for the longest time there is, and the raiser gives it. */
export function moreTimeOf(player: Player): PlayedMoreTime | null {
  const { extension } = player.ctx.procedure;
  const { may, current } = player.view();
  if (extension === null) return null;
  const record = filled(extension.record, localDay(player.now));
  const gives = (day: Day): Command => ({
    type: 'giveTime',
    stage: current.entry,
    until: day,
    record,
  });
  const until = current.latestDue;
  // Where the longest time is used up there is no button; that none is left is said all the same.
  const later = until === null ? null : player.refusing(gives(addDays(until, 1)));
  if (!may.includes('giveTime') && later?.reason !== 'no-more-time') return null;
  const asks = extension.askedBy !== null;
  const atMost = ruleOf(player).clock?.atMost;
  return {
    askedBy: asks ? postsAsked(player) : [],
    picked: ruleOf(player).to.mode === 'choose-one',
    atMost: until === null || atMost === undefined ? null : { says: spanWords(atMost), until },
    refusesLater: later !== null,
    given: until === null ? null : givenTill(until, player, asks, gives),
    recorded: extension.record.map(({ label }) => label),
    movesWhole: movesWhole(player, gives),
  };
}

/** The due day after this one was given; null: the rules refuse it. */
function givenTill(
  until: Day,
  player: Player,
  asks: boolean,
  gives: (day: Day) => Command,
): Day | null {
  if (player.refusing(gives(until)) !== null) return null;
  const asked = afterAsking(player, asks ? player.who('responder') : null, until);
  return asked.does(gives(until)).view().current.due;
}

function movesWhole(player: Player, gives: (day: Day) => Command): boolean {
  const { current, whole } = player.view();
  if (whole === null || current.due === null) return false;
  const more = gives(nextWorkingDay(player.ctx.calendar, current.due));
  return player.refusing(more) === null && player.does(more).view().whole?.due !== whole.due;
}

/** The posts of all whom the stage may ask, each once. */
const postsAsked = (player: Player): readonly string[] => [
  ...new Set(
    ruleOf(player).to.roles.map(
      (role) => postOf(player.who(role), player) || titleOf(role, player.ctx.procedure),
    ),
  ),
];

function afterAsking(player: Player, asker: PersonId | null, until: Day): Player {
  if (asker === null) return player;
  const stage = player.view().current.entry;
  return player.does({ type: 'requestTime', stage, until, reason: REASON }, asker);
}

/** Whoever is asked says that it is done. */
function replied(player: Player): Player {
  const stage = player.view().current.entry;
  const { procedure } = player.ctx;
  const wanted = procedure.stages.find(({ key }) => key === player.view().current.stage)?.reply;
  const task = { task: REASON, owner: REASON, due: localDay(player.now) };
  const plan = wanted?.plan === 'required' ? [task] : [];
  const reply = { type: 'reply', stage, text: REASON, plan, done: true } as const;
  return player.does(reply, player.who('responder'));
}

/** A reply is there, and those who judge it have said that it is enough: all of them, or one. */
function judged(player: Player): { readonly after: Player; readonly by: readonly string[] } {
  const answered = replied(player);
  const { entry, judging } = answered.view().current;
  const judges = (judging?.words ?? []).flatMap(({ id }) => id ?? []);
  const enough = judging?.missing.need === 'any' ? judges.slice(0, 1) : judges;
  const after = enough.reduce<Player>(
    (so, person) => so.does({ type: 'judge', stage: entry, satisfied: true, reason: null }, person),
    answered,
  );
  return { after, by: enough.map((person) => postOf(person, player)) };
}

const waitsForJudges = (player: Player): boolean => {
  const { decidedBy, ends } = ruleOf(player);
  return decidedBy !== undefined && ends === undefined;
};

const resolving = (player: Player): Command => ({
  type: 'resolve',
  stage: player.view().current.entry,
  reason: REASON,
});

/** The case as its raiser has recorded it as resolved, with every word that this needs. */
export function resolved(player: Player): Player {
  const ready = tasksDone(waitsForJudges(player) ? judged(player).after : player);
  return ready.does(resolving(ready));
}

/** What the stage waits for has been done by those whose task it is. */
function tasksDone(player: Player): Player {
  const stage = player.view().current.entry;
  const rules = player.ctx.procedure.beside?.tasks ?? [];
  return (ruleOf(player).waitsFor?.tasks ?? []).reduce<Player>((so, task) => {
    const by = rules.find(({ key }) => key === task)?.by ?? 'raiser';
    return so.does({ type: 'endTask', stage, task, how: 'done', note: null }, player.who(by));
  }, player);
}

/** What must be done first: the titles of the tasks, and whether closing it without them asks for more. */
export function waitsOf(player: Player): PlayedWaits | null {
  const { waitsFor } = ruleOf(player);
  if (waitsFor === undefined) return null;
  const rules = player.ctx.procedure.beside?.tasks ?? [];
  return {
    tasks: waitsFor.tasks.map((task) => rules.find(({ key }) => key === task)?.title ?? task),
    asksWhy: player.refusing(resolving(player)) !== null,
  };
}

/** The raiser tries to close it before those who judge the reply have said a word, and afterwards. */
export function judgingOf(player: Player): PlayedJudging | null {
  if (!waitsForJudges(player)) return null;
  const answered = replied(player);
  const refusal = answered.refusing(resolving(answered));
  const { after, by } = judged(player);
  return {
    need: ruleOf(player).decidedBy?.need ?? 'all',
    asked: (answered.view().current.judging?.words ?? []).map(({ post, role }) => post || role),
    waitsFor: refusal?.reason === 'not-all-satisfied' ? refusal.who : [],
    enough: tasksDone(after).refusing(resolving(after)) === null ? by : [],
  };
}

/** The answer, or being seen, closes it without the raiser. */
export function selfEndingOf(player: Player): PlayedEnd | null {
  const { ends } = ruleOf(player);
  if (ends === undefined) return null;
  const stage = player.view().current.entry;
  const after =
    ends === 'reply'
      ? replied(player)
      : player.does({ type: 'acknowledge', stage }, player.who('responder'));
  return after.view().status === 'open' ? null : { how: ends, told: toldBy(after) };
}

/** Nobody answers until the due day has passed. */
export function silenceOf(player: Player): PlayedEnd | null {
  if (ruleOf(player).silence === undefined) return null;
  const after = waited(player);
  return after.view().status === 'open' ? null : { how: 'silence', told: toldBy(after) };
}

/** Limits of the raiser: every date of the form is answered with the day on which the stage opens. */
export function limitsOf(opened: Player): readonly {
  readonly label: string;
  readonly from: Day;
  readonly due: Day;
}[] {
  const { procedure, calendar, counting } = opened.ctx;
  const stage = ruleOf(opened);
  const answers = answersAt(procedure, stage, localDay(opened.now));
  return (procedure.beside?.raiserClocks ?? []).flatMap(({ label, from, within, stages }) => {
    const answer = answers[from];
    if (answer?.kind !== 'day' || stages?.includes(stage.key) === false) return [];
    const start = momentAt(answer.day, '00:00');
    const { due } = countDue(calendar, start, within.n, within.unit, counting);
    return [{ label, from: answer.day, due }];
  });
}
