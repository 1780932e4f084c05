import assert from 'node:assert/strict';
import type { JsonObject } from '../../desk/standins/json.ts';
import { inputsOf, nodes, verbsOf, wordsOf, type Activity } from './deskClient.ts';
import { HostileDesk, sentBy, type Held } from './hostile.ts';
import { addDays } from './player.ts';

/** A name that stands nowhere but where a person typed it. A number behind it says where that was. */
const NAME = 'Quillfeather';
const ANY = /Quillfeather|ZQK4471|QZJ/;
const RECORD = 'ZQK4471';
const INITIALS = 'QZJ';

interface Journey {
  readonly authority: string;
  readonly raiser: string;
  readonly responder: string;
  readonly copies: readonly string[];
  /** Sees everything of the raiser's cases. */
  readonly reviewing: readonly string[];
  readonly stage: string;
  readonly next: string;
  readonly responderNext: string;
  readonly copiesNext: readonly string[];
  /** Told when a referral is made or considered. */
  readonly told: readonly string[];
  readonly attend: readonly string[];
  readonly referralFields: readonly string[];
  /** Takes part in the monitoring of what was agreed at the second stage; nobody: there is none. */
  readonly monitored: readonly string[];
  /** Invited to the referral's meeting, and so told its reference and nothing else. */
  readonly invited: readonly string[];
  /** May answer in the responder's place, and so sees what they see when they ask for it. */
  readonly deputies: readonly string[];
}

const JOURNEYS: readonly Journey[] = [
  {
    authority: 'durham',
    raiser: 'IRO 1',
    responder: 'Team manager, North',
    copies: ['Operations manager, North'],
    reviewing: ['IRO 1', 'IRO Operations Manager'],
    stage: 'du-2',
    next: 'du-3',
    responderNext: 'Operations manager, North',
    copiesNext: ["Strategic manager, Children's Social Care"],
    told: [],
    attend: ['Social worker, North'],
    referralFields: [
      'referral-worries',
      'referral-prevented',
      'referral-not-achieved',
      'referral-impact',
    ],
    monitored: ['Team manager, North', 'Operations manager, North'],
    invited: ['Independent legal advisor'],
    deputies: ['Deputy team manager, North'],
  },
  {
    authority: 'dorset',
    raiser: 'QARO 1',
    responder: 'Service manager, North',
    copies: ['Head of Locality, North', 'QA Manager'],
    reviewing: ['QARO 1', 'QA Manager', 'Head of Quality Assurance and Partnerships'],
    stage: 'do-2',
    next: 'do-3',
    responderNext: 'Head of Locality, North',
    copiesNext: ['Corporate Director for Care and Protection'],
    told: ['QA Manager', 'Head of Quality Assurance and Partnerships'],
    attend: [],
    referralFields: ['referral-impact'],
    monitored: [],
    invited: [],
    deputies: [],
  },
];

