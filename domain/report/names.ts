import type { StageKey } from '../procedure/index.ts';
import { ALL, ofStage, ofTeam } from './tally.ts';

/**
 * Names that come again and again in a stream, each made once: a team's and a stage's dimensions, and a
 * number for each child, so that sets hold numbers and not digests.
 */
export class Names {
  readonly #children = new Map<string, number>();
  readonly #teams = new Map<string | null, readonly string[]>();
  readonly #stages = new Map<StageKey, string>();

  child(key: string): number {
    const known = this.#children.get(key);
    if (known !== undefined) return known;
    this.#children.set(key, this.#children.size);
    return this.#children.size - 1;
  }

  /** All, and the team. */
  team(team: string | null): readonly string[] {
    const known = this.#teams.get(team);
    if (known !== undefined) return known;
    const made = [ALL, ofTeam(team)];
    this.#teams.set(team, made);
    return made;
  }

  stage(stage: StageKey): string {
    const known = this.#stages.get(stage);
    if (known !== undefined) return known;
    const made = ofStage(stage);
    this.#stages.set(stage, made);
    return made;
  }
}
