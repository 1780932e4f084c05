import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { StageView } from '../../domain/case/index.ts';

type Receipt = StageView['responders'][number];

const ROUTES: Readonly<Record<string, string>> = {
  teams: 'in Teams',
  'teams-after-install': 'in Teams',
  mail: 'by mail',
  deputy: 'to the deputy',
};

/** Four facts kept apart: sent, delivered, opened; acknowledged stands with the stage (design 7). */
export function receiptWords(to: Receipt): string {
  if (to.failed !== null) return 'Could not be delivered';
  if (to.openedAt !== null) return `Opened on ${shortDayAndTime(to.openedAt)}`;
  const route = to.route === null ? '' : ` ${ROUTES[to.route] ?? ''}`.trimEnd();
  if (to.deliveredAt !== null) {
    const when = `on ${shortDayAndTime(to.deliveredAt)}`;
    return to.uncertain
      ? `Probably delivered${route} ${when}; not confirmed. Opening not recorded`
      : `Delivered${route} ${when}. Opening not recorded`;
  }
  if (to.sentAt !== null) return `Sent on ${shortDayAndTime(to.sentAt)}. Not delivered yet`;
  return to.id === null ? 'The post is vacant' : 'Not sent yet';
}
