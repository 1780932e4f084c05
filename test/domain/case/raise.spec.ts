import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  ACTIONS,
  aCase,
  aRaise,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  kept,
  LADDER,
  ladderWith,
  LEGAL,
  NORTH,
  post,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  CALENDAR,
  ID,
  opening,
} from '../../builders/index.ts';

const raisedEvent = {
  type: 'CaseRaised',
  id: ID,
  reference: aRaise('s1').reference,
  procedure: { id: 'ladder', version: 'v1' },
  raiser: IRO,
  raisedBy: IRO,
  team: 'north',
  service: 'children',
  childKeys: ['#100234'],
  subjects: kept('[{"record":"100234","initials":"AB"}]'),
  categories: ['drift'],
  categoryNotes: {},
  answers: {
    concern: { kind: 'text', text: kept('Contact has not begun') },
    tried: { kind: 'text', text: kept('Talked twice') },
  },
} as const;

const S1_OPENED = {
  type: 'StageOpened',
  stage: 's1',
  responders: [{ role: 'team-manager', person: TEAM_MANAGER, deputy: TEAM_DEPUTY }],
  copies: [{ role: 'social-worker', person: SOCIAL_WORKER, registerOnly: false }],
  skipped: [],
  reason: null,
  consultations: [],
  timescale: null,
  clock: { kind: 'limit', wording: 'reply' },
  dropped: [],
  content: null,
} as const;

