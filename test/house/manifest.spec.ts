import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseCommand } from '../../bot/parseCommand.ts';

const Manifest = z.object({
  bots: z.array(
    z.object({
      scopes: z.array(z.string()),
      commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })),
    }),
  ),
});

describe('the Teams manifest', () => {
  const manifest = Manifest.parse(JSON.parse(readFileSync('manifest/manifest.json', 'utf8')));

  it('offers in its command menu only what the bot understands', () => {
    const titles = manifest.bots.flatMap(({ commandLists }) =>
      commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
    );
    const understood = titles.map((title) => parseCommand(title).command);
    assert.deepEqual(titles, [
      'escalate',
      'cases',
      'notice',
      'report',
      'handover',
      'about',
      'messages',
      'undelivered',
      'help',
    ]);
    assert.equal(understood.includes('unknown'), false, understood.join(', '));
  });

  it('keeps the bot to personal chats, where case content may be (design section 6)', () => {
    assert.deepEqual(
      manifest.bots.flatMap(({ scopes }) => scopes),
      ['personal'],
    );
  });
});
