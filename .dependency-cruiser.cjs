/** The floor plan of the house (docs/decisions/0001-floor-plan.md): imports go down only. */
const floor = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {
        path: '^(adaptive-cards|answering|application|bot|cli|desk|domain|functions|graph|storage|web)/',
      },
      // microsoft-graph-types ships declarations only; nothing is left of it at run time.
      to: { couldNotResolve: true, pathNot: '^@microsoft/microsoft-graph-types$' },
    },
    floor(
      'domain-is-the-ground',
      '^domain/',
      '^(adaptive-cards|application|answering|bot|web|storage|graph|functions|desk|page|tab|cli|bench|test)/',
      'The rules know nobody above them.',
    ),
    floor(
      'calendar-knows-no-procedure',
      '^domain/calendar/',
      '^domain/(procedure|case|meeting)/',
      'calendar <- procedure <- case',
    ),
    floor(
      'procedure-knows-no-case',
      '^domain/procedure/',
      '^domain/(case|meeting)/',
      'calendar <- procedure <- case',
    ),
    floor(
      'case-knows-no-evidence',
      '^domain/(calendar|people|procedure|meeting|case)/',
      '^domain/evidence/',
      'Evidence is read off a case; no rule leans on it.',
    ),
    floor(
      'cards-do-not-act',
      '^adaptive-cards/',
      '^(application|answering|bot|web|storage|graph|functions|desk|page|tab|cli|bench|test)/',
      'Cards are pure presentation.',
    ),
    floor(
      'loops-do-not-render',
      '^application/',
      '^(adaptive-cards|answering|bot|web|storage|graph|functions|desk|page|tab|cli|bench|test)/',
      'Loops move data; adapters render.',
    ),
    floor(
      'answers-know-no-door',
      '^answering/',
      '^(bot|web|storage|graph|functions|desk|page|tab|cli|bench|test)/',
      'What is answered is the same by whichever door it was asked.',
    ),
    floor(
      'bot-stands-alone',
      '^bot/',
      '^(web|storage|graph|functions|desk|page|tab|cli|bench|test)/',
      'Adapters never meet.',
    ),
    floor(
      'web-stands-alone',
      '^web/',
      '^(bot|storage|graph|functions|desk|page|tab|cli|bench|test)/',
      'Adapters never meet.',
    ),
    floor(
      'the-page-is-a-client',
      '^page/',
      '^(adaptive-cards|application|answering|bot|web|domain|storage|graph|functions|desk|cli|bench|test)/',
      'It runs in a browser, and knows the app by HTTP alone.',
    ),
    floor(
      'the-tab-is-a-client',
      '^tab/',
      '^(adaptive-cards/(?!tab/\\w*[mM]odels\\.ts$)|(application|answering|bot|web|domain|storage|graph|functions|desk|cli|bench|test)/)',
      'It runs in a browser, and knows the app by HTTP and by what the pages are made of, as types.',
    ),
    floor(
      'storage-stands-alone',
      '^storage/',
      '^(bot|web|graph|answering|adaptive-cards|functions|desk|page|tab|cli|bench|test)/',
      'Adapters never meet.',
    ),
    floor(
      'graph-stands-alone',
      '^graph/',
      '^(bot|web|storage|answering|functions|desk|page|tab|cli|bench|test)/',
      'Adapters never meet.',
    ),
    floor(
      'functions-never-import-the-desk',
      '^functions/',
      '^(desk|page|tab|cli|bench|test)/',
      'Nothing deployed knows the desk.',
    ),
    floor(
      'nothing-imports-the-desk',
      '^(adaptive-cards|answering|application|bot|domain|functions|graph|page|storage|tab|web)/',
      '^desk/',
      'The desk is not deployed.',
    ),
    {
      name: 'nothing-deployed-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^test/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'luxon only; no node module, no package with I/O.',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: 'node_modules/(@types/)?luxon/',
      },
    },
    {
      name: 'loops-need-no-package',
      severity: 'error',
      from: { path: '^application/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'botbuilder-lives-in-bot',
      severity: 'error',
      from: { pathNot: '^(bot|test|bench)/' },
      to: { path: 'node_modules/(botbuilder|botframework-)' },
    },
    {
      name: 'tables-live-in-storage',
      severity: 'error',
      from: { path: '^(adaptive-cards|answering|application|bot|domain|graph|web)/' },
      to: { path: 'node_modules/@azure/(data-tables|storage-queue)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|desk/page)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
