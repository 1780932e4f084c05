import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import schema from '../procedures/procedure.schema.json' with { type: 'json' };
import { SHAPE } from '../storage/procedureFiles/procedureShape.ts';

/** The schema of procedures as the code that ajv makes of it, so that a start need not make it again. */
export const precompiledShape: Plugin = {
  name: 'precompiled-procedure-shape',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]storage[\\/]procedureFiles[\\/]procedureShape\.ts$/ }, (file) => {
      const ajv = new Ajv2020({ ...SHAPE, code: { source: true, esm: true } });
      const code = standalone.default(ajv, ajv.compile(schema));
      return {
        contents: `${code}\nexport { validate as isProcedure };\n`,
        loader: 'js',
        // The code asks for ajv's own helpers, by name.
        resolveDir: path.dirname(file.path),
      };
    });
  },
};

/** zod brings its messages in some fifty languages, which no bundler can leave out by itself. */
export const englishOnly: Plugin = {
  name: 'zod-in-english',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, (file) => ({
      contents: "export { default as en } from './en.js';\n",
      loader: 'js',
      resolveDir: path.dirname(file.path),
    }));
  },
};
