import { readFileSync } from 'node:fs';
import type { Services } from '../../application/services.ts';
import { written as write } from '../../application/writtenText.ts';
import { addDays, day, DEFAULT_COUNT, momentAt, plusMinutes } from '../../domain/calendar/index.ts';
import type { Moment } from '../../domain/calendar/index.ts';
import type {
  CaseState,
  Command,
  DraftForm,
  MeetingId,
  OpenStage,
  WrittenPlanItem,
  WrittenText,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { readPeople } from '../../storage/peopleFile/readPeople.ts';
import { personId } from '../builders/brands.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';
import { loaded } from '../procedures/loaded.ts';
import { Breaker } from './breaker.ts';
import { newAround, Theatre, type Around } from './theatre.ts';

export const DURHAM = loaded('durham-resolution');

const IRO = personId(118);
const TEAM_MANAGER = personId(101);
/** Has not added the app: the bot installs it. */
const OPERATIONS_MANAGER = personId(104);
/** Has blocked the bot: mail. */
const STRATEGIC_MANAGER = personId(108);

const written = (text: string): WrittenText => write(nodeHasher, text);
const at = (date: string, time: string): Moment => momentAt(day(date), time);

export interface Step {
  readonly name: string;
  readonly at: Moment;
  readonly run: (theatre: Theatre) => Promise<void>;
}

/** The authority's people and a Monday morning, before anybody does anything. */
export async function theMorning(): Promise<Around> {
  const around = newAround(at('2027-03-01', '10:00'), {
    got: [],
    events: [],
    without: new Set([OPERATIONS_MANAGER]),
    closed: new Set([STRATEGIC_MANAGER]),
  });
  const { eye } = new Theatre(around, new Breaker(), [DURHAM]);
  const file = new URL('../../desk/authorities/durham.yaml', import.meta.url);
  const read = readPeople(readFileSync(file, 'utf8'), 'durham.yaml', (text) =>
    nodeHasher.hash(text),
  );
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  await eye.directory.replaceDirectory(read.directory);
  await eye.calendar.replaceSettings({
    calendar: { closures: new Map(), extraHolidays: new Map(), closuresStopClock: false },
    counting: DEFAULT_COUNT,
  });
  await eye.procedures.inForce();
  return around;
}

/** A press on a card: the command is made from what the person sees, once, with one operation key. */
function press(
  name: string,
  when: Moment,
  person: PersonId,
  make: (state: CaseState) => Command | null,
): Step {
  return {
    name,
    at: when,
    run: async (theatre) => {
      const { caseId } = theatre;
      const { now } = theatre.around;
      const command = make(await theatre.state());
      if (command === null) return;
      const envelope = { caseId, now, key: `press ${name}`, actor: person, command };
      const outcome = await theatre.insist(async (services) => {
        const answer = await services.handle(envelope);
        if (answer.state !== null) await services.viewOf(answer.state, person, now);
        return answer;
      });
      if (outcome.kind === 'refused') {
        throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusal)}`);
      }
    },
  };
}

/** A step of the form; who got no answer submits the card that they have once more. */
function draft(
  name: string,
  deed: (services: Services, id: string, now: Moment) => Promise<DraftForm | null>,
): Step {
  return {
    name,
    at: at('2027-03-01', '10:00'),
    run: async (theatre) => {
      const id = theatre.around.notes.get('draft') ?? '';
      const form = await theatre.insist(
        async (services) => await deed(services, id, theatre.around.now),
      );
      if (form === null || form.problems.length > 0) {
        throw new Error(`${name}: ${JSON.stringify(form?.problems)}`);
      }
    },
  };
}

const start: Step = {
  name: 'start',
  at: at('2027-03-01', '10:00'),
  run: async (theatre) => {
    const form = await theatre.insist(
      async ({ drafts }) => await drafts.start(IRO, theatre.around.now),
    );
    if ('reason' in form) throw new Error(form.reason);
    theatre.around.notes.set('draft', form.draft.id);
  },
};

const confirm: Step = {
  name: 'confirm',
  at: at('2027-03-01', '10:00'),
  run: async (theatre) => {
    const raised = await theatre.insist(
      async ({ drafts }) => await drafts.confirm(IRO, theatre.caseId, 3, theatre.around.now),
    );
    if (raised.kind !== 'raised') throw new Error(`not raised: ${JSON.stringify(raised)}`);
  },
};

const stageOf = (state: CaseState): number => state.stages.at(-1)?.id ?? 0;

const opening = (stage: string): OpenStage => ({
  stage,
  chosen: [],
  copyAnswers: {},
  timescale: null,
  reason: null,
  consultations: [],
});

const plan = (due: string): readonly WrittenPlanItem[] => [
  { task: written('Arrange contact'), owner: written('Social worker'), due: day(due) },
];

const meetingFor = (state: CaseState, purpose: 'stage' | 'monitoring') =>
  state.meetings.findLast((each) => each.purpose === purpose && each.stage === stageOf(state));

/** The convener chooses a time; again, when the calendar did not take it. */
function choose(name: string, when: Moment, purpose: 'stage' | 'monitoring', start: Moment) {
  const slot = { start, end: plusMinutes(start, 60) };
  const make = (state: CaseState): Command | null => {
    const meeting = meetingFor(state, purpose);
    if (meeting === undefined) throw new Error(`${name}: no meeting`);
    const { status } = meeting;
    if (status.kind === 'booked' && status.slot.start === start) return null;
    return { type: 'chooseSlot', meeting: meeting.id, slot, reason: written('Suits everybody') };
  };
  const person = purpose === 'stage' ? CONVENER : IRO;
  return [
    press(name, when, person, make),
    press(`${name} again`, plusMinutes(when, 10), person, make),
  ];
}
/** Of the meeting at stage 2 and stage 3, by Durham's procedure. */
const CONVENER = IRO;

const held = (name: string, when: Moment, purpose: 'stage' | 'monitoring'): Step =>
  press(name, when, IRO, (state) => ({
    type: 'recordMeeting',
    meeting: meetingFor(state, purpose)?.id ?? (0 satisfies MeetingId),
    outcome: written(`What ${name} came to`),
    tasks: plan(addDays(day(when.slice(0, 10)), 7)),
    achieved: purpose === 'monitoring' ? true : null,
  }));

/** One whole Durham journey: stages 2 and 3, with everything that can be pressed on the way. */
export const JOURNEY: readonly Step[] = [
  start,
  draft(
    'where',
    async ({ drafts }, id, now) =>
      await drafts.submit(
        IRO,
        id,
        {
          step: 'where',
          version: 1,
          values: { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' },
        },
        now,
      ),
  ),
  draft(
    'what',
    async ({ drafts }, id, now) =>
      await drafts.submit(
        IRO,
        id,
        {
          step: 'what',
          version: 2,
          values: {
            worries: 'Contact has not begun',
            tried: 'Talked twice',
            'outcome-timescales': 'By Easter',
            impact: 'The plan stands still',
            needed: 'A date',
            'skip-reason': 'It was tried informally',
          },
        },
        now,
      ),
  ),
  confirm,
  press('open', at('2027-03-01', '10:30'), TEAM_MANAGER, (state) => ({
    type: 'openCard',
    stage: stageOf(state),
  })),
  press('acknowledge', at('2027-03-01', '10:31'), TEAM_MANAGER, (state) => ({
    type: 'acknowledge',
    stage: stageOf(state),
  })),
  ...choose('slot 2', at('2027-03-01', '11:00'), 'stage', at('2027-03-04', '10:00')),
  press('ask time', at('2027-03-02', '10:00'), TEAM_MANAGER, (state) => ({
    type: 'requestTime',
    stage: stageOf(state),
    until: day('2027-03-09'),
    reason: written('A colleague is away'),
  })),
  press('give time', at('2027-03-02', '11:00'), IRO, (state) => ({
    type: 'giveTime',
    stage: stageOf(state),
    until: day('2027-03-09'),
    record: {
      'benefit-to-child': written('A better plan'),
      'further-enquiries': written('With the carer'),
      'raiser-satisfied': written('yes'),
    },
  })),
  ...choose('move 2', at('2027-03-02', '12:00'), 'stage', at('2027-03-22', '10:00')),
  // Over both reminders, the due day and overdue.
  press('reply', at('2027-03-10', '12:00'), TEAM_MANAGER, (state) => ({
    type: 'reply',
    stage: stageOf(state),
    text: written('We will'),
    plan: plan('2027-03-17'),
    done: false,
  })),
  press('escalate', at('2027-03-11', '10:00'), IRO, (state) => ({
    type: 'escalate',
    stage: stageOf(state),
    reason: written('Not resolved'),
    content: { categories: [], categoryNotes: {}, answers: {} },
    open: opening('du-3'),
  })),
  press('reply 3', at('2027-03-12', '10:00'), OPERATIONS_MANAGER, (state) => ({
    type: 'reply',
    stage: stageOf(state),
    text: written('It is arranged'),
    plan: plan('2027-03-19'),
    done: false,
  })),
  ...choose('slot 3', at('2027-03-12', '11:00'), 'stage', at('2027-03-15', '10:00')),
  // Its outcome is asked for at nine.
  held('meeting 3', at('2027-03-16', '09:30'), 'stage'),
  press('resolve', at('2027-03-16', '10:00'), IRO, (state) => ({
    type: 'resolve',
    stage: stageOf(state),
    reason: written('Contact begins'),
  })),
  ...choose('slot m', at('2027-03-16', '11:00'), 'monitoring', at('2027-03-24', '10:00')),
  held('monitoring', at('2027-03-24', '12:00'), 'monitoring'),
  press('consider', at('2027-03-25', '10:00'), IRO, () => ({
    type: 'considerReferral',
    note: written('In case it slips again'),
  })),
  {
    name: 'the end',
    at: at('2027-04-20', '10:00'),
    run: async () => await Promise.resolve(),
  },
];

/** Plays one step, and everything that follows from it until its own time is over. */
export async function play(theatre: Theatre, step: Step): Promise<void> {
  await theatre.until(step.at);
  await step.run(theatre);
  await theatre.rest();
  // What was put off by minutes comes before the next person does something.
  await theatre.until(plusMinutes(step.at, 2));
}
