import { Page, type DeskApi } from '../../desk/api.ts';
import { moment } from '../../domain/calendar/index.ts';

const CLOCK = {
  now: moment('2026-12-22T10:00:00.000Z'),
  london: '2026-12-22T10:00',
  text: 'Tue 22 Dec 2026, 10:00',
  workingDay: true,
};

/** A desk that notes what it is asked; `over` replaces what a test is about. */
export function fakeDesk(over: Partial<DeskApi> = {}): DeskApi & { readonly asked: unknown[][] } {
  const asked: unknown[][] = [];
  const note =
    <T>(name: string, answer: T) =>
    (...args: unknown[]): T => {
      asked.push([name, ...args]);
      return answer;
    };
  const later = <T>(name: string, answer: T) => note(name, Promise.resolve(answer));
  return {
    asked,
    people: note('people', []),
    say: later('say', { replies: [] }),
    chat: note('chat', []),
    open: later('open', { status: 200, kind: 'card', replies: [] }),
    press: later('press', { status: 200, kind: 'message', text: 'Done', replies: [] }),
    extension: later('extension', { status: 200, cards: [], text: '' }),
    post: later('post', { status: 401, body: null }),
    calendar: note('calendar', []),
    changeCalendar: later('changeCalendar', { eventId: null }),
    mail: note('mail', []),
    changeAccount: note('changeAccount', {
      id: 'p',
      mail: 'p@desk.test',
      enabled: true,
      deleted: false,
      hasMailbox: true,
    }),
    directory: later('directory', {}),
    importDirectory: later('importDirectory', {}),
    rebuild: later('rebuild', {}),
    evidence: later('evidence', new Page('<!doctype html><p>Evidence</p>')),
    clock: note('clock', CLOCK),
    moveClock: later('moveClock', CLOCK),
    faults: note('faults', []),
    addFault: note('addFault', 'fault-1'),
    clearFaults: note('clearFaults', undefined),
    app: note('app', { state: 'running', url: 'http://127.0.0.1:1' }),
    killApp: later('killApp', { state: 'stopped', url: null }),
    restartApp: later('restartApp', { state: 'running', url: 'http://127.0.0.1:1' }),
    appLog: note('appLog', []),
    requests: note('requests', []),
    token: later('token', { token: 'a.b.c' }),
    ...over,
  };
}
