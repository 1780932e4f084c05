import assert from 'node:assert/strict';
import { renderCase, renderMessage, type Rendered } from '../../adaptive-cards/index.ts';
import type { MeetingView } from '../../domain/case/index.ts';
import type { MeetingRule, Stage } from '../../domain/procedure/index.ts';
import { asJson, objectsOf } from './cardRules.ts';
import { aMeeting, aMessage, aProcedure, aStage, aView, keys } from './fixtures.ts';

/** Everything that can be read on a card, in order. */
const read = ({ card }: Rendered): string =>
  objectsOf(asJson(card))
    .flatMap((each) => [each['text'], each['label'], each['title'], each['value']])
    .filter((each): each is string => typeof each === 'string')
    .join('\n');

const withMeeting = (over: Partial<MeetingView>) => aView({ meetings: [aMeeting(over)] });
const AIM = 'To settle on a plan.';

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
