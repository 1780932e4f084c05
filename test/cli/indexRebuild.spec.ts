import assert from 'node:assert/strict';
import { iro } from '../../cli/iro.ts';
import { DeskRefusal } from '../../desk/api.ts';
import { serveDesk, type DeskServer } from '../../desk/http/httpServer.ts';
import { fakeDesk } from '../desk/fakeDesk.ts';

/** The words of the command line; test/journeys/rebuild.spec.ts asks the app itself. */
describe('iro index rebuild (design section 9)', () => {
  let server: DeskServer;
  let asked: (string | null)[];

  before(async () => {
    const desk = fakeDesk({
      rebuild: async (as) => {
        asked.push(as);
        if (as === 'nobody') throw new DeskRefusal(404, 'not-found', '');
        return await Promise.resolve({ says: 'It will be done.' });
      },
    });
    server = await serveDesk({
      ...{ desk, page: new Map(), port: 0, app: 'http://127.0.0.1:9' },
      onError: () => undefined,
    });
  });
  beforeEach(() => {
    asked = [];
  });
  after(async () => {
    await server.close();
  });

  const run = async (...args: readonly string[]) =>
    await iro(['index', 'rebuild', ...args, '--desk', `http://127.0.0.1:${server.port}`]);

  it('asks for it as the first administrator, or as the one that is named', async () => {
    assert.deepEqual(await run(), {
      code: 0,
      out: "It will be done.\nA desk's time stands still: move its clock for it to happen.\n",
      err: '',
    });
    const { code, out } = await run('--as', 'somebody', '--json');
    assert.deepEqual(
      { code, said: JSON.parse(out) as unknown },
      { code: 0, said: { says: 'It will be done.' } },
    );
    assert.deepEqual(asked, [null, 'somebody']);
  });

  it('says who may, and that nothing was changed', async () => {
    assert.deepEqual(await run('--as', 'nobody'), {
      code: 3,
      out: '',
      err: 'Only an administrator can ask for this. Nothing was changed.\n',
    });
    assert.equal((await run('2027-ABCDE')).code, 2);
    assert.deepEqual(asked, ['nobody']);
  });
});
