const MOST_LINES = 5_000;

/** What the app has written, kept in memory: ids and codes, as the app's logger allows no more. */
export class AppLog {
  readonly #lines: string[] = [];
  readonly #tell: (line: string) => void;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
    this.#tell(line);
  }

  lines(): readonly string[] {
    return [...this.#lines];
  }
}
