import { renderReport } from '../adaptive-cards/index.ts';
import type { ReportCards } from '../application/ports/index.ts';
import type { Outbound } from './outbound.ts';
import { cardActivity } from './toActivity.ts';

/** A regular report's figures in its reader's own chat; where no card can be sent, the mail has come. */
export const createReportCards = (outbound: Pick<Outbound, 'post'>): ReportCards => ({
  post: async (mail, now) => {
    await outbound.post(mail.to, cardActivity(renderReport(mail)), now);
  },
});
