import assert from 'node:assert/strict';
import { escalateForm } from '../../../adaptive-cards/decision/escalateForm.ts';
import { renderAbout, renderDraft } from '../../../adaptive-cards/index.ts';
import { problemWords } from '../../../adaptive-cards/wording/problems.ts';
import { day } from '../../../domain/calendar/index.ts';
import {
  chronology,
  formOf,
  openTasks,
  startDraft,
  type CommandOf,
} from '../../../domain/case/index.ts';
import { collect, lettersOf, mayRead, wholeDays } from '../../../domain/report/index.ts';
import { wordsOf } from '../../journeys/deskClient.ts';
import { aDesk, CALENDAR, given, written, type CaseBuilder } from '../../builders/index.ts';
import { oracleDueDay } from '../../oracle/workingDayOracle.ts';
import { loaded } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import {
  askedOnForm,
  filledForm,
  firstFormCard,
  movedWith,
  readBy,
  resolving,
  secondFormCard,
} from './playing.ts';

describe('the rest of what Durham does, in the procedure as it stands', () => {
  const du = new Play('durham-resolution');
  const keys = du.p.stages.map(({ key }) => key);
  const FORMAL = keys.slice(1);
  const keyless = (verb: string) => verb;
  const about = (procedure = du.p) => wordsOf(renderAbout(procedure, [], keyless).card);

  it('[DU-03] is called the IRO Resolution Process, and what an authority calls it instead', () => {
    assert.match(about(), /About the IRO Resolution Process/);
    for (const label of ['process', 'matter', 'step'] as const) {
      const ours = { ...du.p, labels: { ...du.p.labels, [label]: 'word of ours' } };
      const shown = [about(ours), JSON.stringify(formOn(ours))].join('\n');
      assert.match(shown, /word of ours/i, label);
    }
  });

  function formOn(procedure: typeof du.p, kind = procedure.kind ?? 'alert') {
    const desk = aDesk({ procedures: [procedure], directory: du.start.house.directory });
    const draft = startDraft(du.raiser, 'draft-1', desk, kind);
    assert.ok(!('reason' in draft));
    return renderDraft(formOf(draft, [], desk), keyless).card;
  }

  const ELSEWHERE = [
    ['[DU-15]', /complaint or grievance about a member of staff: HR procedures/],
    ['[DU-16]', /member of staff works: That person's line manager/],
    ['[DU-17]', /professional, a child or a family member: The complaints procedure/],
    ['[DU-24]', /Is the child in immediate danger\?.*Use the safeguarding procedure now, outside/],
    ['[DU-25]', /immediate danger\?.*write a case note of what you did/],
    ['[DU-26]', /Alert the right social care manager or the emergency duty team \(EDT\) at once/],
  ] as const;
  for (const [id, words] of ELSEWHERE) {
    it(`${id} says so before anything is typed`, () => {
      assert.match(firstFormCard(du), words);
    });
  }

  it('[DU-24] [DU-25] [DU-26] [A-DU-14] asks so too where an immediate concern is raised', () => {
    const form = JSON.stringify(formOn(loaded('durham-immediate')));
    assert.match(form, /Is the child in immediate danger\?/);
    assert.match(form, /safeguarding procedure now, outside this process.*EDT.*at once.*case note/);
  });

  it('[DU-67] [A-DU-14] leads from the form to the talks about what cannot wait', () => {
    assert.match(firstFormCard(du), /plan that cannot wait.*Talks at once.*Type \/notice/);
  });

  it('[DU-07] is for children under child protection as much as for those looked after', () => {
    assert.match(
      about(),
      /looked after or care experienced,.* for children under child protection/,
    );
  });

  it('[DU-13] [DU-14] says when else it is right to use it', () => {
    assert.match(about(), /Against the child's wishes/);
    assert.match(about(), /beyond the authority's control/);
  });

  const QUESTIONS = [
    ['[DU-10]', ['impact', 'child-views']],
    ['[DU-13]', ['against-wishes']],
    ['[DU-14]', ['outside-control']],
    ['[DU-27] [DU-28] [DU-30]', ['other-teams']],
    ['[DU-31] [DU-32]', ['proceedings', 'guardian-told']],
    ['[DU-35]', ['tried']],
  ] as const;
  for (const [ids, asked] of QUESTIONS) {
    it(`${ids} asks at every stage: ${asked.join(', ')}`, () => {
      for (const stage of keys) {
        const form = askedOnForm(du, stage);
        assert.deepEqual(
          asked.filter((key) => !form.includes(key)),
          [],
          stage,
        );
      }
    });
  }

  it('[DU-21] [DU-35] says on the form that a talk comes first, and what has failed before stage 2', () => {
    assert.match(secondFormCard(du, 'du-1'), /Always talk with the person concerned first/);
    assert.match(secondFormCard(du, 'du-2'), /It was not settled informally/);
  });

  it('[DU-41] asks at every formal stage, and on the way there, when the worker or manager was told', () => {
    for (const stage of FORMAL) assert.ok(askedOnForm(du, stage).includes('told-on'), stage);
    const [second] = du.seen(du.raised('du-1')).nextStages;
    assert.ok(second?.asks.fields.some(({ key }) => key === 'told-on'));
  });

  it('[DU-43] says at every formal stage by when the report is to be with its manager', () => {
    const report = Object.fromEntries(
      du.p.fields.filter(({ required }) => required === 'formal').map(({ key }) => [key, 'Said']),
    );
    const more = { 'told-on': '2027-01-04', 'skip-reason': 'Urgent', 'copy-legal-adviser': 'no' };
    for (const stage of FORMAL) {
      const limits = filledForm(du, stage, { ...report, ...more }).preview?.ownLimits;
      assert.deepEqual(
        limits?.map(({ due }) => due),
        [oracleDueDay('2027-01-04', 2)],
        stage,
      );
    }
  });

  it('[DU-19] allows 17 working days from wherever it begins, and no more with the next stage', () => {
    const due = oracleDueDay('2027-03-01', 17);
    for (const key of keys) assert.equal(du.raised(key).present.whole?.due, due, key);
    const moved = du.moved(du.raised('du-1').on('2027-03-08 10:00'), 'du-2');
    assert.equal(moved.present.whole?.due, due);
  });

  it('[DU-20] [DU-42] begins above stage 1 for a reason only, and with whoever is at that level', () => {
    for (const key of FORMAL) {
      du.given()
        .when(du.raise(key, { open: { reason: written(' ') } }), du.raiser)
        .thenInvalid(['skip-reason', 'needs-reason']);
      assert.deepEqual(du.asked(du.raised(key)), du.stage(key).to.roles, key);
    }
  });

  const UP = [
    ['[DU-35] [DU-40]', 'durham-resolution', 'du-1', 'du-2', /not settled informally/],
    ['[DU-67]', 'durham-immediate', 'team', 'senior', /At once, after the talk/],
    ['[DU-68]', 'durham-immediate', 'senior', 'strategic', /did not settle it/],
    ['[DU-69]', 'durham-immediate', 'strategic', 'head', /immediate and the risk is high/],
  ] as const;
  for (const [ids, procedure, from, to, meant] of UP) {
    it(`${ids} says on the way from ${from} to ${to} when that is meant, and goes for a reason`, () => {
      const play = new Play(procedure);
      const so = play.raised(from);
      const view = play.seen(so);
      const form = escalateForm(view, { caseId: view.id, stage: so.stage }, null);
      assert.match(form?.intro.join(' ') ?? '', meant);
      const silent = { ...play.escalation(so, to), reason: written(' ') };
      given(so).when(silent, play.raiser).thenInvalid(['reason', 'missing']);
    });
  }

  const settled = (key: string): CaseBuilder => {
    const so = du.raised(key);
    return so.does(resolving(so), du.raiser);
  };

  it('[DU-22] goes up for the IRO alone, and not where it was settled', () => {
    for (const [at, to] of FORMAL.entries()) {
      const from = keys[at] ?? '';
      const so = du.raised(from);
      const manager = so.present.stages[0]?.responders[0]?.person ?? du.raiser;
      given(so).when(du.escalation(so, to), manager).thenRefused({ reason: 'only-the-raiser' });
      const over = settled(from);
      assert.equal(over.decide(du.escalation(over, to), du.raiser).kind, 'refused', from);
    }
  });

  it('[DU-59] never goes back to the informal stage, nor to one that was passed', () => {
    for (const [at, key] of FORMAL.entries()) {
      const so = du.raised(key);
      for (const stage of keys.slice(0, at + 1)) {
        given(so)
          .when(du.escalation(so, stage), du.raiser)
          .thenRefused({ reason: 'cannot-go-back', stage });
      }
    }
  });

  it('[DU-58] monitors within ten working days at every stage of which the rule says so', () => {
    for (const key of keys.slice(0, 6)) {
      const meeting = settled(key).present.meetings.find((each) => each.purpose === 'monitoring');
      assert.equal(meeting?.window.to, oracleDueDay('2027-03-01', 10), key);
    }
  });

  const taskAt = (so: CaseBuilder, task: string, stage: string) =>
    du
      .seen(so)
      .tasks.find((each) => each.task === task && each.stageLabel === du.stage(stage).label);

  const LEARNING = [
    ['[DU-38] [DU-62]', 'supervision-worker'],
    ['[DU-39] [DU-64]', 'panels'],
  ] as const;
  for (const [ids, task] of LEARNING) {
    it(`${ids} asks the Team Manager for ${task} when a stage is over, settled or not`, () => {
      for (const [at, key] of keys.entries()) {
        const so = du.raised(key);
        assert.equal(taskAt(so, task, key), undefined, key);
        const next = keys[at + 1];
        for (const over of [settled(key), ...(next === undefined ? [] : [du.moved(so, next)])]) {
          const by = taskAt(over, task, key)?.by.map(({ id }) => id);
          assert.deepEqual(by, [du.who('team-manager')], key);
        }
      }
      const first = settled('du-1');
      const note = written('Visits on a fixed day');
      const learned = first.does(
        { type: 'endTask', stage: first.stage, task, how: 'done', note },
        du.who('team-manager'),
      );
      assert.equal(taskAt(learned, task, 'du-1')?.end?.note, note.value);
    });
  }

  it('[DU-49] [DU-50] asks whoever receives it, at every stage, to look into it and talk', () => {
    for (const key of keys) {
      const so = du.raised(key);
      const asked = so.present.stages[0]?.responders.map(({ person }) => person);
      assert.ok(openTasks(so.present, so.ctx).some(({ rule }) => rule.key === 'talk'));
      const talk = taskAt(so, 'talk', key);
      assert.deepEqual(
        talk?.by.map(({ id }) => id),
        asked,
        key,
      );
      assert.match(talk?.help ?? '', /telephone or Teams call.* Look first into what has happened/);
    }
  });

  const REPORT = [
    ['[DU-44]', 'worries'],
    ['[DU-45]', 'tried'],
    ['[DU-46]', 'outcome-timescales'],
    ['[DU-47]', 'impact'],
    ['[DU-48]', 'needed'],
  ] as const;
  for (const [id, key] of REPORT) {
    it(`${id} gives the report to the manager of each level with ${key}`, () => {
      for (const stage of FORMAL) {
        const [role = ''] = du.stage(stage).to.roles;
        const so = du.raised(stage, { answers: { [key]: 'Words of the IRO' } });
        assert.ok(readBy(du, so, role).includes('Words of the IRO'), stage);
      }
      const moved = movedWith(du, du.raised('du-2'), 'du-3', { [key]: 'Written anew' });
      assert.ok(readBy(du, moved, 'middle-manager').includes('Written anew'));
    });
  }

  const THREE = [
    ['[DU-53]', 'benefit-to-child'],
    ['[DU-54]', 'further-enquiries'],
    ['[DU-55]', 'raiser-satisfied'],
  ] as const;
  for (const [id, missing] of THREE) {
    it(`${id} gives no more time without ${missing}, and then asks for the entry on the file`, () => {
      for (const key of keys) {
        const so = du.raised(key);
        const give = (record: CommandOf<'giveTime'>['record']) =>
          ({ type: 'giveTime', stage: so.stage, until: day('2027-03-12'), record }) as const;
        const all = Object.fromEntries(THREE.map(([, each]) => [each, written('yes')]));
        given(so)
          .when(give({ ...all, [missing]: written(' ') }), du.raiser)
          .thenInvalid([missing, 'missing']);
        const entries = (at: CaseBuilder) => du.seen(at).records.map(({ record }) => record);
        assert.ok(!entries(so).includes('extension-note'), key);
        assert.ok(entries(so.does(give(all), du.raiser)).includes('extension-note'), key);
      }
    });
  }

  it('[DU-55] gives no more time while the IRO says not to be satisfied with it, and says why', () => {
    for (const key of keys) {
      const so = du.raised(key);
      const until = day('2027-03-12');
      const all = Object.fromEntries(THREE.map(([, each]) => [each, written('yes')]));
      const give = (satisfied: string) =>
        ({
          type: 'giveTime',
          stage: so.stage,
          until,
          record: { ...all, 'raiser-satisfied': written(satisfied) },
        }) as const;
      given(so).when(give('no'), du.raiser).thenInvalid(['raiser-satisfied', 'must-be-other']);
      given(so).when(give('yes'), du.raiser).thenTypes('TimeGiven');
    }
    const { mustBe } = du.p.extension?.record.find((each) => each.key === 'raiser-satisfied') ?? {};
    const words = problemWords({
      field: 'raiser-satisfied',
      what: 'must-be-other',
      says: mustBe?.otherwise ?? '',
    });
    assert.match(words, /only once the IRO is satisfied.*due day stays.*refuse it and say why/s);
  });

  const NOTES = [
    ['[DU-14]', 'beyond-control'],
    ['[DU-21]', 'spoken-first'],
    ['[DU-27]', 'all-managers'],
    ['[DU-28]', 'lead-team'],
    ['[DU-30]', 'contribution'],
    ['[DU-31]', 'court-rationale'],
    ['[DU-32]', 'guardian-told'],
    ['[DU-33]', 'legal-advice'],
  ] as const;
  for (const [id, note] of NOTES) {
    it(`${id} puts ${note} on the record, at whichever stage, and asks nothing for it before`, () => {
      for (const key of keys) {
        const so = du.raised(key);
        const on = day('2027-03-01');
        const noted = so.does({ type: 'addNote', note, on, text: written('As talked') }, du.raiser);
        const rule = du.p.beside?.notes?.find((each) => each.key === note);
        const text = rule?.text === 'none' ? null : 'As talked';
        assert.deepEqual(
          du.seen(noted).notes.map((each) => [each.label, each.text]),
          [[rule?.label, text]],
          key,
        );
      }
    });
  }

  /** Every line of the record, as the IRO reads it. */
  const recordOf = (so: CaseBuilder): readonly (string | null)[] => {
    const hashes = JSON.stringify(so.events).match(/(?<="hash":")#[^"\\]*/g) ?? [];
    const texts = new Map(hashes.map((hash) => [hash, hash.slice(1)]));
    return chronology(so.present, so.events, texts, du.raiser, so.ctx, so.now).map(
      ({ text }) => text,
    );
  };

  it('[DU-05] [DU-06] leaves on the record what was agreed, what came of it, and what should change', () => {
    const so = settled('du-2').booked('2027-03-02 10:00', du.raiser).on('2027-03-02 12:00');
    const held = so.does(
      {
        type: 'recordMeeting',
        meeting: so.meeting,
        outcome: written('Contact has begun'),
        tasks: [],
        achieved: true,
      },
      du.raiser,
    );
    const change = { note: 'wider-change', text: written('A form for passports') } as const;
    const noted = held.does({ type: 'addNote', on: day('2027-03-02'), ...change }, du.raiser);
    const record = recordOf(noted);
    for (const said of ['Settled', 'Contact has begun', change.text.value]) {
      assert.ok(record.includes(said), said);
    }
  });

  it('[DU-63] [DU-66] brings the IRO’s managers whole figures on themes and on how it works, to pass on', () => {
    const { directory } = du.start.house;
    const manager = du.who('raiser-manager');
    const today = day('2027-04-30');
    assert.equal(mayRead(directory, manager, du.p, today), 'whole');
    const ask = {
      procedure: du.p,
      calendar: CALENDAR,
      teams: new Map(),
      childrenLookedAfter: null,
    };
    const report = collect({ ...ask, period: wholeDays(day('2026-04-01'), day('2027-03-31')) });
    for (const event of settled('du-2').events) report.take(event);
    const whole = report.finish();
    const themes = whole.tables.find(({ key }) => key === 'categories')?.rows ?? [];
    assert.deepEqual(
      themes.slice(0, 1).map(({ label, cells }) => [label, cells[0]?.value]),
      du.p.categories?.choices.slice(0, 1).map(({ label }) => [label, 1]),
    );
    const annual = du.p.beside?.reports?.find(({ key }) => key === 'annual');
    assert.ok(annual !== undefined);
    assert.deepEqual(
      lettersOf(annual, whole, directory, today).map(({ to, passOnTo, content }) => [
        to,
        passOnTo,
        content,
      ]),
      [[manager, 'Corporate Parenting Board', 'Summary of how well the process works']],
    );
  });
});
