import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { Receipt } from '../../domain/case/index.ts';

const ROUTES: Readonly<Record<string, string>> = {
  teams: 'in Teams',
  'teams-after-install': 'in Teams',
  mail: 'by mail',
  deputy: 'to the deputy',
  list: 'in the daily list',
  'list-by-mail': 'in the daily list, by mail',
};

/** Where it stands, who has it in their place, and that they are away (design 6, 7). */
export function receiptWords(to: Receipt): string {
  const { through, away } = to;
  const who = through === undefined ? '' : `; ${through.post} has it in their place`;
  return `${factWords(to)}${who}${away === undefined ? '' : awayWords(away)}`;
}

function awayWords({ until, told }: NonNullable<Receipt['away']>): string {
  const day = until === null ? '' : ` until ${longDay(until)}`;
  return `. Away${day}${told === null ? '' : `, ${told} is told on their behalf`}`;
}

/** Four facts kept apart: sent, delivered, opened; acknowledged stands with the stage (design 7). */
function factWords(to: Receipt): string {
  if (to.failed !== null) return 'Could not be delivered';
  if (to.openedAt !== null) return `Opened on ${shortDayAndTime(to.openedAt)}`;
  const route = to.route === null ? '' : ` ${ROUTES[to.route] ?? ''}`.trimEnd();
  if (to.deliveredAt !== null) {
    const when = `on ${shortDayAndTime(to.deliveredAt)}`;
    return to.uncertain
      ? `Probably delivered${route} ${when}; not confirmed. Opening not recorded`
      : `Delivered${route} ${when}. Opening not recorded`;
  }
  if (to.listed !== undefined) return `Waits for their daily list of ${longDay(to.listed)}`;
  if (to.sentAt !== null) return `Sent on ${shortDayAndTime(to.sentAt)}. Not delivered yet`;
  return to.id === null ? 'The post is vacant' : 'Not sent yet';
}
