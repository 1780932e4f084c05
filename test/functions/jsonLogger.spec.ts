import assert from 'node:assert/strict';
import { jsonLogger } from '../../functions/jsonLogger.ts';

describe('the log', () => {
  it('says what happened beside the code of why, and neither hides the other', () => {
    const lines: string[] = [];
    const log = jsonLogger((line) => lines.push(line));
    log.warn('message-refused', { status: 401, code: 'wrong-claim' });
    log.info('swept');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      [
        { level: 'warn', event: 'message-refused', status: 401, code: 'wrong-claim' },
        { level: 'info', event: 'swept' },
      ],
    );
  });
});
