import assert from 'node:assert/strict';
import type { CaseView } from '../../domain/case/index.ts';
import {
  answerQuery,
  mailHtml,
  mailSubject,
  mailText,
  meetingBody,
  meetingSubject,
  toast,
} from '../../adaptive-cards/index.ts';
import { loadProcedures } from '../../storage/procedureFiles/loadProcedures.ts';
import { PROCEDURES } from '../procedures/loaded.ts';
import { aMessage, aStage, aView, aProcedure, NOTICE_KINDS } from './fixtures.ts';
import { gallery, wordyView } from './gallery.ts';

const CANARY = 'Zebedee Quux';
const words = { text: `${CANARY} was not seen.`, name: CANARY, rows: 3 };
const named = ({ procedure, reference }: CaseView) => ({
  process: procedure.labels.process,
  reference,
});
const LINK = 'https://teams.example.test/l/entity/1';
const LINKS = { teams: LINK, page: 'https://app.example/api/answer?case=c1&card=alert' };

/** What neither a lock screen nor an assistant may learn: that a body outside, or a court, is in it. */
const BODIES_OUTSIDE =
  /refer(red|ral|s)\b|cafcass|proceeding|court|legal|judicial|solicitor|section \d/i;

describe('Outside the opened card', () => {
  const cards = gallery(words);

  it('no summary, fallback text or speech holds a word that somebody wrote', () => {
    for (const [name, { card, summary }] of cards) {
      const outside = [summary, card.fallbackText, card.speak].join(' ');
      assert.ok(!outside.includes(CANARY), name);
      assert.ok(!outside.includes('Quux'), name);
    }
  });

  it('no button sends back a word that somebody wrote', () => {
    for (const [name, { card }] of cards) {
      const data = JSON.stringify(card, (key, value: unknown) =>
        key === 'data' ? { marked: JSON.stringify(value) } : value,
      );
      const sent = [...data.matchAll(/"marked":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text);
      // Some bulletins have nothing to press.
      assert.ok(name.startsWith('bulletin') || sent.length > 0, name);
      assert.ok(
        sent.every((text) => text?.includes('Quux') === false),
        name,
      );
    }
  });

  it('no mail, toast or calendar entry holds more than reference, step and due day', () => {
    const view = wordyView(words);
    for (const notice of NOTICE_KINDS) {
      const message = aMessage('notice', { notice }, view);
      const outside = [
        toast(message),
        mailSubject(message),
        mailText(message, LINKS),
        mailHtml(message, LINKS),
        meetingSubject(named(view)),
        meetingBody({ reference: view.reference, aim: null }, LINK),
      ].join(' ');
      for (const secret of [CANARY, '100234', 'Delay', 'Cafcass', 'referral']) {
        assert.ok(!outside.includes(secret), `${notice}: ${secret}`);
      }
    }
  });

  it('no label that a procedure brings says outside that a matter was referred, or goes to court', async () => {
    const { procedures } = await loadProcedures(PROCEDURES);
    assert.ok(procedures.length > 0);
    for (const procedure of procedures) {
      for (const { key, label } of procedure.stages) {
        const current = aStage({ stage: key, label });
        const view = aView({ procedure, current, stages: [current] });
        const outside = NOTICE_KINDS.flatMap((notice) =>
          (['alert', 'notice'] as const).flatMap((card) => {
            const message = aMessage(card, { notice }, view);
            return [toast(message), mailSubject(message), mailText(message, LINKS)];
          }),
        );
        // What a mail that the raiser sends calls the case stands in its subject.
        const inMails = (procedure.beside?.texts ?? []).map(({ matter }) => matter);
        const said = [...outside, ...inMails, meetingSubject(named(view))].join(' ');
        assert.doesNotMatch(said, BODIES_OUTSIDE, `${procedure.id} ${key}`);
      }
    }
  });

  it('[DO-37] [A-DO-06] the alert’s mail has the authority’s subject line; whom it is about stands in it only where that is switched on', () => {
    const rule = {
      template: 'Action - {stage} escalation - {names} - {record} - {due}',
      stages: ['s2'],
      namesAt: ['s2'],
    };
    const current = aStage({ stage: 's2' });
    const procedure = aProcedure({ beside: { mailSubject: rule } });
    const view = aView({ procedure, current, stages: [current] });
    assert.equal(
      mailSubject(aMessage('alert', {}, view)),
      'Action - Stage 2 escalation - 2027-7KQ4M - Tuesday 5 January 2027',
    );
    const waiting = aStage({ stage: 's2', due: null });
    assert.equal(
      mailSubject(aMessage('alert', {}, { ...view, current: waiting, stages: [waiting] })),
      'Action - Stage 2 escalation - 2027-7KQ4M',
    );
    const copy = aMessage('copy', {}, view);
    assert.equal(mailSubject(copy), toast(copy));
    const shown = (over: object, rest: Partial<CaseView> = {}) => {
      const on = aProcedure({ beside: { mailSubject: { ...rule, showNames: true, ...over } } });
      const message = aMessage('alert', {}, { ...view, ...rest, procedure: on });
      assert.equal(toast(message), 'RP 2027-7KQ4M: Stage 2, reply by 5 Jan');
      return mailSubject(message);
    };
    // Switched on, and only where the rule prescribes it; the notification never has it.
    assert.equal(shown({}), 'Action - Stage 2 escalation - AB - 100234 - Tuesday 5 January 2027');
    const without = 'Action - Stage 2 escalation - 2027-7KQ4M - Tuesday 5 January 2027';
    assert.equal(shown({ namesAt: [] }), without);
    assert.equal(shown({}, { subjects: [] }), without);
    const two = [
      { record: '100234', initials: 'AB' },
      { record: '100235', initials: null },
    ];
    assert.equal(
      shown({}, { subjects: two }),
      'Action - Stage 2 escalation - AB - 100234, 100235 - Tuesday 5 January 2027',
    );
    const elsewhere = aStage({ stage: 's3' });
    const other = aMessage('alert', {}, { ...view, current: elsewhere, stages: [elsewhere] });
    assert.equal(mailSubject(other), toast(other));
  });

  it('a mail says what happened, what is asked, by when, both ways to it, and what to do when neither works', () => {
    const mail = aMessage('alert', {}, aView());
    assert.equal(
      mailText(mail, LINKS),
      [
        'RP 2027-7KQ4M',
        'RP 2027-7KQ4M, Stage 2.',
        'You are asked to answer this.',
        'Due by the end of Tuesday 5 January 2027.',
        'The details are not in this mail. They open only for you, after you have signed in.',
        'Where to open it',
        `Open RP 2027-7KQ4M in Teams: ${LINKS.teams}`,
        'When Teams does not work, the same form is on a page of its own. It asks you to sign in with your work account.',
        `Open RP 2027-7KQ4M on the page: ${LINKS.page}`,
        'When neither works',
        'Telephone the person who raised it, so that they know your answer, and tell your administrator.',
        'The day above stays as it is.',
        'Please do not write a child’s details into a mail.',
        'About this mail',
        'Please do not reply to it: nobody reads the answers.',
      ].join('\n\n'),
    );
    assert.match(mailText(aMessage('copy'), LINKS), /Tell your administrator, and open it later\./);
  });

  it('a link holds the case’s id and which card to open, and never which news it is', () => {
    assert.equal(answerQuery(aMessage('alert')), `case=${aView().id}&stage=2&card=alert`);
    assert.equal(answerQuery(aMessage('slots')), `case=${aView().id}&stage=2&meeting=5&card=slots`);
    for (const notice of NOTICE_KINDS)
      assert.equal(
        answerQuery(aMessage('notice', { notice, stage: null }, wordyView(words))),
        `case=${aView().id}&card=case`,
      );
  });

  it('a toast is reference, step and due day', () => {
    assert.equal(toast(aMessage('alert')), 'RP 2027-7KQ4M: Stage 2, reply by 5 Jan');
  });

  it('[WF-49] a toast says of a day that is only expected that it is', () => {
    const current = aStage({ wording: 'expected' });
    const view = aView({ current, stages: [current] });
    assert.equal(
      toast(aMessage('alert', {}, view)),
      'RP 2027-7KQ4M: Stage 2, reply expected by 5 Jan',
    );
  });

  it('a toast tells no day that nobody waits for', () => {
    const current = aStage({ clock: 'stopped', daysLeft: null });
    const view = aView({ current, stages: [current] });
    assert.equal(toast(aMessage('decision', {}, view)), 'RP 2027-7KQ4M: Stage 2');
    assert.equal(
      toast(aMessage('notice', {}, aView({ status: 'resolved' }))),
      'RP 2027-7KQ4M: Stage 2',
    );
  });

  it('a mail’s HTML takes nothing from its parts as markup', () => {
    const view = aView({
      procedure: { ...aProcedure(), labels: { ...aProcedure().labels, matter: '<b>&"' } },
    });
    const html = mailHtml(aMessage('alert', {}, view), {
      teams: 'https://x.test/?a=1&b="',
      page: '<script>',
    });
    assert.ok(!html.includes('<b>') && !html.includes('<script>'));
    assert.match(
      html,
      /<html lang="en-GB">[\s\S]*<h1>[\s\S]*href="https:\/\/x\.test\/\?a=1&amp;b=&quot;"/,
    );
  });

  it('[DU-88] [DU-101] an invitation says what the procedure says that the meeting is for', () => {
    const body = meetingBody({ reference: aView().reference, aim: 'To settle on a plan.' }, LINK);
    assert.match(
      body,
      /^This meeting is about 2027-7KQ4M\.\n\nWhat it is for: To settle on a plan\.\n\n/,
    );
    assert.match(
      body,
      /\n\nThe details are not in this invitation\. [\s\S]*https:\/\/teams\.example/,
    );
    const without = meetingBody({ reference: aView().reference, aim: null }, LINK);
    assert.equal(without, body.replace('What it is for: To settle on a plan.\n\n', ''));
  });

  it('a meeting is named by process and reference', () => {
    assert.equal(meetingSubject(named(aView())), 'IRO Resolution Process: 2027-7KQ4M');
  });
});
