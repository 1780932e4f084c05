import assert from 'node:assert/strict';
import {
  historyLines,
  renderCase,
  renderMessage,
  type Rendered,
} from '../../adaptive-cards/index.ts';
import { bytesOf, MAX_BYTES } from '../../adaptive-cards/elements/room.ts';
import { day, moment } from '../../domain/calendar/index.ts';
import type { ChronologyLine, MeetingView } from '../../domain/case/index.ts';
import type { MeetingRule, Stage } from '../../domain/procedure/index.ts';
import { asJson, objectsOf, ofType } from './cardRules.ts';
import { aMeeting, aMessage, aProcedure, aStage, aView, keys, person } from './fixtures.ts';

/** Everything that can be read on a card, in order. */
const read = ({ card }: Rendered): string =>
  objectsOf(asJson(card))
    .flatMap((each) => [each['text'], each['label'], each['title'], each['value']])
    .filter((each): each is string => typeof each === 'string')
    .join('\n');

const withMeeting = (over: Partial<MeetingView>) => aView({ meetings: [aMeeting(over)] });
const AIM = 'To settle on a plan.';
const CHOSEN: ChronologyLine = {
  at: moment('2027-01-04T10:00:00.000Z'),
  type: 'SlotChosen',
  actorPost: 'IRO, North',
  onBehalfOf: null,
  stageLabel: 'Stage 2',
  person: null,
  due: day('2027-01-07'),
  text: null,
  detail: null,
};

describe('what a meeting is for', () => {
  const onCards = (over: Partial<MeetingView>): readonly boolean[] => {
    const view = withMeeting(over);
    return [
      renderMessage(aMessage('slots', {}, view), keys),
      renderMessage(aMessage('meetingOutcome', {}, view), keys),
      renderCase({ view, history: [] }, keys),
    ].map((card) => read(card).includes(AIM));
  };

  it('[DU-88] [DU-101] [DU-114] is told to the convener, the recorder and those who are invited', () => {
    assert.deepEqual(onCards({ aim: AIM }), [true, true, true]);
    assert.deepEqual(onCards({ aim: null }), [false, false, false]);
    const view = withMeeting({ aim: AIM, status: 'booked' });
    const own = read(renderCase({ view: { ...view, depth: 'meeting' }, history: [] }, keys));
    assert.match(own, /Monitoring meeting\n.*\. To settle on a plan\./);
  });

  it('is no news on the case’s card once it was held or called off', () => {
    for (const status of ['held', 'cancelled'] as const) {
      const view = withMeeting({ aim: AIM, status });
      assert.ok(!read(renderCase({ view, history: [] }, keys)).includes(AIM), status);
    }
  });

  it('[DU-109] is told where somebody asks for the meeting: that which would be held', () => {
    const bare = (label: string): MeetingRule => ({
      label,
      convener: 'raiser',
      required: ['raiser'],
      optional: [],
      othersBy: null,
      within: null,
      recorder: null,
    });
    const rule = (label: string) => ({ ...bare(label), purpose: `${label} is for this.` });
    const words = (over: Partial<Stage>): string => {
      const procedure = aProcedure();
      const stages = procedure.stages.map(
        ({ key, label, name, formal, to, copies, clock, timescale, records }): Stage => ({
          ...{ key, label, name, formal, to, copies, clock, timescale, records },
          ...over,
        }),
      );
      const current = aStage();
      const view = aView({ may: ['askMeeting'], procedure: { ...procedure, stages }, current });
      return read(renderMessage(aMessage('decision', {}, view), keys));
    };
    const [own, offered] = [rule('Own'), rule('Offered')];
    assert.match(
      words({ meeting: own, offeredMeeting: offered }),
      /Offered: Offered is for this\./,
    );
    assert.match(words({ meeting: own }), /Own: Own is for this\./);
    for (const none of [{}, { offeredMeeting: bare('Bare'), meeting: own }]) {
      assert.ok(!words(none).includes('is for this.'));
    }
  });

  it('[DU-78] is told where monitoring is asked for again, also from a stage without its own', () => {
    const procedure = aProcedure();
    const at = procedure.stages.findIndex((each) => each.monitoring !== undefined);
    const its = procedure.stages[at]!;
    const without = procedure.stages[at + 1]!;
    assert.equal(without.monitoring, undefined);
    const monitoring = { ...its.monitoring!, purpose: AIM };
    const stages = procedure.stages.map((each) => (each === its ? { ...its, monitoring } : each));
    const current = aStage({ stage: without.key });
    const view = aView({
      status: 'resolved',
      may: ['askMeeting'],
      procedure: { ...procedure, stages },
      current,
      stages: [current],
    });
    assert.match(
      read(renderMessage(aMessage('decision', {}, view), keys)),
      new RegExp(`${monitoring.label}: ${AIM}`),
    );
  });
});

