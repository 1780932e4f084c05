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

  it('says what each is about in twelve words at most', async () => {
    const long = (await lists())
      .flatMap(({ rules, defaults }) => [
        ...Object.values(rules).map(({ about }) => about),
        ...Object.values(defaults).map(({ reading }) => reading),
      ])
      .filter((words) => words.split(' ').length > 12);
    assert.deepEqual(long, []);
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
