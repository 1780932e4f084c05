/** The package has no types of its own; these are the parts the benchmark uses. */
declare module 'luxon-business-days' {
  import type { DateTime } from 'luxon';

  interface BusinessDateTime extends DateTime {
    setupBusiness(options: {
      businessDays?: number[];
      holidayMatchers?: ((date: DateTime) => boolean)[];
    }): void;
    plusBusiness(options: { days: number }): DateTime;
  }

  const businessDays: {
    DateTime: { fromISO(text: string, options: { zone: string }): BusinessDateTime };
  };
  export default businessDays;
}
