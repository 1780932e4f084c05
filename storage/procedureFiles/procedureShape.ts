import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import type { Procedure } from '../../domain/procedure/index.ts';
import schema from '../../procedures/procedure.schema.json' with { type: 'json' };

/** The schema's own defaults fill what a file leaves out, so that the file may be terser than the model. */
export const SHAPE: Options = {
  allErrors: true,
  useDefaults: true,
  discriminator: true,
  allowUnionTypes: true,
  verbose: true,
};

/**
 * Whether a value has the shape of a procedure. Compiling the schema takes longer than all else that a
 * start does by itself: in the bundle the build puts what it compiles to in the place of this file.
 */
export const isProcedure = new Ajv2020(SHAPE).compile<Procedure>(schema);
