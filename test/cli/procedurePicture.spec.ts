import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { PROCEDURES } from '../procedures/loaded.ts';
import { FULL, NOTICE, SMALL } from './smallProcedure.ts';

/** What somebody reads, line by line. */
const linesOf = (page: string): readonly string[] =>
  page
    .slice(page.indexOf('<main>'))
    .replace(/<[^>]*>/g, '\n')
    .replace(/1\.0-[0-9a-f]{8}/g, 'VERSION')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('iro procedure picture (design section 9)', () => {
  let dir = '';
  let file = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'picture-'));
    file = join(dir, 'small.yaml');
    await writeFile(file, SMALL);
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });
  const picture = async (...args: readonly string[]) =>
    await iro(['procedure', 'picture', ...args]);

  it('draws the whole ladder, how one moves on, and each reading with its setting', async () => {
    const { code, out, err } = await picture(file);
    assert.deepEqual([code, err], [0, '']);
    const lines = linesOf(out);
    assert.deepEqual(lines.slice(0, lines.indexOf('For every procedure')), [
      'Small &amp; plain',
      'Anytown. small, version VERSION.',
      'The whole process: 10 working days from the first formal stage.',
      'An alert: IRO begins it with /escalate.',
      'About a child: record number and initials are asked for.',
      'The form',
      'What is the worry? (compulsory where formal)',
      'The ladder',
      'Stage 1: Talk',
      'informal',
      'Asked',
      'Team Manager',
      'By when',
      'reply within 2 working days; the time stops with a reply',
      'To be filed',
      'Case note (IRO)',
      '↓',
      'Not resolved: Stage 2',
      'Stage 2: Decision',
      'formal',
      'Asked',
      'Director',
      'Copies',
      'Team Manager (where passed over); Legal Adviser (if yes: Is there a case in court?)',
      'By when',
      'reply within 3 working days; the time stops with a reply',
      'Meeting',
      'Decision meeting, arranged by IRO; with IRO, Director; invited: Team Manager; others as Director says; within 2 working days (ours); what it is for: To settle what is done.',
      'Monitoring',
      'Follow-up, arranged by IRO; with IRO, whoever is asked; within 10 working days; if not achieved: monitored again; what it is for: To see what was done.',
      'Nothing after it.',
      'Moving on',
      'A case may begin at: Stage 1.',
      'A stage may be passed over, with a reason.',
      'Once formal, it never goes back to informal.',
      'More time cannot be given.',
      'IRO may take a case back, with a reason.',
      'A closed case may be opened again, at its last stage.',
      'Referral',
      'To Ombudsman, beside every stage.',
      'Asked: Everything was tried',
      'Told when it is considered: IRO Manager',
      'Told when it is made: everybody who was asked or told.',
      'Beside the ladder',
      'There is nothing.',
      'Readings of ours',
      "Where the authority's text can be read in more than one way, this is how it is read. Id is",
      'the number of the reading in the lists that come with the product, “Can be set” says whether',
      'a file may choose another, and the last column where this file does so and how; a file of',
      'your own names no ids, so that for it only the table “For every procedure” says something.',
      'Named in this file',
      'Id',
      'Reading',
      'Can be set',
      'Where, and to what',
      'A-CB-02',
      'The whole limit begins with the first formal stage',
      'yes',
      'wholeLimit: n 10, unit working-day, covers formal',
      'A-DU-01',
      'Stage 2 and stage 3 have four working days each',
      'yes',
      'stages/one/clock: n 2, unit working-day, stopsOn response, wording reply',
      'A-X-08',
      'One alert for children of one family',
      'yes',
      'subject: kind child, initials true, several false',
    ]);
    assert.ok(lines.includes('Consultation is a recorded talk, no approval'));
  });

  it('says of a reading without its number where the file sets it, and else that it does not', async () => {
    const lines = await drawn(
      SMALL.replace(
        'several: false, req: [A-X-08] }',
        'several: true }\nclosing: { withdrawal: false }',
      ),
    );
    const of = (reading: string) => {
      const at = lines.indexOf(reading, lines.indexOf('For every procedure'));
      return lines.slice(at + 2, at + 3)[0];
    };
    assert.deepEqual(
      [
        'One alert for children of one family',
        'The raiser closes with a reason and may reopen',
        'Each stage says what stops its clock',
        'Deputies act and both names are shown',
        'Consultation is a recorded talk, no approval',
      ].map(of),
      [
        'subject: kind child, initials true, several true',
        'closing: withdrawal false',
        'stages/one/clock: n 2, unit working-day, stopsOn response, wording reply',
        'not in this file',
        'not in this file',
      ],
    );
  });

  const drawn = async (text: string): Promise<readonly string[]> => {
    const own = join(dir, 'own.yaml');
    await writeFile(own, text);
    const { code, out, err } = await picture(own);
    assert.deepEqual([code, err], [0, '']);
    return linesOf(out);
  };
  /** What stands right after a heading, from a place on. */
  const says = (lines: readonly string[], place: string, heading: string): string | undefined =>
    lines[lines.indexOf(heading, lines.indexOf(place)) + 1];

  it('draws what begins a clock, its longest time, and who judges a reply', async () => {
    const lines = await drawn(FULL);
    assert.equal(says(lines, 'Stage 1: Reply', 'With more time'), 'at most 20 working days in all');
    assert.equal(
      says(lines, 'Stage 2: Investigation', 'Begins when'),
      'The statement of complaint is agreed; Investigating Officer or IRO records the day, and until then the time waits',
    );
    assert.equal(
      says(lines, 'Stage 2: Investigation', 'Reply judged by'),
      'Independent Person and IRO Manager; until each has said that it is enough, it cannot be closed as resolved',
    );
    assert.equal(
      says(lines, 'Stage 3: Panel', 'Reply judged by'),
      'Independent Person or IRO Manager; without a word of one of them that it is enough, it cannot be closed as resolved',
    );
    assert.equal(
      says(lines, 'Stage 1: Reply', 'Waits for'),
      'Talk with the child; whoever closes it without says who decided so, and why',
    );
    assert.equal(says(lines, 'Stage 1: Reply', 'Also raised by'), 'IRO Manager');
    assert.ok(
      lines.includes(
        'More time can be given at Stage 1, Stage 2; whoever is asked may ask for it.',
      ),
    );
  });

  it('draws when a stage is meant, what is shown on the way out, and what stops its time', async () => {
    const lines = await drawn(
      SMALL.replace(
        'name: Decision\n',
        'name: Decision\n    entry: [Stage 1 did not help., It is urgent.]\n    gate: { text: Say why. }\n',
      ).replace(
        'n: 3, unit: working-day, stopsOn: [response]',
        'n: 3, unit: working-day, stopsOn: [response, resolution, meeting, decision]',
      ),
    );
    const at = 'Stage 2: Decision';
    assert.equal(says(lines, at, 'When it is meant'), 'Stage 1 did not help. It is urgent.');
    assert.equal(says(lines, at, 'Shown before moving on'), 'Say why.');
    assert.equal(
      says(lines, at, 'By when'),
      'reply within 3 working days; the time stops with a reply or the word that it is done or the meeting or a decision',
    );
    assert.ok(!lines.slice(0, lines.indexOf(at)).includes('When it is meant'));
  });

  it('draws what a question can be answered with, and what a category asks', async () => {
    const choices = 'choices: [{ key: a, label: One }, { key: b, label: Two }]';
    const lines = await drawn(
      SMALL.replace(
        'fields:\n',
        `categories:
  label: About what?
  required: never
  choices: [{ key: x, label: Delay }, { key: y, label: Agency, ask: { key: z, label: 'Which?' } }]
fields:
  - { key: pick, label: Pick, kind: choice, ${choices} }
  - { key: picks, label: Picks, kind: choices, ${choices} }
  - { key: sure, label: 'Sure?', kind: yes-no }
`,
      ),
    );
    const form = lines.slice(lines.indexOf('The form') + 1, lines.indexOf('The ladder'));
    assert.deepEqual(form.slice(0, -1), [
      'About what?: Delay; Agency (asks: Which?)',
      'Pick; one of: One / Two',
      'Picks; one or more of: One / Two',
      'Sure?; yes or no',
    ]);
  });

  it('draws that a category may be another, and more than one', async () => {
    const of = async (rest: string) => {
      const list = `categories: { label: About what?, required: never, choices: [{ key: x, label: Delay }]${rest} }`;
      const lines = await drawn(SMALL.replace('fields:\n', `${list}\nfields:\n`));
      return says(lines, 'The form', 'The form');
    };
    assert.equal(await of(''), 'About what?: Delay');
    assert.equal(await of(', other: true'), 'About what?: Delay; Other (say what)');
    assert.equal(await of(', several: true'), 'About what?: Delay; more than one may be chosen');
  });

  it('draws the talk before a stage is passed over, where one is asked for', async () => {
    const talk = (lines: readonly string[]) =>
      lines.filter((line) => line.includes('there is a talk'));
    assert.deepEqual(talk(await drawn(SMALL)), []);
    const of = async (consult: string) =>
      talk(await drawn(SMALL.replace('skip: any,', `skip: any, consult: ${consult},`)));
    const asked = 'Before a stage is passed over there is a talk with';
    const kept = 'it is recorded, and holds nothing up';
    assert.deepEqual(await of('{ roles: [director, raiser-manager], need: any }'), [
      `${asked} Director or IRO Manager: ${kept}.`,
    ]);
    assert.deepEqual(await of('{ roles: [director, legal], need: all }, emergency: true'), [
      `${asked} Director and Legal Adviser: ${kept}; in an emergency it may be left out, with the reason.`,
    ]);
  });

  it('says that beginning higher up asks why, where it can be done', async () => {
    const why = 'Whoever begins above the first stage says why.';
    assert.ok(!(await drawn(SMALL)).includes(why));
    for (const startAt of ['any', '[one, two]']) {
      const text = SMALL.replace('startAt: [one]', `startAt: ${startAt}`);
      assert.ok((await drawn(text)).includes(why), startAt);
      const way = text.replace('name: Decision\n', 'name: Decision\n    entryOnly: true\n');
      assert.ok(!(await drawn(way)).includes(why), `${startAt}, a way in`);
    }
  });

  it('draws what stands beside the ladder', async () => {
    const lines = await drawn(FULL);
    assert.deepEqual(
      lines.slice(lines.indexOf('Beside the ladder'), lines.indexOf('Readings of ours')),
      [
        'Beside the ladder',
        'Worth knowing',
        'It is about complaints.',
        'Asked before the form',
        'Is the child in danger?',
        'If yes: Use the safeguarding procedure now.',
        'Goes another way',
        'About staff: Human resources, within 5 working days',
        'Limits of the IRO',
        'Written down within 3 working days, counted from the answer to “On which day were you told?”, at Stage 1',
        'Tasks',
        'Talk with the child (IRO), when it opens, within 2 working days, at Stage 1',
        'Take the learning along (Team Manager), when it ends, at Stage 2',
        'Notes on the record',
        'Legal advice was sought (IRO or IRO Manager; the fact and its day alone), from Stage 2 on',
        'Reports',
        'Annual report: Numbers and themes; by IRO Manager; to The board; every year',
        'Counted as good practice',
        'praise',
      ],
    );
  });

  it('draws who begins a notice, whose posts those are, and what closes it', async () => {
    const lines = await drawn(
      NOTICE.replace('ENDS', 'clock: { n: 5 }\n    ends: reply\n    silence: agreed'),
    );
    assert.deepEqual(lines.slice(3, 7), [
      'A notice: Social Worker or Team Manager begins it with /notice.',
      'About nobody in particular: no record number is asked for.',
      'manager: the people file has the post as &#39;team-manager&#39;.',
      'Reviewing Officer: the people file has the post as &#39;raiser&#39;.',
    ]);
    assert.equal(
      says(lines, 'Told: Reviewing Officer', 'Closed by'),
      'the answer; silence until the due day: it then counts as agreed, which the record keeps apart',
    );
  });

  it('[CB-71] draws that a notice asks for no answer', async () => {
    const unasked = NOTICE.replace('ENDS', "reply: { wanted: false, help: 'Say what helps.' }");
    assert.equal(
      says(await drawn(unasked), 'Told: Reviewing Officer', 'Wanted of the reply'),
      'nothing has to be answered; Say what helps.',
    );
  });

  it('draws how working days are counted where the procedure says so', async () => {
    const lines = await drawn(
      SMALL.replace(
        'subject:',
        'counting: { cutOffHour: 16, nonWorkingReceipt: deemed-next-working-day, dueTime: "17:00" }\nsubject:',
      ),
    );
    assert.deepEqual(lines.slice(5, 8), [
      'What arrives from 16:00 on counts as of the next working day.',
      'What arrives on a day that is no working day counts as of the next working day.',
      'Due days end at 17:00.',
    ]);
  });

  it('is the same each time, with a heading for each step, headed tables and no script', async () => {
    const { out } = await picture(file);
    assert.equal((await picture(file)).out, out);
    assert.equal(out.match(/<h3>/g)?.length, 2);
    assert.equal(out.match(/<table>/g)?.length, out.match(/<caption>/g)?.length);
    assert.doesNotMatch(out, /<script|<img|https?:/);
  });

  it('goes to a file, and answers JSON when asked', async () => {
    const target = join(dir, 'small.html');
    assert.deepEqual(await picture(file, '--out', target), {
      code: 0,
      out: `Written to ${target}.\n`,
      err: '',
    });
    assert.equal(await readFile(target, 'utf8'), (await picture(file)).out);
    const read = JSON.parse((await picture(file, '--json')).out) as { readonly id: string };
    assert.equal(read.id, 'small');
  });

  it('[A-DU-01] [A-DU-18] names where a reading can be set, and which cannot', async () => {
    const { out } = await picture(join(PROCEDURES, 'durham-resolution.yaml'), '--json');
    const { defaults } = JSON.parse(out) as {
      readonly defaults: readonly { readonly id: string; readonly fixed: boolean }[];
    };
    const of = (id: string) => defaults.find((each) => each.id === id);
    const clock = 'n 4, unit working-day, stopsOn response, wording reply';
    assert.deepEqual(of('A-DU-01'), {
      id: 'A-DU-01',
      reading: 'Stage 2 and stage 3 have four working days each',
      fixed: false,
      settings: [
        { name: 'stages/du-2/clock', value: clock },
        { name: 'stages/du-3/clock', value: clock },
      ],
    });
    assert.equal(of('A-DU-18')?.fixed, true);
  });

  for (const args of [[], ['a.yaml', 'b.yaml'], ['--jason'], ['no-such-file.yaml']]) {
    it(`answers 2 for 'procedure picture ${args.join(' ')}'`, async () => {
      const { code, out, err } = await picture(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /\S/);
    });
  }
});
