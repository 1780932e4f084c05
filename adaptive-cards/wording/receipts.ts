import { longDay, shortDayAndTime, type Moment } from '../../domain/calendar/index.ts';
import type { Receipt } from '../../domain/case/index.ts';

const ROUTES: Readonly<Record<string, string>> = {
  teams: 'in Teams',
  'teams-after-install': 'in Teams',
  mail: 'by mail',
  deputy: 'to the deputy',
  list: 'in the daily list',
  'list-by-mail': 'in the daily list, by mail',
};

export const NOT_DELIVERED = 'Could not be delivered';
const NOT_OPENED = 'Opening not recorded';

/** Where it stands, who has it in their place, and that they are away (design 6, 7). */
export function receiptWords(to: Receipt): string {
  const { through, away } = to;
  const who = through === undefined ? '' : `; ${through.post} has it in their place`;
  return `${factWords(to)}${who}${away === undefined ? '' : `. ${awayWords(away)}`}`;
}

/** Each fact that is known of a message, with its moment: sent, delivered, opened; and who has it beside them. */
export function receiptFacts(to: Receipt): readonly string[] {
  const { sentAt, deliveredAt, openedAt, through, away } = to;
  const waitsForList = to.listed !== undefined && deliveredAt === null;
  const facts = [
    ...(sentAt === null ? [] : [`Sent on ${shortDayAndTime(sentAt)}`]),
    ...(deliveredAt === null ? [] : [deliveredWords(to, deliveredAt)]),
    ...(openedAt === null ? [] : [`Opened on ${shortDayAndTime(openedAt)}`]),
  ];
  return [
    ...(facts.length === 0 || waitsForList ? [waitingWords(to)] : facts),
    ...(deliveredAt !== null && openedAt === null ? [NOT_OPENED] : []),
    ...(through === undefined ? [] : [`${through.post} has it in their place`]),
    ...(away === undefined ? [] : [awayWords(away)]),
  ];
}

const deliveredWords = ({ route, uncertain }: Receipt, at: Moment): string => {
  const way = route === null ? '' : ` ${ROUTES[route] ?? ''}`.trimEnd();
  const when = `on ${shortDayAndTime(at)}`;
  return uncertain ? `Probably delivered${way} ${when}; not confirmed` : `Delivered${way} ${when}`;
};

/** Nothing has been sent yet, and why. */
const waitingWords = ({ listed, id }: Receipt): string => {
  if (listed !== undefined) return `Waits for their daily list of ${longDay(listed)}`;
  return id === null ? 'The post is vacant' : 'Not sent yet';
};

function awayWords({ until, told }: NonNullable<Receipt['away']>): string {
  const day = until === null ? '' : ` until ${longDay(until)}`;
  return `Away${day}${told === null ? '' : `, ${told} is told on their behalf`}`;
}

/** Four facts kept apart: sent, delivered, opened; acknowledged stands with the stage (design 7). */
function factWords(to: Receipt): string {
  const { failed, openedAt, deliveredAt, listed, sentAt } = to;
  if (failed !== null) return NOT_DELIVERED;
  if (openedAt !== null) return `Opened on ${shortDayAndTime(openedAt)}`;
  if (deliveredAt !== null) return `${deliveredWords(to, deliveredAt)}. ${NOT_OPENED}`;
  if (listed !== undefined || sentAt === null) return waitingWords(to);
  return `Sent on ${shortDayAndTime(sentAt)}. Not delivered yet`;
}
