import type { ReportCards } from '../application/ports/index.ts';
import type { Outbound } from './outbound.ts';
import { showReports } from './show.ts';
import { answerActivity } from './toActivity.ts';

/** A regular report's figures in its reader's own chat; where no card can be sent, the mail has come. */
export const createReportCards = (outbound: Pick<Outbound, 'post'>): ReportCards => ({
  post: async (to, report, now) => {
    const activity = answerActivity(showReports({ reports: [report], mailed: true }));
    if (activity !== null) await outbound.post(to, activity, now);
  },
});
