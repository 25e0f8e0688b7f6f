/** What CONVENTIONS rules that a machine can see. */
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const product = ['packages/*/src/**/*.ts', 'server/src/**/*.ts'];
const element = 'packages/concierge/src';
const tests = ['**/*.test.ts', '**/test/**', '**/checks/**'];

const never = (message, ...group) => ({ group, message });

const zodMini = { name: 'zod', message: 'In the browser it is zod/mini: 7 KB against 28.' };

/** Where two blocks match a file the later replaces the earlier, so each folder states all of its own. */
const imports = (files, ...patterns) => ({
  files,
  ignores: tests,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [...patterns],
        paths: [
          ...(files.some((glob) => glob.startsWith('packages')) ? [zodMini] : []),
          { name: 'lit/directives/unsafe-html.js', message: 'Raw HTML enters nowhere.' },
          { name: 'lit/directives/unsafe-svg.js', message: 'Raw SVG enters nowhere.' },
          {
            name: 'lit/directives/style-map.js',
            message: 'Inline styles fail under a host’s CSP.',
          },
        ],
      },
    ],
  },
});

const browserOnly = [
  never(
    'The element knows no server and no Node.',
    '@openskies/concierge-server*',
    'openai*',
    '@openai/*',
    'hono*',
    'node:*',
  ),
];
const views = ['**/chat/**', '**/customer/**', '**/widgets/**'];
const builtElement = never(
  'The server serves the built file of the element.',
  '@openskies/concierge',
  '@openskies/concierge/*',
  'lit*',
);
const behindRoutes = [
  builtElement,
  never('Services know nothing of HTTP.', 'hono*', '@hono/*', '**/routes/**'),
];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '.cache/',
    '.data/',
    '**/icons-data.ts',
    '**/checks/snippets/',
    'scripts/release/',
  ]),
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `any` stays allowed where a generic port needs it (Action<any, any>); unsafe use of it is type-checked below.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
    },
  },
  {
    files: [
      'packages/*/src/**/*.ts',
      'packages/concierge/{test,checks}/**/*.ts',
      'server/{src,test}/**/*.ts',
    ],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        project: [
          'packages/protocol/tsconfig.test.json',
          'packages/concierge/tsconfig.json',
          'packages/concierge/tsconfig.node.json',
          'packages/concierge/checks/editors/tsconfig.json',
          'server/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: [
                'test',
                'it',
                'describe',
                'suite',
                'before',
                'after',
                'beforeEach',
                'afterEach',
              ],
            },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // The schemas decide what foreign JSON is; between `unknown` and the schema stands one JSON.parse.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: product,
    ignores: tests,
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'server/src/config.ts alone reads the environment.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
          message: 'No markup from strings.',
        },
        {
          selector:
            'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]',
          message: 'No markup from strings.',
        },
        { selector: 'TSEnumDeclaration', message: 'Node runs these files as they are: no enums.' },
      ],
    },
  },
  // @open-wc/testing types every `expect(…)` as a promise.
  {
    files: ['packages/concierge/**/*.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  { files: ['server/src/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  // A misuse by the page's author is said once on the page's console, from this one file.
  {
    files: [`${element}/shared/warn.ts`, `${element}/define.ts`],
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },

  // Data takes one road: each stage imports from stages before it.
  imports(
    ['packages/protocol/src/**'],
    never(
      'The protocol has no DOM, no Node API, no other package than zod/mini.',
      'node:*',
      'lit*',
      '@openskies/*',
      'hono*',
    ),
  ),
  imports([`${element}/*.ts`], ...browserOnly),
  imports(
    [`${element}/{shared,styles,text}/**`],
    ...browserOnly,
    never('These stand below every view and store.', ...views, '**/transport/**'),
  ),
  imports(
    [`${element}/transport/**`],
    ...browserOnly,
    never('Transport is the first stage.', '**/state/**', ...views, 'lit*'),
  ),
  imports(
    [`${element}/state/**`],
    ...browserOnly,
    never('State stands before the views.', ...views),
  ),
  imports(
    [`${element}/{chat,customer,widgets}/**`],
    ...browserOnly,
    never('A view calls a store; only transport fetches.', '**/transport/**'),
  ),
  imports(
    [`${element}/react.ts`],
    never(
      'The wrapper binds the element, nothing of its inside.',
      '**/transport/**',
      '**/state/**',
      ...views,
    ),
  ),
  imports(['server/src/**'], builtElement),
  imports(['server/src/{threads,identity,database}/**'], ...behindRoutes),
  imports(
    ['server/src/{agent,airline}/**'],
    ...behindRoutes,
    never(
      'Of threads only the repositories and the writer: the road goes from threads to here.',
      '**/threads/**',
      '!**/threads/*-repository.ts',
      '!**/threads/thread-writer.ts',
    ),
  ),

  {
    files: [`${element}/**/*.ts`],
    ignores: tests,
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/attribute-names': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only transport/ and state/customer-source.ts fetch.' },
      ],
    },
  },
  {
    files: [`${element}/transport/**`, `${element}/state/customer-source.ts`],
    rules: { 'no-restricted-globals': 'off' },
  },
  { files: tests, rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
);
