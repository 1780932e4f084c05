import assert from 'node:assert/strict';
import { bulletinHtml, bulletinSubject, renderBulletin } from '../../adaptive-cards/index.ts';
import { day } from '../../domain/calendar/index.ts';
import { personId } from './fixtures.ts';

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
