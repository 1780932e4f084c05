import assert from 'node:assert/strict';
import { loaded, numbered } from '../loaded.ts';
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
describe('values of procedures/dorset-qaro.yaml', () => {
  const p = loaded('dorset-qaro');

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
      'qa-head: reviewing',
      'independent-legal-adviser: other; outside',
      'cafcass: other; outside',
    ]);
  });

  it('is about this, begins and skips so', () => {
    assert.deepEqual(aboutOf(p), [
      'alert',
      'about: child; initials; several',
      'whole: 20 WD, formal',
      'begins: any; skips: any; talk with all of raiser-manager, qa-head',
      'raised by: raiser',
    ]);
  });

  it('asks, tells and waits so at each stage', () => {
    assert.deepEqual(stagesOf(p), [
      'do-0: informal; asks choose-some of social-worker, team-manager; tells nobody; no days; own day required',
      'do-1: formal; asks all of team-manager; tells middle-manager, raiser-manager; reply in 5 WD, stopped by response; own day optional',
      'do-2: formal; asks all of middle-manager; tells senior-manager, raiser-manager; reply in 5 WD, stopped by response; own day optional',
      'do-3: formal; asks all of senior-manager; tells assistant-director; reply in 5 WD, stopped by meeting, response, decision; also raised by raiser-manager',
      'do-4: formal; asks joint of assistant-director, director; tells nobody; reply in 5 WD, stopped by response; talk with all of qa-head; also raised by raiser-manager',
    ]);
  });

  it('holds these meetings', () => {
    assert.deepEqual(meetingsOf(p), [
      'do-3 offered: senior-manager calls senior-manager, raiser; may come: raiser-manager, team-manager, middle-manager; senior-manager adds others; within 5 WD; senior-manager records',
    ]);
  });

  it('has these entries made in the record system', () => {
    assert.deepEqual(recordsOf(p), [
      'do-0: confirming-mail by raiser, child-record by raiser',
      'do-1: mosaic-discussions by raiser, child-file by raiser',
      'do-2: mosaic-discussions by raiser, child-file by raiser',
      'do-3: mosaic-discussions by raiser',
      'do-4: mosaic-discussions by raiser',
    ]);
  });

  it('asks these questions', () => {
    assert.deepEqual(questionsOf(p), [
      'conversation-on: date; required never',
      'conversation-with: text; required never',
      'need-affected: long-text; required never',
      'agreed-action: long-text; required always; asked at do-0',
      'statutory-grounds: choices; required formal; of do.statutory.01, do.statutory.02, do.statutory.03, do.statutory.04',
      'concern: long-text; required formal',
      'who-involved: text; required formal',
      'what-required: long-text; required formal',
      'specific-dates: text; required formal',
      'impact: long-text; required never; also at do-1',
      'believed-responsible: text; required never; also at do-1; asked at do-1, do-2, do-3, do-4',
      'child-views: long-text; required never',
      'against-wishes: yes-no; required never',
      'record-agreed: text; required never; asked at do-3, do-4',
      'referral referral-impact: long-text; required always',
    ]);
  });

  it('has these grounds', () => {
    assert.deepEqual(categoriesOf(p), [
      'required always; several',
      'do.crit.01',
      'do.crit.02',
      'do.crit.03',
      'do.crit.04',
      'do.crit.05',
      'do.crit.06',
      'do.crit.07',
      'do.crit.08',
      'do.crit.09',
      'do.crit.10',
      'do.crit.11',
      'do.crit.12 asks other-criterion',
    ]);
  });

  it('shows these examples', () => {
    const details = numbered('do.detail.', 7);
    assert.deepEqual(
      examplesOf(p),
      p.stages.flatMap(() => details),
    );
  });

  it('gives more time and refers so', () => {
    assert.deepEqual(waysOutOf(p), [
      'more time asked by nobody; at do-1, do-2',
      'referral; do-5; asks why if early; may be discussed only; considered: tells raiser-manager, qa-head, assistant-director; referred: raiser tells nobody; talked through with director',
      'checks rights-breached',
      'checks attempts-exhausted',
      'checks discussed-with-director',
      'checks danger-remains',
      'checks proceedings-discussed',
    ]);
  });

  it('has these rules beside the stages', () => {
    assert.deepEqual(besideOf(p), [
      'task confirm-by-mail: raiser when opened; at do-0',
      'task settle-low: raiser-manager when opened; at do-0, do-1, do-2',
      'task settle-in-time: responder when opened; at do-3, do-4',
      'task direct-contact: raiser when opened; at do-2; 5 WD',
      'task arrange-advice: raiser-manager when opened; once',
      'note conversation: raiser; text required',
      'note verbal: raiser; text optional',
      'note legal-advice: raiser, raiser-manager; text none',
      'note between-sides: raiser, raiser-manager; text required',
      'note practice-advice: raiser-manager; text optional',
      'note last-resort: raiser, raiser-manager; text required',
      'route complaint',
      'route court',
      'route qaro',
      'report outstanding: from raiser-manager; every regular; to raiser-manager; own teams to middle-manager, senior-manager; inside',
      'report highlight: from raiser-manager; every quarter; to qa-head',
      'report annual: from not stated; every year',
      'subject: Action - {stage} escalation - {names} - {record} - {due}; at do-1, do-2, do-3, do-4; names at do-1, do-2, shown false',
      'text confirming-mail: mail; confirms conversation-on, conversation-with, agreed-action; as informal conversation; at do-0',
      'good practice: dorset-good-practice',
    ]);
  });
});
