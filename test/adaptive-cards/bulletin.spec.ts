import assert from 'node:assert/strict';
import { bulletinHtml, bulletinSubject, renderBulletin } from '../../adaptive-cards/index.ts';
import { MOST_LISTED } from '../../application/ports/index.ts';
import { day, moment } from '../../domain/calendar/index.ts';
import type { CaseId, Reference } from '../../domain/case/index.ts';
import { aView, personId } from './fixtures.ts';

const content = {
  kind: 'people',
  on: day('2027-01-04'),
  findings: [
    { what: 'account-disabled', person: personId(1), post: 'Team manager, <North>' },
    {
      what: 'vacant',
      named: { role: 'team-manager', title: 'Team manager', where: 'South' },
      deputy: null,
    },
  ],
  standing: 2,
  cleared: 0,
} as const;

describe('a bulletin about people', () => {
  it('says what was found and what to do, in card and mail alike, and names no post outside', () => {
    const { card, summary } = renderBulletin(content, 'key');
    const mail = bulletinHtml(content, 'https://teams.test/?a=1&b=2');
    assert.equal(summary, 'People and posts: 2 things to look at');
    assert.equal(bulletinSubject(content), summary);
    for (const said of [
      'Found on Monday 4 January 2027, before an alert meets it.',
      'Told before and not put right yet: 2.',
      'Nobody would be reached',
      'Team manager, South: vacant, and without a deputy. Nobody would be reached.',
    ]) {
      assert.ok(JSON.stringify(card).includes(said), said);
      assert.ok(mail.includes(said), said);
    }
    assert.ok(mail.includes('Team manager, &lt;North&gt;: the account is switched off.'));
    assert.ok(mail.includes('href="https://teams.test/?a=1&amp;b=2"'));
    assert.ok(!JSON.stringify(card).includes('Put right since'));
  });
});

describe('a daily list', () => {
  const view = aView();
  const other = { ...view, id: 'case-2' as CaseId, reference: '2027-9XY2Z' as Reference };
  const line = { at: moment('2027-01-04T10:00:00.000Z'), stage: null, meeting: null } as const;
  const list = {
    kind: 'daily-list',
    on: day('2027-01-05'),
    lines: [
      { ...line, effect: '1', card: 'copy', notice: null, view },
      { ...line, effect: '2', card: 'notice', notice: 'withdrawn', view: other },
      { ...line, effect: '3', card: 'notice', notice: 'withdrawn', view },
    ],
  } as const;

  it('groups by case what happened and when, each with a button that opens it', () => {
    const { card, summary } = renderBulletin(list, 'key');
    const said = JSON.stringify(card);
    assert.equal(summary, 'Your daily list, Tuesday 5 January 2027');
    assert.deepEqual(
      [...said.matchAll(/"Action.Submit","title":"(Open [^"]*)"/g)].map(([, t]) => t),
      ['Open 2027-7KQ4M', 'Open 2027-9XY2Z'],
    );
    assert.match(said, /Mon 4 Jan 2027, 10:00: Copy of /);
    assert.match(said, /: Withdrawn\. /);
    assert.match(said, /"caseId":"case-2"/);
  });

  it('says in its mail of which cases and how many, and nothing of what happened', () => {
    const mail = bulletinHtml(list, 'https://teams.test/');
    assert.match(mail, /2027-7KQ4M<\/h2>\s*<ul>\s*<li>2 messages<\/li>/);
    assert.match(mail, /2027-9XY2Z<\/h2>\s*<ul>\s*<li>One message<\/li>/);
    for (const inside of ['Withdrawn', 'Copy of', 'AB', '100234']) {
      assert.ok(!mail.includes(inside), inside);
    }
  });

  it('holds all that one list can hold', () => {
    const lines = Array.from({ length: MOST_LISTED }, (_, n) => ({
      ...list.lines[1],
      effect: String(n),
      view: {
        ...other,
        id: `case-${String(n)}` as CaseId,
        reference: `2027-7K${String(100 + n)}` as Reference,
      },
    }));
    const { card } = renderBulletin({ ...list, lines }, 'key');
    const said = JSON.stringify(card);
    for (const { view: each } of lines) assert.ok(said.includes(`Open ${each.reference}`));
    const ofOne = lines.map((each) => ({ ...each, view: other }));
    const whole = JSON.stringify(renderBulletin({ ...list, lines: ofOne }, 'key').card);
    assert.equal(whole.split(': Withdrawn. ').length - 1, MOST_LISTED);
  });
});
