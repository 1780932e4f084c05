import { evidencePage } from '../adaptive-cards/pages/evidencePage.ts';
import { localDay, moment, type Moment, type WorkingCalendar } from '../domain/calendar/index.ts';
import type { EvidencePack } from '../domain/evidence/index.ts';
import { rolesHeld, type Directory, type PersonId } from '../domain/people/index.ts';
import { administratorsOf } from '../application/people/checkPeople.ts';
import { changeAccount } from './acts/account.ts';
import { changeCalendar } from './acts/calendar.ts';
import { askAsAdministrator } from './acts/administrator.ts';
import type { Channel } from './acts/channel.ts';
import type { Extension } from './acts/extension.ts';
import type { Talk } from './acts/talk.ts';
import {
  noSuchCase,
  Page,
  type AccountChange,
  type Answered,
  type AppView,
  type CalendarChange,
  type CalendarChanged,
  type ClockMove,
  type ClockView,
  type DeskAccount,
  type DeskApi,
  type DeskPerson,
  type ExtensionAnswer,
  type ExtensionWish,
  type Posted,
  type Said,
  type TokenWish,
} from './api.ts';
import type { DeskClock } from './clock.ts';
import type { DeskStore } from './deskStore.ts';
import { Gate } from './gate.ts';
import type { LiveApp } from './liveApp.ts';
import type { AppLog } from './log.ts';
import type { Quiet } from './quiet.ts';
import type { FaultRule, ListedFault } from './standins/faults.ts';
import type { Standins } from './standins/index.ts';
import type { JsonObject } from './standins/json.ts';
import type { LoggedCall, ServiceName } from './standins/requestLog.ts';
import type { ChatKind, SeenActivity } from './standins/teams/chats.ts';

export interface LiveParts {
  readonly directory: Directory;
  readonly workingDays: WorkingCalendar;
  readonly standins: Standins;
  readonly app: LiveApp;
  readonly deskClock: DeskClock;
  readonly store: DeskStore;
  readonly quiet: Quiet;
  readonly talk: Talk;
  readonly extension: Extension;
  readonly channel: Channel;
  readonly log: AppLog;
}

