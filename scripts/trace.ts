// Prints, for each procedure, which of its rules is proved by which test, and which is not (design
// section 11). Exit code 0: all are proved or done by people outside any software; 1: some are not;
// 2: a title names a rule that does not exist.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRequirements } from '../storage/procedureFiles/readRequirements.ts';
import { readFiles } from './trace/files.ts';
import { printed, summed } from './trace/print.ts';
import { traceOf, unknownIds } from './trace/report.ts';
import { readSpecs } from './trace/specs.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const procedures = path.join(root, 'procedures');

const [lists, files, specs] = await Promise.all([
  readRequirements(path.join(procedures, 'requirements')),
  readFiles(procedures),
  readSpecs(root),
]);
const reports = lists
  // What all procedures share has no rules of its own.
  .filter(({ rules }) => Object.keys(rules).length > 0)
  .map((list) => traceOf(list, files, specs));
for (const report of reports) console.log(printed(report));
for (const report of reports) console.log(summed(report));

const unknown = unknownIds(specs, lists);
for (const { id, spec } of unknown)
  console.log(`No rule is called ${id}: ${spec.file}: ${spec.title}`);
const open = reports.some(({ rules }) => rules.some(({ standing }) => standing === 'unproved'));
// What the loaded test files hold open must not keep the process.
process.exit(unknown.length > 0 ? 2 : open ? 1 : 0);
