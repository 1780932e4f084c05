import type { Reader } from '../parsing/reader.ts';

export const recordMeeting = (read: Reader) => {
  const achieved = read.yesNo('achieved');
  if (achieved === null && read.raw('purpose') === 'monitoring')
    read.problem('achieved', 'missing');
  return { outcome: read.text('outcome'), tasks: read.tasks(), achieved };
};
