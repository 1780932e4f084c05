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
describe('values of procedures/swindon-fciro.yaml', () => {
  const p = loaded('swindon-fciro');

  it('has these posts', () => {
    assert.deepEqual(rolesOf(p), [
      'raiser: reviewing',
      'raiser-manager: reviewing',
      'practitioner: operational',
      'social-worker: operational',
      'supervising-social-worker: operational',
      'fostering-manager: operational',
      'supervisor: operational',
      'team-manager: operational',
      'middle-manager: operational',
      'senior-manager: operational',
      'director: operational',
      'qa-head: reviewing',
      'independent-legal-adviser: other; outside',
    ]);
  });

  it('is about this, begins and skips so', () => {
    assert.deepEqual(aboutOf(p), [
      'alert',
      'about: carer; initials; one',
      'no whole limit',
      'begins: any; skips: any',
      'raised by: raiser',
    ]);
  });

  it('asks, tells and waits so at each stage', () => {
    assert.deepEqual(stagesOf(p), [
      'sw-0: informal; asks choose-some of practitioner, social-worker, supervising-social-worker, fostering-manager, supervisor; tells nobody; resolution in 10 WD, stopped by resolution',
      'sw-1: formal; asks all of team-manager; tells middle-manager, qa-head; resolution in 5 WD, stopped by resolution',
      'sw-2: formal; asks all of middle-manager; tells senior-manager, qa-head; resolution in 5 WD, stopped by resolution',
      'sw-3: formal; asks all of senior-manager; tells director; resolution in 5 WD, stopped by resolution',
      'sw-4: formal; asks all of director; tells senior-manager, qa-head; resolution in 5 WD, stopped by resolution',
    ]);
  });

  it('holds these meetings', () => {
    assert.deepEqual(meetingsOf(p), []);
  });

  it('has these entries made in the record system', () => {
    assert.deepEqual(recordsOf(p), [
      'sw-0: informal-form by raiser, informal-outcome by raiser after decision',
      'sw-1: formal-form by raiser, carer-file by raiser',
      'sw-2: formal-form by raiser, carer-file by raiser',
      'sw-3: formal-form by raiser, carer-file by raiser',
      'sw-4: formal-form by raiser, carer-file by raiser',
    ]);
  });

  it('asks these questions', () => {
    assert.deepEqual(questionsOf(p), [
      'concerns: long-text; required always',
      'contact-by: choice; required never; asked at sw-0; of ics, telephone, conversation',
      'children-concerned: text; required never',
      'attempts: long-text; required never',
      'impact: long-text; required never',
      'child-views: long-text; required never',
      'needed: long-text; required never',
      'outside-control: long-text; required never',
      'family-told: yes-no; required never',
      'family-told-reason: text; required never; needed with family-told',
    ]);
  });

  it('has these grounds', () => {
    assert.deepEqual(categoriesOf(p), [
      'required always; several',
      'sw.theme.1',
      'sw.theme.1.01 < sw.theme.1',
      'sw.theme.1.02 < sw.theme.1',
      'sw.theme.1.03 < sw.theme.1',
      'sw.theme.1.04 < sw.theme.1',
      'sw.theme.1.05 < sw.theme.1',
      'sw.theme.1.06 < sw.theme.1',
      'sw.theme.1.07 < sw.theme.1',
      'sw.theme.1.08 < sw.theme.1',
      'sw.theme.1.09 < sw.theme.1',
      'sw.theme.1.10 < sw.theme.1',
      'sw.theme.1.11 < sw.theme.1',
      'sw.theme.2',
      'sw.theme.2.01 < sw.theme.2',
      'sw.theme.2.02 < sw.theme.2',
      'sw.theme.2.03 < sw.theme.2',
      'sw.theme.2.04 < sw.theme.2',
      'sw.theme.2.05 < sw.theme.2',
      'sw.theme.2.06 < sw.theme.2',
      'sw.theme.2.07 < sw.theme.2',
      'sw.theme.2.08 < sw.theme.2',
      'sw.theme.3',
      'sw.theme.3.01 < sw.theme.3',
      'sw.theme.3.02 < sw.theme.3',
      'sw.theme.3.03 < sw.theme.3',
      'sw.theme.3.04 < sw.theme.3',
      'sw.theme.4',
      'sw.theme.4.01 < sw.theme.4',
      'sw.theme.4.02 < sw.theme.4',
      'sw.theme.4.03 < sw.theme.4',
      'sw.theme.4.04 < sw.theme.4',
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
      'task tell-family: raiser when ended',
      'note own-work: raiser; text required',
      'note legal-advice: raiser; text none; from sw-2',
      'note manager-advice: raiser, raiser-manager; text optional; from sw-2',
      'report patterns: from raiser; every not stated',
      'text for-carers: steps',
    ]);
  });
});
