import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { ReportRule } from '../../../domain/procedure/index.ts';
import { lettersOf } from '../../../domain/report/index.ts';
import {
  aReportOfOpen,
  directoryWith,
  HEAD,
  IRO_MANAGER,
  ladderWith,
  post,
  QA_HEAD,
  STRANGER,
  SUPPORT,
  TEAM_MANAGER,
} from '../../builders/index.ts';

const TODAY = day('2027-03-01');
const SOUTH_MANAGER = STRANGER;

/** To whom the report goes that this rule asks for, and what each may see of it. */
function sent(rest: Partial<ReportRule>, ...posts: Parameters<typeof directoryWith>[1][]) {
  const rule: ReportRule = {
    key: 'open',
    title: 'Open alerts',
    from: 'support',
    to: 'Managers',
    recipients: ['head'],
    inside: true,
    every: 'month',
    content: 'All',
    ...rest,
  };
  const report = aReportOfOpen(ladderWith({ beside: { reports: [rule] } }), [
    ['N-1', 'north'],
    ['S-1', 'south'],
    ['X-1', null],
  ]);
  const scope = (team: string) => ({ scope: { team } });
  const held = [
    post('team-manager', TEAM_MANAGER, scope('north')),
    post('team-manager', SOUTH_MANAGER, scope('south')),
    ...posts,
  ];
  const directory = directoryWith('team-manager', ...held);
  return lettersOf(rule, report, directory, TODAY).map(
    ({ to, passOnTo, content, besides, report: of }) => ({
      to,
      passOnTo,
      content,
      besides,
      small: of.smallNumbers,
      open: of.open?.map(({ reference }) => reference) ?? null,
    }),
  );
}

const WHOLE = {
  to: HEAD,
  passOnTo: null,
  content: 'All',
  besides: null,
  small: 'shown',
  open: ['N-1', 'S-1', 'X-1'],
};
const NORTH = {
  to: TEAM_MANAGER,
  passOnTo: null,
  content: 'All',
  besides: null,
  small: 'hidden',
  open: ['N-1'],
};

describe('what each reader of a regular report is sent', () => {
  it('[WF-66] managers are told what is open in their own teams, and no small number of anybody’s', () => {
    assert.deepEqual(sent({ teamRecipients: ['team-manager'] }), [
      WHOLE,
      NORTH,
      { ...NORTH, to: SOUTH_MANAGER, open: ['S-1'] },
    ]);
  });

  it('[WF-66] a post for a service is one for its teams, several posts are taken together', () => {
    const service = post('team-manager', IRO_MANAGER, { scope: { service: 'children' } });
    const elsewhere = post('team-manager', QA_HEAD, { scope: { service: 'adults' } });
    const both = post('team-manager', TEAM_MANAGER, { scope: { team: 'south' } });
    const letters = sent({ teamRecipients: ['team-manager'] }, service, elsewhere, both);
    const openTo = new Map(letters.map((letter) => [letter.to, letter.open]));
    assert.deepEqual(openTo.get(IRO_MANAGER), ['N-1', 'S-1']);
    assert.deepEqual(openTo.get(TEAM_MANAGER), ['N-1', 'S-1']);
    assert.ok(!openTo.has(QA_HEAD));
  });

  it('a post that is held for one child opens no list of a team', () => {
    const forChild = post('team-manager', QA_HEAD, { scope: { child: '#100234' } });
    const letters = sent({ teamRecipients: ['team-manager'] }, forChild);
    assert.ok(!letters.some(({ to }) => to === QA_HEAD));
  });

  it('whoever gets the whole is not told twice', () => {
    const also = post('team-manager', HEAD, { scope: { team: 'north' } });
    const letters = sent({ teamRecipients: ['team-manager'] }, also);
    assert.deepEqual(
      letters.filter(({ to }) => to === HEAD),
      [WHOLE],
    );
    // Whoever gives the report has the whole too.
    const gives = post('team-manager', SUPPORT, { scope: { team: 'north' } });
    const besides = 'What the monitoring forms show';
    const given = sent({ teamRecipients: ['team-manager'], besides }, gives);
    assert.deepEqual(
      given.filter(({ to }) => to === SUPPORT).map(({ open }) => open),
      [['N-1', 'S-1', 'X-1']],
    );
  });

  it('what leaves the service has no small numbers and lists nothing', () => {
    assert.deepEqual(sent({ inside: false }), [{ ...WHOLE, small: 'hidden', open: null }]);
  });

  it('[WF-09] what is counted elsewhere is said to its readers, and asked of whoever gives the report', () => {
    const what = 'What the monitoring forms show';
    assert.deepEqual(sent({ besides: what }), [
      { ...WHOLE, besides: { what, by: { post: 'Business Support' } } },
      { ...WHOLE, to: SUPPORT, passOnTo: 'Managers', besides: { what, by: 'you' } },
    ]);
    assert.deepEqual(sent({ besides: what, recipients: ['support'] }), [
      { ...WHOLE, to: SUPPORT, besides: { what, by: 'you' } },
    ]);
    assert.deepEqual(sent({ besides: what, from: null }), [
      { ...WHOLE, besides: { what, by: null } },
    ]);
  });
});
