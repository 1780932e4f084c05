import { makePersonOf } from '../../web/index.ts';
import { personId } from '../builders/brands.ts';
import type { Theatre } from '../crash/theatre.ts';
import { APP, TENANT, type RealOutside } from './outside.ts';

/** Has no part in the case. */
const AUDITOR = personId(122);
/** How often a person asks before they leave it for the day. */
const TRIES = 3;
const PATIENCE_MS = 5_000;
/** Business time runs ahead of the day on which the stand-ins sign. */
const UNTIL = Date.parse('2030-01-01T00:00:00.000Z') / 1_000;

/**
 * What people ask of the app themselves: a person who asks is answered once, or sees that they were not. `patient`: nothing stands in the way for long, so in the end they are.
 */
export async function atTheDoors(
  theatre: Theatre,
  outside: RealOutside,
  patient: boolean,
): Promise<readonly string[]> {
  const doors = [asksTheBot(theatre, outside), opensThePage(theatre, outside)];
  const wrong: string[] = [];
  for (const asks of doors) {
    let answered = false;
    for (let tries = 0; tries < TRIES && !answered; tries += 1) {
      const answer = await asks();
      wrong.push(...answer.wrong);
      ({ answered } = answer);
      if (!answered) theatre.around.wall += PATIENCE_MS;
    }
    if (!answered && patient) wrong.push('somebody asked and was never answered');
  }
  return wrong;
}

interface Asked {
  readonly answered: boolean;
  readonly wrong: readonly string[];
}

function asksTheBot(theatre: Theatre, outside: RealOutside): () => Promise<Asked> {
  const { stand } = outside;
  return async () => {
    const question = stand.teams.userSays(AUDITOR, 'help');
    const serviceUrl = stand.urls.teamsServiceUrl;
    const token = await stand.identity.channelToken({ serviceUrl, claims: { exp: UNTIL } });
    const { status } = await outside
      .bot(() => theatre.services)
      .handleMessages({
        headers: { authorization: `Bearer ${token}` },
        body: question,
        now: theatre.around.now,
      });
    const replies = stand.teams
      .chat(AUDITOR)
      .filter(({ replyToId }) => replyToId === question['id']).length;
    return { answered: status === 200, wrong: wrongAnswers(status, replies) };
  };
}

/** Teams shows a person that their message was not taken, unless it was answered with 200. */
export const wrongAnswers = (status: number, replies: number): readonly string[] => [
  ...(replies > 1 ? [`a question was answered ${String(replies)} times`] : []),
  ...(status === 200 && replies === 0 ? ['a question has no answer, and nobody sees that'] : []),
  ...(status === 401 || status === 403 ? ['a question was refused as if by nobody'] : []),
];

function opensThePage({ around }: Theatre, { stand }: RealOutside): () => Promise<Asked> {
  const personOf = makePersonOf({
    anchors: {
      issuer: stand.identity.tenantIssuer,
      keysUrl: stand.urls.tenantJwksUrl,
      authorizeUrl: stand.urls.authorizeUrl,
      tokenUrl: stand.urls.tokenUrl,
    },
    tenantId: TENANT,
    audience: APP,
    wall: { millis: () => around.wall },
  });
  return async () => {
    const token = await stand.identity.tabToken({ oid: AUDITOR, claims: { exp: UNTIL } });
    const signed = await personOf(`Bearer ${token}`);
    if (signed.kind === 'ok') return { answered: true, wrong: [] };
    const wrong = signed.status === 503 ? [] : ['a person was refused as if they were nobody'];
    return { answered: false, wrong };
  };
}
