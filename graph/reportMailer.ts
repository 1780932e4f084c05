import type { ReportMailer, ReportMail } from '../application/ports/index.ts';
import type { AddressOf } from './addresses.ts';
import { codes } from './codes.ts';
import { reportMarker } from './markers.ts';
import { sendMarked, type MarkedParts } from './sendMarked.ts';

/** What a mail with a report says, and the files that go with it. */
export interface ReportMailWords {
  subject(mail: ReportMail): string;
  html(mail: ReportMail): string;
  files(mail: ReportMail): Promise<readonly MailFile[]>;
}

export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

interface ReportMailerParts extends MarkedParts {
  readonly addressOf: AddressOf;
  readonly words: ReportMailWords;
}

/**
 * Reports as attachments of a mail inside the authority. Teams lets a bot hand over a file only with the
 * reader's consent and into their own OneDrive, and a link would need a sign-in of its own.
 */
export const graphReportMailer = (parts: ReportMailerParts): ReportMailer => ({
  send: async (mail) => {
    const address = await parts.addressOf(mail.to);
    if (address === null) return { kind: 'refused', code: codes.noInternalAddress };
    return await sendMarked(parts, reportMarker(mail.key, mail.to), async () => ({
      subject: parts.words.subject(mail),
      body: { contentType: 'html', content: parts.words.html(mail) },
      toRecipients: [{ emailAddress: { address } }],
      // Under 3 MB together, so they go along in the message itself.
      attachments: (await parts.words.files(mail)).map(attachmentOf),
    }));
  },
});

const attachmentOf = ({ name, type, base64 }: MailFile) => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  name,
  contentType: type,
  contentBytes: base64,
});
