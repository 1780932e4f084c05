import assert from 'node:assert/strict';
import { draftCard } from '../../adaptive-cards/draft/card.ts';
import { quotedIn } from '../../adaptive-cards/draft/presenter.ts';
import { referenceCard } from '../../adaptive-cards/index.ts';
import { formOf, type Draft, type DraftForm } from '../../domain/case/index.ts';
import { aDesk, draftAt } from '../builders/index.ts';

const LINK = 'https://teams.microsoft.com/l/entity/app/cases?context=%7B%7D';
const WORDS = 'The visit has no day.';

describe('a case that is shared by its reference', () => {
  it('says the reference and nothing else, and opens the case for whoever may see it', () => {
    const { card, summary } = referenceCard('2027-AAAAA', LINK);
    assert.equal(summary, '2027-AAAAA');
    assert.deepEqual(card.actions, [{ type: 'Action.OpenUrl', title: 'Open the case', url: LINK }]);
    const texts = [...JSON.stringify(card.body).matchAll(/"text":"([^"]*)"/g)].map(
      ([, text]) => text,
    );
    assert.deepEqual(texts, ['2027-AAAAA', 'A case of the escalation procedure']);
  });
});

describe('a form that was opened on a message', () => {
  const form = (over: Partial<Draft> = {}): DraftForm =>
    formOf({ ...draftAt('s2'), quoted: WORDS, ...over }, [], aDesk());

  it('has its words in the first long answer, until something is written there', () => {
    const asked = form();
    const [key = ''] = Object.keys(quotedIn(asked));
    assert.notEqual(key, '');
    assert.deepEqual(quotedIn(asked), { [key]: WORDS });
    assert.deepEqual(quotedIn(form({ answers: { [key]: 'Written' } })), {});
    assert.deepEqual(quotedIn(form({ step: 'where' })), {});
    const most = asked.asks?.fields.find(({ field }) => field.key === key)?.field.maxLength;
    assert.equal(quotedIn(form({ quoted: 'x'.repeat(99_999) }))[key]?.length, most ?? 99_999);
    const words = JSON.stringify(draftCard(asked, () => 'k'));
    assert.ok(words.includes(WORDS) && words.includes('Check them, and take out'));
    assert.ok(
      !JSON.stringify(draftCard(form({ answers: { [key]: 'Written' } }), () => 'k')).includes(
        WORDS,
      ),
    );
  });
});
