import assert from 'node:assert/strict';
import { day, moment } from '../../domain/calendar/index.ts';
import type { CaseView, CommandType, StageView } from '../../domain/case/index.ts';
import type { Procedure, Stage } from '../../domain/procedure/index.ts';
import {
  doneWords,
  historyLines,
  mailText,
  renderCase,
  renderDone,
  renderMessage,
  type Rendered,
} from '../../adaptive-cards/index.ts';
import { asJson, objectsOf, ofType, str } from './cardRules.ts';
import { aMessage, aProcedure, aStage, aTask, aView, field, keys, person } from './fixtures.ts';

/** Everything that can be read on a card, in order. */
const read = ({ card }: Rendered): string =>
  objectsOf(asJson(card))
    .flatMap((each) => [each['text'], each['label'], each['title'], each['value']])
    .filter((each): each is string => typeof each === 'string')
    .join('\n');

const ids = ({ card }: Rendered): readonly string[] =>
  ofType(asJson(card), 'Input.').map((each) => str(each['id']));
const verbs = ({ card }: Rendered): readonly string[] =>
  ofType(asJson(card), 'Action.Execute').map((each) => str(each['verb']));
const show = (...args: Parameters<typeof aMessage>): Rendered =>
  renderMessage(aMessage(...args), keys);

const NO_CLOCK = { due: null, firstDue: null, clock: null, daysLeft: null } as const;
const SEEN_AT = moment('2027-01-04T10:00:00.000Z');
const MAY: readonly CommandType[] = ['acknowledge', 'reply'];

/** A notice with one stage, as its rule ends it. */
function aNotice(
  rule: Partial<Stage>,
  stage: Partial<StageView> = {},
  over: Partial<CaseView> = {},
): CaseView {
  const procedure = aProcedure();
  const kind: Partial<Procedure> = { kind: 'notice' };
  const stages = procedure.stages.map((each) =>
    each.key === 's-2' ? { ...each, clock: null, ...rule } : each,
  );
  const labels = { ...procedure.labels, matter: 'word of thanks', step: 'level' };
  const current = aStage({ ...NO_CLOCK, replies: [], timeRequest: null, ...stage });
  return aView({
    procedure: { ...procedure, ...kind, labels, stages },
    current,
    stages: [current],
    may: MAY,
    whole: null,
    ...over,
  });
}

describe('A notice that is to be seen', () => {
  const toSee = aNotice({ ends: 'acknowledgement' });

  it('asks for that alone, and offers to write back without a plan', () => {
    const card = show('alert', {}, toSee);
    const text = read(card);
    assert.match(text, /The IRO would like you to see this\. Press Acknowledge when you have read/);
    assert.doesNotMatch(text, /asks for your reply|what has been or will be done/);
    assert.deepEqual(ids(card), ['reply-text']);
    assert.match(text, /It is enough to acknowledge this\./);
    assert.ok(verbs(card).indexOf('acknowledge') < verbs(card).indexOf('reply'));
    assert.ok(!ids(show('alert', {}, { ...toSee, may: ['acknowledge'] })).includes('reply-text'));
    const mail = { ...aMessage('alert', {}, toSee), card: 'alert' } as const;
    assert.match(
      mailText(mail, { teams: 'https://x.test', page: 'https://x.test/p' }),
      /You are asked to read this\./,
    );
  });

  it('says after Acknowledge that it is closed, and to whoever told it that it was seen', () => {
    const seen = { acknowledgedAt: SEEN_AT };
    const closed = aNotice({ ends: 'acknowledgement' }, seen, { status: 'resolved', may: [] });
    const done = read(renderDone('acknowledge', closed, keys));
    assert.match(done, /With that this word of thanks is closed, and the IRO is being told\./);
    assert.doesNotMatch(done, /due day|You can answer/);
    const told = read(show('notice', { notice: 'answered-and-closed' }, closed));
    assert.match(told, /: Seen\nThis word of thanks has been seen by those it was sent to/);
    assert.doesNotMatch(told, /answer/);
    const news = read(show('notice', { notice: 'acknowledged' }, closed));
    assert.match(news, /has been acknowledged\.$/m);
    const again = read(show('alert', {}, closed));
    assert.match(again, /This level has ended\. No answer is asked for any more\./);
  });

  it('says what follows where they wrote back, and nothing untrue where its raiser closed it', () => {
    assert.match(doneWords('reply', toSee)?.next ?? '', /the IRO, who reads it and closes this\./);
    const closed = aNotice({ ends: 'acknowledgement' }, {}, { status: 'resolved', may: [] });
    const told = read(show('notice', { notice: 'answered-and-closed' }, closed));
    assert.match(told, /This word of thanks is closed\. The case says how it ended\./);
    assert.equal(doneWords('resolve', closed)?.next, 'It is on the record of this case.');
    const replies = aStage().replies;
    const written = aNotice({ ends: 'acknowledgement' }, { replies }, { may: ['resolve'] });
    const alert = read(show('alert', {}, written));
    assert.match(alert, /Something was written back\. The IRO reads it, and closes this\./);
    assert.doesNotMatch(alert, /Press Acknowledge/);
    assert.match(
      read(show('decision', {}, written)),
      /This word of thanks closes\. It stays on the record; nobody else is told\./,
    );
  });
});

