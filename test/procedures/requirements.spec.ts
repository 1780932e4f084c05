import assert from 'node:assert/strict';
import { readFiles } from '../../scripts/trace/files.ts';
import { missingHelp } from '../../scripts/trace/report.ts';
import { readRequirements } from '../../storage/procedureFiles/readRequirements.ts';
import { PROCEDURES } from './loaded.ts';
import { DEFAULT_IDS, REQUIREMENT_IDS } from './requirementIds.ts';

describe('procedures/requirements/', () => {
  const lists = async () => await readRequirements(`${PROCEDURES}requirements`);

  it('lists every rule and every reading of ours once, each where it belongs', async () => {
    const all = await lists();
    const ids = (of: 'rules' | 'defaults') => all.flatMap((list) => Object.keys(list[of])).sort();
    assert.deepEqual(ids('rules'), [...REQUIREMENT_IDS].sort());
    assert.deepEqual(ids('defaults'), [...DEFAULT_IDS].sort());
    const homes = all.map(({ procedure, rules, defaults }) => [
      procedure,
      ...new Set(
        [...Object.keys(rules), ...Object.keys(defaults)].map((id) => id.replace(/-\d+$/, '')),
      ),
    ]);
    assert.deepEqual(homes, [
      ['central-bedfordshire', 'CB', 'A-CB'],
      ['common', 'A-X'],
      ['dorset-qaro', 'DO', 'A-DO'],
      ['durham-resolution', 'DU', 'A-DU'],
      ['swindon-fciro', 'SW', 'A-SW'],
      ['waltham-forest-cpc', 'CPC', 'A-CPC'],
      ['waltham-forest-iro', 'WF', 'A-WF'],
    ]);
  });

  it('says what each is about in twelve words at most, and a reading in as many as its default needs', async () => {
    const longer = (all: readonly string[], most: number) =>
      all.filter((words) => words.split(' ').length > most);
    for (const { rules, defaults } of await lists()) {
      const about = Object.values(rules).map((rule) => rule.about);
      const readings = Object.values(defaults).map(({ reading }) => reading);
      assert.deepEqual([...longer(about, 12), ...longer(readings, 26)], []);
    }
  });

  it('[A-DU-05] says with a reading all that its default sets, not a part of it', async () => {
    const { defaults } = (await lists()).find((each) => each.procedure === 'durham-resolution')!;
    const READINGS = [
      ['A-DU-03', [/reply within four/, /meeting within five/, /proposed first/]],
      ['A-DU-04', [/side by side/, /written response/, /same start/]],
      [
        'A-DU-05',
        [
          /two from going formal/,
          /response one/,
          /24 hours from the team manager talk/,
          /then its report two working days/,
        ],
      ],
      ['A-DU-08', [/team manager required/, /social worker invited/]],
      ['A-DU-09', [/informal resolution/, /professional challenge/]],
      ['A-DU-10', [/both lists/, /IRO optional at 6 and 7/, /chief executive required at 7/]],
      ['A-DU-11', [/ten working days/, /team manager required/, /lead manager added/, /offered/]],
      ['A-DU-12', [/wording is shown/, /reason/, /nothing blocks/]],
      ['A-DU-13', [/with a reason/, /tried informally/, /one up/, /skip with a reason/]],
      ['A-DU-14', [/asked first/, /case note and alert/, /report afterwards/]],
      ['A-DU-16', [/not the whole limit/, /warning/]],
      ['A-DU-17', [/after stage 7/, /with a reason/, /same meeting and record/]],
      ['A-DU-19', [/one role/, /may include/]],
      ['A-DU-20', [/IRO picks/, /other is told/]],
      ['A-DU-23', [/each officer who held it/, /social worker/]],
      ['A-DU-25', [/after the 17 days/, /no part/]],
    ] as const;
    for (const [id, parts] of READINGS) {
      for (const part of parts) assert.match(defaults[id]?.reading ?? '', part, id);
    }
  });

  it('names as outside only obliging rules, and help that the procedure has under that rule', async () => {
    const files = await readFiles(PROCEDURES);
    for (const { procedure, rules, outside } of await lists()) {
      const informing = Object.keys(outside).filter((id) => (rules[id]?.kind ?? 'INFO') === 'INFO');
      assert.deepEqual(informing, [], procedure);
      assert.deepEqual(missingHelp({ procedure, outside }, files), []);
    }
  });
});