for (const journey of JOURNEYS) {
  describe(`a name typed into every field (${journey.authority})`, function () {
    this.timeout(180_000);
    let at: HostileDesk;
    let raiser: string;
    let reference: string;
    let typed = 0;
    /** What was typed where, by its number. */
    const places: string[] = [];

    const canary = (where: string): string => {
      places.push(where);
      typed += 1;
      return `${NAME}${String(places.length)}x`;
    };

    const post = async (person: string, held: Held, verb: string, data: JsonObject) => {
      const { caseId, v, stage } = sentBy(held, firstVerb(held));
      const forged = { caseId, v, stage, k: `canary.${verb}.${String(typed)}`, ...data };
      return await at.post(at.invent(person, held, verb, forged));
    };
    /** Pressed as a person does it; it must be taken, so that the name lies in the case. */
    const taken = async (person: string, held: Held, verb: string, data: JsonObject) => {
      const said = await post(person, held, verb, data);
      assert.equal(said.status, 200);
      assert.doesNotMatch(
        said.words,
        /Nothing was|was not recorded|problem|There is no case/,
        `${verb}: ${said.words}`,
      );
    };

    before(async () => {
      at = await HostileDesk.open(journey.authority, '2026-12-17T10:00');
      raiser = at.id(journey.raiser);
      // Mail instead of a chat, for one who is asked and one who is copied: subjects and bodies.
      for (const post of [journey.copies[0]!, journey.responderNext]) {
        await at.client.call('POST', '/desk/faults', {
          service: 'teams',
          person: at.id(post),
          match: 'POST .*/activities',
          times: 2,
          reply: {
            status: 403,
            body: { error: { code: 'MessageWritesBlocked', message: 'blocked' } },
          },
        });
      }
      await raise();
      await answer();
      await meet();
      await refer();
      await madeReferral();
      await moveOn();
      await at.client.moveClock({ workingDays: 12 });
      await finish();
    });

    after(async () => {
      await at.stop();
    });

    /** The form, with the name in every text that it asks for, and first where it must be refused. */
    async function raise(): Promise<void> {
      await at.client.say(raiser, `/escalate ${canary('behind the command')}`);
      await at.client.say(raiser, `about ${canary('in a chat line')}`);
      await at.client.say(raiser, `/case ${canary('for a reference')}`);
      await at.client.say(raiser, `/escalate ${canary('in a group')}`, 'group');
      await at.client.say(raiser, `/cases ${canary('in a channel')}`, 'channel');
      const form = await at.player.newestWith(raiser, ['submitDraft']);
      const where = { team: 'north', stage: journey.stage };
      const refused = await at.client.press(raiser, form.id, 'submitDraft', {
        ...where,
        record: canary('the record number'),
        initials: canary('the initials'),
      });
      assert.equal(refused.kind, 'refused');
      let { card } = await at.client.press(raiser, form.id, 'submitDraft', {
        ...where,
        record: RECORD,
        initials: INITIALS,
      });
      const later = addDays(await at.player.today(), 20);
      const filled = Object.fromEntries(
        inputsOf(card).map(({ id, type, choices, value }): [string, string] => {
          if (type === 'Input.ChoiceSet') {
            const wanted = choices.find((choice) => choice.value === 'other') ?? choices[0];
            return [id, value ?? wanted?.value ?? ''];
          }
          if (type === 'Input.Date') return [id, id.endsWith('-on') ? '2026-12-17' : later];
          return type === 'Input.Text' ? [id, canary(`form ${id}`)] : [id, value ?? ''];
        }),
      );
      ({ card } = await at.client.press(raiser, form.id, 'submitDraft', filled));
      assert.ok(verbsOf(card).includes('confirmDraft'), wordsOf(card));
      const raised = await at.client.press(raiser, form.id, 'confirmDraft');
      reference =
        /\b\d{4}-[34679CDFGHJKMNPQRTVWXY]{5}\b/.exec(JSON.stringify(raised.card))?.[0] ?? '';
      assert.notEqual(reference, '', wordsOf(raised.card));
    }

    const alertOf = async (post: string): Promise<Held> =>
      await at.player.newestWith(at.id(post), ['reply'], reference);

    async function answer(): Promise<void> {
      const { responder } = journey;
      const alert = await alertOf(responder);
      await at.client.open(at.id(responder), alert.id);
      // Refused: a day that cannot be, with the name in each of the texts.
      await post(at.id(responder), alert, 'reply', {
        'reply-text': canary('a refused reply'),
        'task-1': canary('a refused task'),
        'owner-1': canary('a refused owner'),
        'due-1': canary('a day'),
        done: canary('a tick'),
      });
      if (journey.authority === 'durham') {
        await taken(at.id(responder), alert, 'requestTime', {
          until: '2027-01-15',
          'time-reason': canary('request that is refused'),
        });
        await taken(raiser, alert, 'refuseTime', { 'refuse-reason': canary('refused time why') });
        await taken(at.id(responder), alert, 'requestTime', {
          until: '2027-01-08',
          'time-reason': canary('request why'),
        });
        await taken(raiser, alert, 'giveTime', {
          until: '2027-01-08',
          'benefit-to-child': canary('time benefit'),
          'further-enquiries': canary('time enquiries'),
          'raiser-satisfied': 'yes',
        });
      }
      await taken(at.id(responder), alert, 'reply', {
        'reply-text': canary('reply text'),
        'task-1': canary('reply task'),
        'owner-1': canary('reply owner'),
        'due-1': '2027-01-15',
      });
      await taken(raiser, alert, 'talkFurther', { 'talk-reason': canary('further why') });
      await taken(raiser, alert, 'recordConsultation', {
        'consult-with': 'team-manager',
        'consult-on': '2026-12-17',
        'consult-view': canary('consultation view'),
        'consult-not-held': canary('consultation not held'),
      });
      await at.settle(at.press(at.id(responder), alert, 'showCase'));
    }

    /** A meeting that the raiser asks for; at Durham also the stage's own. */
    async function meet(): Promise<void> {
      const alert = await alertOf(journey.responder);
      await taken(raiser, alert, 'askMeeting', {
        'meet-by': '2027-01-12',
        'meet-reason': canary('meeting why'),
      });
      await at.settle(at.press(at.id(journey.responder), alert, 'showCase'));
      const slots = await at.player.newestWith(raiser, ['chooseSlot'], reference);
      const { meeting } = sentBy(slots, 'chooseSlot');
      await taken(raiser, slots, 'chooseSlot', {
        meeting,
        slot: 'own',
        'own-start': '2026-12-18',
        'own-time': '10:30',
        'slot-reason': canary('slot why'),
      });
      await at.settle(at.press(at.id(journey.responder), alert, 'showCase'));
      await at.client.moveClock({ workingDays: 2 });
      await taken(raiser, slots, 'recordMeeting', {
        meeting,
        outcome: canary('meeting outcome'),
        'task-1': canary('meeting task'),
        'owner-1': canary('meeting owner'),
        'due-1': '2027-01-15',
      });
    }

    async function refer(): Promise<void> {
      const alert = await alertOf(journey.responder);
      await taken(raiser, alert, 'considerReferral', {
        'consider-note': canary('referral considered'),
      });
      await taken(raiser, alert, 'dropReferral', { 'drop-reason': canary('referral dropped') });
      await taken(raiser, alert, 'discussReferral', { 'discuss-note': canary('referral talk') });
      await at.settle(at.press(at.id(journey.responder), alert, 'showCase'));
    }

    /** The referral itself, each of its own fields, and what the outside body answered. */
    async function madeReferral(): Promise<void> {
      const alert = await alertOf(journey.responder);
      const answers = journey.referralFields.map(
        (key) => [key, canary(`made referral ${key}`)] as const,
      );
      await taken(raiser, alert, 'refer', {
        'referred-on': '2026-12-17',
        'refer-reason': canary('made referral why'),
        ...Object.fromEntries(answers),
      });
      await taken(raiser, alert, 'answerReferral', {
        'answered-on': '2026-12-17',
        'answer-note': canary('answer to the referral'),
      });
      await at.settle(at.press(at.id(journey.responder), alert, 'showCase'));
    }

    async function moveOn(): Promise<void> {
      const alert = await alertOf(journey.responder);
      const form = {
        'to-stage': journey.next,
        builtFor: journey.next,
        'escalate-reason': canary('escalation why'),
        'timescale-reason': canary('timescale why'),
        timescale: '2027-01-20',
      };
      await taken(raiser, alert, 'escalate', form);
      await at.settle(at.press(at.id(journey.responder), alert, 'showCase'));
    }

    async function finish(): Promise<void> {
      const alert = await at.player
        .newestWith(at.id(journey.responderNext), ['reply'], reference)
        .catch(() => null);
      const held = alert ?? (await at.player.newestWith(raiser, ['resolve'], reference));
      const { stage } = sentBy(
        await at.player.newestWith(raiser, ['resolve'], reference),
        'resolve',
      );
      await taken(raiser, held, 'resolve', { stage, 'resolve-reason': canary('resolved why') });
      if (journey.monitored.length > 0) await monitor(held);
      await taken(raiser, held, 'reopen', { 'reopen-reason': canary('opened again why') });
      await at.settle(at.press(raiser, held, firstVerb(held)));
      const again = await at.player.newestWith(raiser, ['withdraw'], reference).catch(() => null);
      if (again !== null) {
        const now = sentBy(again, 'withdraw')['stage'];
        await post(raiser, again, 'withdraw', {
          stage: now,
          'withdraw-reason': canary('withdrawn why'),
        });
      }
      await at.settle(at.press(raiser, held, firstVerb(held)));
    }

    /** What was agreed is looked at once more: a meeting of its own, with an outcome of its own. */
    async function monitor(held: Held): Promise<void> {
      await at.settle(at.press(raiser, held, firstVerb(held)));
      const slots = await at.player.newestWith(raiser, ['chooseSlot'], reference);
      const { meeting } = sentBy(slots, 'chooseSlot');
      const today = await at.player.today();
      await taken(raiser, slots, 'chooseSlot', {
        meeting,
        slot: 'own',
        'own-start': addDays(today, 1),
        'own-time': '10:30',
        'slot-reason': canary('monitoring slot why'),
      });
      await at.settle(at.press(raiser, held, firstVerb(held)));
      await at.client.moveClock({ workingDays: 2 });
      await taken(raiser, slots, 'recordMeeting', {
        meeting,
        purpose: 'monitoring',
        achieved: 'no',
        outcome: canary('monitoring outcome'),
        'task-1': canary('monitoring task'),
        'owner-1': canary('monitoring owner'),
        'due-1': addDays(await at.player.today(), 10),
      });
      await at.settle(at.press(raiser, held, firstVerb(held)));
    }

    const firstVerb = ({ card }: Held): string => verbsOf(card)[0] ?? 'showCase';

    /** Places that were looked through, for the record. */
    let looked = 0;
    function clean(what: string, value: unknown): void {
      looked += 1;
      const text = JSON.stringify(value ?? '');
      const found = /(?:Quillfeather(\d+)x|ZQK4471|QZJ)/.exec(text);
      const where = found?.[1] === undefined ? '' : ` (${places[Number(found[1]) - 1] ?? ''})`;
      assert.equal(found, null, `${what}: ${found?.[0] ?? ''}${where} in ${text.slice(0, 300)}`);
    }

    const everyActivity = async (): Promise<
      readonly (readonly [string, Activity & JsonObject])[]
    > => {
      const places = ['personal', 'group', 'channel'];
      const all = await Promise.all(
        at.people.flatMap(({ id, post }) =>
          places.map(async (place) => {
            const path = `/desk/people/${id}/chat?in=${place}`;
            const chat = await at.client.call<{ activities: readonly (Activity & JsonObject)[] }>(
              'GET',
              path,
            );
            return chat.activities.map((each) => [`${post} ${place}`, each] as const);
          }),
        ),
      );
      return all.flat();
    };

    const isBots = (activity: JsonObject): boolean =>
      JSON.stringify(activity['from']).includes('"bot"');

    it('is in the case, so that looking for it elsewhere means something', async () => {
      assert.ok(typed > 25, String(typed));
      const held = await at.player.newestWith(raiser, ['showCase'], reference);
      const pages: string[] = [];
      for (const page of ['1', '2', '3', '4', '5', '6', '7', '8']) {
        const data = { ...sentBy(held, 'showCase'), page };
        const { card } = await at.post(at.invent(raiser, held, 'showCase', data));
        pages.push(JSON.stringify(card));
      }
      const chats = (await everyActivity())
        .map(([, activity]) => JSON.stringify(activity))
        .join('');
      const all = pages.join('') + chats;
      const kept = [
        'reply text',
        'meeting outcome',
        'escalation why',
        'referral dropped',
        'referral talk',
        'made referral why',
        ...journey.referralFields.map((key) => `made referral ${key}`),
        'answer to the referral',
        ...(journey.authority === 'durham' ? ['refused time why'] : []),
        ...(journey.monitored.length > 0 ? ['monitoring outcome', 'monitoring task'] : []),
      ];
      const lost = kept.filter(
        (place) => !all.includes(`${NAME}${String(places.indexOf(place) + 1)}x`),
      );
      assert.deepEqual(lost, [], 'not in the case');
      assert.ok(all.includes(RECORD) && all.includes(INITIALS));
    });

    it('stands in no notification, summary, line of text or fallback', async () => {
      let seen = 0;
      for (const [where, activity] of await everyActivity()) {
        if (!isBots(activity)) continue;
        seen += 1;
        clean(`${where}: notification`, activity.notification);
        clean(`${where}: summary`, activity.summary);
        clean(`${where}: text`, activity.text);
        for (const { content } of activity.attachments ?? []) {
          for (const node of nodes(content)) {
            clean(`${where}: fallback text`, node['fallbackText']);
            clean(`${where}: speech`, node['speak']);
          }
        }
      }
      assert.ok(seen > 40, String(seen));
    });

    it('stands in no group chat and no channel, but where the person wrote it', async () => {
      for (const [where, activity] of await everyActivity()) {
        if (where.endsWith('personal') || !isBots(activity)) continue;
        clean(where, activity);
      }
    });

    it('stands in no mail and no meeting', async () => {
      let mails = 0;
      let events = 0;
      for (const { id, post } of at.people) {
        for (const mail of await at.client.mail(id)) {
          mails += 1;
          clean(`mail to ${post}`, mail);
        }
        for (const event of await at.client.calendar(id)) {
          events += 1;
          clean(`calendar of ${post}`, event);
        }
      }
      assert.ok(mails > 0, 'no mail was sent at all');
      assert.ok(events > 0, 'no meeting was held at all');
    });

    it('stands in no address, header or question that the app sent, and in no body to Graph', async () => {
      const { requests } = await at.client.call<{ requests: readonly JsonObject[] }>(
        'GET',
        '/desk/requests',
      );
      assert.ok(requests.length > 50);
      for (const request of requests) {
        const { service, method, path, query, headers, claims, body } = request;
        const name = `${String(service)} ${String(method)} ${String(path)}`;
        clean(name, [path, query, headers, claims]);
        if (service !== 'teams') clean(`${name}: body`, body);
        else clean(`${name}: body but for the card`, { ...(body as JsonObject), attachments: [] });
      }
    });

    it('stands in no line of the log', async () => {
      const { lines } = await at.client.call<{ lines: readonly string[] }>('GET', '/desk/app/log');
      const all = [...new Set([...lines, ...at.logged])];
      assert.ok(all.length > 0);
      for (const line of all) clean('log', line);
    });

    it('stands in the chats of those who may see the case, and of nobody else', async () => {
      const j = journey;
      const involved = [...j.reviewing, j.responder, ...j.copies, j.responderNext, ...j.copiesNext];
      const strangers = at.people.filter(
        ({ post }) => ![...involved, ...j.told, ...j.attend].includes(post),
      );
      assert.ok(strangers.length >= 8);
      const all = await everyActivity();
      for (const [where, activity] of all) {
        const post = where.replace(/ \w+$/, '');
        if (strangers.some((each) => each.post === post) && isBots(activity))
          clean(where, activity);
      }
      const numbersOf = (start: string): readonly string[] =>
        places.flatMap((place, i) => (place.startsWith(start) ? [`${NAME}${String(i + 1)}x`] : []));
      /** Of what is in the case, who has seen it. */
      const entitled: readonly (readonly [string, readonly string[]])[] = [
        ['form', involved],
        ['reply', [...j.reviewing, j.responder, j.responderNext]],
        ['request', [...j.reviewing, j.responder, j.responderNext]],
        ['referral', [...j.reviewing, ...j.told]],
        ['consultation', j.reviewing],
        ['refused time', [...j.reviewing, j.responder, j.responderNext]],
        ['made referral', j.reviewing],
        ['answer to the referral', j.reviewing],
        ['monitoring', [...j.reviewing, ...j.monitored]],
        ['time benefit', [...j.reviewing, j.responder, j.responderNext]],
        ['meeting outcome', [...involved, ...j.attend]],
        ['meeting task', [...involved, ...j.attend]],
        ['escalation', [...involved]],
        ['resolved', [...j.reviewing, j.responder, j.responderNext, ...j.copies, ...j.copiesNext]],
      ];
      for (const [what, who] of entitled) {
        const numbers = numbersOf(what);
        for (const [where, activity] of all) {
          const post = where.replace(/ \w+$/, '');
          if (who.includes(post) || !isBots(activity)) continue;
          looked += 1;
          const text = JSON.stringify(activity);
          const found = numbers.find((each) => text.includes(each));
          assert.equal(found, undefined, `${post} has seen ${what} (${found ?? ''})`);
        }
      }
    });

    it('is not shown to anybody else who asks for the case', async () => {
      const j = journey;
      const involved = [...j.reviewing, j.responder, ...j.copies, j.responderNext, ...j.copiesNext];
      const strangers = at.people.filter(
        ({ post }) => ![...involved, ...j.told, ...j.attend, ...j.deputies].includes(post),
      );
      for (const { id, post } of strangers) {
        const card = await at.player.case(id, reference);
        assert.doesNotMatch(JSON.stringify(card), ANY, post);
        const told = j.invited.includes(post)
          ? reference
          : 'There is no case here that you can open';
        assert.ok(wordsOf(card).includes(told), `${post}: ${wordsOf(card)}`);
      }
      console.log(`      ${String(typed)} fields typed into, ${String(looked)} places looked at`);
    });
  });
}
