import type { BulletinMailer, BulletinWish } from '../application/ports/index.ts';
import type { AddressOf } from './addresses.ts';
import { codes } from './codes.ts';
import { bulletinMarker } from './markers.ts';
import { sendMarked, type MarkedParts } from './sendMarked.ts';

/** What a mail says of a bulletin. */
export interface BulletinMailWords {
  subject(wish: BulletinWish): string;
  html(wish: BulletinWish): string;
}

interface BulletinMailerParts extends MarkedParts {
  readonly addressOf: AddressOf;
  readonly words: BulletinMailWords;
}

/** Bulletins for whom Teams does not reach; marked, so never doubled. */
export const graphBulletinMailer = (parts: BulletinMailerParts): BulletinMailer => ({
  send: async (wish) => {
    const address = await parts.addressOf(wish.to);
    if (address === null) return { kind: 'refused', code: codes.noInternalAddress };
    return await sendMarked(parts, bulletinMarker(wish.key, wish.to), () => ({
      subject: parts.words.subject(wish),
      body: { contentType: 'html', content: parts.words.html(wish) },
      toRecipients: [{ emailAddress: { address } }],
    }));
  },
});
