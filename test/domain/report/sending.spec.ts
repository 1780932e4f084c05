import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { Procedure, ReportRule } from '../../../domain/procedure/index.ts';
import { mayRead, recipientsOf, reportsDue, type Interval } from '../../../domain/report/index.ts';
import {
  aDirectory,
  CALENDAR,
  directoryWith,
  HEAD,
  IRO,
  IRO_MANAGER,
  ladderWith,
  LEGAL,
  OTHER_IRO,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  STRANGER,
  SUPPORT,
} from '../../builders/index.ts';

const aReport = (key: string, rest: Partial<ReportRule> = {}): ReportRule => ({
  key,
  title: `Report ${key}`,
  from: null,
  to: 'Divisional Director',
  every: null,
  content: 'All alerts',
  ...rest,
});
const making = (...reports: readonly ReportRule[]): Procedure =>
  ladderWith({ beside: { reports } });
const TODAY = day('2027-03-01');

describe('reports whose day has come', () => {
  const procedure = making(
    aReport('monthly', { every: 'month' }),
    aReport('quarterly', { every: 'quarter' }),
    aReport('yearly', { every: 'year' }),
    aReport('regular', { every: 'regular' }),
    aReport('unstated'),
  );
  const due = (on: string, regular?: Interval) =>
    reportsDue(procedure, { today: day(on), since: day(on) }, CALENDAR, regular).map(
      ({ key }) => key,
    );

  it('[WF-09] [WF-11] go out on the first working day after their period, each once under its name', () => {
    // Thursday 1 April 2027: a month, a quarter and a year have ended.
    assert.deepEqual(due('2027-04-01'), [
      'ladder/monthly/2027-03-01 to 2027-03-31',
      'ladder/quarterly/2027-01-01 to 2027-03-31',
      'ladder/yearly/2026-04-01 to 2027-03-31',
      'ladder/regular/2027-01-01 to 2027-03-31',
    ]);
    assert.deepEqual(due('2027-03-01'), ['ladder/monthly/2027-02-01 to 2027-02-28']);
  });

  it('[WF-09] [DU-65] are due until they have gone out, however late somebody looks', () => {
    const monthly = making(aReport('monthly', { every: 'month' }));
    const since = day('2027-03-15');
    const late = (on: string) =>
      reportsDue(monthly, { today: day(on), since }, CALENDAR).map(({ key }) => key);
    // What was due on 1 March, before the house first looked, is not its own to send.
    assert.deepEqual(late('2027-03-31'), []);
    const march = ['ladder/monthly/2027-03-01 to 2027-03-31'];
    assert.deepEqual(['2027-04-01', '2027-04-02', '2027-04-30'].map(late), [march, march, march]);
    // 1 and 2 May are a weekend, the 3rd is a bank holiday.
    assert.deepEqual(late('2027-05-03'), []);
    assert.deepEqual(late('2027-05-04'), ['ladder/monthly/2027-04-01 to 2027-04-30']);
  });

  it('a day before and, where nobody looked before, a day after there is none; over a weekend and a bank holiday it waits', () => {
    assert.deepEqual(due('2027-03-31'), []);
    assert.deepEqual(due('2027-04-02'), []);
    // 1 May 2027 is a Saturday, the 3rd a bank holiday.
    assert.deepEqual(due('2027-05-01'), []);
    assert.deepEqual(due('2027-05-03'), []);
    assert.deepEqual(due('2027-05-04'), ['ladder/monthly/2027-04-01 to 2027-04-30']);
  });

  it('[CB-91] [DU-65] one that is stated without an interval follows the authority’s own', () => {
    assert.deepEqual(due('2027-03-01', 'month'), [
      'ladder/monthly/2027-02-01 to 2027-02-28',
      'ladder/regular/2027-02-01 to 2027-02-28',
    ]);
  });

  it('a procedure that names no report has none', () => {
    assert.deepEqual(
      reportsDue(ladderWith({}), { today: day('2027-04-01'), since: day('2027-04-01') }, CALENDAR),
      [],
    );
  });
});

