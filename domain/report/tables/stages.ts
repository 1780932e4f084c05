import { grid, type Built } from '../grid.ts';
import { capital, withChildren, type TableGround } from './ground.ts';

/** Where the cases raised in the period began, and how far they have come. */
export const stagesTable = ({ tally, procedure, stages, things }: TableGround): Built => {
  const { step } = procedure.labels;
  return grid(tally, {
    key: 'stages',
    title: `${capital(step)} entered and highest ${step} reached`,
    rowHead: capital(step),
    rows: stages,
    totalLabel: 'All',
    columns: [
      ...withChildren(
        {
          key: 'entered',
          label: 'Began here',
          measure: 'entered',
          formula: `${capital(things)} raised in the period, by the ${step} at which each began`,
        },
        things,
      ),
      ...withChildren(
        {
          key: 'highest',
          label: 'Came this far',
          measure: 'highest',
          formula: `${capital(things)} raised in the period, by the highest ${step} each had reached when it ended`,
        },
        things,
      ),
    ],
  });
};
