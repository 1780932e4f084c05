import { plusSeconds, type Moment } from '../domain/calendar/index.ts';
import type {
  BulletinCards,
  BulletinLog,
  BulletinMailer,
  Bulletins,
  BulletinSent,
  BulletinTrack,
  BulletinWish,
  Installer,
  Logger,
} from './ports/index.ts';

export interface BulletinParts {
  readonly bulletinCards: BulletinCards;
  readonly bulletinMailer: BulletinMailer;
  readonly bulletinLog: BulletinLog;
  readonly installer: Installer;
  readonly log: Logger;
}

/** A posting that is not answered for within this time was lost: its process died. */
const UNDER_WAY_SECONDS = 300;
/** Times that Teams may put it off before a mail goes instead. */
const MOST_PUT_OFF = 3;

/**
 * What a person is told beside any case. A card is posted once at most: where Teams may have taken it, or
 * the process died at it, a mail makes sure, and mail is never doubled.
 */
export const createBulletins = (parts: BulletinParts): Bulletins => ({
  send: async (wish, now) => await send(parts, wish, now),
});

async function send(parts: BulletinParts, wish: BulletinWish, now: Moment): Promise<BulletinSent> {
  const before = await parts.bulletinLog.begin(wish.key, wish.to, now);
  switch (before?.state) {
    case 'teams':
    case 'mail':
      return { kind: before.state, at: before.at };
    case 'mailing':
      return await byMail(parts, wish, now);
    case 'posting':
      return plusSeconds(before.at, UNDER_WAY_SECONDS) > now
        ? { kind: 'later', code: 'under-way', afterSeconds: UNDER_WAY_SECONDS }
        : await byMail(parts, wish, now);
    case 'put-off':
    case undefined:
      return await byTeams(parts, wish, before?.putOff ?? 0, now);
  }
}

async function byTeams(
  parts: BulletinParts,
  wish: BulletinWish,
  putOff: number,
  now: Moment,
): Promise<BulletinSent> {
  const sent = await posted(parts, wish, now);
  if (sent.kind === 'accepted') {
    await noteState(parts, wish, 'teams', now);
    return { kind: 'teams', at: now };
  }
  const { key, to } = wish;
  if (sent.kind === 'later' && putOff + 1 < MOST_PUT_OFF) {
    const track: BulletinTrack = { state: 'put-off', putOff: putOff + 1, at: now };
    await parts.bulletinLog.note(key, to, track);
    return sent;
  }
  parts.log.warn('bulletin-not-posted', { person: to, key, code: sent.code });
  return await byMail(parts, wish, now);
}

/** Where the app is not installed for this person yet, it is, once, and the card is posted again. */
async function posted(
  { bulletinCards, installer }: BulletinParts,
  wish: BulletinWish,
  now: Moment,
) {
  const sent = await bulletinCards.post(wish, now);
  if (sent.kind !== 'not-installed') return sent;
  const installed = await installer.install(wish.to);
  return installed.kind === 'installed' ? await bulletinCards.post(wish, now) : installed;
}

async function byMail(
  parts: BulletinParts,
  wish: BulletinWish,
  now: Moment,
): Promise<BulletinSent> {
  await noteState(parts, wish, 'mailing', now);
  const mailed = await parts.bulletinMailer.send(wish);
  switch (mailed.kind) {
    case 'accepted':
      await noteState(parts, wish, 'mail', now);
      return { kind: 'mail', at: now };
    case 'later':
      return mailed;
    case 'refused':
      parts.log.error('bulletin-not-sent', { person: wish.to, key: wish.key, code: mailed.code });
      return { kind: 'not-reached', code: mailed.code };
  }
}

const noteState = async (
  { bulletinLog }: BulletinParts,
  { key, to }: BulletinWish,
  state: BulletinTrack['state'],
  at: Moment,
): Promise<void> => await bulletinLog.note(key, to, { state, putOff: 0, at });
