import { longDay } from '../../domain/calendar/index.ts';
import type { Refusal, RefusalReason } from '../../domain/case/index.ts';
import type { Labels } from '../../domain/procedure/index.ts';
import { listWords } from './caseWords.ts';

/** A refusal told kindly: what happened, what was kept, what to do next. */
export interface Told {
  readonly what: string;
  readonly kept: string;
  readonly next: string;
}

const UNCHANGED = 'Nothing was changed.';
const LOOK = 'The case as it stands now is shown below.';

/** `{step}`, `{raiser}` are the procedure's own words; `{day}` and `{who}` are the refusal's own. */
const REFUSALS: Record<RefusalReason, Told> = {
  'unknown-case': {
    what: 'There is no case here that you can open.',
    kept: UNCHANGED,
    next: 'Check the reference, or open My cases.',
  },
  'not-yours': {
    what: 'There is no case here that you can open.',
    kept: UNCHANGED,
    next: 'Check the reference, or open My cases.',
  },
  'only-the-raiser': {
    what: 'Only the {raiser} who raised this, or the person covering for them, can decide this.',
    kept: UNCHANGED,
    next: 'Speak to them if you think something should change.',
  },
  'only-the-responder': {
    what: 'Only the person asked at this {step}, or their deputy, can do this.',
    kept: 'Your answer was not recorded.',
    next: 'If you should have been asked, tell the {raiser}.',
  },
  'only-the-doer': {
    what: 'Only those of whom this is asked can say that it is done, because the next step waits for it.',
    kept: UNCHANGED,
    next: 'Ask them to confirm it, or say who decided to go ahead without it, and why.',
  },
  'only-those-who-agreed': {
    what: 'What a meeting agreed is ended by the person who does it, or by whoever recorded or arranged the meeting.',
    kept: UNCHANGED,
    next: 'Ask one of them to say that it is done, or why it is not needed.',
  },
  'only-the-convener': {
    what: 'Only the person who arranges this meeting can do this.',
    kept: UNCHANGED,
    next: 'Ask them to choose another time.',
  },
  'only-those-named': {
    what: 'The procedure names who says this: {who}.',
    kept: UNCHANGED,
    next: 'If something is missing there, tell one of them.',
  },
  'only-the-manager': {
    what: 'Only the manager of the {raiser} who raised this can hand it over.',
    kept: UNCHANGED,
    next: 'Speak to them. For days away you can record who covers.',
  },
  'handed-over': {
    what: 'This was handed over to {who} on {day}. It is no longer yours.',
    kept: 'What you sent was not recorded. What you did before stays on the record.',
    next: 'If you know something that matters here, tell them.',
  },
  'stood-in': {
    what: 'You stood in for {who} here, and those days are over.',
    kept: 'What you sent was not recorded. What you did before stays on the record.',
    next: 'If you know something that matters here, tell them.',
  },
  'cannot-have-it': {
    what: 'This person holds no post in which they could have it.',
    kept: UNCHANGED,
    next: 'Choose somebody from the list, or ask your administrator to add their post.',
  },
  'no-such-seat': {
    what: 'Who is asked here has changed since this card was sent.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'nobody-covers': {
    what: 'No cover is recorded.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'may-not-raise': {
    what: 'Your post is not one that raises cases here.',
    kept: 'Nothing was started.',
    next: 'If it should be, ask your administrator to add your role.',
  },
  'case-closed': {
    what: 'This case is closed.',
    kept: `The record stays as it was. ${UNCHANGED}`,
    next: LOOK,
  },
  'case-open': {
    what: 'This case is open already.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'stage-moved-on': {
    what: 'The case has moved on since this card was sent.',
    kept: 'What you sent from the older card was not recorded.',
    next: `${LOOK} You can go on from there.`,
  },
  'already-answered': {
    what: 'This has been answered already.',
    kept: 'The first answer stands. The second was not recorded.',
    next: LOOK,
  },
  'no-reply-yet': {
    what: 'There is no reply to decide on yet.',
    kept: UNCHANGED,
    next: 'You will be told as soon as a reply comes.',
  },
  'not-all-satisfied': {
    what: 'The procedure asks others whether the last answer is enough. Not said so yet: {who}.',
    kept: 'The case was not closed.',
    next: 'Speak with them, ask for another answer, or move the case on.',
  },
  'nobody-judges-here': {
    what: 'The procedure asks nobody else at this {step} whether the answer is enough.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'unknown-stage': {
    what: 'The procedure has no such {step}.',
    kept: UNCHANGED,
    next: 'Choose one of the {step}s that are offered.',
  },
  'cannot-start-here': {
    what: 'A case cannot begin at this {step}.',
    kept: 'What you wrote is kept.',
    next: 'Choose another {step} to begin at.',
  },
  'cannot-go-back': {
    what: 'A case does not go back to an earlier or informal {step}.',
    kept: UNCHANGED,
    next: 'Choose a later {step}, or talk further at this one.',
  },
  'no-next-stage': {
    what: 'There is no further {step} after this one.',
    kept: UNCHANGED,
    next: 'You can talk further, refer the matter where the procedure allows it, or close the case.',
  },
  'cannot-skip': {
    what: 'This procedure moves one {step} at a time.',
    kept: UNCHANGED,
    next: 'Choose the next {step}.',
  },
  'stages-left': {
    what: 'There are still {step}s to come.',
    kept: UNCHANGED,
    next: 'Move the case on, or close it as resolved.',
  },
  'more-time-not-in-procedure': {
    what: 'The procedure does not provide for more time here.',
    kept: UNCHANGED,
    next: 'Speak to each other about what can be done by the due day.',
  },
  'withdrawal-not-in-procedure': {
    what: 'The procedure does not let a case be taken back.',
    kept: UNCHANGED,
    next: 'Move the case on, or close it as resolved.',
  },
  'reopening-not-in-procedure': {
    what: 'The procedure does not let a closed case be opened again.',
    kept: 'The record stays as it was.',
    next: 'Raise a new one if the matter has come back.',
  },
  'time-not-begun': {
    what: 'The time of this {step} has not begun: nobody has said yet when it started.',
    kept: UNCHANGED,
    next: 'Record the day first. More time can be asked for and given after that.',
  },
  'starts-with-delivery': {
    what: 'The time of this {step} does not begin with something that is recorded.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'no-more-time': {
    what: 'The procedure gives no more time than until the end of {day}.',
    kept: UNCHANGED,
    next: 'Speak to each other about what can be done by then.',
  },
  'start-recorded': {
    what: 'Somebody has recorded this day already: {day}.',
    kept: 'It stays as it was recorded.',
    next: 'If it was another day, tell the {raiser}, who can correct it.',
  },
  'no-open-time-request': {
    what: 'There is no open request for more time.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'referral-not-in-procedure': {
    what: 'This procedure has no outside referral.',
    kept: UNCHANGED,
    next: 'Speak to your manager about other routes.',
  },
  'referral-not-considered': {
    what: 'No referral is being considered on this case.',
    kept: UNCHANGED,
    next: 'Record first that a referral is being considered.',
  },
  'referral-ended': {
    what: 'This referral has ended.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'unknown-meeting': {
    what: 'There is no such meeting on this case.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'meeting-not-open': {
    what: 'This meeting is no longer open to change.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'no-time-booked': {
    what: 'This meeting has no time in people’s calendars.',
    kept: UNCHANGED,
    next: 'Choose a time for it first. The case as it stands now is shown below.',
  },
  'meeting-not-over': {
    what: 'This meeting has not been recorded yet.',
    kept: UNCHANGED,
    next: 'Record its outcome first.',
  },
  'no-monitoring-here': {
    what: 'The procedure asks for no monitoring meeting at this {step}.',
    kept: UNCHANGED,
    next: 'You can ask for an ordinary meeting instead.',
  },
  'unknown-record': {
    what: 'The procedure asks for no such record at this {step}.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'no-notice': {
    what: 'No procedure here lets you begin a notice.',
    kept: UNCHANGED,
    next: 'Type help to see what you can do.',
  },
  'unknown-task': {
    what: 'The procedure asks for no such thing at this {step}.',
    kept: UNCHANGED,
    next: LOOK,
  },
  'calendar-ends': {
    what: 'The due day cannot be counted: the calendar of working days ends on {day}.',
    kept: 'Nothing was sent, and what you wrote is kept.',
    next: 'Ask your administrator to load the next bank holidays, then try again.',
  },
  invalid: {
    what: 'Some answers need another look.',
    kept: 'Nothing was sent, and what you wrote is kept.',
    next: 'Put right what is marked, then send it again.',
  },
};