describe('A notice that asks for no answer', () => {
  const told = aNotice({ reply: { wanted: false, help: 'Say what helps.' } });

  it('[CB-13] [CB-71] says that it is for information and stays open, on the card and in the mail', () => {
    const card = show('alert', {}, told);
    const text = read(card);
    assert.match(text, /for your information, and nothing has to be answered\./);
    assert.match(text, /It stays open until the IRO closes it\./);
    assert.doesNotMatch(
      text,
      /asks for your reply|With that it is closed|what has been or will be/,
    );
    assert.match(text, /Say what helps\.\nIt is enough to acknowledge this\./);
    assert.deepEqual(ids(card), ['reply-text']);
    const mail = { ...aMessage('alert', {}, told), card: 'alert' } as const;
    assert.match(
      mailText(mail, { teams: 'https://x.test', page: 'https://x.test/p' }),
      /You are asked to read this\./,
    );
    assert.doesNotMatch(
      mailText(mail, { teams: 'https://x.test', page: 'https://x.test/p' }),
      /asked to answer/,
    );
  });

  it('[CB-13] [CB-71] says nothing of an answer that is due once it was acknowledged', () => {
    const seen = aNotice({ reply: { wanted: false } }, { acknowledgedAt: SEEN_AT });
    assert.equal(
      doneWords('acknowledge', seen)?.next,
      'It stays open until the IRO closes it. You can write back at any time.',
    );
  });
});

describe('A notice that a reply or silence ends', () => {
  it('says that the reply closes it', () => {
    const open = aNotice({ ends: 'reply' });
    const text = read(show('alert', {}, open));
    assert.match(text, /The IRO asks for your reply\. With your reply this is closed\./);
    assert.match(text, /Say what you think\. With your reply this is closed\./);
    const replies = aStage().replies;
    const closed = aNotice({ ends: 'reply' }, { replies }, { status: 'resolved', may: [] });
    assert.match(
      doneWords('reply', closed)?.next ?? '',
      /It has gone to the IRO\. With it this word of thanks is closed\./,
    );
    assert.match(
      read(show('notice', { notice: 'answered-and-closed' }, closed)),
      /: Answered\nThis word of thanks has been answered, and is closed with that\./,
    );
  });

  it('says that silence counts as agreed, as long as there is no reply', () => {
    const due = day('2027-01-05');
    const clock = { due, firstDue: due, clock: 'running', daysLeft: 1 } as const;
    const silent = aNotice({ silence: 'agreed' }, clock);
    const told = /Without a reply by the end of Tuesday 5 January 2027 it counts as agreed\./;
    assert.match(read(show('alert', {}, silent)), told);
    assert.match(read(show('notice', { notice: 'due-today' }, silent)), told);
    assert.match(doneWords('acknowledge', silent)?.next ?? '', told);
    const answered = aNotice({ silence: 'agreed' }, { ...clock, replies: aStage().replies });
    assert.doesNotMatch(read(show('alert', {}, answered)), told);
    assert.doesNotMatch(read(show('alert')), /counts as agreed/);
  });
});

