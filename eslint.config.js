// The habits that a machine can hold: strict types, one direction of imports, no console, no `any`, named exports only.
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * The arrow of imports, step by step: each place may import the steps before it and itself, never a later one, nor its
 * neighbour on the same step. `server` makes a client with the plugin, as any host does,
 * and the command line starts the worker.
 */
const arrow = [
  ['domain'],
  ['workflows'],
  ['prisma'],
  ['bots'],
  ['exports'],
  ['activities', 'dashboard'],
  ['plugin', 'config.ts'],
  ['server'],
  ['worker'],
  ['cli'],
];
/** Files at the root belong to the folder of the same name. */
const pathsOf = (place) =>
  place.endsWith('.ts')
    ? [`./${place}`]
    : place === 'cli' || place === 'plugin'
      ? [`./${place}`, `./${place}.ts`]
      : place === 'worker'
        ? ['./worker.ts']
        : [`./${place}`];

const zones = arrow.flatMap((step, at) =>
  step.map((place) => ({
    target: pathsOf(place),
    from: [...step.filter((other) => other !== place), ...arrow.slice(at + 1).flat(), 'test'].flatMap(pathsOf),
    message: `The arrow of imports points the other way: ${arrow.map((names) => names.join(', ')).join(' <- ')}.`,
  }))
);

/** What scripts use of Node without importing it. */
const nodeGlobals = Object.fromEntries(
  [
    'AbortSignal',
    'Buffer',
    'URL',
    'URLSearchParams',
    'WebAssembly',
    'console',
    'fetch',
    'performance',
    'process',
    'setTimeout',
  ].map((name) => [name, 'readonly'])
);
const typescript = ['**/*.ts', '**/*.tsx'];
const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const onlyFrom = (regex, message) => ['error', { patterns: [{ regex, message }] }];

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.data/',
      '.cache/',
      'prisma/generated/',
      '**/node_modules/',
      'examples/',
      'server/public/vendor/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typescript,
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['prisma.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
          conditionNames: ['types', 'import', 'node', 'default'],
        }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': false }],
      'import-x/no-self-import': 'error',
      'no-restricted-syntax': ['error', defaultExport],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers read well in a sentence; everything else that is not text is worth a second look.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Off, each for its reason: words and ports are objects of functions without `this`;
      '@typescript-eslint/unbound-method': 'off',
      // a port may be async where one implementation has nothing to wait for, or nothing to do;
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // payloads from outside are checked although their types promise enough;
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // an empty text is often as good as none;
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      // and these only argue about taste.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['domain/**'],
    rules: { 'no-restricted-imports': onlyFrom('^[^.]', 'domain/ is pure: it imports nothing but itself.') },
  },
  {
    files: ['workflows/**'],
    rules: {
      'no-restricted-imports': onlyFrom(
        '^(?!\\.|@temporalio/(workflow|common)$)',
        'Workflow code runs in a sandbox: only domain/, @temporalio/workflow and @temporalio/common.'
      ),
    },
  },
  // A page's component returns markup, and the type of a language's words is written once.
  {
    files: ['**/*.tsx', 'bots/words/**', 'test/**'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    // Tests look into payloads of others as they come.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    // Scripts have no compiler that finds a missing import.
    files: ['scripts/**/*.{js,mjs}', 'bin/**', 'eslint.config.js'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  { files: ['cli.ts', 'cli/**'], rules: { 'no-console': 'off' } },
  // Tools and Temporal's bundler ask for a default export.
  {
    files: ['prisma.config.ts', 'plugin/workflow-entry.ts', 'test/plugin/hosts/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  prettier
);
