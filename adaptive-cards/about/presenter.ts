import type { Procedure, Stage } from '../../domain/procedure/index.ts';
import type { Fact } from '../elements/text.ts';
import { spanWords } from '../wording/dates.ts';

/** "Stage 2": "Team Manager, 5 working days to reply". Group titles and alternatives are told apart. */
export const ladderFacts = (procedure: Procedure): readonly Fact[] =>
  procedure.stages.map((stage) => [stage.label, stepWords(stage, procedure)] as const);

function stepWords(stage: Stage, { roles }: Procedure): string {
  const { mode, roles: asked } = stage.to;
  const titles = asked.map((key) => roles[key]?.title ?? key);
  const who = titles.join(mode.startsWith('choose') ? ' or ' : ' and ');
  return `${who}${daysWords(stage)}`;
}

function daysWords({ clock, timescale }: Stage): string {
  if (clock !== null) {
    const how = clock.wording === 'resolution' ? 'to resolve it' : 'to reply';
    const from = clock.from === undefined ? '' : ', from the day its clock begins';
    return `, ${spanWords(clock)} ${how}${from}`;
  }
  return timescale === 'none' ? '. No days are set' : '. The days are set when it is raised';
}

/** How long all of it may take; empty where the procedure has no such limit. */
export const wholeFacts = ({ wholeLimit, labels }: Procedure): readonly Fact[] =>
  wholeLimit === null
    ? []
    : [
        [
          'In all',
          wholeLimit.covers === 'formal'
            ? `${spanWords(wholeLimit)}, from the first formal ${labels.step}`
            : spanWords(wholeLimit),
        ],
      ];