describe('A day that has passed into the record', () => {
  const ended = aStage({ clock: 'ended', daysLeft: null });
  const closed = aView({ current: ended, stages: [ended], status: 'resolved', may: [] });

  it('is told as one on which it was due, and asks for nothing', () => {
    for (const rendered of [
      show('copy', {}, closed),
      show('alert', {}, closed),
      show('notice', { notice: 'overdue' }, closed),
      renderDone('resolve', closed, keys),
    ]) {
      assert.match(read(rendered), /It was due\nBy the end of Tuesday 5 January 2027/);
      assert.doesNotMatch(
        read(rendered),
        /Reply by|An answer is still welcome|asks for your reply/,
      );
    }
    assert.match(
      read(renderCase({ view: closed, history: [], page: 9 }, keys)),
      /It was due by the end of Tuesday 5 January 2027\./,
    );
    assert.match(
      read(show('notice', { notice: 'overdue' }, closed)),
      /This stage has ended\nStage 2 has ended since this was sent\./,
    );
  });
});

describe('The notice of a task', () => {
  const since = moment('2027-01-04T10:00:00.000Z');
  const earlier = aStage({ entry: 1, stage: 's-1', label: 'Stage 1', clock: 'ended' });
  const here = aTask({ entry: 2, stageLabel: 'Stage 2', title: 'Take it to supervision', since });
  const there = aTask({ entry: 1, stageLabel: 'Stage 1', title: 'Send the minutes' });
  /** Whoever has a task only: they see the first stage alone. */
  const view = aView({ current: earlier, stages: [earlier], tasks: [here, there], may: [] });
  const notice = (of: 'task-asked' | 'task-due' | 'task-overdue', tasks = view.tasks): string =>
    read(show('notice', { notice: of, stage: 2 }, { ...view, tasks }));

  it('names the stage that brought it up, its title and its day, and no day of the stage', () => {
    assert.match(notice('task-asked'), /After Stage 2 the procedure asks for this\./);
    for (const kind of ['task-asked', 'task-due', 'task-overdue'] as const) {
      assert.match(notice(kind), /Take it to supervision\nYours, by Monday 11 January 2027/);
      assert.doesNotMatch(notice(kind), /Reply by|It was due|Send the minutes|Whole process/);
    }
  });

  it('says so where it came up at the beginning, and where nothing is left of it', () => {
    const stage = aStage({ openedAt: since });
    const open = { ...view, current: stage, stages: [stage] };
    assert.match(
      read(show('notice', { notice: 'task-asked', stage: 2 }, open)),
      /Beside the answers at Stage 2 the procedure asks for this\./,
    );
    const end = { how: 'done', at: since, by: 'IRO manager', note: null } as const;
    const text = notice('task-overdue', [{ ...here, end }, there]);
    assert.match(text, /Nothing is left to do here[\s\S]*Take it to supervision\nDone, said/);
  });
});