describe('to whom a report goes', () => {
  const to = (rest: Partial<ReportRule>, directory = aDirectory()) => {
    const rule = aReport('monthly', rest);
    return recipientsOf(rule, making(rule), directory, TODAY);
  };

  it('[WF-65] those who hold the roles it names today, each once', () => {
    const twice = directoryWith('head', post('head', HEAD), post('head', HEAD));
    assert.deepEqual(to({ from: 'support', recipients: ['qa-head', 'head'] }, twice), {
      people: [QA_HEAD, HEAD],
      passOnTo: null,
    });
  });

  it('where nobody holds them, whoever makes it, with the words whom it is for', () => {
    assert.deepEqual(to({ from: 'support', recipients: ['guardian'] }), {
      people: [SUPPORT],
      passOnTo: 'Divisional Director',
    });
    assert.deepEqual(to({ from: 'support' }), {
      people: [SUPPORT],
      passOnTo: 'Divisional Director',
    });
  });

  it('and at last the raiser’s manager: it is due to somebody always', () => {
    const nobody = { people: [IRO_MANAGER], passOnTo: 'Divisional Director' };
    assert.deepEqual(to({}), nobody);
    assert.deepEqual(to({ from: 'guardian' }), nobody);
  });

  it('a post for another procedure counts for nothing, one for this procedure does', () => {
    const held = directoryWith(
      'head',
      post('head', HEAD, { scope: { procedure: 'another' } }),
      post('head', STRANGER, { scope: { procedure: 'ladder' } }),
    );
    assert.deepEqual(to({ recipients: ['head'] }, held).people, [STRANGER]);
  });

  it('so does one that has ended or not begun', () => {
    const held = directoryWith(
      'head',
      post('head', HEAD, { to: day('2027-02-28') }),
      post('head', STRANGER, { from: day('2027-03-02') }),
    );
    assert.deepEqual(to({ recipients: ['head'] }, held).people, [IRO_MANAGER]);
  });
});

describe('who may read the reports of a procedure', () => {
  const procedure = making(
    aReport('one', { from: 'support', recipients: ['head'] }),
    aReport('two', { recipients: ['legal', 'qa-head'] }),
    aReport('three'),
  );
  const read = (person: typeof IRO, directory = aDirectory()) =>
    mayRead(directory, person, procedure, TODAY);

  it('[CB-91] whole: the heads of quality, the raiser’s manager, and whoever makes one', () => {
    assert.equal(read(QA_HEAD), 'whole');
    assert.equal(read(IRO_MANAGER), 'whole');
    assert.equal(read(SUPPORT), 'whole');
    assert.equal(
      read(OTHER_IRO, directoryWith('qa-deputy', post('qa-deputy', OTHER_IRO))),
      'whole',
    );
  });

  it('without small numbers: those to whom one goes', () => {
    assert.equal(read(HEAD), 'suppressed');
    assert.equal(read(LEGAL), 'suppressed');
  });

  it('everybody else: not at all', () => {
    assert.equal(read(IRO), null);
    assert.equal(read(SERVICE_MANAGER), null);
    assert.equal(mayRead(aDirectory(), HEAD, ladderWith({}), TODAY), null);
    assert.equal(mayRead(aDirectory(), QA_HEAD, ladderWith({}), TODAY), 'whole');
  });

  it('a post for another procedure opens nothing, nor one that is over', () => {
    const elsewhere = post('qa-head', STRANGER, { scope: { procedure: 'another' } });
    assert.equal(read(STRANGER, directoryWith('qa-head', elsewhere)), null);
    const here = post('qa-head', STRANGER, { scope: { procedure: 'ladder' } });
    assert.equal(read(STRANGER, directoryWith('qa-head', here)), 'whole');
    const over = post('qa-head', STRANGER, { to: day('2027-02-28') });
    assert.equal(read(STRANGER, directoryWith('qa-head', over)), null);
  });
});
