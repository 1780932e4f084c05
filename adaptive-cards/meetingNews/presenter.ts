import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, MeetingView } from '../../domain/case/index.ts';
import type { Fact } from '../elements/text.ts';
import { slotWords } from '../slots/presenter.ts';
import { listWords } from '../wording/caseWords.ts';

type Said = MeetingView['said'][number];

const SAID: Record<Said['said'], string> = {
  accepted: 'Comes',
  tentative: 'Perhaps',
  declined: 'Cannot come',
};

/** Everybody who is invited, and what they said to it in their calendar. */
export const saidFacts = (meeting: MeetingView): readonly Fact[] =>
  meeting.invited.map(({ id, post }): Fact => {
    const answer = meeting.said.find((each) => each.id === id);
    return [post, answer === undefined ? 'No answer yet' : saidWords(answer)];
  });

function saidWords({ said, needed, proposes, settled }: Said): string {
  const need = said === 'declined' && needed ? ', and is needed' : '';
  const time = proposes === null ? '' : `. Would rather meet on ${slotWords(proposes)}`;
  const done = settled && (said === 'declined' || proposes !== null) ? '. The time was kept' : '';
  return `${SAID[said]}${need}${time}${done}`;
}

const open = ({ said }: MeetingView): readonly Said[] => said.filter(({ settled }) => !settled);

/** Those who are needed and cannot come, with whom nobody has dealt yet. */
export const missed = (meeting: MeetingView): readonly Said[] =>
  open(meeting).filter(({ said, needed }) => said === 'declined' && needed);

/** Times at which somebody would rather meet, each once. */
export function proposals(
  meeting: MeetingView,
): readonly { readonly slot: MeetingView['slots'][number]; readonly by: string }[] {
  const found = new Map<string, { slot: MeetingView['slots'][number]; posts: string[] }>();
  for (const { proposes, post } of open(meeting)) {
    if (proposes === null) continue;
    const known = found.get(proposes.start + proposes.end);
    if (known === undefined)
      found.set(proposes.start + proposes.end, { slot: proposes, posts: [post] });
    else known.posts.push(post);
  }
  return [...found.values()].map(({ slot, posts }) => ({ slot, by: listWords(posts, 'and') }));
}

/** Whether there is anything here on which the convener's word is wanted. */
export const isOpenNews = (meeting: MeetingView): boolean =>
  meeting.mayKeep || (meeting.lost !== null && meeting.mayArrange);

/** What the sentences of a notice say of a meeting's news. */
export function newsWords(
  { viewer }: CaseView,
  meeting: MeetingView | null,
): Readonly<Record<string, string>> {
  if (meeting === null) {
    return { declined: 'Somebody', proposed: 'Somebody', convener: 'Somebody', lost: 'a day' };
  }
  const declined = open(meeting).filter(({ said }) => said === 'declined');
  const own = meeting.convener.id === viewer;
  return {
    declined:
      listWords(
        declined.map(({ post }) => post),
        'and',
      ) || 'Somebody',
    proposed: proposals(meeting)
      .map(({ slot, by }) => `${by} would rather meet on ${slotWords(slot)}`)
      .join('. '),
    convener: own ? 'you' : meeting.convener.post,
    lost: meeting.lost === null ? 'a day that is in the case' : shortDayAndTime(meeting.lost.start),
    owes: meeting.owesReason
      ? 'That lies outside the days of this meeting: please say why it is held then, or choose another time.'
      : '',
    acts: meeting.mayArrange
      ? 'Book it again, or have other times looked for.'
      : `${meeting.convener.post} arranges it, and is told as well.`,
  };
}
