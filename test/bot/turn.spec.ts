import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moment } from '../../domain/calendar/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { VERBS } from '../../adaptive-cards/index.ts';
import { TEAMS_PUBLIC_CLOUD } from '../../bot/anchors.ts';
import type { Answer } from '../../answering/answer.ts';
import { ConversationBook } from '../../bot/conversationBook.ts';
import { fromActivity } from '../../bot/fromActivity.ts';
import type { Posted } from '../../bot/outbound.ts';
import { SENTENCES as ANSWERS } from '../../answering/sentences.ts';
import { SENTENCES } from '../../bot/sentences.ts';
import { turn } from '../../bot/turn.ts';
import { aForm, aView } from '../adaptive-cards/fixtures.ts';
import * as kit from './activities.ts';
import { FakeConversations, FakeLog, hasher } from './fakes.ts';
import { FakeServices, STATE } from './fakeServices.ts';
import { NOW } from './stand.ts';
import { loaded } from '../procedures/loaded.ts';

const now = moment(NOW);
const anchors = TEAMS_PUBLIC_CLOUD;
const viewer = kit.PERSON as PersonId;

const cardText = (answer: Answer): string =>
  answer.kind === 'card' ? JSON.stringify(answer.rendered.card) : '';
const said = (answer: Answer): string => (answer.kind === 'text' ? answer.text : cardText(answer));