describe('The notice of what is on record', () => {
  const at = moment('2027-01-04T10:00:00.000Z');

  it('[CPC-14] names each task of the stage that has ended, how, and who said so', () => {
    const end = { how: 'done', at, by: 'Team manager, North', note: null } as const;
    const done = aTask({ title: 'Return the form', own: false, end });
    const open = aTask({ title: 'Take it to supervision' });
    const elsewhere = aTask({ title: 'Send the minutes', entry: 1, end });
    const view = aView({ tasks: [open, done, elsewhere] });
    const text = read(show('notice', { notice: 'task-done', stage: 2 }, view));
    assert.match(text, /It is on the record what became of this at Stage 2\./);
    assert.match(text, /Return the form\nDone, said Team manager, North on/);
    assert.doesNotMatch(text, /supervision|minutes|Reply by/);
  });

  it('[WF-71] names the last note that is told and whose it is, and says none of its words', () => {
    const kinds = ['Advice', 'Early contact'].map((label) => ({
      key: label.toLowerCase().replace(' ', '-'),
      label,
      by: ['iro-manager'],
      text: 'optional' as const,
      ...(label === 'Advice' ? { tells: ['raiser'] } : {}),
    }));
    const note = { on: day('2027-01-04'), at, by: 'Principal IRO', text: 'See 3.4' };
    const notes = [
      { ...note, label: 'Advice', by: 'IRO manager' },
      { ...note, label: 'Advice' },
      { ...note, label: 'Early contact', by: 'IRO 1' },
    ];
    const procedure = aProcedure();
    const view = aView({ notes, procedure: { ...procedure, beside: { notes: kinds } } });
    const text = read(show('notice', { notice: 'note-added', stage: null }, view));
    assert.match(text, /Principal IRO has put this on the record: Advice\. Open the case/);
    assert.doesNotMatch(text, /See 3\.4|Early contact|Reply by/);
  });
});

describe('What follows a deed', () => {
  it('names those who are told, and nobody else', () => {
    const told = 'Those who were asked at this stage, and those with a copy of it, are being told.';
    for (const verb of ['resolve', 'withdraw', 'closeUnresolved'] as const) {
      assert.equal(doneWords(verb, aView({ status: 'resolved' }))?.next, told);
      assert.doesNotMatch(doneWords(verb)?.next ?? '', /Everybody involved/);
    }
    const alone = aStage({ copies: [] });
    assert.equal(
      doneWords('resolve', aView({ current: alone, stages: [alone] }))?.next,
      'Those who were asked at this stage are being told.',
    );
  });

  it('tells the raiser of an outcome that another recorded', () => {
    assert.equal(
      doneWords('recordMeeting', aView())?.next,
      'It is on the record of this case. Whoever this bot invited is being told.',
    );
    const other = aView({ viewer: person(101, '', '').id! });
    assert.equal(
      doneWords('recordMeeting', other)?.next,
      'The person who raised this is being told, and whoever this bot invited.',
    );
  });
});

describe('The procedure’s own words', () => {
  it('names the step as the procedure does', () => {
    const procedure = aProcedure();
    const labels = { ...procedure.labels, step: 'level' };
    const start = { label: 'The plan is agreed', on: null };
    const current = aStage({ ...NO_CLOCK, clock: 'waiting', start });
    const view = aView({
      procedure: { ...procedure, labels },
      current,
      stages: [current],
      may: ['recordStart'],
    });
    assert.match(read(show('copy', {}, view)), /^This level began$/m);
    assert.match(read(show('alert', {}, view)), /The time of this level begins when the plan/);
    const [line] = historyLines(
      [
        {
          at: SEEN_AT,
          type: 'RungFired',
          actorPost: null,
          onBehalfOf: null,
          stageLabel: 'Level 2',
          person: null,
          due: day('2027-01-05'),
          text: null,
          detail: 'stage before',
        },
      ],
      view,
    );
    assert.match(line?.text ?? '', /before the due day of the level, Tuesday 5 January 2027/);
  });

  it('shows the answer to a question for a day as a long date', () => {
    const fields = [field('since', { kind: 'date', label: 'Since when' }), field('worries')];
    const answers = [
      { label: 'Since when', value: '2026-12-16' },
      { label: 'Label of worries', value: '2026-12-16' },
    ];
    const view = aView({ procedure: aProcedure({ fields }), answers });
    const text = read(show('alert', {}, view));
    assert.match(text, /Since when\nWednesday 16 December 2026/);
    assert.match(text, /Label of worries\n2026-12-16/);
    assert.match(read(renderCase({ view, history: [], page: 9 }, keys)), /Wednesday 16 December/);
  });
});
