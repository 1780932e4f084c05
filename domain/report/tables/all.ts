import type { Built } from '../grid.ts';
import { categoriesTable, severalTable, themesTable } from './categories.ts';
import { daysByTeamTable, daysTable } from './days.ts';
import { flowTable } from './flow.ts';
import type { TableGround } from './ground.ts';
import { openByTeamTable, openTable } from './open.ts';
import { outcomesByTeamTable, outcomesTable } from './outcomes.ts';
import { repliesByTeamTable, repliesTable } from './replies.ts';
import { stagesTable } from './stages.ts';
import { goodPracticeTable, monitoringTable, referralsTable, timeTable } from './steps.ts';

/** Every table of a period by itself, in the order of domain.md 3.3; the comparison comes after them. */
export function allTables(
  ground: TableGround,
  childrenLookedAfter: number | null,
): readonly Built[] {
  const themes = themesTable(ground);
  return [
    flowTable(ground, childrenLookedAfter),
    stagesTable(ground),
    outcomesTable(ground),
    outcomesByTeamTable(ground),
    repliesTable(ground),
    repliesByTeamTable(ground),
    daysTable(ground),
    daysByTeamTable(ground),
    categoriesTable(ground),
    ...(themes === null ? [] : [themes]),
    severalTable(ground),
    openTable(ground),
    openByTeamTable(ground),
    timeTable(ground),
    monitoringTable(ground),
    referralsTable(ground),
    goodPracticeTable(ground),
  ];
}
