import assert from 'node:assert/strict';
import { wrongAnswers } from './doors.ts';

describe('the judge of answers at the doors', () => {
  it('sees a question that was answered twice, not at all, or as if nobody had asked', () => {
    assert.deepEqual(wrongAnswers(200, 1), []);
    assert.deepEqual(wrongAnswers(500, 0), []);
    assert.deepEqual(wrongAnswers(500, 1), []);
    assert.deepEqual(wrongAnswers(200, 2), ['a question was answered 2 times']);
    assert.deepEqual(wrongAnswers(200, 0), ['a question has no answer, and nobody sees that']);
    assert.deepEqual(wrongAnswers(401, 0), ['a question was refused as if by nobody']);
  });
});