/** The desk as it runs: every call of its interface, carried out on the stand-ins and the app. */
export class LiveDesk implements DeskApi {
  readonly #parts: LiveParts;
  readonly #gate = new Gate();
  /** When the app looks into the calendars next, where somebody has changed something there. */
  #lookAt: Moment | null = null;
  #directory: Directory;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#directory = parts.directory;
  }

  /** The app is installed for everybody, as an organisation's policy does it, and its timers run once. */
  async settleIn(): Promise<void> {
    const { talk, deskClock } = this.#parts;
    await Promise.all([...this.#directory.people.keys()].map((id) => talk.install(id)));
    await this.#arrived(deskClock.now);
  }

  people(): readonly DeskPerson[] {
    const { deskClock, standins } = this.#parts;
    const directory = this.#directory;
    const today = localDay(deskClock.now);
    const teamNames = new Map(directory.teams.map(({ id, name }) => [id, name]));
    return [...directory.people.values()].map(({ id, post, mail }) => {
      const posts = rolesHeld(directory, id, today);
      const deputising = directory.posts.filter(({ deputy }) => deputy === id);
      const teams = [...posts, ...deputising].flatMap(({ scope }) => scope.team ?? []);
      const heard = standins.teams.chat(id).filter(({ from }) => from.role === 'bot');
      return {
        id,
        post,
        mail,
        roles: [...new Set(posts.map(({ role }) => role))],
        teams: [...new Set(teams)].map((team) => teamNames.get(team) ?? team),
        installed: standins.teams.user(id).installed,
        messages: heard.length,
      };
    });
  }

  async say(person: string, text: string, where: ChatKind): Promise<Said> {
    return await this.#deed(async () => await this.#parts.talk.say(person, text, where));
  }

  chat(person: string, where: ChatKind): readonly SeenActivity[] {
    return this.#parts.talk.chat(person, where);
  }

  async open(person: string, activityId: string): Promise<Answered> {
    return await this.#deed(async () => await this.#parts.talk.open(person, activityId));
  }

  async press(
    person: string,
    activityId: string,
    action: string,
    inputs: JsonObject,
  ): Promise<Answered> {
    const { talk } = this.#parts;
    return await this.#deed(async () => await talk.press(person, activityId, action, inputs));
  }

  async extension(person: string, wish: ExtensionWish): Promise<ExtensionAnswer> {
    const { talk, extension } = this.#parts;
    return await this.#deed(async () => await extension.run(talk.user(person).oid, wish));
  }

  async post(activity: JsonObject, token: TokenWish): Promise<Posted> {
    return await this.#deed(async () => {
      const posted = await this.#parts.channel.post(activity, token);
      await this.#parts.quiet.reach();
      return posted;
    });
  }

  calendar(person: string): readonly JsonObject[] {
    return this.#parts.standins.graph.calendar(this.#parts.talk.user(person).oid);
  }

  changeCalendar(person: string, change: CalendarChange): Promise<CalendarChanged> {
    const { oid } = this.#parts.talk.user(person);
    const changed = changeCalendar(this.#parts.standins.graph, oid, change);
    this.#lookAt ??= nextQuarter(this.#parts.deskClock.now);
    return Promise.resolve(changed);
  }

  mail(person: string): readonly JsonObject[] {
    return this.#parts.standins.graph.mail(this.#parts.talk.user(person).oid);
  }

  changeAccount(person: string, change: AccountChange): DeskAccount {
    const { standins, talk } = this.#parts;
    return changeAccount(standins, talk.user(person).oid, change);
  }

  async directory(format: string, as: string | null): Promise<unknown> {
    return await this.#asAdministrator('GET', `people?format=${format}`, null, as);
  }

  async importDirectory(wish: JsonObject, as: string | null): Promise<unknown> {
    return await this.#deed(async () => {
      try {
        return await this.#asAdministrator('POST', 'people', wish, as);
      } finally {
        await this.#meet(await this.#parts.store.directory());
        await this.#parts.quiet.reach();
      }
    });
  }

  async rebuild(as: string | null): Promise<unknown> {
    return await this.#deed(
      async () => await this.#asAdministrator('POST', 'tab-data/rebuild', {}, as),
    );
  }

  /** Through the app's own door, with the token that Entra gives to this administrator. */
  async #asAdministrator(
    method: 'GET' | 'POST',
    path: string,
    body: JsonObject | null,
    as: string | null,
  ): Promise<unknown> {
    const { app, deskClock, talk } = this.#parts;
    app.mustRun();
    const [first] = administratorsOf(this.#directory, localDay(deskClock.now));
    const who = talk.user(as ?? first ?? '').oid;
    const { token } = await this.token(who, {});
    return await askAsAdministrator({ origin: app.publicOrigin, method, path, body, token });
  }

  /** Whoever is new in the list has an account: at the desk there is nobody else to make one. */
  async #meet(directory: Directory): Promise<void> {
    const { standins, talk } = this.#parts;
    const known = new Set(standins.teams.users().map(({ oid }) => oid));
    this.#directory = directory;
    for (const person of directory.people.values()) {
      if (known.has(person.id)) continue;
      standins.graph.addPerson(person);
      standins.teams.addPerson(person);
      await talk.install(person.id);
    }
  }

  async evidence(
    person: string,
    reference: string,
    as: 'json' | 'html',
  ): Promise<EvidencePack | Page> {
    const { store, talk, deskClock } = this.#parts;
    const viewer = talk.user(person).oid as PersonId;
    const pack = await store.evidence(reference, viewer, deskClock.now);
    if (pack === null) throw noSuchCase(reference);
    return as === 'html' ? new Page(evidencePage(pack)) : pack;
  }

  clock(): ClockView {
    return this.#parts.deskClock.view(this.#parts.workingDays);
  }

  /** A stopped app does not hold the time up: what it missed it finds when it starts again. */
  async moveClock(move: ClockMove): Promise<ClockView> {
    const { deskClock, workingDays } = this.#parts;
    return await this.#gate.alone(async () => {
      await deskClock.move(move, {
        calendar: workingDays,
        next: async (now) => await this.#next(now),
        arrived: async (now) => await this.#arrived(now),
      });
      return this.clock();
    });
  }

  faults(): readonly ListedFault[] {
    return this.#parts.standins.faults.list();
  }

  addFault(rule: FaultRule): string {
    return this.#parts.standins.faults.add(rule);
  }

  clearFaults(id: string | null): void {
    this.#parts.standins.faults.clear(id ?? undefined);
  }

  app(): AppView {
    return this.#parts.app.view;
  }

  /** At once, whatever is under way: that is the point of it. */
  async killApp(): Promise<AppView> {
    await this.#parts.app.kill();
    return this.app();
  }

  async restartApp(): Promise<AppView> {
    const { app, deskClock, quiet, store } = this.#parts;
    await app.kill();
    await this.#gate.alone(async () => {
      await app.start(deskClock.now);
      quiet.suspect(await store.cases());
      await this.#arrived(deskClock.now);
    });
    return this.app();
  }

  appLog(): readonly string[] {
    return this.#parts.log.lines();
  }

  requests(to: ServiceName | null, since: number): readonly LoggedCall[] {
    return this.#parts.standins.log.since(since, to ?? undefined);
  }

  async token(person: string, wish: TokenWish): Promise<{ readonly token: string }> {
    const { oid, name } = this.#parts.talk.user(person);
    const { claims, key, expired, notYet } = wish;
    const shape = { oid, name, claims, key, expired, notYet };
    return { token: await this.#parts.standins.identity.tabToken(shape) };
  }

  async #deed<T>(deed: () => Promise<T>): Promise<T> {
    return await this.#gate.together(async () => {
      this.#parts.app.mustRun();
      return await deed();
    });
  }

  async #next(now: Moment): Promise<Moment | null> {
    const { app, store } = this.#parts;
    if (!app.running) return null;
    const due = await store.nextDue(now);
    const timer = app.nextTimer !== null && app.nextTimer > now ? app.nextTimer : null;
    const times = [due, timer, this.#lookAt].filter((each) => each !== null && each > now);
    return times.sort()[0] ?? null;
  }

  /** The timers run at every stop: the real ones would have, at the latest five minutes later. */
  async #arrived(now: Moment): Promise<void> {
    const { app, quiet } = this.#parts;
    if (!app.running) return;
    if (this.#lookAt !== null && this.#lookAt <= now) this.#lookAt = null;
    await app.setNow(now);
    await app.tick();
    await quiet.reach();
  }
}

const QUARTER_MS = 15 * 60_000;

/** The app's timer runs every quarter of an hour; the clock stops for it only where there is news. */
const nextQuarter = (now: Moment): Moment =>
  moment(new Date((Math.floor(Date.parse(now) / QUARTER_MS) + 1) * QUARTER_MS).toISOString());
