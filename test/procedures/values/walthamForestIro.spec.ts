import assert from 'node:assert/strict';
import { loaded } from '../loaded.ts';
import {
  aboutOf,
  besideOf,
  categoriesOf,
  examplesOf,
  meetingsOf,
  questionsOf,
  recordsOf,
  rolesOf,
  stagesOf,
  waysOutOf,
} from './words.ts';

// Compared with the requirements once, in part; since then it notices that a value of the file changed.
describe('values of procedures/waltham-forest-iro.yaml', () => {
  const p = loaded('waltham-forest-iro');

  it('has these posts', () => {
    assert.deepEqual(rolesOf(p), [
      'raiser: reviewing',
      'raiser-manager: reviewing',
      'principal-iro: reviewing',
      'social-worker: operational',
      'team-manager: operational',
      'middle-manager: operational',
      'senior-manager: operational',
      'assistant-director: operational',
      'chief-executive: operational',
      'qa-deputy: reviewing',
      'qa-head: reviewing',
      'qa-line-manager: reviewing',
      'service-line-manager: operational',
      'business-support: reviewing; register only',
      'independent-legal-adviser: other; outside',
      'cafcass: other; outside',
    ]);
  });

  it('is about this, begins and skips so', () => {
    assert.deepEqual(aboutOf(p), [
      'alert',
      'about: child; initials; several',
      'whole: 20 WD, formal',
      'begins: any; skips: any; talk with all of raiser-manager; not in an emergency',
      'raised by: raiser',
    ]);
  });

  it('asks, tells and waits so at each stage', () => {
    assert.deepEqual(stagesOf(p), [
      'wf-1: informal; asks all of social-worker, team-manager; tells nobody; no days',
      'wf-2: formal; asks all of team-manager; tells qa-line-manager, service-line-manager, business-support; reply in 5 WD, stopped by response; own day optional',
      'wf-3: formal; asks all of senior-manager; tells qa-head, qa-line-manager, service-line-manager, business-support, team-manager if bypassed; reply in 5 WD, stopped by response',
      'wf-4: formal; asks all of assistant-director; tells qa-head, qa-line-manager, service-line-manager, business-support, team-manager if bypassed; expected in 3 WD, stopped by response; talk with any of qa-deputy, qa-head',
      'wf-5: formal; asks all of chief-executive; tells qa-head, qa-line-manager, service-line-manager, business-support, team-manager if bypassed; no days',
    ]);
  });

  it('holds these meetings', () => {
    assert.deepEqual(meetingsOf(p), []);
  });

  it('has these entries made in the record system', () => {
    assert.deepEqual(recordsOf(p), [
      'wf-2: fwi-alert by raiser, fwi-reply by responder after reply',
      'wf-3: fwi-alert by raiser, fwi-reply by responder after reply',
      'wf-4: fwi-alert by raiser, fwi-reply by responder after reply',
      'wf-5: fwi-alert by raiser, fwi-reply by responder after reply',
    ]);
  });

  it('asks these questions', () => {
    assert.deepEqual(questionsOf(p), [
      'concern: long-text; required formal',
      'requested-action: long-text; required formal',
      'attempts: long-text; required never; also at wf-4',
      'impact: long-text; required never',
      'child-views: long-text; required never',
      'outcome: long-text; required never',
      'talk-would-risk: yes-no; required never',
      'other-agency: text; required never',
    ]);
  });

  it('has these grounds', () => {
    assert.deepEqual(categoriesOf(p), [
      'required formal; several',
      'wf.cat.01',
      'wf.cat.02',
      'wf.cat.03',
      'wf.cat.04',
      'wf.cat.05',
      'wf.cat.06',
      'wf.cat.07',
      'wf.cat.08',
    ]);
  });

  it('shows these examples', () => {
    assert.deepEqual(examplesOf(p), [
      'wf.prevent.01',
      'wf.prevent.02',
      'wf.prevent.03',
      'wf.prevent.04',
      'wf.prevent.05',
    ]);
  });

  it('gives more time and refers so', () => {
    assert.deepEqual(waysOutOf(p), [
      'more time asked by responder',
      'referral; asks why if early; may be discussed only; considered: tells nobody; referred: raiser tells nobody; talked through with nobody',
    ]);
  });

  it('has these rules beside the stages', () => {
    assert.deepEqual(besideOf(p), [
      'task tell-own-manager: responder when opened; at wf-2, wf-3, wf-4',
      'task support: principal-iro when opened; at wf-2, wf-3, wf-4, wf-5',
      'note dialogue: raiser; text optional',
      'note legal-advice: raiser; text none',
      'note practice-advice: principal-iro; text optional; then tells raiser',
      'route performance; 15 WD',
      'route other-agency',
      'report monthly-data: from qa-deputy; every month; to assistant-director',
      'report joint-meeting: from qa-head; every month; to senior-manager, middle-manager, qa-head, qa-deputy; inside',
      'report outstanding: from principal-iro; every month; to senior-manager, middle-manager, principal-iro; own teams to team-manager; inside',
      'report quarterly: from principal-iro; every quarter; to raiser, raiser-manager, team-manager, senior-manager, middle-manager',
      'report annual: from principal-iro; every year',
      'good practice: waltham-forest-good-practice',
    ]);
  });
});