describe('a turn', () => {
  let services: FakeServices;
  let conversations: FakeConversations;
  let posts: { to: string; content: string }[];
  let posted: Posted;
  let log: FakeLog;
  let book: ConversationBook;

  beforeEach(() => {
    services = new FakeServices();
    services.views.set(kit.PERSON, aView({ viewer }));
    conversations = new FakeConversations();
    book = new ConversationBook(conversations, anchors, kit.TENANT);
    posts = [];
    posted = { kind: 'accepted', activityId: '1', conversationId: 'a:1' };
    log = new FakeLog();
  });

  const say = async (activity: kit.Json): Promise<Answer> => {
    const inbound = fromActivity(activity, { tenantId: kit.TENANT, anchors });
    assert.ok(inbound.kind !== 'rejected');
    const outbound = {
      post: (to: string, content: unknown) => {
        posts.push({ to, content: JSON.stringify(content) });
        return Promise.resolve(posted);
      },
    };
    return await turn(
      { services: () => services, book, outbound, hasher, log, caseLink },
      inbound,
      now,
    );
  };
  const caseLink = (caseId: string): string => `https://teams.test/${caseId}`;
  const from = (id: string): kit.Json => ({ from: { id: '29:1', aadObjectId: id } });
  const at = { caseId: 'case-1', v: 9, stage: 2, k: 'card.9.x' };

  describe('in the personal chat', () => {
    it('starts a draft', async () => {
      const answer = await say(kit.aMessage('/escalate'));
      assert.equal(answer.kind === 'card' && answer.rendered.summary, 'Your form');
      assert.ok(services.asked.includes('start'));
    });

    it('says kindly who may not raise', async () => {
      services.started = { reason: 'may-not-raise' };
      assert.match(said(await say(kit.aMessage('escalate'))), /not one that raises cases/);
    });

    it('lists cases, shows one, and helps', async () => {
      assert.match(said(await say(kit.aMessage('cases'))), /My cases/);
      assert.match(said(await say(kit.aMessage('case 2027-7kq4m'))), /2027-7KQ4M/);
      assert.ok(services.asked.includes('viewByReference 2027-7KQ4M'));
      for (const text of ['help', 'hello there', '']) {
        assert.match(said(await say(kit.aMessage(text))), /What you can type/);
      }
    });

    it('says that a reply typed in the chat reached nobody, and where it is given', async () => {
      const told = /Nobody was told what you wrote\.[\s\S]*press Reply on its card/;
      assert.match(said(await say(kit.aMessage('The visit is booked for Friday.'))), told);
      assert.doesNotMatch(said(await say(kit.aMessage('help'))), told);
    });

    it('lets a person choose how news come, for themselves alone', async () => {
      assert.match(said(await say(kit.aMessage('/messages'))), /Now: each message as it happens/);
      const press = { k: 'x', wish: 'list', person: kit.OTHER, by: kit.OTHER };
      const chosen = said(await say(kit.anExecute('chooseMessages', press)));
      assert.match(chosen, /From now on news come in one list at nine on the next working morning/);
      assert.deepEqual(
        [...services.choices],
        [[kit.PERSON, { wish: 'list', by: kit.PERSON, at: now }]],
      );
      assert.match(
        said(await say(kit.aMessage('messages'))),
        /Now: news in one list each working morning\. Chosen on /,
      );
      const back = said(await say(kit.anExecute('chooseMessages', { k: 'x', wish: 'each' })));
      assert.match(back, /What already waits comes with its list, on the next working morning/);
    });

    it('changes nothing by a choice that there is not, nor by one of nobody it knows', async () => {
      for (const wish of ['weekly', '', 7]) {
        const answer = said(await say(kit.anExecute('chooseMessages', { k: 'x', wish })));
        assert.match(answer, /Now: each message as it happens|button/);
      }
      services.known.clear();
      const answer = await say(kit.anExecute('chooseMessages', { k: 'x', wish: 'list' }));
      assert.match(said(answer), /Nothing was changed/);
      assert.equal(services.choices.size, 0);
    });

    it('tells about the procedure in which alerts are raised, or about the one that is asked for', async () => {
      assert.match(
        said(await say(kit.aMessage('/about'))),
        /What you can type/,
        'none is in force',
      );
      const [told, alerts] = [loaded('dorset-good-practice'), loaded('dorset-qaro')];
      services.inForce = [told, alerts];
      const about = said(await say(kit.aMessage('/about')));
      assert.match(about, new RegExp(`About the ${alerts.labels.process}`));
      const press = { k: 'x', about: told.id };
      assert.match(
        said(await say(kit.anExecute('showAbout', press))),
        new RegExp(`About the ${told.labels.process}`),
      );
      for (const odd of ['no-such-procedure', '']) {
        const answer = await say(kit.anExecute('showAbout', { k: 'x', about: odd }));
        assert.match(said(answer), new RegExp(`About the ${alerts.labels.process}`));
      }
    });

    it('tells a case of others and a case of nobody alike', async () => {
      services.views.clear();
      const answer = await say(kit.aMessage('case 2027-7KQ4M'));
      assert.match(said(answer), /no case here that you can open/);
      assert.doesNotMatch(said(answer), /7KQ4M/);
    });

    it('does not know a stranger, and keeps nothing of them', async () => {
      services.known.clear();
      const answer = await say(kit.aMessage('cases'));
      assert.deepEqual(answer, { kind: 'text', text: SENTENCES.unknownPerson });
      assert.deepEqual(services.asked, ['person']);
      assert.deepEqual(conversations.calls, []);
    });

    it('keeps the conversation once, and again when it has changed', async () => {
      await say(kit.aMessage('help'));
      await say(kit.aMessage('help'));
      await say(kit.aMessage('cases'));
      assert.deepEqual(conversations.calls, ['of', 'save']);
      await say(kit.aMessage('help', { serviceUrl: 'https://smba.trafficmanager.net/uk/' }));
      assert.deepEqual(conversations.calls, ['of', 'save', 'save']);
      assert.equal(
        conversations.rows.get(kit.PERSON)?.serviceUrl,
        'https://smba.trafficmanager.net/uk/',
      );
    });

    it('goes on where the conversation cannot be kept', async () => {
      conversations.broken = true;
      assert.match(said(await say(kit.aMessage('help'))), /What you can type/);
      assert.match(log.lines.join(), /conversation-not-saved/);
    });
  });

  describe('in a channel or group chat', () => {
    for (const [name, make] of [
      ['group', kit.aGroupMessage],
      ['channel', kit.aChannelMessage],
    ] as const) {
      for (const text of ['escalate', 'cases', 'case 2027-7KQ4M', 'help']) {
        it(`says nothing of cases to “${text}” in a ${name}, and goes on in private`, async () => {
          assert.deepEqual(await say(make(text)), {
            kind: 'text',
            text: SENTENCES.goesOnInPrivate,
          });
          assert.equal(posts.length, 1);
          assert.equal(posts[0]?.to, kit.PERSON);
          assert.deepEqual(conversations.calls, []);
        });
      }
    }

    it('says where it talks, to what it does not know', async () => {
      const answer = await say(kit.aGroupMessage('is anything open about AB?'));
      assert.deepEqual(answer, { kind: 'text', text: SENTENCES.onlyInPrivate });
      assert.deepEqual([posts, services.asked], [[], []]);
    });

    it('says the same to a stranger, and writes to nobody', async () => {
      services.known.clear();
      const answer = await say(kit.aChannelMessage('escalate'));
      assert.deepEqual(answer, { kind: 'text', text: SENTENCES.onlyInPrivate });
      assert.deepEqual(posts, []);
    });

    for (const [told, sentence] of [
      [{ kind: 'not-installed', code: 'x' }, SENTENCES.addTheApp],
      [{ kind: 'refused', code: 'x' }, SENTENCES.addTheApp],
      [{ kind: 'later', code: 'x', afterSeconds: 5 }, SENTENCES.onlyInPrivate],
      [{ kind: 'uncertain', code: 'x' }, SENTENCES.goesOnInPrivate],
    ] as const) {
      it(`says what to do when the private chat is ${told.kind}`, async () => {
        posted = told;
        assert.deepEqual(await say(kit.aGroupMessage('escalate')), {
          kind: 'text',
          text: sentence,
        });
      });
    }

    it('does nothing with a card that was pressed there', async () => {
      const conversation = { id: '19:x', conversationType: 'groupChat', tenantId: kit.TENANT };
      const answer = await say(kit.anExecute('showCase', at, { conversation }));
      assert.deepEqual(answer, { kind: 'text', text: SENTENCES.onlyInPrivate });
      assert.deepEqual(services.asked, []);
    });

    it('opens the form in a dialog of one’s own, and puts nothing into the conversation', async () => {
      const answer = await say(kit.aFetchTask('escalate'));
      assert.equal(answer.kind === 'card' && answer.rendered.summary, 'Your form');
      const next = await say(kit.aDialogSubmit({ verb: 'help', k: 'x' }));
      assert.equal(next.kind, 'card');
      assert.deepEqual(posts, []);
      services.started = { reason: 'may-not-raise' };
      assert.match(said(await say(kit.aFetchTask('escalate'))), /not one that raises cases/);
      services.known.clear();
      const stranger = await say(kit.aFetchTask('escalate'));
      assert.deepEqual(stranger, { kind: 'text', text: SENTENCES.unknownPerson });
    });

    it('has sentences that name no case, child or reference', () => {
      for (const sentence of Object.values(SENTENCES)) {
        assert.doesNotMatch(sentence, /\d{4}-|child|concern|alert/i);
      }
    });
  });

  describe('on installation', () => {
    it('welcomes once, although Teams tells of it twice', async () => {
      const [first, second] = await Promise.all([
        say(kit.membersAdded()),
        say(kit.anInstallation('add')),
      ]);
      assert.match(said(first), /Welcome/);
      assert.deepEqual(second, { kind: 'none' });
      assert.equal(conversations.rows.size, 1);
    });

    it('welcomes again after a removal, which deletes the conversation', async () => {
      await say(kit.anInstallation('add'));
      assert.deepEqual(await say(kit.anInstallation('remove')), { kind: 'none' });
      assert.equal(conversations.rows.size, 0);
      assert.match(said(await say(kit.anInstallation('add'))), /Welcome/);
    });

    it('keeps nothing of a stranger', async () => {
      services.known.clear();
      assert.deepEqual(await say(kit.membersAdded()), { kind: 'none' });
      assert.deepEqual(await say(kit.anInstallation('add')), {
        kind: 'text',
        text: SENTENCES.unknownPerson,
      });
      assert.deepEqual(conversations.calls, []);
    });

    it('leaves what happens in a channel', async () => {
      const conversation = { id: '19:x', conversationType: 'channel', tenantId: kit.TENANT };
      assert.deepEqual(await say(kit.anInstallation('add', { conversation })), { kind: 'none' });
      assert.deepEqual(await say(kit.anInstallation('remove', { conversation })), { kind: 'none' });
      assert.deepEqual(conversations.calls, []);
    });
  });

  describe('when a button is pressed', () => {
    const reply = { ...at, 'reply-text': '  We have a plan.  ', done: 'yes' };

    it('makes the command of the same name, for the person Teams named', async () => {
      const answer = await say(kit.anExecute('reply', reply));
      assert.deepEqual(services.handled, [
        {
          caseId: 'case-1',
          now: NOW,
          key: `${kit.PERSON} card.9.x`,
          actor: kit.PERSON,
          command: {
            type: 'reply',
            stage: 2,
            text: {
              value: 'We have a plan.',
              hash: hasher.hash('We have a plan.'),
              length: 15,
            },
            plan: [],
            done: true,
          },
        },
      ]);
      assert.deepEqual(services.asked, ['handle reply', 'viewOf']);
      assert.match(said(answer), /Your reply is recorded/);
    });

    it('reads the Submit fallback in the same way', async () => {
      await say(kit.aSubmit('reply', reply));
      await say(kit.anExecute('reply', { ...reply, verb: 'reply' }));
      assert.deepEqual(services.handled[0], services.handled[1]);
    });

    it('never looks anybody up before it answers', async () => {
      await say(kit.anExecute('acknowledge', at));
      assert.deepEqual(services.asked, ['handle acknowledge', 'viewOf']);
      assert.deepEqual(conversations.calls, []);
    });

    it('does nothing twice: a second press gets the present state', async () => {
      services.outcome = { kind: 'nothing', state: STATE };
      const answer = await say(kit.anExecute('reply', reply));
      assert.match(said(answer), /2027-7KQ4M/);
      assert.doesNotMatch(said(answer), /is recorded/);
    });

    it('keeps one person’s key from being used up by another', async () => {
      await say(kit.anExecute('reply', reply));
      await say(kit.anExecute('reply', reply, from(kit.OTHER)));
      assert.notEqual(services.handled[0]?.key, services.handled[1]?.key);
    });

    it('answers an old card with the present state, and kindly', async () => {
      services.outcome = { kind: 'refused', refusal: { reason: 'stage-moved-on' }, state: STATE };
      const answer = await say(kit.anExecute('reply', reply));
      assert.match(said(answer), /moved on since this card was sent/);
      assert.match(said(answer), /2027-7KQ4M/);
    });

    it('tells the wrong person nothing, whatever the reason', async () => {
      for (const reason of ['not-yours', 'only-the-responder', 'already-answered'] as const) {
        services.outcome = { kind: 'refused', refusal: { reason }, state: STATE };
        const answer = await say(kit.anExecute('reply', reply, from(kit.OTHER)));
        assert.match(said(answer), /no case here that you can open/);
        assert.doesNotMatch(said(answer), /7KQ4M|100234|AB/);
      }
    });

    it('tells a case that does not exist like one of others', async () => {
      services.outcome = { kind: 'refused', refusal: { reason: 'unknown-case' }, state: null };
      const unknown = said(await say(kit.anExecute('reply', { ...reply, caseId: 'case-2' })));
      services.outcome = { kind: 'refused', refusal: { reason: 'not-yours' }, state: STATE };
      assert.equal(said(await say(kit.anExecute('reply', reply, from(kit.OTHER)))), unknown);
    });

    it('shows the same form again, with what was typed, when something is missing', async () => {
      const typed = { ...at, 'reply-text': '', 'task-1': 'Book the visit', done: 'no' };
      const answer = await say(kit.anExecute('reply', typed));
      assert.deepEqual(services.handled, []);
      assert.match(said(answer), /There (is|are) (a )?problem/);
      assert.match(said(answer), /Book the visit/);
    });

    it('shows the same form again, with what was typed, when it is too long', async () => {
      const text = 'A long reply. '.repeat(400);
      const answer = await say(kit.anExecute('reply', { ...at, 'reply-text': text }));
      assert.deepEqual(services.handled, []);
      assert.match(said(answer), /A long reply\. A long reply\./);
    });

    it('shows the same form again when the rules find a problem', async () => {
      services.outcome = {
        kind: 'refused',
        refusal: { reason: 'invalid', problems: [{ field: 'until', what: 'day-past' }] },
        state: STATE,
      };
      const data = { ...at, until: '2020-01-01', 'time-reason': 'The assessment ends then.' };
      const answer = await say(kit.anExecute('requestTime', data));
      assert.match(said(answer), /The assessment ends then\./);
      assert.match(said(answer), /"value":"2020-01-01"/);
      assert.match(said(answer), /There (is|are) (a )?problem/);
    });

    it('keeps a wrong form from who may not see the case', async () => {
      const answer = await say(
        kit.anExecute('reply', { ...at, 'reply-text': '' }, from(kit.OTHER)),
      );
      assert.match(said(answer), /no case here that you can open/);
    });

    it('asks once more where another stage was chosen that asks more', async () => {
      const data = {
        ...at,
        builtFor: 's-3',
        'to-stage': 's-4',
        'escalate-reason': 'Still no plan.',
      };
      const built4 = await say(kit.anExecute('escalate', { ...data, builtFor: 's-4' }));
      assert.match(said(built4), /moved on/);
      const asks = { categories: null, fields: [] };
      services.views.set(
        kit.PERSON,
        aView({
          viewer,
          nextStages: [
            { stage: 's-4', label: 'Stage 4', name: 'x', skips: [], asks },
            { stage: 's-3', label: 'Stage 3', name: 'x', skips: [], asks },
          ],
        }),
      );
      services.handled.length = 0;
      const more = await say(
        kit.anExecute('escalate', { ...data, builtFor: 's-4', 'to-stage': 's-3' }),
      );
      assert.deepEqual(services.handled, []);
      assert.match(said(more), /Still no plan\./);
    });

    it('opens a card: recorded, and shown as it is now', async () => {
      const answer = await say(kit.aRefresh({ ...at, card: 'alert' }));
      assert.deepEqual(services.handled[0]?.command, { type: 'openCard', stage: 2 });
      assert.match(said(answer), /Send reply/);
      assert.doesNotMatch(said(answer), /is recorded/);
    });

    it('opens a card again without a word about it', async () => {
      services.outcome = { kind: 'refused', refusal: { reason: 'case-closed' }, state: STATE };
      const answer = await say(kit.aRefresh({ ...at, card: 'notice', notice: 'due-today' }));
      assert.match(said(answer), /2027-7KQ4M/);
      assert.doesNotMatch(said(answer), /could not|closed\./i);
    });

    it('opens no card of others', async () => {
      const answer = await say(kit.aRefresh({ ...at, card: 'alert' }, from(kit.OTHER)));
      assert.match(said(answer), /no case here that you can open/);
    });

    it('shows a form that had no room on the card', async () => {
      const answer = await say(kit.anExecute('showAlert', { ...at, form: 'requestTime' }));
      assert.match(said(answer), /time-reason/);
      assert.deepEqual(services.handled, []);
    });

    it('does not know buttons that are not ours', async () => {
      for (const [verb, data] of [
        ['deleteEverything', at],
        ['reply', {}],
        ['reply', { ...at, caseId: { $ne: null } }],
        ['reply', { ...at, caseId: 'x/../../y' }],
        ['reply', { ...at, stage: 'second' }],
        ['constructor', at],
        ['chooseSlot', at],
      ] as const) {
        const answer = await say(kit.anExecute(verb, data));
        assert.deepEqual(answer, { kind: 'text', text: ANSWERS.unreadable });
      }
      assert.deepEqual(services.asked, []);
    });

    it('takes no person, tenant, role or time from a card', async () => {
      const forged = {
        ...reply,
        actor: kit.OTHER,
        person: kit.OTHER,
        from: { aadObjectId: kit.OTHER },
        onBehalfOf: kit.OTHER,
        tenantId: kit.OTHER,
        now: '2020-01-01T00:00:00.000Z',
        role: 'administrator',
        type: 'raise',
        command: { type: 'raise' },
        ['__proto__']: { actor: kit.OTHER },
      };
      await say(kit.anExecute('reply', reply));
      await say(kit.anExecute('reply', forged));
      assert.deepEqual(services.handled[1], services.handled[0]);
    });

    it('never breaks on a payload, however strange', async () => {
      const verbs = fc.constantFrom(...Object.keys(VERBS));
      const ids = { caseId: fc.constantFrom('case-1', 'case-2'), draftId: fc.constant('draft-1') };
      const data = fc.record(
        {
          ...ids,
          k: fc.string({ minLength: 1 }),
          v: fc.anything(),
          stage: fc.oneof(fc.nat(9), fc.anything()),
          meeting: fc.oneof(fc.nat(9), fc.anything()),
          form: fc.oneof(verbs, fc.string()),
          page: fc.anything(),
          'reply-text': fc.anything(),
          until: fc.anything(),
          slot: fc.string(),
          'to-stage': fc.string(),
          step: fc.string(),
        },
        { requiredKeys: ['k'] },
      );
      await fc.assert(
        fc.asyncProperty(verbs, data, async (verb, sent) => {
          const answer = await say(kit.anExecute(verb, JSON.parse(JSON.stringify(sent))));
          assert.notEqual(answer.kind, 'none');
        }),
        { numRuns: 150 },
      );
    }).timeout(10_000);
  });

  describe('when a form is filled', () => {
    const on = { draftId: 'draft-1', v: 3, k: 'draft.3.x' };

    it('hands on the step as typed', async () => {
      const data = { ...on, step: 'what', asked: 'tried', worries: 'No visit. ', stage: 's-3' };
      const answer = await say(kit.anExecute('submitDraft', data));
      assert.deepEqual(services.submitted, [
        {
          step: 'what',
          version: 3,
          values: { tried: '', worries: 'No visit.', stage: 's-3' },
        },
      ]);
      assert.equal(answer.kind, 'card');
    });

    it('shows its problems with the typed values', async () => {
      services.form = aForm('what', { problems: [{ field: 'worries', what: 'missing' }] });
      const answer = await say(kit.anExecute('submitDraft', { ...on, step: 'what', tried: 'x' }));
      assert.match(said(answer), /Problem/);
    });

    it('keeps what is far too long out of storage', async () => {
      const worries = 'x'.repeat(30_000);
      const answer = await say(kit.anExecute('submitDraft', { ...on, step: 'what', worries }));
      assert.deepEqual(services.submitted, []);
      assert.deepEqual(services.asked, ['show']);
      assert.equal(answer.kind, 'card');
    });

    it('goes back, confirms, and puts aside', async () => {
      assert.equal((await say(kit.anExecute('backDraft', on))).kind, 'card');
      assert.match(said(await say(kit.anExecute('confirmDraft', on))), /It is sent/);
      assert.match(said(await say(kit.anExecute('discardDraft', on))), /Nothing was sent/);
      assert.deepEqual(services.asked, ['back', 'confirm', 'viewOf', 'discard draft-1']);
    });

    it('shows the form where something became wrong before Confirm', async () => {
      services.confirmed = { kind: 'form', form: aForm('preview') };
      assert.doesNotMatch(said(await say(kit.anExecute('confirmDraft', on))), /It is sent/);
      services.confirmed = { kind: 'refused', refusal: { reason: 'may-not-raise' } };
      assert.match(said(await say(kit.anExecute('confirmDraft', on))), /not one that raises/);
    });

    it('does not find a draft of others', async () => {
      const answer = await say(kit.anExecute('backDraft', { ...on, draftId: 'draft-2' }));
      assert.match(said(answer), /no case here that you can open/);
    });

    it('starts from a button, lists, and helps', async () => {
      assert.equal((await say(kit.anExecute('startDraft', { k: 'x' }))).kind, 'card');
      assert.match(said(await say(kit.anExecute('showCases', { k: 'x' }))), /My cases/);
      assert.match(said(await say(kit.anExecute('help', { k: 'x' }))), /What you can type/);
    });
  });
});
