const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** "Tue, 22 Dec 2026, 10:00", London. */
export const dayAndTime = (moment: string): string => DAY_AND_TIME.format(new Date(moment));

/** Graph lists times without an offset, here in UTC. */
const moment = (dateTime: string): Date =>
  new Date(dateTime.endsWith('Z') ? dateTime : `${dateTime}Z`);

export const span = (start: string, end: string): string =>
  `${DAY_AND_TIME.format(moment(start))} to ${TIME.format(moment(end))}`;

/** The next day from Monday to Friday, 09:00; bank holidays are the desk's business. */
export function plusDay(london: string, days: number): string {
  const day = new Date(`${london.slice(0, 10)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
