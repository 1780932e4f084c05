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
describe('values of procedures/waltham-forest-cpc.yaml', () => {
  const p = loaded('waltham-forest-cpc');

  it('has these posts', () => {
    assert.deepEqual(rolesOf(p), [
      'raiser: reviewing',
      'raiser-manager: reviewing',
      'team-manager: operational',
      'middle-manager: operational',
      'senior-manager: operational',
      'assistant-director: operational',
      'qa-deputy: reviewing',
      'qa-head: reviewing',
      'business-support: reviewing; register only',
    ]);
  });

  it('is about this, begins and skips so', () => {
    assert.deepEqual(aboutOf(p), [
      'alert',
      'about: child; initials; several',
      'no whole limit',
      'begins: cpc-1, cpc-2, cpc-3; skips: none',
      'raised by: raiser',
    ]);
  });

  it('asks, tells and waits so at each stage', () => {
    assert.deepEqual(stagesOf(p), [
      'cpc-1: informal; asks all of team-manager; tells qa-deputy; no days; then cpc-3',
      'cpc-2: informal; asks all of team-manager; tells qa-deputy; no days; then cpc-3; only to begin with',
      'cpc-3: formal; asks all of team-manager; tells qa-deputy; expected in 10 WD, stopped by response',
      'cpc-4: formal; asks all of middle-manager; tells qa-deputy; expected in 5 WD, stopped by response',
      'cpc-5: formal; asks all of senior-manager; tells qa-deputy, qa-head; expected in 5 WD, stopped by response',
      'cpc-6: formal; asks all of assistant-director; tells qa-deputy, qa-head; no days; exceptional',
    ]);
  });

  it('holds these meetings', () => {
    assert.deepEqual(meetingsOf(p), []);
  });

  it('has these entries made in the record system', () => {
    assert.deepEqual(recordsOf(p), [
      'cpc-1: level-form by raiser, register by raiser, action-plan by responder after reply, sign-off by raiser after resolution',
      'cpc-2: level-form by raiser, register by raiser, action-plan by responder after reply, sign-off by raiser after resolution',
      'cpc-3: concern-form by raiser, register by raiser',
      'cpc-4: concern-form by raiser, register by raiser',
      'cpc-5: concern-form by raiser, register by raiser',
      'cpc-6: register by raiser',
    ]);
  });

  it('asks these questions', () => {
    assert.deepEqual(questionsOf(p), [
      'origin: choice; required never; of conference, between-reviews',
      'conference-day: date; required never',
      'earlier-concerns: long-text; required never',
      'discussion-summary: long-text; required always; asked at cpc-1, cpc-2',
      'expected-outcome: long-text; required always; asked at cpc-1, cpc-2',
      'concern: long-text; required never; asked at cpc-3, cpc-4, cpc-5, cpc-6',
      'attempts: long-text; required never; asked at cpc-3, cpc-4, cpc-5, cpc-6',
      'needed: long-text; required never; asked at cpc-3, cpc-4, cpc-5, cpc-6',
      'impact: long-text; required never',
      'child-views: long-text; required never',
      'talk-would-risk: yes-no; required never',
    ]);
  });

  it('has these grounds', () => {
    assert.deepEqual(categoriesOf(p), [
      'required always; several',
      'cpc.cat.01 asks inadequate-practice',
      'cpc.cat.02',
      'cpc.cat.03 asks plan-not-carried-out',
      'cpc.cat.04',
      'cpc.cat.05',
    ]);
  });

  it('shows these examples', () => {
    assert.deepEqual(examplesOf(p), []);
  });

  it('gives more time and refers so', () => {
    assert.deepEqual(waysOutOf(p), ['no more time', 'no referral']);
  });

  it('has these rules beside the stages', () => {
    assert.deepEqual(besideOf(p), [
      'clock act-on-concern: 2 WD from conference-day; at cpc-1, cpc-2, cpc-3',
      'task plan-done: responder when answered; at cpc-1, cpc-2; by the days of the plan; then tells raiser',
      'route performance; 15 WD',
      'report monthly-data: from qa-deputy; every month; to assistant-director',
      'report joint-meeting: from qa-head; every month; to senior-manager, middle-manager, qa-head, qa-deputy; inside',
      'report quarterly: from not stated; every quarter; to team-manager, middle-manager, senior-manager',
      'good practice: waltham-forest-good-practice',
    ]);
  });
});
