import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { chronology, type ChronologyLine, type EventType } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  CHIEF,
  directoryWith,
  IRO,
  LADDER,
  ladderWith,
  post,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  TEAM_MANAGER,
  withHoliday,
  WITH_TASKS,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const lines = (so: CaseBuilder, person: PersonId, texts: readonly string[] = []) =>
  chronology(
    so.present,
    so.events,
    new Map(texts.map((each) => [`#${each}`, each])),
    person,
    so.ctx,
    so.now,
  );
const last = (so: CaseBuilder, type: EventType, texts: readonly string[] = []): ChronologyLine =>
  lines(so, IRO, texts).findLast((line) => line.type === type)!;
const sees = (so: CaseBuilder, person: PersonId, type: EventType): boolean =>
  lines(so, person).some((line) => line.type === type);

const always = (role: string) => ({ role, when: { kind: 'always' } }) as const;
const atS2 = aCase().raised('s2').delivered();

describe('what whoever was copied reads of the record', () => {
  const copied = aCase({
    procedure: stageWith('s2', { copies: [always('chief')] }),
  })
    .raised('s2')
    .delivered();

  it('that the due day moved and that the matter went on', () => {
    const moved = copied.in({ calendar: withHoliday('2027-03-04') }).acknowledged();
    assert.equal(sees(moved, CHIEF, 'DueDayMoved'), true);
    assert.equal(sees(moved, CHIEF, 'WholeDueDayMoved'), false);
    assert.equal(sees(copied.escalatedTo('s3'), CHIEF, 'StageEscalated'), true);
  });

  it('that it was closed without a resolution, and why', () => {
    const stages = LADDER.stages.slice(0, 3);
    const alone = ladderWith({
      stages: stages.map((stage) =>
        stage.key === 's2' ? { ...stage, copies: [always('chief')] } : stage,
      ),
    });
    const so = aCase({ procedure: alone }).raised('s2');
    const closed = so.does({ type: 'closeUnresolved', stage: 2, reason: written('No way') }, IRO);
    const seen = lines(closed, CHIEF, ['No way']).find(({ type }) => type === 'ClosedUnresolved');
    assert.equal(seen?.text, 'No way');
  });
});

describe('what whoever is asked does not read', () => {
  it('[CB-08] [WF-59] the reviewing side’s own record: records, tasks, notes', () => {
    const so = aCase({ procedure: WITH_TASKS })
      .raised('s2')
      .delivered()
      .replied()
      .does({ type: 'fileRecord', stage: 2, record: 'case-note' }, IRO)
      .does({ type: 'endTask', stage: 2, task: 'worker', how: 'done', note: null }, IRO);
    for (const type of ['RecordFiled', 'TaskEnded'] as const) {
      assert.deepEqual([sees(so, IRO, type), sees(so, TEAM_MANAGER, type)], [true, false], type);
    }
  });

  it('a meeting reads whoever is asked to it, from the beginning to its time', () => {
    const booked = atS2
      .offered(['2027-03-03 10:00', '2027-03-03 11:00'])
      .booked('2027-03-03 10:00');
    for (const type of ['MeetingAsked', 'SlotChosen', 'MeetingBooked'] as const) {
      assert.deepEqual(
        [TEAM_MANAGER, SOCIAL_WORKER, SERVICE_MANAGER].map((who) => sees(booked, who, type)),
        [true, true, false],
        type,
      );
    }
  });
});

describe('what a line of the record says', () => {
  it('at which stage, of a meeting too', () => {
    const booked = atS2
      .offered(['2027-03-03 10:00', '2027-03-03 11:00'])
      .booked('2027-03-03 10:00');
    assert.deepEqual(
      (['MeetingAsked', 'SlotsOffered', 'MeetingBooked'] as const).map(
        (type) => last(booked, type).stageLabel,
      ),
      ['S2', 'S2', 'S2'],
    );
    assert.equal(last(booked, 'CaseRaised').stageLabel, null);
  });

  it('who got a card, or nobody at a vacant post', () => {
    assert.equal(last(atS2, 'DeliveryRecorded').person, 'Team manager, North');
    const directory = directoryWith('service-manager', post('service-manager', null));
    const lost = aCase({ directory })
      .raised('s3')
      .does(
        {
          type: 'recordUndeliverable',
          effect: 'e',
          code: 'vacant',
          recipient: {
            stage: 2,
            role: 'service-manager',
            person: null,
            as: 'responder',
            what: 'alert',
          },
        },
        null,
      );
    assert.equal(last(lost, 'DeliveryFailed').person, null);
  });

  it('what was said in a note, and why a talk was not held', () => {
    const noted = aCase({ procedure: WITH_TASKS })
      .raised('s2')
      .does(
        { type: 'addNote', note: 'other-view', on: day('2027-03-01'), text: written('Late') },
        IRO,
      );
    assert.equal(last(noted, 'NoteAdded', ['Late']).text, 'Late');
    const considered = atS2.does({ type: 'considerReferral', note: written('Perhaps') }, IRO);
    assert.equal(last(considered, 'ReferralConsidered', ['Perhaps']).text, 'Perhaps');
    const talk = (view: string | null, notHeld: string | null) =>
      atS2.does(
        {
          type: 'recordConsultation',
          stage: 2,
          consultation: {
            role: 'qa-head',
            on: day('2027-03-01'),
            view: view === null ? null : written(view),
            notHeld: notHeld === null ? null : written(notHeld),
          },
        },
        IRO,
      );
    const said = (so: CaseBuilder) => last(so, 'ConsultationRecorded', ['Go', 'Away']).text;
    assert.deepEqual(
      [said(talk('Go', null)), said(talk(null, 'Away')), said(talk(null, null))],
      ['Go', 'Away', null],
    );
  });
});
