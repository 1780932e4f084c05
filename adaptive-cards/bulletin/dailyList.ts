import type { DailyListBulletin, DailyListLine } from '../../domain/bulletin/index.ts';
import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import { buttons, pressBeside } from '../elements/actions.ts';
import { clip } from '../elements/room.ts';
import { copyNote } from '../copy/presenter.ts';
import { noticeWords } from '../notice/presenter.ts';
import { stageAt, stageWords, titleOf } from '../wording/caseWords.ts';
import type { BulletinSection, BulletinWords } from './bulletinWords.ts';

/** What waited for the list, by case: what and when, and a button that opens the case. */
export function dailyListWords({ on, lines }: DailyListBulletin): BulletinWords {
  const cases = byCase(lines);
  return {
    title: `Your daily list, ${longDay(on)}`,
    lead: [
      'News since the last list. Nothing in it asks you to act: what does came by itself. Type /messages to have each as it happens.',
    ],
    sections: cases.map(section),
    mailSections: cases.map(mailSection),
  };
}

type OfCase = readonly [DailyListLine, ...DailyListLine[]];

/** In the order in which the first line of each came. */
function byCase(lines: readonly DailyListLine[]): readonly OfCase[] {
  const found = new Map<string, OfCase>();
  for (const line of lines) {
    const before = found.get(line.view.id);
    found.set(line.view.id, before === undefined ? [line] : [...before, line]);
  }
  return [...found.values()];
}

const section = (lines: OfCase): BulletinSection => {
  const [{ view, stage, meeting }] = lines;
  return {
    heading: titleOf(view),
    lines: lines.map(lineWords),
    buttons: (keys) =>
      buttons([
        pressBeside({
          verb: 'showCase',
          title: `Open ${view.reference}`,
          address: {
            caseId: view.id,
            v: view.version,
            stage: stage ?? view.current.entry,
            ...(meeting === null ? {} : { meeting }),
          },
          keys,
          detail: view.reference,
        }),
      ]),
  };
};

/** Outside the house: references and how many, and nothing of what happened (design sentence 3). */
const mailSection = (lines: OfCase): BulletinSection => ({
  heading: titleOf(lines[0].view),
  lines: [lines.length === 1 ? 'One message' : `${String(lines.length)} messages`],
});

/** A case of many stages and long labels has room beside the others. */
const LONGEST = { chars: 300 };

function lineWords(line: DailyListLine): string {
  const { heading, text } = whatWords(line);
  return `${shortDayAndTime(line.at)}: ${heading}. ${clip(text, LONGEST)}`;
}

function whatWords(line: DailyListLine): { readonly heading: string; readonly text: string } {
  if (line.card === 'notice' && line.notice !== null) return noticeWords(line.notice, line);
  return {
    heading: `Copy of ${stageWords(stageAt(line.view, line.stage))}`,
    text: copyNote(line),
  };
}
