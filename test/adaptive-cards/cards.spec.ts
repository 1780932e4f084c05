import assert from 'node:assert/strict';
import { day, moment, type Day } from '../../domain/calendar/index.ts';
import type { Referral, Stage } from '../../domain/procedure/index.ts';
import { referralForms } from '../../adaptive-cards/decision/referralForms.ts';
import type {
  CaseView,
  CommandType,
  MeetingView,
  NoticeKind,
  RecordView,
  Receipt,
  StageView,
} from '../../domain/case/index.ts';
import {
  caseNote,
  renderCase,
  renderCaseList,
  renderDone,
  renderDraft,
  renderMessage,
  renderRefused,
  type Rendered,
} from '../../adaptive-cards/index.ts';
import { asJson, objectsOf, ofType, str } from './cardRules.ts';
import {
  aCopy,
  aDraft,
  aForm,
  aHistory,
  aMeeting,
  aMessage,
  aProcedure,
  aRecord,
  aStage,
  aView,
  keys,
  person,
} from './fixtures.ts';

/** Everything that can be read on a card, in order. */
const read = ({ card }: Rendered): string =>
  objectsOf(asJson(card))
    .flatMap((each) => [each['text'], each['label'], each['title'], each['value']])
    .filter((each): each is string => typeof each === 'string')
    .join('\n');

const verbs = ({ card }: Rendered): readonly string[] =>
  ofType(asJson(card), 'Action.Execute').map((each) => str(each['verb']));
const ids = ({ card }: Rendered): readonly string[] =>
  ofType(asJson(card), 'Input.').map((each) => str(each['id']));
const titles = ({ card }: Rendered): readonly string[] =>
  ofType(asJson(card), 'Action.').map((each) => str(each['title']));

const show = (...args: Parameters<typeof aMessage>): Rendered =>
  renderMessage(aMessage(...args), keys);
const mayOnly = (...may: CommandType[]) => aView({ may });

