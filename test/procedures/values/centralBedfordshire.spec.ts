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
describe('values of procedures/central-bedfordshire.yaml', () => {
  const p = loaded('central-bedfordshire');

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
      'qa-head: reviewing',
      'legal-adviser: other',
      'independent-legal-adviser: other; outside',
      'cafcass: other; outside',
    ]);
  });

  it('is about this, begins and skips so', () => {
    assert.deepEqual(aboutOf(p), [
      'alert',
      'about: child; initials; several',
      'whole: 20 WD, formal',
      'begins: any; skips: any',
      'raised by: raiser',
    ]);
  });

  it('asks, tells and waits so at each stage', () => {
    assert.deepEqual(stagesOf(p), [
      'cb-1: informal; asks all of social-worker, team-manager; tells nobody; no days; own day optional; worded as resolution',
      'cb-2: formal; asks all of team-manager; tells raiser-manager; no days; own day required; worded as resolution',
      'cb-3: formal; asks all of middle-manager; tells raiser-manager; no days; own day required; worded as resolution',
      'cb-4: formal; asks all of senior-manager; tells raiser-manager, qa-head if held; no days; own day required; worded as resolution; talk with all of raiser-manager',
      'cb-5: formal; asks all of assistant-director; tells senior-manager; no days; own day required; worded as resolution',
      'cb-6: formal; asks all of director; tells assistant-director, senior-manager; no days; own day required; worded as resolution',
      'cb-7: formal; asks all of chief-executive; tells assistant-director, director; no days; own day required; worded as resolution',
    ]);
  });

  it('holds these meetings', () => {
    assert.deepEqual(meetingsOf(p), [
      'cb-1 offered: raiser calls raiser, responder; raiser adds others; overseen by the raiser’s manager; no window; raiser records',
      'cb-2 offered: raiser calls raiser, responder; raiser adds others; overseen by the raiser’s manager; no window; raiser records',
      'cb-3 offered: raiser calls raiser, responder, raiser-manager; raiser adds others; overseen by the raiser’s manager; no window; raiser records',
      'cb-4 offered: raiser calls raiser, responder, raiser-manager; raiser adds others; overseen by the raiser’s manager; no window; raiser records',
      'cb-5 offered: raiser calls raiser, responder, raiser-manager; raiser adds others; overseen by the raiser’s manager; no window; raiser records',
      'cb-6 offered: raiser calls raiser, responder, raiser-manager; raiser adds others; overseen by the raiser’s manager; no window; raiser records',
      'cb-7 offered: raiser calls raiser, responder, raiser-manager; raiser adds others; overseen by the raiser’s manager; no window; raiser records',
    ]);
  });

  it('has these entries made in the record system', () => {
    assert.deepEqual(recordsOf(p), [
      'cb-1: qa-form by raiser, case-note by raiser',
      'cb-2: case-note by raiser, mosaic-alert by raiser',
      'cb-3: case-note by raiser, mosaic-alert by raiser',
      'cb-4: case-note by raiser, mosaic-alert by raiser',
      'cb-5: case-note by raiser, mosaic-alert by raiser',
      'cb-6: case-note by raiser, mosaic-alert by raiser',
      'cb-7: case-note by raiser, mosaic-alert by raiser',
    ]);
  });

  it('asks these questions', () => {
    assert.deepEqual(questionsOf(p), [
      'description: long-text; required never',
      'concern-areas: choices; required never; of cb.concern.01, cb.concern.02, cb.concern.03, cb.concern.04, cb.concern.05, cb.concern.06, cb.concern.07, cb.concern.08, cb.concern.09, cb.concern.10, cb.concern.11, cb.concern.12, cb.concern.13',
      'impact-level: choice; required never; of not-yet-significant, significant, risk-of-significant',
      'early-contact: long-text; required never',
      'actions-taken: long-text; required formal',
      'impact: long-text; required formal',
      'child-views: long-text; required formal',
      'needed: long-text; required formal',
      'outcomes: long-text; required formal',
      'adjourned-on: date; required never; asked at cb-2',
      'notice-until: date; required never; asked at cb-2',
      'also-involved: choices; required never; of complaints-officer, advocate',
    ]);
  });

  it('has these grounds', () => {
    assert.deepEqual(categoriesOf(p), [
      'required formal; several; other',
      'cb.stage2.01',
      'cb.stage2.02',
      'cb.stage2.03',
      'cb.stage2.04',
      'cb.stage2.05',
      'cb.stage2.06',
      'cb.stage2.07',
      'cb.stage2.08 asks missing-documents',
      'cb.stage2.09',
      'cb.stage2.10',
      'cb.stage2.11',
      'cb.stage2.12',
      'cb.stage2.13',
      'cb.stage2.14',
      'cb.stage2.15',
      'cb.stage2.16',
      'cb.stage2.17',
      'cb.stage2.18',
      'cb.stage2.19',
    ]);
  });

  it('shows these examples', () => {
    assert.deepEqual(examplesOf(p), [
      'cb.stage1.01',
      'cb.stage1.02',
      'cb.stage1.03',
      'cb.stage1.04',
      'cb.stage3.01',
      'cb.stage3.02',
      'cb.stage3.03',
      'cb.stage3.04',
      'cb.stage4.01',
      'cb.stage4.02',
      'cb.stage4.03',
      'cb.stage4.04',
    ]);
  });

  it('gives more time and refers so', () => {
    assert.deepEqual(waysOutOf(p), [
      'no more time',
      'referral; asks why if early; considered: tells nobody; referred: raiser tells nobody; talked through with nobody',
      'checks attempts-exhausted',
      'checks rights-at-risk',
      'checks no-adult',
      'checks child-cannot',
    ]);
  });

  it('has these rules beside the stages', () => {
    assert.deepEqual(besideOf(p), [
      'clock documents-due: 20 WD from adjourned-on; at cb-2; only counted',
      'task supervision: raiser-manager when opened; at cb-2, cb-3, cb-4, cb-5, cb-6, cb-7',
      'task settle-early: raiser-manager when opened; at cb-3',
      'task agree-next: raiser-manager when opened; at cb-4',
      'task legal-in-time: raiser-manager when opened; at cb-4, cb-5, cb-6, cb-7',
      'task briefing: raiser-manager when opened; at cb-4, cb-5, cb-6, cb-7',
      'task support: qa-head when opened; at cb-5, cb-6, cb-7',
      'task tell-review: raiser when opened',
      'task chairs-report: raiser when opened',
      'note early-contact: raiser; text required',
      'note legal-advice: raiser, raiser-manager; text none',
      'note other-view: raiser, raiser-manager; text required',
      'note child-proceedings: raiser; text optional; instead of a referral',
      'note adult-proceedings: raiser; text optional; instead of a referral',
      'route complaint',
      'route court',
      'report trends: from raiser-manager; every regular; to senior-manager',
      'report chairs-report: from raiser; every not stated',
      'text chairs-report: earlier',
      'good practice: central-bedfordshire-good-practice',
    ]);
  });
});