type RefusalLabels = Pick<Labels, 'step' | 'raiser'>;
const PLAIN: RefusalLabels = { step: 'stage', raiser: 'person' };

/** All of them; or, where one is enough, any of them. */
function whoWords(refusal: Refusal): string {
  if (!('who' in refusal)) return '';
  if (refusal.reason === 'handed-over') {
    return refusal.who.length === 0 ? 'nobody yet' : listWords(refusal.who, 'and');
  }
  if (refusal.reason === 'stood-in') {
    return refusal.who.length === 0 ? 'the post' : listWords(refusal.who, 'and');
  }
  const or = refusal.reason === 'only-those-named' || refusal.need === 'any';
  return listWords(refusal.who, or ? 'or' : 'and');
}

function dayWords(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'calendar-ends':
      return longDay(refusal.lastDay);
    case 'no-more-time':
      return longDay(refusal.latest);
    case 'handed-over':
    case 'start-recorded':
      return longDay(refusal.on);
    default:
      return '';
  }
}

/** Without a case (it is unknown, or none of theirs) the plain words are used. */
export function refusalWords(refusal: Refusal, labels: RefusalLabels = PLAIN): Told {
  const day = dayWords(refusal);
  const who = whoWords(refusal);
  const fill = (text: string): string =>
    text
      .replaceAll('{step}', labels.step)
      .replaceAll('{raiser}', labels.raiser)
      .replaceAll('{day}', day)
      .replaceAll('{who}', who);
  const { what, kept, next } = REFUSALS[refusal.reason];
  return { what: fill(what), kept: fill(kept), next: fill(next) };
}