describe('The alert', () => {
  it('[WF-49] says of a day that the authority only expects that a reply is expected by then', () => {
    const current = aStage({ wording: 'expected' });
    const text = read(show('alert', {}, aView({ current, stages: [current] })));
    assert.ok(text.includes('A reply is expected by the end of Tuesday 5 January 2027'), text);
    assert.ok(text.includes('The IRO asks for your reply.'), text);
  });

  it('says what, by when and how far away that is', () => {
    const text = read(show('alert'));
    for (const part of [
      'RP 2027-7KQ4M, Stage 2: Team Manager answers',
      'Reply by the end of Tuesday 5 January 2027 (2 working days left)',
      'The IRO asks for your reply.',
      'Liquid Logic number',
      '100234 AB',
      'What the worries are',
      'Delay',
      'Why this day?',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it('says in words that it is overdue', () => {
    const current = aStage({ due: day('2026-12-31'), daysLeft: -2 });
    const view = aView({ current, stages: [current] });
    assert.match(read(show('alert', {}, view)), /\(2 working days overdue\)/);
  });

  it('[DU-118] shows the first due day beside a moved one', () => {
    const current = aStage({ due: day('2027-01-12') });
    assert.match(
      read(show('alert', {}, aView({ current, stages: [current] }))),
      /First due day\nTuesday 5 January 2027/,
    );
  });

  it('offers what this person may, and nothing else', () => {
    assert.deepEqual(
      new Set(verbs(show('alert', {}, mayOnly()))),
      new Set(['openCard', 'showCase']),
    );
    const reply = show('alert', {}, mayOnly('acknowledge', 'reply'));
    assert.deepEqual(
      new Set(verbs(reply)),
      new Set(['openCard', 'reply', 'acknowledge', 'showCase']),
    );
    assert.ok(!ids(reply).includes('until'));
  });

  it('asks whether it is done only where the limit is for resolution [SW-37]', () => {
    assert.ok(!ids(show('alert')).includes('done'));
    const current = aStage({ wording: 'resolution' });
    const card = show('alert', {}, aView({ current, stages: [current] }));
    assert.ok(ids(card).includes('done'));
    assert.match(read(card), /To be resolved by the end of/);
  });

  it('tells a deputy for whom they answer', () => {
    const view = aView({ onBehalfOf: person(101, 'Team manager, North', 'team-manager') });
    const told = /You are answering for Team manager, North/;
    assert.match(read(show('alert', {}, view)), told);
    assert.match(read(renderCase({ view, history: [] }, keys)), told);
    assert.doesNotMatch(read(show('alert')), /You are answering for/);
    // An earlier stage's card asks for no answer any more.
    assert.doesNotMatch(read(show('alert', { stage: 1 }, view)), /You are answering for/);
  });
});

describe('The news, as the case stands for whoever reads it', () => {
  const news = (notice: NoticeKind, over: Partial<CaseView> = {}, rest: object = {}): string =>
    read(show('notice', { notice, ...rest }, aView(over)));

  it('tells those asked that one of them has answered, and asks nothing more', () => {
    const text = read(show('alert', {}, aView({ may: [] })));
    assert.match(text, /There is a reply\. The IRO decides what happens next/);
    assert.doesNotMatch(text, /you can answer together|asks for your reply/);
    assert.match(read(show('alert', {}, aView({ may: ['reply'] }))), /asks for your reply/);
  });

  it('says that the clock stands still, and for an answer only where there is one', () => {
    const words = (replies: StageView['replies']): string => {
      const current = aStage({ clock: 'stopped', replies });
      return read(show('alert', {}, aView({ current, stages: [current] })));
    };
    assert.match(
      words(aStage().replies),
      /\. Answered: the clock stands still until it is decided/,
    );
    assert.match(words([]), /2027[^.]*\. The clock stands still until it is decided/);
  });

  it('tells whoever arranged a meeting and does not come in whose calendars it is', () => {
    const at = (viewer: number): string => {
      const meetings = [aMeeting({ status: 'booked' })];
      return news('booked', { meetings, viewer: person(viewer, '', '').id! }, { meeting: 5 });
    };
    assert.match(at(100), /The invitation is in your calendar\./);
    assert.match(at(199), /The invitations are in the calendars of those who take part\./);
  });

  it('says that a case was closed as referred, where it was, and not that it is unresolved', () => {
    const closed = news('closed-unresolved', { status: 'referred' });
    assert.match(
      closed,
      /: Closed: referred\n[^\n]*after its last stage: it was referred to Cafcass/,
    );
    assert.doesNotMatch(closed, /unresolved/);
    assert.match(news('closed-unresolved', { status: 'unresolved-at-highest' }), /as unresolved/);
  });

  it('sends the raiser to the case where somebody else moved it on', () => {
    const { raiser } = aView();
    assert.match(
      news('moved-on', { viewer: raiser.id! }),
      /The case says who moved it on, and why/,
    );
    assert.match(news('moved-on', { viewer: person(199, '', '').id! }), /You need to do nothing/);
  });

  it('asks for no day that is recorded already', () => {
    const asked = (on: Day | null, notice: NoticeKind): string => {
      const current = aStage({ start: { label: 'The statement is agreed', on } });
      return news(notice, { current, stages: [current] });
    };
    for (const notice of ['start-asked', 'start-waits'] as const) {
      assert.match(asked(null, notice), /(?:say on which|record the) day/);
      const told = asked(day('2027-01-04'), notice);
      assert.match(told, /It is recorded for Monday 4 January 2027 that the statement is agreed\./);
      assert.match(told, /Nothing more is asked of you for it\./);
    }
  });

  it('says on the last working day before a Sunday that no other is left', () => {
    const words = (due: string, daysLeft: number): string => {
      const current = aStage({ due: day(due), daysLeft, replies: [] });
      return news('due-tomorrow', { today: day('2027-01-08'), current, stages: [current] });
    };
    assert.match(
      words('2027-01-10', 0),
      /The last working day before it is due\nStage 2 is due by the end of Sunday 10 January 2027\. No working day is left after today\./,
    );
    assert.match(words('2027-01-11', 1), /Due on the next working day/);
  });

  it('names no due day with a meeting that is on record', () => {
    assert.doesNotMatch(news('meeting-recorded', {}, { meeting: 5 }), /\nDue\n|It was due/);
  });
});

describe('What the procedure wants of a reply', () => {
  const replying = (reply: Stage['reply'], over: Partial<StageView> = {}): Rendered => {
    const procedure = aProcedure();
    const stages = procedure.stages.map((each) =>
      each.key === 's-2' && reply !== undefined ? { ...each, reply } : each,
    );
    const current = aStage({ replies: [], ...over });
    const view = aView({ procedure: { ...procedure, stages }, current, stages: [current] });
    return show('alert', {}, view);
  };
  const needed = (card: Rendered): readonly string[] =>
    ofType(asJson(card.card), 'Input.').flatMap((each) =>
      each['isRequired'] === true ? [str(each['id'])] : [],
    );

  it('[WF-60] stands above it, in the procedure’s own words', () => {
    assert.match(read(replying({ help: 'Answer each action.' })), /Answer each action\.\nSay what/);
    assert.doesNotMatch(read(replying(undefined)), /Answer each action/);
  });

  it('[WF-28] says beside the answer what else can be done, to whoever decides, as long as they do', () => {
    const then = 'Type /escalate where you cannot agree.';
    const deciding = (over: Partial<StageView>, may: readonly CommandType[]): string => {
      const procedure = aProcedure();
      const stages = procedure.stages.map((each) =>
        each.key === 's-2' ? { ...each, reply: { then } } : each,
      );
      const current = aStage(over);
      const stands = { procedure: { ...procedure, stages }, current, stages: [current], may };
      return read(show('decision', {}, aView(stands)));
    };
    const at = moment('2027-01-06T10:00:00.000Z');
    const decision = { kind: 'resolved', at, reason: 'Done', reopened: null } as const;
    const said = [
      deciding({}, ['resolve']),
      deciding({ replies: [] }, ['resolve']),
      deciding({}, ['judge']),
      deciding({ decision }, ['resolve']),
    ];
    assert.deepEqual(
      said.map((each) => each.includes(then)),
      [true, false, false, false],
    );
  });

  it('[DU-83] asks for a first task with a person and a day, until one was given', () => {
    const plan = ['task-1', 'owner-1', 'due-1'];
    const asked = replying({ plan: 'required' });
    assert.deepEqual(
      needed(asked).filter((id) => plan.includes(id)),
      plan,
    );
    assert.match(read(asked), /At least one task is asked for\./);
    const given = replying({ plan: 'required' }, { replies: aStage().replies });
    assert.ok(!needed(given).includes('task-1'));
    assert.match(read(replying(undefined)), /Tasks may be left empty\./);
  });
});

describe('What a meeting agreed', () => {
  const outcome = 'The visit is on Friday.';
  const held = aMeeting({
    status: 'held',
    label: 'Stage 2 meeting',
    outcome,
    tasks: aStage().replies[0]!.plan,
  });
  const earlier = aStage();
  const later = aStage({ entry: 3, stage: 's-3', label: 'Stage 3', replies: [] });

  it('stands on the card on which the raiser decides, with its tasks', () => {
    const text = read(show('decision', {}, aView({ meetings: [held] })));
    assert.match(
      text,
      /What the meeting agreed\nStage 2 meeting\nThe visit is on Friday\.\nAgreed tasks\n1\. Book the visit/,
    );
    assert.doesNotMatch(read(show('decision')), /What the meeting/);
  });

  it('goes with the case to whoever is asked next', () => {
    const view = aView({ meetings: [held], stages: [earlier, later], current: later });
    const text = read(show('alert', { stage: 3 }, view));
    assert.match(text, /So far[\s\S]*\nStage 2 meeting: The visit is on Friday\./);
  });

  it('is read on the case by whoever takes part in the meeting alone', () => {
    const view = aView({ meetings: [held], depth: 'meeting' });
    assert.match(
      read(renderCase({ view, history: [] }, keys)),
      /agreed\nStage 2 meeting\nThe visit/,
    );
  });
});

describe('The copy', () => {
  it('[DU-74] says what is raised and why, about which child, and of whom it is asked', () => {
    const text = read(show('copy'));
    const { answers } = aView();
    assert.ok(answers.length > 0);
    for (const { label, value } of answers) assert.ok(text.includes(`${label}\n${value}`), label);
    for (const part of ['100234 AB', 'Team manager, North', 'Raised by', 'IRO, North'])
      assert.ok(text.includes(part), part);
  });

  it('asks nothing', () => assert.deepEqual(ids(show('copy')), []));
  it('[WF-41] for the register shows reference, stage and dates only', () => {
    const text = read(show('copy', {}, aView({ depth: 'register' })));
    for (const hidden of [
      '100234',
      'Delay',
      'worries',
      'We have a plan',
      'IRO, North',
      'Team manager',
    ]) {
      assert.ok(!text.includes(hidden), hidden);
    }
    assert.ok(text.includes('RP 2027-7KQ4M, Stage 2'));
  });
});

describe('The decision', () => {
  it('shows the reply, its plan and the request for more time', () => {
    const text = read(show('decision'));
    assert.match(text, /We have a plan\./);
    assert.match(text, /1\. Book the visit \(Social worker, by Monday 11 January 2027\)/);
    assert.match(text, /Until the end of Tuesday 12 January 2027: not answered yet\./);
  });

  it('asks why to refer now only for what asks for a reason', () => {
    const asked = (over: Partial<Referral>) => {
      const { procedure } = aView();
      assert.ok(procedure.referral !== null);
      const referral = { ...procedure.referral, checklist: [], earlyReason: false, ...over };
      const view = aView({ procedure: { ...procedure, referral }, may: ['refer'] });
      const inputs = referralForms(view, {}).flatMap((form) => form.inputs);
      const labels = inputs.map((each) => (each.kind === 'text' ? [each.id, each.label] : []));
      return labels.find(([id]) => id === 'refer-reason')?.[1];
    };
    const checklist = [{ key: 'tried', label: 'All was tried', req: [] }];
    assert.equal(asked({}), 'Why refer now');
    assert.equal(asked({ checklist }), 'For each condition that is not met: why refer now');
    assert.equal(asked({ earlyReason: true }), 'Where steps are still open: why refer now');
    assert.equal(
      asked({ checklist, earlyReason: true }),
      'For each condition that is not met, and where steps are still open: why refer now',
    );
  });

  it('asks to decide on a reply that came after more time was asked for, not on the time', () => {
    const words = (current: StageView): string =>
      read(show('decision', {}, aView({ current, stages: [current] })));
    const onTheTime = /More time is asked for\. You decide\./;
    assert.match(words(aStage({ replies: [] })), onTheTime);
    const unknown = words({ ...aStage({ replies: [], timeRequest: null }), repliesHidden: true });
    assert.match(unknown, /You can decide at any time/);
    assert.doesNotMatch(unknown, /no reply yet/i);
    assert.match(words(aStage()), /There is a reply\. You decide what happens next\./);
    assert.doesNotMatch(words(aStage()), onTheTime);
  });

  it('asks again in the words of whoever asked, until it is answered', () => {
    const again = { at: moment('2027-01-04T10:00:00.000Z'), reason: 'Which day is the visit?' };
    const current = aStage({ askedAgain: again });
    for (const kind of ['alert', 'decision'] as const) {
      const words = read(show(kind, {}, aView({ current, stages: [current] })));
      assert.match(
        words,
        /What is still open\nAsked on Mon 4 Jan 2027, 10:00:\nWhich day is the visit\?/,
      );
      assert.doesNotMatch(read(show(kind)), /What is still open/);
    }
  });

  it('names the day that was given, where it is another than the one asked for', () => {
    const words = (given: 11 | 12): string => {
      const until = day('2027-01-12');
      const reason = 'The assessment ends that week.';
      const request = { until, given: day(`2027-01-${given}`), reason, state: 'granted' } as const;
      const current = aStage({ timeRequest: request });
      return read(show('decision', {}, aView({ current, stages: [current] })));
    };
    assert.match(words(12), /Until the end of Tuesday 12 January 2027: agreed\./);
    assert.match(
      words(11),
      /Asked for: until the end of Tuesday 12 January 2027\. Given: until the end of Monday 11 January 2027\./,
    );
    assert.doesNotMatch(words(11), /agreed\./);
  });

  it('offers each way on by a title of its own', () => {
    const offered = titles(show('decision'));
    for (const title of [
      'Resolved',
      'Not resolved: go to Stage 3',
      'Give more time',
      'Talk further',
      'Withdraw',
    ]) {
      assert.ok(offered.includes(title), title);
    }
  });

  it('[DU-53] [DU-54] [DU-55] asks for what the procedure records with more time', () => {
    const asked = ids(show('decision', {}, mayOnly('giveTime')));
    assert.deepEqual(asked, ['until', 'benefit', 'enquiries', 'satisfied']);
  });

  it('[A-DU-16] says what becomes of the whole limit before more time is given', () => {
    const said = (rest: Partial<CaseView>) => {
      const text = read(show('decision', {}, aView({ may: ['giveTime'], ...rest })));
      return [...text.matchAll(/^The (?:first|whole) .*$/gm)].at(-1)?.[0];
    };
    assert.equal(
      said({}),
      'The whole process stays due by Tuesday 19 January 2027, whatever day you choose.',
    );
    const { procedure } = aView();
    const extension = { askedBy: null, record: [], wholeLimit: 'moves' } as const;
    assert.equal(
      said({ procedure: { ...procedure, extension } }),
      'The whole process is due by Tuesday 19 January 2027; that day moves by as much.',
    );
    assert.equal(
      said({ whole: null }),
      'The first due day stays on the record beside the new one.',
    );
  });

  it('names the last possible day where more time has a maximum, and else says nothing of one', () => {
    const told =
      /The procedure gives this \w+ no more time than until the end of Monday 18 January 2027\./;
    const current = aStage({ latestDue: day('2027-01-18') });
    const view = aView({ current, stages: [current], may: ['giveTime', 'requestTime'] });
    for (const card of ['alert', 'decision'] as const) {
      assert.match(read(show(card, {}, view)), told);
      assert.doesNotMatch(read(show(card)), /no more time than/);
    }
    assert.match(read(show('alert', {}, view)), /gives this stage no more time/);
  });

  it('says with what the time begins, and lets whoever may say that it happened', () => {
    const start = { label: 'The statement of complaint is agreed', on: null };
    const waiting = { due: null, firstDue: null, clock: 'waiting', daysLeft: null } as const;
    const current = aStage({ ...waiting, start });
    const view = aView({ current, stages: [current], may: ['recordStart'] });
    const told = /Due\nThe time begins when the statement of complaint is agreed\n/;
    for (const rendered of [
      show('alert', {}, view),
      show('decision', {}, view),
      renderCase({ view, history: [] }, keys),
    ]) {
      assert.match(read(rendered), told);
      assert.ok(titles(rendered).includes('Say that it happened'));
      assert.deepEqual(ids(rendered), ['started-on']);
    }
    assert.match(read(show('copy', {}, aView({ current, stages: [current], may: [] }))), told);
    const nobody = show('alert', {}, aView({ current, stages: [current], may: ['acknowledge'] }));
    assert.ok(!titles(nobody).includes('Say that it happened'));
  });

  it('lets the raiser correct the day with which the time began', () => {
    const start = { label: 'The statement is agreed', on: day('2026-12-22') };
    const current = aStage({ start });
    const view = aView({ current, stages: [current], may: ['recordStart'] });
    const text = read(show('decision', {}, view));
    assert.match(text, /Correct the day on which it happened/);
    assert.match(text, /Recorded is Tuesday 22 December 2026\. The first due day stays/);
    assert.match(
      read(show('notice', { notice: 'time-began' }, view)),
      /It is recorded for Tuesday 22 December 2026 that the statement is agreed\./,
    );
  });

  it('asks whoever judges the reply, and shows the raiser what each has said', () => {
    const word = {
      ...person(7, 'Director', 'director'),
      own: true,
      satisfied: null,
      reason: null,
      at: null,
    };
    const asked = aStage({ judging: { words: [word], missing: { need: 'all', who: [] } } });
    const judge = aView({ current: asked, stages: [asked], may: ['judge'], nextStages: [] });
    const own = show('decision', { notice: 'judgement-asked' }, judge);
    assert.match(read(own), /There is a reply\. You are asked whether it is enough\./);
    // The question first, then the answer to it.
    assert.match(
      read(own),
      /What the worries are\nThe plan has not moved on\.[^]*We have a plan\./,
    );
    assert.deepEqual(ids(own), ['enough', 'judge-reason']);
    assert.ok(titles(renderCase({ view: judge, history: [] }, keys)).includes('Read the answer'));
    const at = moment('2027-01-04T10:00:00.000Z');
    const current = aStage({
      judging: {
        words: [
          { ...word, own: false, satisfied: false, reason: 'Dates are missing.', at },
          {
            ...person(8, 'Head of service', 'head'),
            own: false,
            satisfied: true,
            reason: null,
            at,
          },
        ],
        missing: { need: 'all', who: ['Director'] },
      },
    });
    const raiser = aView({ current, stages: [current], may: ['resolve'] });
    const text = read(show('decision', {}, raiser));
    assert.ok(!text.includes('The plan has not moved on.'), 'their own words are not told to them');
    for (const part of [
      'Director\nNot enough yet, Mon 4 Jan 2027, 10:00',
      'Head of service\nEnough, Mon 4 Jan 2027, 10:00',
      'Why, says Director',
      'First these say that the last answer is enough: Director.',
    ]) {
      assert.ok(text.includes(part), `${part}\n${text}`);
    }
    assert.match(
      read(show('notice', { notice: 'judged' }, raiser)),
      /At Stage 2 Director said that the answer is not enough yet; Head of service said that the answer is enough\./,
    );
  });

  it('[DU-112] shows the gate as guidance, and holds nothing up by it', () => {
    assert.match(read(show('decision')), /Move on where more resource is needed/);
  });

  it('[CB-34] [CB-41] [CB-46] says on the way up when the next stage is meant', () => {
    const text = read(show('decision', {}, mayOnly('escalate')));
    assert.ok(text.includes('Stage 3: When stage 2 did not bring a plan.'), text);
  });

  it('[CB-18] [A-CB-01] says at a day of the raiser’s own by when the whole process is due', () => {
    const told = (view: CaseView) => read(show('decision', {}, view)).split('whole process is due');
    const view = mayOnly('escalate');
    assert.equal(told(view).length, 2);
    assert.match(told(view)[1] ?? '', /^ by Tuesday 19 January 2027\./);
    assert.equal(told({ ...view, whole: null }).length, 1);
  });

  it('[WF-32] [A-X-13] asks for the talk that the next stage wants, without forcing it', () => {
    const { card } = show('decision', {}, mayOnly('escalate'));
    const on = ofType(asJson(card), 'Input.Date').find(
      (each) => each['id'] === 'consult-raiser-manager-on',
    );
    assert.ok(on !== undefined && on['isRequired'] === undefined);
  });

  it('keeps discussing apart from referring [WF-39]', () => {
    const offered = titles(show('decision'));
    assert.ok(offered.includes('Discussed with Cafcass') && offered.includes('Refer to Cafcass'));
  });

  it('has no referral where the procedure has none', () => {
    const view = aView({ procedure: aProcedure({ referral: null }) });
    assert.ok(!verbs(show('decision', {}, view)).includes('refer'));
  });
});

describe('The convener’s card', () => {
  it('says that the days are ours where the procedure sets none', () => {
    assert.match(read(show('slots')), /suggested by this bot/);
    const window = { from: day('2027-01-06'), to: day('2027-01-19'), ours: false };
    const text = read(show('slots', {}, aView({ meetings: [aMeeting({ window })] })));
    assert.ok(!text.includes('suggested by this bot'));
  });
  it('comes again with the last day of the window, as what it is or was', () => {
    const meeting = aMeeting({ status: 'offered', slot: null });
    const words = (today: string): string => {
      const view = aView({ meetings: [meeting], today: day(today) });
      return read(show('slots', { notice: 'meeting-due', meeting: meeting.id }, view));
    };
    const last = 'to take place by the end of Tuesday 19 January 2027. No time is chosen';
    assert.ok(words('2027-01-19').includes(`This meeting is ${last}`), words('2027-01-19'));
    assert.ok(words('2027-01-20').includes(`This meeting was ${last}`), words('2027-01-20'));
  });

  it('names those who come by their posts, and the times in London', () => {
    const text = read(show('slots'));
    assert.match(text, /Thu 7 Jan 2027, 10:00 to 11:00/);
    assert.match(text, /Team manager, North/);
  });
});

describe('The outcome card', () => {
  it('[DU-124] [DU-130] offers what follows when outcomes were not achieved', () => {
    const current = aStage({ stage: 's-3', label: 'Stage 3' });
    const meetings = [aMeeting({ status: 'held', achieved: false, outcome: 'Not yet.' })];
    const card = show('meetingOutcome', {}, aView({ current, stages: [current], meetings }));
    assert.ok(titles(card).includes('Pass to Operations Manager'));
    assert.ok(titles(card).includes('Monitor again'));
    assert.ok(verbs(card).includes('showDecision'));
  });
});

describe('The form', () => {
  it('[DU-43] shows what Confirm will do: to whom, by when, which meeting, what may go wrong', () => {
    const text = read(renderDraft(aForm('preview'), keys));
    for (const part of [
      'Operations manager',
      'Team manager, North',
      'Reply by the end of Friday 8 January 2027, if delivered today',
      'By Wednesday 27 January 2027',
      'Stage 3 meeting, by Monday 11 January 2027 (suggested by this bot; the procedure sets no day)',
      'Nobody holds the post Operations Manager',
      'Confirm and send',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });
  it('says so where a step of the form asks nothing', () => {
    const form = aForm('what');
    const { stage } = form.asks!;
    const nothing = {
      ...form.asks!,
      stage: { ...stage, copies: [], to: { ...stage.to, mode: 'all' } },
      categories: null,
      fields: [],
      timescale: 'none',
      choose: null,
      copyQuestions: [],
      skips: [],
      reasonAsked: false,
      consult: null,
    } as const;
    assert.match(read(renderDraft({ ...form, asks: nothing }, keys)), /Nothing more is asked here/);
    assert.doesNotMatch(read(renderDraft(form, keys)), /Nothing more is asked here/);
  });

  it('uses the procedure’s keys as ids', () => {
    assert.deepEqual(ids(renderDraft(aForm('what'), keys)), [
      'chosen',
      'category',
      'category-note-plan',
      'category-note-other',
      'worries',
      'tried',
      'timescale',
      'timescale-reason',
      'skip-reason',
      'copy-legal-advisor',
      'copy-team-manager',
      'copy-team-manager-reason',
      'consult-raiser-manager-on',
      'consult-raiser-manager-view',
      'consult-raiser-manager-not-held',
    ]);
    assert.deepEqual(ids(renderDraft(aForm('where'), keys)), [
      'record',
      'initials',
      'team',
      'stage',
    ]);
  });
  it('goes back from each step but the first', () => {
    assert.ok(!verbs(renderDraft(aForm('procedure'), keys)).includes('backDraft'));
    assert.ok(verbs(renderDraft(aForm('where'), keys)).includes('backDraft'));
    const one = aForm('where', { procedures: [{ id: 'sample', title: 'Sample' }] });
    assert.ok(!verbs(renderDraft(one, keys)).includes('backDraft'));
  });
  it('once sent, cannot be sent again', () => {
    const sent = renderDraft(
      aForm('preview', { draft: aDraft('preview', { confirmed: true }) }),
      keys,
    );
    assert.deepEqual(verbs(sent), ['showCase']);
  });
});

describe('The case', () => {
  const shown = (page = 1, over = {}) =>
    renderCase({ view: aView(over), history: aHistory(), page }, keys);

  it('shows steps, people and receipts in words', () => {
    const text = read(shown());
    assert.match(text, /Now here, since Tue 22 Dec 2026, 10:00/);
    assert.match(
      text,
      /Asked\. Delivered in Teams on Tue 22 Dec 2026, 10:00\. Opening not recorded/,
    );
    assert.match(text, /Stage 4: strategic-manager answers\nNot reached/);
  });
  it('says of each copy what became of it, and in which list it waits', () => {
    const copyWith = (over: Partial<Receipt>): string => {
      const copies = [aCopy(person(102, 'Operations manager', 'operations-manager'), over)];
      return read(shown(1, { current: aStage({ copies }), stages: [aStage({ copies })] }));
    };
    assert.match(copyWith({}), /Copied in\. Delivered in Teams on Tue 22 Dec 2026, 10:00\./);
    assert.match(
      copyWith({ route: 'list' }),
      /Copied in\. Delivered in the daily list on Tue 22 Dec 2026, 10:00\./,
    );
    assert.match(
      copyWith({ route: 'list-by-mail' }),
      /Copied in\. Delivered in the daily list, by mail on Tue 22 Dec 2026, 10:00\./,
    );
    const waiting = { deliveredAt: null, route: null, listed: day('2026-12-23') };
    assert.match(
      copyWith(waiting),
      /Copied in\. Waits for their daily list of Wednesday 23 December 2026/,
    );
    assert.match(copyWith({ failed: 'blocked' }), /Copied in\. Could not be delivered/);
  });

  it('does not say that a step was not reached to who may not know', () => {
    const decision = {
      kind: 'escalated',
      at: moment('2027-01-04T10:00:00.000Z'),
      reason: '',
      reopened: null,
    } as const;
    const of = (over: Partial<StageView>, depth: CaseView['depth']): string => {
      const current = aStage({ decision, ...over });
      return read(shown(1, { depth, current, stages: [current], status: 'resolved' }));
    };
    assert.match(of({}, 'involved'), /Stage 4: strategic-manager answers\nNot shown here/);
    assert.match(of({}, 'full'), /Stage 4: strategic-manager answers\nNot reached/);
    const closed = { ...decision, kind: 'resolved' } as const;
    assert.match(of({ decision: closed }, 'involved'), /answers\nNot reached/);
    const again = { ...closed, reopened: 'It came back.' } as const;
    assert.match(of({ decision: again }, 'involved'), /answers\nNot shown here/);
    assert.match(of({ decision: null }, 'involved'), /answers\nNot reached/);
  });

  it('says that the case is there to whoever knows of that step only that it began', () => {
    const of = (over: Partial<CaseView>) =>
      read(shown(1, { stages: [], depth: 'involved', ...over }));
    assert.match(of({}), /Stage 2: [^\n]*\nNow here\n/);
    assert.match(of({ status: 'resolved' }), /Stage 2: [^\n]*\nNot reached\n/);
  });

  it('[A-X-10] has the note for the record system and lets a person say that it is there', () => {
    const text = read(shown(2));
    assert.match(text, /Note for Liquid Logic/);
    assert.ok(verbs(shown()).includes('fileRecord'));
    assert.ok(!verbs(shown(1, { records: [] })).includes('fileRecord'));
  });

  it('[A-X-10] names each record that waits, of whatever stage, and whose it is', () => {
    const theirs = aRecord({ entry: 1, stageLabel: 'Stage 1', by: ['Team Manager'], own: false });
    const rendered = shown(1, { records: [theirs, aRecord()] });
    assert.match(
      read(rendered),
      /To be put on record\n[^\n]*Note in the case file \(Stage 1; by Team Manager\)\n[^\n]*Note in the case file \(Stage 2\)\n/,
    );
    const done = (verb: 'reply' | 'resolve' | 'acknowledge', records: readonly RecordView[]) =>
      read(renderDone(verb, aView({ records }), keys));
    const own =
      /Still to be put into Liquid Logic, and then confirmed in the case:\n[^\n]*Note in the case file/;
    assert.match(done('reply', [aRecord()]), own);
    assert.match(done('resolve', [aRecord()]), own);
    assert.doesNotMatch(done('reply', [theirs]), own);
    assert.doesNotMatch(done('acknowledge', [aRecord()]), own);
  });

  it('[A-X-10] says where the note to copy stands: behind everything else, however long that is', () => {
    const history = aHistory(400, 'The reply came, and it was long.');
    const page = (n: number) => read(renderCase({ view: aView(), history, page: n }, keys));
    const last = page(9999);
    assert.match(last, /^Page (?:[3-9]|\d\d) of /m);
    assert.match(page(1), /under “Note for Liquid Logic”: press “Read all of it”/);
    assert.doesNotMatch(page(1), /note below|^Note for Liquid Logic$/m);
    assert.doesNotMatch(page(2), /^Note for Liquid Logic$/m);
    const note = renderCase({ view: aView(), history: [], page: 9999 }, keys);
    assert.match(read(note), /^Note for Liquid Logic$/m);
  });
  it('speaks of no note to whoever has none to copy', () => {
    assert.doesNotMatch(read(shown(1, { depth: 'involved' })), /text to copy|Note for/);
  });
  it('has no page of details for the register', () => {
    const card = shown(7, { depth: 'register' });
    assert.ok(!titles(card).includes('Read all of it'));
    assert.ok(!read(card).includes('100234'));
  });
});

describe('The case note', () => {
  it('[A-X-08] leaves the other children out', () => {
    const subjects = [
      { record: '100234', initials: 'AB' },
      { record: '100235', initials: 'CD' },
    ];
    const note = caseNote(aView({ subjects }), aHistory(), subjects[1]);
    assert.ok(note.includes('100235 CD') && !note.includes('100234'));
  });
});

describe('My cases', () => {
  it('says so where nothing waits', () => {
    const text = read(renderCaseList({ today: day('2027-01-04'), lines: [], more: false }, keys));
    assert.match(text, /Nothing waits for your answer\.[\s\S]*You have raised nothing\./);
  });

  type Line = Parameters<typeof renderCaseList>[0]['lines'][number];
  const said = (list: Line['list'], state: string, due: string | null = null): string => {
    const open = { caseId: 'c', reference: '2027-7KQ4M', open: true, stageLabel: 'Stage 2' };
    const by = due === null ? { due, daysLeft: null } : { due: day(due), daysLeft: 3 };
    const line = { ...open, list, state, subject: null, ...by };
    const today = day('2027-01-04');
    const text = read(renderCaseList({ today, lines: [line], more: false }, keys));
    return /^Stage 2: .*$/m.exec(text)?.[0] ?? '';
  };

  it('says of a meeting what is to be done for it, and by when', () => {
    const by = 'To be held by the end of Thursday 7 January 2027 (3 working days left)';
    const words = (state: string) => said('arrange', state, '2027-01-07');
    assert.equal(words('times-offered'), `Stage 2: choose a time for the meeting. ${by}`);
    assert.equal(
      words('times-sought'),
      `Stage 2: times for the meeting are being looked for. ${by}`,
    );
    assert.equal(
      words('no-time-found'),
      `Stage 2: no common free time was found; choose a time of your own for the meeting. ${by}`,
    );
  });

  it('says of a booked meeting when it is, and asks for its outcome without calling it late', () => {
    const words = (on: string) => said('record', 'meeting-booked', on);
    assert.equal(
      words('2027-01-04'),
      'Stage 2: the meeting is on Monday 4 January 2027; write afterwards what it agreed',
    );
    assert.equal(
      words('2027-01-01'),
      'Stage 2: the meeting was for Friday 1 January 2027; write what it agreed',
    );
  });

  it('says where the raiser is waited for', () => {
    assert.equal(said('raised', 'replied'), 'Stage 2: replied. You decide');
    assert.equal(said('raised', 'time-requested'), 'Stage 2: more time is asked for. You decide');
    assert.equal(said('copied', 'replied'), 'Stage 2: replied');
    assert.equal(said('raised', 'asked-again'), 'Stage 2: replied, and asked to answer again');
  });
});

describe('A booked meeting', () => {
  const offersOf = (over: Parameters<typeof aMeeting>[0]): readonly (readonly string[])[] => {
    const view = aView({ meetings: [aMeeting(over)] });
    return [
      show('slots', {}, view),
      show('meetingOutcome', {}, view),
      renderCase({ view, history: [] }, keys),
    ].map((card) =>
      [...new Set(titles(card))].filter((title) => title.startsWith('Find another time')),
    );
  };

  it('can be given up for another time in one press, on each of its cards', () => {
    assert.deepEqual(offersOf({ status: 'booked' }), [
      ['Find another time'],
      ['Find another time'],
      ['Find another time: Monitoring meeting'],
    ]);
    assert.deepEqual(offersOf({ status: 'offered' }), [[], [], []]);
    assert.deepEqual(offersOf({ status: 'booked', mayFindAnother: false }), [[], [], []]);
  });

  it('that is cancelled for another time says so', () => {
    const off = aMeeting({ status: 'cancelled' });
    const about = { notice: 'meeting-cancelled', meeting: off.id } as const;
    const words = (meetings: readonly MeetingView[]): string =>
      read(show('notice', about, aView({ meetings })));
    assert.match(words([off]), /is cancelled\. Nothing more is asked of you for it\./);
    assert.match(
      words([off, aMeeting({ id: 9, insteadOf: off.id })]),
      /is cancelled\. Another time is being looked for\./,
    );
  });
});

describe('A meeting that somebody else arranges', () => {
  it('can be called off by the raiser, and its time chosen by its convener alone', () => {
    const meeting = aMeeting({ status: 'offered', mayArrange: false, mayFindAnother: false });
    const view = aView({ meetings: [meeting] });
    const offered = titles(renderCase({ view, history: [] }, keys));
    assert.ok(offered.includes('Cancel: Monitoring meeting'), offered.join('; '));
    assert.ok(!offered.includes('Arrange: Monitoring meeting'));
    const slots = titles(show('slots', {}, view));
    assert.ok(slots.includes('Cancel the meeting') && !slots.includes('Choose a time'));
    const none = aView({ meetings: [{ ...meeting, mayCancel: false }] });
    for (const rendered of [
      renderCase({ view: none, history: [] }, keys),
      show('slots', {}, none),
    ]) {
      assert.ok(!titles(rendered).some((title) => title.startsWith('Cancel')));
    }
  });
});

describe('Small answers', () => {
  it('refuse with what happened, what was kept, what to do next and the present state', () => {
    const text = read(renderRefused({ reason: 'stage-moved-on' }, aView(), keys));
    for (const part of [
      'has moved on',
      'was not recorded',
      'You can go on',
      'Open',
      '2027-7KQ4M',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });
  it('say the last day of a calendar that ends', () => {
    const text = read(
      renderRefused({ reason: 'calendar-ends', lastDay: day('2028-12-31') }, null, keys),
    );
    assert.match(text, /ends on Sunday 31 December 2028/);
  });
  it('say that a thing is done', () => {
    assert.match(read(renderDone('reply', aView(), keys)), /Your reply is recorded\./);
  });
  it('say once at which step the case stands', () => {
    const text = read(renderDone('reply', aView(), keys));
    assert.match(text, /^Now at\nStage 2: Team Manager answers$/m);
    assert.doesNotMatch(text, /^Stage$/m);
    assert.match(
      read(renderDone('resolve', aView({ status: 'resolved' }), keys)),
      /^Ended at\nStage 2: Team Manager answers$/m,
    );
  });
  it('name a person whose post is vacant as vacant', () => {
    const responder = { ...aStage().responders[0]!, ...person(1, '', 'Team Manager'), id: null };
    const current = aStage({ responders: [responder] });
    assert.match(
      read(renderCase({ view: aView({ current, stages: [current] }), history: [] }, keys)),
      /Team Manager \(vacant\)/,
    );
  });
});