describe('raise', () => {
  it('[DU-20] [A-DU-20] begins the case: one of two is asked, the other is told', () => {
    given(aCase()).when(aRaise('s1'), IRO).then(raisedEvent, S1_OPENED);
  });

  it('[DU-88] asks for the meeting of the stage, inside five working days from the opening', () => {
    const decision = aCase().decide(aRaise('s2'), IRO);
    assert.equal(decision.kind, 'events');
    assert.deepEqual(decision.events[2], {
      type: 'MeetingAsked',
      meeting: {
        purpose: 'stage',
        stage: 2,
        label: 'Resolution meeting',
        convener: IRO,
        convenerRole: 'raiser',
        recorder: IRO,
        required: [
          { role: 'raiser', person: IRO },
          { role: 'team-manager', person: TEAM_MANAGER },
        ],
        optional: [{ role: 'social-worker', person: SOCIAL_WORKER }],
        // Monday 1 March 2027 and five working days after it.
        window: { from: day('2027-03-01'), to: day('2027-03-08'), ours: false },
        minutes: 60,
      },
    });
  });

  it('counts the meeting window from Monday where the stage opens on a Saturday', () => {
    const state = aCase().on('2027-03-06 11:00').raised('s2').present;
    assert.deepEqual(state.meetings[0]?.window, {
      from: day('2027-03-08'),
      to: day('2027-03-12'),
      ours: false,
    });
  });

  it('gives a meeting without days the stage limit, shown as ours', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, within: null };
    const state = aCase({ procedure: stageWith('s2', { meeting: rule }) }).raised('s2').present;
    assert.deepEqual(state.meetings[0]?.window, {
      from: day('2027-03-01'),
      to: day('2027-03-05'),
      ours: true,
    });
  });

  it('[CB-10] [DU-23] begins at any stage, with the stages passed over and the reason recorded', () => {
    const entry = aCase().raised('s3').present.stages[0];
    assert.deepEqual(entry?.skipped, ['s1', 's2']);
    assert.deepEqual(entry.reason, kept('Urgent'));
  });

  it('[A-CPC-04] an entry point passes over nothing and needs no reason', () => {
    const entry = aCase().does(aRaise('again', {}, { reason: null }), IRO).present.stages[0];
    assert.deepEqual(entry?.skipped, []);
  });

  it('[A-WF-08] copies the bypassed officer, who can be left out with a reason', () => {
    const copies = aCase()
      .raised('s3')
      .present.stages[0]?.copies.map(({ role }) => role);
    assert.deepEqual(copies, ['head', 'team-manager']);
    const dropped = aCase().raised('s3', {
      copyAnswers: { 'team-manager': false },
      dropReasons: { 'team-manager': written('On leave') },
    });
    assert.deepEqual(
      dropped.present.stages[0]?.copies.map(({ role }) => role),
      ['head'],
    );
    given(aCase())
      .when(
        aRaise('s3', {}, { copyAnswers: { 'team-manager': false }, reason: written('Urgent') }),
        IRO,
      )
      .thenInvalid(['copy-team-manager-reason', 'needs-reason']);
  });

  it('[DU-121] asks whether the legal adviser gets a copy until somebody says yes or no', () => {
    const asked = aRaise('s3', {}, { reason: written('Urgent') });
    const unsaid = { ...asked, open: { ...asked.open, copyAnswers: {} } };
    given(aCase()).when(unsaid, IRO).thenInvalid(['copy-legal', 'missing']);
    const no = aCase().raised('s3', { copyAnswers: { legal: false } }).present.stages[0];
    assert.ok(no?.copies.every(({ person }) => person !== LEGAL));
  });

  it('[DU-121] copies the legal adviser only where the raiser says yes', () => {
    const entry = aCase().raised('s3', { copyAnswers: { legal: true } }).present.stages[0];
    assert.equal(
      entry?.copies.some(({ person }) => person === LEGAL),
      true,
    );
  });

  it('[A-WF-15] gives business support the register line only', () => {
    const entry = aCase().raised('s2').present.stages[0];
    assert.deepEqual(
      entry?.copies.map(({ person, registerOnly }) => [person, registerOnly]),
      [
        [SERVICE_MANAGER, false],
        [SUPPORT, true],
      ],
    );
  });

  it('asks somebody who would also be copied once, and never copies the raiser', () => {
    const directory = directoryWith('head', post('head', TEAM_MANAGER));
    const copies = [
      { role: 'head', when: { kind: 'always' } as const },
      { role: 'raiser', when: { kind: 'always' } as const },
    ];
    const entry = aCase({ directory, procedure: stageWith('s2', { copies }) }).raised('s2').present
      .stages[0];
    assert.deepEqual(entry?.copies, []);
    assert.equal(entry.responders.length, 1);
  });

  it('[A-CB-04] leaves a copy out where nobody holds the post and the rule says so', () => {
    const directory = directoryWith('head');
    const held = { role: 'head', when: { kind: 'always' } } as const;
    const quiet = stageWith('s2', { copies: [{ ...held, ifHeld: true }] });
    const loud = stageWith('s2', { copies: [held] });
    assert.deepEqual(
      aCase({ directory, procedure: quiet }).raised('s2').present.stages[0]?.copies,
      [],
    );
    assert.equal(
      aCase({ directory, procedure: loud }).raised('s2').present.stages[0]?.copies[0]?.person,
      null,
    );
  });

  it('keeps a vacant post as a responder without a person, and never messages outside officers', () => {
    const vacant = aCase({ directory: directoryWith('service-manager') }).raised('s3').present;
    assert.equal(vacant.stages[0]?.responders[0]?.person, null);
    const outside = stageWith('s2', { copies: [{ role: 'guardian', when: { kind: 'always' } }] });
    assert.deepEqual(aCase({ procedure: outside }).raised('s2').present.stages[0]?.copies, []);
  });

  it('a group role means each of its holders', () => {
    const directory = directoryWith('heads', post('heads', HEAD), post('heads', SERVICE_MANAGER));
    const procedure = stageWith('s2', { to: { roles: ['heads'], mode: 'all' } });
    assert.deepEqual(
      aCase({ directory, procedure })
        .raised('s2')
        .present.stages[0]?.responders.map((r) => r.person),
      [HEAD, SERVICE_MANAGER],
    );
  });

  it('[A-CB-01] the raiser’s own day is the due day of the stage', () => {
    const house = { procedure: ACTIONS };
    const timescale = { day: day('2027-03-10'), reason: null };
    const raised = aCase(house).raised('a2', { timescale, reason: written('Urgent') });
    assert.deepEqual(raised.present.stages[0]?.clock?.timescale, timescale);
    assert.equal(raised.delivered().present.stages[0]?.clock?.due, '2027-03-10');
  });

  it('[A-DO-17] a role that the stage names raises it; the raiser stays the child’s own', () => {
    const directory = directoryWith('raiser', post('raiser', IRO, { scope: NORTH }));
    const open = {
      consultations: [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }],
    };
    const raised = aCase({ directory }).raised('s4', open, IRO_MANAGER);
    assert.equal(raised.present.raiser, IRO);
    assert.equal(raised.present.raisedBy, IRO_MANAGER);
    assert.deepEqual(raised.events[0]?.meta.actor, {
      kind: 'person',
      person: IRO_MANAGER,
      onBehalfOf: null,
      role: 'raiser-manager',
    });
    given(aCase({ directory }))
      .when(aRaise('s2'), IRO_MANAGER)
      .thenRefused({ reason: 'may-not-raise' });
  });

  it('[A-X-07] the raiser’s cover raises for the raiser', () => {
    const raised = aCase().raised('s1', {}, IRO_COVER);
    assert.equal(raised.present.raiser, IRO);
    assert.deepEqual(raised.events[0]?.meta.actor, {
      kind: 'person',
      person: IRO_COVER,
      onBehalfOf: IRO,
      role: 'raiser',
    });
  });

  it('refuses whoever may not raise', () => {
    for (const person of [TEAM_MANAGER, STRANGER, IRO_MANAGER, null]) {
      given(aCase()).when(aRaise('s1'), person).thenRefused({ reason: 'may-not-raise' });
    }
    given(aCase())
      .when(aRaise('s1', { raiser: TEAM_MANAGER }), IRO)
      .thenRefused({ reason: 'may-not-raise' });
    const directory = directoryWith(
      'raiser',
      post('raiser', IRO, { scope: { procedure: 'other' } }),
    );
    given(aCase({ directory })).when(aRaise('s1'), IRO).thenRefused({ reason: 'may-not-raise' });
  });

  it('refuses stages that are not there or where no case may begin', () => {
    given(aCase()).when(aRaise('s9'), IRO).thenRefused({ reason: 'unknown-stage', stage: 's9' });
    const bypass = { ...LADDER.bypass, startAt: ['s1'] };
    const procedure = ladderWith({ bypass });
    given(aCase({ procedure }))
      .when(aRaise('s2'), IRO)
      .thenRefused({ reason: 'cannot-start-here', stage: 's2' });
    assert.equal(aCase({ procedure }).raised('again', { reason: null }).present.stages.length, 1);
  });

  it('names each input that is missing or wrong', () => {
    given(aCase())
      .when(
        aRaise(
          's3',
          { team: 'nowhere', categories: [], answers: {}, subjects: [] },
          { reason: null },
        ),
        IRO,
      )
      .thenInvalid(
        ['record', 'bad-record-number'],
        ['team', 'not-a-choice'],
        ['category', 'missing'],
        ['concern', 'missing'],
        ['tried', 'missing'],
        ['skip-reason', 'needs-reason'],
      );
  });

  it('[CPC-24] asks a reason for an exceptional stage', () => {
    given(aCase())
      .when(aRaise('s5', {}, { reason: written(' ') }), IRO)
      .thenInvalid(['skip-reason', 'needs-reason']);
  });

  it('checks choices, lengths and the notes that a choice asks for', () => {
    const long = written('x'.repeat(21));
    given(aCase())
      .when(
        aRaise('s1', {
          categories: ['agency', 'other'],
          answers: {
            concern: { kind: 'text', text: written('c') },
            tried: { kind: 'text', text: long },
            wishes: { kind: 'choices', keys: ['maybe'] },
          },
        }),
        IRO,
      )
      .thenInvalid(
        ['category-note-agency', 'missing'],
        ['category-note-other', 'missing'],
        ['tried', 'too-long'],
        ['wishes', 'not-a-choice'],
      );
    given(aCase())
      .when(aRaise('s1', { categories: ['nonsense'] }), IRO)
      .thenInvalid(['category', 'not-a-choice']);
  });

  it('asks who is to answer where the stage is for one of several', () => {
    given(aCase())
      .when(aRaise('s1', {}, { chosen: [] }), IRO)
      .thenInvalid(['chosen', 'missing']);
    given(aCase())
      .when(aRaise('s1', {}, { chosen: ['head'] }), IRO)
      .thenInvalid(['chosen', 'not-a-choice']);
    given(aCase())
      .when(aRaise('s1', {}, { chosen: ['social-worker', 'team-manager'] }), IRO)
      .thenInvalid(['chosen', 'not-a-choice']);
  });

  it('refuses an own day that is past or beyond the calendar, and asks for a required one', () => {
    const house = { procedure: ACTIONS };
    const base = { categories: [], answers: {} };
    const open = (date: string | null) => ({
      reason: written('Urgent'),
      timescale: date === null ? null : { day: day(date), reason: null },
    });
    given(aCase(house))
      .when(aRaise('a2', base, open('2027-02-28')), IRO)
      .thenInvalid(['timescale', 'day-past']);
    given(aCase(house))
      .when(aRaise('a2', base, open('2040-01-03')), IRO)
      .thenInvalid(['timescale', 'day-beyond-calendar']);
    given(aCase(house))
      .when(aRaise('a2', base, open(null)), IRO)
      .thenInvalid(['timescale', 'missing']);
  });

  it('[A-X-13] asks for the talk or why it was not held, and takes either', () => {
    const open = opening('s4', { reason: written('Urgent') });
    given(aCase()).when(aRaise('s4', { open }), IRO).thenInvalid(['consult-qa-head-on', 'missing']);
    const talk = { role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: written('Away') };
    assert.equal(
      aCase().raised('s4', { consultations: [talk] }).present.stages[0]?.consultations.length,
      1,
    );
    given(aCase())
      .when(aRaise('s4', {}, { consultations: [{ ...talk, on: day('2027-03-02') }] }), IRO)
      .thenInvalid(['consult-qa-head-on', 'day-too-late']);
  });

  it('refuses loudly where a limit would pass the end of the calendar', () => {
    given(aCase().on('2028-12-20 10:00'))
      .when(aRaise('s2'), IRO)
      .thenRefused({ reason: 'calendar-ends', lastDay: CALENDAR.lastDay });
  });

  it('does nothing when the case stands already, and tells strangers nothing', () => {
    given(aCase().raised('s1')).when(aRaise('s1'), IRO).thenNothing();
    given(aCase().raised('s1')).when(aRaise('s1'), STRANGER).thenRefused({ reason: 'not-yours' });
  });
});
