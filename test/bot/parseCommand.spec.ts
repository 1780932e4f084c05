import assert from 'node:assert/strict';
import type { TypedCommand } from '../../answering/answerCommand.ts';
import { parseCommand } from '../../bot/parseCommand.ts';

const bare = (command: 'escalate' | 'cases' | 'about' | 'help' | 'unknown'): TypedCommand => ({
  command,
});
const theCase = (reference: string): TypedCommand => ({ command: 'case', reference });

const TABLE: readonly (readonly [text: string, expected: TypedCommand])[] = [
  ['escalate', bare('escalate')],
  ['/escalate', bare('escalate')],
  ['Escalate', bare('escalate')],
  ['/ESCALATE', bare('escalate')],
  ['  escalate  ', bare('escalate')],
  ['escalate.', bare('escalate')],
  ['escalate!!', bare('escalate')],
  ['/escalate …', bare('escalate')],
  ['“escalate”', bare('escalate')],
  ['/escalate AB 100234', bare('escalate')],
  ['<at>IRO escalation</at> escalate', bare('escalate')],
  ['<at>IRO escalation</at>\u00a0/escalate', bare('escalate')],
  ['<at id="0">IRO\nescalation</at> escalate', bare('escalate')],
  ['\u00a0escalate\u00a0', bare('escalate')],
  ['&nbsp;escalate', bare('escalate')],
  ['\u200bescalate\ufeff', bare('escalate')],
  ['escalate\r\n', bare('escalate')],
  ['cases', bare('cases')],
  ['/cases', bare('cases')],
  ['My\u00a0cases?', bare('cases')],
  ['help', bare('help')],
  ['/Help.', bare('help')],
  ['/About', bare('about')],
  ['about', bare('about')],
  ['case 2027-7KQ4M', theCase('2027-7KQ4M')],
  ['/case 2027-7kq4m.', theCase('2027-7KQ4M')],
  ['case\u00a02027\u20117KQ4M', theCase('2027-7KQ4M')],
  ['case 2027–7KQ4M', theCase('2027-7KQ4M')],
  ['2027-7KQ4M', theCase('2027-7KQ4M')],
  ['case', bare('unknown')],
  ['case 7KQ4M', bare('unknown')],
  ['case 2027-7KQ4', bare('unknown')],
  ['case 2027-7KQ4M5', bare('unknown')],
  ['', bare('unknown')],
  ['   ', bare('unknown')],
  ['/', bare('unknown')],
  ['…', bare('unknown')],
  ['escalated', bare('unknown')],
  ['please do not escalate', bare('unknown')],
  ['de-escalate', bare('unknown')],
  ['help me', bare('unknown')],
  ['uwchgyfeirio achos Siân', bare('unknown')],
  ['toString', bare('unknown')],
  ['__proto__', bare('unknown')],
  ['<at>unclosed escalate', bare('unknown')],
];

describe('parseCommand', () => {
  for (const [text, expected] of TABLE) {
    it(`reads ${JSON.stringify(text)} as ${expected.command}`, () => {
      assert.deepEqual(parseCommand(text), expected);
    });
  }

  it('is quick with long text that looks like the beginning of something', () => {
    const begun = performance.now();
    for (const part of ['<at>', '.', ' ', '(', '/']) parseCommand(part.repeat(60_000));
    assert.ok(performance.now() - begun < 1500);
  });
});
