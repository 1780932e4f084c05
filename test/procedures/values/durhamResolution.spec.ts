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
describe('values of procedures/durham-resolution.yaml', () => {
  const p = loaded('durham-resolution');

  it('has these posts', () => {
    assert.deepEqual(rolesOf(p), [
      'raiser: reviewing',
      'raiser-manager: reviewing',
      'social-worker: operational',
      'team-manager: operational',
      'middle-manager: operational',
      'senior-manager: operational',
      'assistant-director: operational',
      'director: operational',
      'chief-executive: operational',
      'heads-of-service: operational; a group',
      'legal-adviser: other',
      'legal-head: other',
      'independent-legal-adviser: other',
      'guardian: other; outside',
      'cafcass: other; outside',
    ]);
  });

  it('is about this, begins and skips so', () => {
    assert.deepEqual(aboutOf(p), [
      'alert',
      'about: child; initials; several',
      'whole: 17 WD, all',
      'begins: any; skips: any; never back to informal',
      'raised by: raiser',
    ]);
  });

  it('asks, tells and waits so at each stage', () => {
    assert.deepEqual(stagesOf(p), [
      'du-1: informal; asks choose-one of social-worker, team-manager; tells nobody; reply in 1 WD, stopped by response; asks why on leaving',
      'du-2: formal; asks all of team-manager; tells middle-manager; reply in 4 WD, stopped by response; asks why on leaving',
      'du-3: formal; asks all of middle-manager; tells senior-manager; reply in 4 WD, stopped by response; asks why on leaving',
      'du-4: formal; asks all of senior-manager; tells middle-manager, raiser-manager, legal-adviser if asked; reply in 5 WD, stopped by response; asks why on leaving',
      'du-5: formal; asks all of assistant-director; tells senior-manager, middle-manager, legal-adviser if asked; reply in 5 WD, stopped by response; asks why on leaving',
      'du-6: formal; asks all of director; tells heads-of-service, senior-manager, middle-manager, legal-adviser if asked, legal-head; reply in 1 WD, stopped by response; reply also to raiser-manager',
      'du-7: formal; asks all of chief-executive; tells director, assistant-director, legal-head; reply in 1 WD, stopped by response; reply also to raiser-manager',
    ]);
  });

  it('holds these meetings', () => {
    assert.deepEqual(meetingsOf(p), [
      'du-1 offered: raiser calls raiser, responder; raiser adds others; no window; raiser records',
      'du-1 monitoring: raiser calls raiser, team-manager; may come: responder; within 10 WD; else next-stage, monitor-again; enters monitoring-note by raiser after meeting',
      'du-2 always: raiser calls raiser, team-manager; may come: social-worker; no window; raiser records',
      'du-2 monitoring: raiser calls raiser, team-manager; may come: responder; within 10 WD; else next-stage, monitor-again; enters monitoring-note by raiser after meeting',
      'du-3 always: raiser calls raiser, team-manager, middle-manager, raiser-manager; senior-manager adds others; within 5 WD; raiser records',
      'du-3 monitoring: raiser calls raiser, team-manager; may come: responder; within 10 WD; else next-stage, monitor-again; enters monitoring-note by raiser after meeting',
      'du-4 always: raiser calls raiser, raiser-manager, middle-manager, senior-manager; senior-manager adds others; within 5 WD; senior-manager records',
      'du-4 monitoring: raiser calls raiser, team-manager; may come: responder; within 10 WD; else pass to middle-manager, next-stage, monitor-again; enters monitoring-note by raiser after meeting',
      'du-5 always: raiser-manager calls assistant-director, senior-manager, raiser-manager, middle-manager, raiser; raiser-manager adds others; within 5 WD; assistant-director records',
      'du-5 monitoring: raiser calls raiser, team-manager; may come: responder; within 10 WD; else pass to raiser-manager, next-stage, monitor-again; enters monitoring-note by raiser after meeting',
      'du-6 always: raiser-manager calls director, heads-of-service, senior-manager, raiser-manager; may come: raiser; within 1 WD; director records',
      'du-6 monitoring: raiser calls raiser, team-manager; may come: responder; within 10 WD; else pass to raiser-manager, next-stage, monitor-again; enters monitoring-note by raiser after meeting',
      'du-7 always: raiser-manager calls chief-executive, director, heads-of-service, raiser-manager; may come: raiser; within 1 WD; raiser-manager records',
      'referral: senior-manager calls independent-legal-adviser, raiser, raiser-manager, senior-manager; no window; raiser-manager records',
    ]);
  });

  it('has these entries made in the record system', () => {
    assert.deepEqual(recordsOf(p), [
      'du-1: informal-note by raiser',
      'du-2: rp-report by raiser, rp-reply by responder after reply, agreed-outcome by raiser after meeting, rp-review by raiser after decision',
      'du-3: rp-report by raiser, rp-reply by responder after reply, agreed-outcome by raiser after meeting, rp-review by raiser after decision',
      'du-4: rp-report by raiser, rp-reply by responder after reply, rp-outcome by responder after meeting, agreed-outcome by raiser after meeting, rp-review by raiser after decision',
      'du-5: rp-report by raiser, rp-reply by responder after reply, rp-outcome by responder after meeting, agreed-outcome by raiser after meeting, rp-review by raiser after decision',
      'du-6: rp-report by raiser, legal-note by raiser, rp-reply by responder after reply, rp-outcome by responder after meeting, agreed-outcome by raiser after meeting, rp-review by raiser after decision',
      'du-7: rp-report by raiser, legal-note by raiser, rp-reply by responder after reply, rp-outcome by raiser-manager after meeting, agreed-outcome by raiser after meeting, rp-review by raiser after decision',
      'more time: extension-note by raiser',
      'referral: referral-record-iro by raiser, referral-record-manager by raiser-manager',
      'immediate: safeguarding-note by raiser',
    ]);
  });

  it('asks these questions', () => {
    assert.deepEqual(questionsOf(p), [
      'worries: long-text; required formal',
      'tried: long-text; required formal',
      'outcome-timescales: long-text; required formal',
      'impact: long-text; required formal',
      'needed: long-text; required formal',
      'told-on: date; required never; asked at du-2, du-3, du-4, du-5, du-6, du-7',
      'child-views: long-text; required never',
      'against-wishes: yes-no; required never',
      'outside-control: long-text; required never',
      'other-teams: text; required never',
      'proceedings: choice; required never; of none, plo, care',
      'guardian-told: yes-no; required never',
      'court-statement: yes-no; required never',
      'more time benefit-to-child: long-text; required always',
      'more time further-enquiries: long-text; required always',
      'more time raiser-satisfied: yes-no; required always; must be yes',
      'referral referral-worries: long-text; required always',
      'referral referral-prevented: long-text; required always',
      'referral referral-not-achieved: long-text; required always',
      'referral referral-impact: long-text; required always',
    ]);
  });

  it('has these grounds', () => {
    assert.deepEqual(categoriesOf(p), [
      'required never; several; other',
      'du.when.01',
      'du.when.02',
      'du.when.03',
      'du.when.04',
    ]);
  });

  it('shows these examples', () => {
    assert.deepEqual(examplesOf(p), ['du.when.05', 'du.when.06']);
  });

  it('gives more time and refers so', () => {
    assert.deepEqual(waysOutOf(p), [
      'more time asked by responder',
      'referral; du-8; asks why if early; considered: tells nobody; referred: raiser-manager tells everyone-involved; talked through with nobody',
    ]);
  });

  it('has these rules beside the stages', () => {
    assert.deepEqual(besideOf(p), [
      'clock report: 2 WD from told-on; at du-2, du-3, du-4, du-5, du-6, du-7',
      'task talk: responder when opened',
      'task supervision-worker: team-manager when ended; at du-1, du-2, du-3, du-4, du-5, du-6, du-7',
      'task report: raiser when opened; at du-2, du-3, du-4, du-5, du-6, du-7; once; 2 WD; from told-on; done with rp-report',
      'task why-not-sooner: team-manager when opened; at du-2',
      'task supervision-team-manager: team-manager when ended; at du-2',
      'task supervision-operations-manager: middle-manager when ended; at du-3',
      'task supervision-strategic-manager: senior-manager when ended; at du-4',
      'task outcomes-stage-2: middle-manager when ended; at du-2',
      'task outcomes-stage-3: senior-manager when ended; at du-3',
      'task panels: team-manager when ended; at du-1, du-2, du-3, du-4, du-5, du-6, du-7',
      'note spoken-first: raiser; text optional',
      'note all-managers: raiser; text optional',
      'note lead-team: raiser; text required',
      'note contribution: raiser, responder, team-manager, middle-manager; text required',
      'note court-rationale: raiser; text optional',
      'note guardian-told: raiser; text none',
      'note legal-advice: raiser; text none',
      'note court-statement: raiser; text none',
      'note beyond-control: raiser; text required',
      'note better-for-child: raiser, team-manager; text required',
      'note wider-change: raiser, raiser-manager, team-manager, middle-manager, senior-manager; text required',
      'note note-assigned: raiser; text optional',
      'note learning: middle-manager, senior-manager, assistant-director, raiser-manager; text optional',
      'route immediate-concern',
      'route other-agency',
      'route conference',
      'route staff',
      'route practice',
      'route complaint',
      'report analysis: from raiser-manager; every regular; to senior-manager',
      'report annual: from not stated; every year',
      'report themes: from raiser-manager; every not stated',
      'asks first whether a child is in danger',
    ]);
  });
});
