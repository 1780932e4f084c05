import { day } from '../../../domain/calendar/index.ts';
import type { Command, CommandOf } from '../../../domain/case/index.ts';
import {
  aCase,
  anEscalation,
  aRaise,
  at,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  OTHER_IRO,
  post,
  stageWith,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();

describe('the same wish again comes to nothing, another one does not', () => {
  it('raising, for the raiser and for whoever raised it in their place', () => {
    const talked = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
    const inTheirPlace = aCase({ directory: directoryWith('raiser', post('raiser', IRO)) }).raised(
      's4',
      { consultations: talked },
      IRO_MANAGER,
    );
    for (const who of [IRO, IRO_MANAGER]) {
      given(inTheirPlace).when(aRaise('s4'), who).thenNothing();
    }
    given(inTheirPlace).when(aRaise('s4'), OTHER_IRO).thenRefused({ reason: 'not-yours' });
  });

  it('a talk: the same role, day, view and reason', () => {
    const talk: CommandOf<'recordConsultation'> = {
      type: 'recordConsultation',
      stage: 2,
      consultation: { role: 'qa-head', on: day('2027-03-01'), view: written('Go'), notHeld: null },
    };
    const held = atS2.does(talk, IRO);
    given(held).when(talk, IRO).thenNothing();
    for (const other of [
      { role: 'director' },
      { on: day('2027-02-26') },
      { view: written('Wait') },
      { view: null, notHeld: written('Away') },
      { notHeld: written('Away') },
    ]) {
      given(held)
        .when({ ...talk, consultation: { ...talk.consultation, ...other } }, IRO)
        .thenTypes('ConsultationRecorded');
    }
  });

  it('a word on a reply: the last one, with its reason', () => {
    const says = (satisfied: boolean, reason: string | null): Command => ({
      type: 'judge',
      stage: 2,
      satisfied,
      reason: reason === null ? null : written(reason),
    });
    const judges = { roles: ['head'], need: 'all' } as const;
    const answered = aCase({ procedure: stageWith('s2', { decidedBy: judges }) })
      .raised('s2')
      .replied();
    given(answered).when(says(false, null), HEAD).thenInvalid(['reason', 'needs-reason']);
    const no = answered.does(says(false, 'Late'), HEAD);
    given(no).when(says(false, 'Late'), HEAD).thenNothing();
    given(no).when(says(false, 'Too late'), HEAD).thenTypes('Judged');
    const yes = no.does(says(true, null), HEAD);
    given(yes).when(says(true, ' '), HEAD).thenNothing();
    given(yes).when(says(false, 'Late'), HEAD).thenTypes('Judged');
    given(yes).when(says(true, 'At last'), HEAD).thenTypes('Judged');
  });

  it('a time for a meeting: its beginning and its end', () => {
    const choose = (end: string): Command => ({
      type: 'chooseSlot',
      meeting: atS2.meeting,
      slot: { start: at('2027-03-03 10:00'), end: at(end) },
      reason: null,
    });
    const chosen = atS2.does(choose('2027-03-03 11:00'), IRO);
    given(chosen).when(choose('2027-03-03 11:00'), IRO).thenNothing();
    given(chosen).when(choose('2027-03-03 12:00'), IRO).thenTypes('SlotChosen');
    given(chosen).when(choose('2027-03-03 10:00'), IRO).thenInvalid(['slot', 'not-a-choice']);
  });

  it('that an alert reached nobody: of this post, and of another vacant one', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const directory = directoryWith('head', post('head', null));
    const posts = directory.posts.filter(({ role }) => role !== 'director');
    const lost = (role: string): Command => ({
      type: 'recordUndeliverable',
      effect: 'e',
      code: 'vacant',
      recipient: { stage: 2, role, person: null, as: 'responder', what: 'alert' },
    });
    const once = aCase({ procedure: stageWith('s3', { to }), directory: { ...directory, posts } })
      .raised('s3')
      .does(lost('head'), null);
    given(once).when(lost('head'), null).thenNothing();
    given(once).when(lost('director'), null).thenTypes('DeliveryFailed', 'WholeClockStarted');
  });

  it('that an alert reached nobody: of this person, whatever the others’', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const lost = (role: string, person: typeof HEAD): Command => ({
      type: 'recordUndeliverable',
      effect: role,
      code: 'blocked',
      recipient: { stage: 2, role, person, as: 'responder', what: 'alert' },
    });
    const once = aCase({ procedure: stageWith('s3', { to }) })
      .raised('s3')
      .does(lost('director', DIRECTOR), null);
    given(once).when(lost('director', DIRECTOR), null).thenNothing();
    given(once).when(lost('head', HEAD), null).thenTypes('DeliveryFailed', 'WholeClockStarted');
  });
});

describe('a decision with its reason left out or too long', () => {
  const stage = 2;
  const wishes = (reason: string): readonly (readonly [string, Command])[] => {
    const text = written(reason);
    return [
      ['reason', { type: 'resolve', stage, reason: text }],
      ['reason', { type: 'withdraw', stage, reason: text }],
      ['reason', { ...anEscalation(2, 's3'), reason: text }],
      ['note', { type: 'discussReferral', note: text }],
    ];
  };
  const considered = atS2.does({ type: 'considerReferral', note: null }, IRO);
  const drop = (reason: string): Command => ({ type: 'dropReferral', reason: written(reason) });
  const close = (reason: string): Command => ({
    type: 'closeUnresolved',
    stage: 2,
    reason: written(reason),
  });
  const reopen = (reason: string): Command => ({ type: 'reopen', reason: written(reason) });

  it('changes nothing', () => {
    for (const [reason, what] of [
      [' ', 'missing'],
      ['x'.repeat(2001), 'too-long'],
    ] as const) {
      for (const [field, wish] of wishes(reason))
        given(atS2).when(wish, IRO).thenInvalid([field, what]);
      given(considered).when(drop(reason), IRO).thenInvalid(['reason', what]);
      given(atS2.withdrawn()).when(reopen(reason), IRO).thenInvalid(['reason', what]);
      given(aCase().raised('s5')).when(close(reason), IRO).thenInvalid(['reason', what]);
    }
    given(atS2)
      .when({ type: 'considerReferral', note: written('x'.repeat(2001)) }, IRO)
      .thenInvalid(['note', 'too-long']);
  });

  it('two thousand characters are not too long', () => {
    const reason = 'x'.repeat(2000);
    given(atS2)
      .when({ type: 'resolve', stage, reason: written(reason) }, IRO)
      .thenTypes('StageResolved', 'MeetingCancelled', 'MeetingAsked');
    given(considered).when(drop(reason), IRO).thenTypes('ReferralNotPursued');
    given(atS2)
      .when(
        { type: 'requestTime', stage, until: day('2027-03-10'), reason: written(reason) },
        TEAM_MANAGER,
      )
      .thenTypes('TimeRequested');
  });
});
