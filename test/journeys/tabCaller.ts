import assert from 'node:assert/strict';
import { z } from 'zod';
import type { TabTokenRequest } from '../../desk/standins/identity/identity.ts';
import type { HostileDesk } from './hostile.ts';

export const PageSchema = z.looseObject({
  actions: z.array(z.looseObject({ title: z.string() })),
});

/** Letters for words that were written where only some may read them. */
export type Canaries = Readonly<Record<string, string>>;

/** Asks the app's own routes as anybody at a desk, past the tab, and reads in letters what they were given. */
export class TabCaller {
  readonly app: string;
  readonly #desk: HostileDesk;
  readonly #canaries: Canaries;

  private constructor(desk: HostileDesk, app: string, canaries: Canaries) {
    this.#desk = desk;
    this.app = app;
    this.#canaries = canaries;
  }

  static async of(desk: HostileDesk, canaries: Canaries): Promise<TabCaller> {
    const html = await (await fetch(desk.client.url)).text();
    return new TabCaller(desk, /data-app="([^"]+)"/.exec(html)?.[1] ?? '', canaries);
  }

  async token(oid: string, more: Partial<TabTokenRequest> = {}): Promise<string> {
    return `Bearer ${await this.#desk.desk.standins.identity.tabToken({ oid, ...more })}`;
  }

  async ask(path: string, authorization: string | null, body: object): Promise<Response> {
    return await fetch(new URL(`/api/${path}`, this.app), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: this.app,
        ...(authorization === null ? {} : { authorization }),
      },
      body: JSON.stringify(body),
    });
  }

  /** The letters of what a text holds. */
  letters(text: string): string {
    return Object.entries(this.#canaries)
      .map(([letter, canary]) => (text.includes(canary) ? letter : ''))
      .join('');
  }

  /**
   * What somebody gets of a case on its page: the letters, A where they may answer, D where they may decide,
   * `.` for the case and none of these. A case that is not theirs looks like none: `-`.
   */
  async page(person: string, caseId: string): Promise<string> {
    const response = await this.ask('tab-data/case', await this.token(person), { caseId });
    const text = await response.text();
    if (response.status === 404) {
      assert.equal(text, '{"error":{"code":"not-found"}}');
      return '-';
    }
    assert.equal(response.status, 200);
    const titles = PageSchema.parse(JSON.parse(text)).actions.map(({ title }) => title);
    const may = `${titles.includes('Answer') ? 'A' : ''}${titles.includes('Decide') ? 'D' : ''}`;
    return this.letters(text) + may || '.';
  }

  /** What is answered where it must be answered. */
  async given(person: string, path: string, body: object): Promise<string> {
    const response = await this.ask(path, await this.token(person), body);
    assert.equal(response.status, 200);
    return await response.text();
  }
}
