import type { WallClock } from '../application/ports/index.ts';
import type { Verified, VerifyToken } from './verifyToken.ts';

/** Far shorter than the keys are kept, so a key that was withdrawn is believed no longer by this. */
const REMEMBERED_MS = 5 * 60 * 1000;
const MOST_REMEMBERED = 200;

/**
 * A channel sends the same token with many requests. One whose signature was good a moment ago needs no
 * second look, to the letter and for no longer than the token itself holds. A refusal is never remembered,
 * and botbuilder's own check behind ours runs each time (platform 1.4).
 */
export function rememberTokens(verify: VerifyToken, wall: WallClock): VerifyToken {
  const believed = new Map<string, Verified>();
  return async (authorization = '') => {
    const known = believed.get(authorization);
    if (known !== undefined && wall.millis() < known.untilMs) return known;
    believed.delete(authorization);
    const answer = await verify(authorization);
    if (answer.kind === 'refused') return answer;
    if (believed.size >= MOST_REMEMBERED) believed.clear();
    const untilMs = Math.min(answer.untilMs, wall.millis() + REMEMBERED_MS);
    believed.set(authorization, { ...answer, untilMs });
    return answer;
  };
}