describe('others to invite', () => {
  const people = (n: number) =>
    Array.from({ length: n }, (_, at) => person(200 + at, `Post ${String(at)}`, 'Head'));
  const inviting = { by: 'Strategic Manager', people: people(3) };
  const form = (over: Partial<MeetingView>) => {
    const { card } = renderMessage(aMessage('slots', {}, withMeeting(over)), keys);
    const inputs = ofType(asJson(card), 'Input.ChoiceSet');
    return { card: asJson(card), others: inputs.find((each) => each['id'] === 'others'), inputs };
  };
  const choicesIn = (input: Parameters<typeof objectsOf>[0] = null) =>
    objectsOf(input).filter((each) => each['value'] !== undefined && !('type' in each));

  it('[DU-93] [DU-97] [DU-101] stand on the convener’s form, by post, with whose word it is', () => {
    const { card, others } = form({ inviting });
    assert.ok(others?.['isMultiSelect'] === true);
    assert.equal(others['isRequired'], undefined);
    assert.deepEqual(
      choicesIn(others['choices']).map((each) => [each['value'], each['title']]),
      inviting.people.map(({ id, post }) => [id, `${post} (Head)`]),
    );
    assert.match(JSON.stringify(card), /Who else takes part is for Strategic Manager to say\./);
    assert.match(JSON.stringify(card), /"others-asked":"yes"/);
  });

  it('are not asked for where nobody may add people', () => {
    for (const over of [{}, { inviting: { ...inviting, people: [] } }]) {
      const { card, others } = form(over);
      assert.equal(others, undefined);
      assert.ok(!JSON.stringify(card).includes('others-asked'));
    }
  });

  it('are marked where they are invited, first, and named on the card', () => {
    const others = inviting.people.slice(2);
    const shown = form({ inviting, others, status: 'booked' });
    assert.equal(shown.others?.['value'], others[0]!.id);
    assert.equal(choicesIn(shown.others['choices'])[0]?.['value'], others[0]!.id);
    const card = renderMessage(aMessage('slots', {}, withMeeting({ others })), keys);
    assert.match(read(card), /Also invited\nPost 2/);
  });

  it('can be invited while the time stays as it is booked', () => {
    const slot = aMeeting().slots[0]!;
    const titles = (over: Partial<MeetingView>) =>
      choicesIn(form({ status: 'booked', slot, ...over }).inputs[0]?.['choices']).map(
        (each) => each['title'],
      );
    assert.deepEqual(titles({ inviting }), [
      'Thu 7 Jan 2027, 10:00 to 11:00, as it is booked',
      'Another time, given below',
    ]);
    assert.deepEqual(titles({}), ['Thu 7 Jan 2027, 10:00 to 11:00', 'Another time, given below']);
  });

  it('stay on a card that has room, however many there are', () => {
    const many = people(600);
    const others = many.slice(-2);
    const shown = form({ inviting: { ...inviting, people: many }, others });
    assert.ok(bytesOf(shown.card) <= MAX_BYTES);
    const offered = choicesIn(shown.others?.['choices']).map((each) => each['value']);
    assert.deepEqual(
      offered.slice(0, 2),
      others.map(({ id }) => id),
    );
    const left = String(600 - offered.length);
    assert.ok(JSON.stringify(shown.card).includes(`${left} more people are not listed here.`));
  });

  it('stand in the record by post', () => {
    const words = (detail: string | null) =>
      historyLines([{ ...CHOSEN, detail }], aView())[0]!.text;
    assert.match(words('Post 1; Post 2'), /for the meeting\. Also invited: Post 1; Post 2\.$/);
    assert.match(words(''), /Nobody else is invited any more\.$/);
    assert.ok(!words(null).includes('nvited'));
  });
});
