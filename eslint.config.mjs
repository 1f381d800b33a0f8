import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const below = ['layer:contracts', 'layer:platform'];
/** Who may import whom; downward only. The rest goes by events. */
const directions = [
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:contracts'] },
  { sourceTag: 'layer:platform', onlyDependOnLibsWithTags: ['layer:contracts'] },
  // SIP knows no domain word, and nothing of ours.
  { sourceTag: 'layer:protocol', onlyDependOnLibsWithTags: ['layer:protocol'] },
  { sourceTag: 'layer:server-app', onlyDependOnLibsWithTags: [...below, 'layer:domain'] },
  { sourceTag: 'layer:browser-app', onlyDependOnLibsWithTags: ['layer:contracts'] },
  { sourceTag: 'domain:identity', onlyDependOnLibsWithTags: below },
  { sourceTag: 'domain:customers', onlyDependOnLibsWithTags: [...below, 'domain:identity'] },
  { sourceTag: 'domain:calendars', onlyDependOnLibsWithTags: below },
  { sourceTag: 'domain:phone-numbers', onlyDependOnLibsWithTags: below },
  { sourceTag: 'domain:agents', onlyDependOnLibsWithTags: [...below, 'domain:identity'] },
  {
    sourceTag: 'domain:routing',
    onlyDependOnLibsWithTags: [...below, 'domain:identity', 'domain:calendars', 'domain:agents'],
  },
  {
    sourceTag: 'domain:conversations',
    onlyDependOnLibsWithTags: [...below, 'domain:identity', 'domain:customers', 'domain:routing'],
  },
  {
    sourceTag: 'domain:channel-email',
    onlyDependOnLibsWithTags: [...below, 'domain:identity', 'domain:customers', 'domain:conversations'],
  },
  {
    sourceTag: 'domain:sites',
    onlyDependOnLibsWithTags: [
      ...below,
      ...['domain:identity', 'domain:customers', 'domain:calendars', 'domain:agents'],
      ...['domain:routing', 'domain:conversations'],
    ],
  },
  {
    sourceTag: 'domain:channel-voice',
    onlyDependOnLibsWithTags: [
      ...below,
      ...['layer:protocol', 'domain:media', 'domain:sites', 'domain:identity', 'domain:customers', 'domain:agents'],
      ...['domain:routing', 'domain:conversations', 'domain:phone-numbers'],
    ],
  },
  {
    sourceTag: 'domain:channel-chat',
    onlyDependOnLibsWithTags: [
      ...below,
      ...['domain:sites', 'domain:identity', 'domain:customers', 'domain:agents'],
      ...['domain:routing', 'domain:conversations'],
    ],
  },
  {
    sourceTag: 'domain:channel-callback',
    onlyDependOnLibsWithTags: [
      ...below,
      ...['domain:sites', 'domain:identity', 'domain:customers', 'domain:calendars', 'domain:agents'],
      ...['domain:routing', 'domain:conversations', 'domain:phone-numbers'],
    ],
  },
  // Sound between legs: what a call is, it is not told.
  { sourceTag: 'domain:media', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'domain:knowledge', onlyDependOnLibsWithTags: [...below, 'domain:identity', 'domain:conversations'] },
  {
    sourceTag: 'domain:sla',
    onlyDependOnLibsWithTags: [
      ...below,
      ...['domain:identity', 'domain:customers', 'domain:calendars', 'domain:agents'],
      ...['domain:routing', 'domain:conversations'],
    ],
  },
  // It lives from events and reads all tables; it calls whoever can change something for a supervisor.
  {
    sourceTag: 'domain:reporting',
    onlyDependOnLibsWithTags: [
      ...below,
      ...['domain:identity', 'domain:customers', 'domain:calendars', 'domain:agents'],
      ...['domain:routing', 'domain:conversations'],
    ],
  },
  { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: ['*'] },
];
const bannedOutsideServer = [
  '@nestjs/*',
  '@prisma/*',
  'pg',
  'graphile-worker',
  'fastify',
  'pino',
  'imapflow',
  'nodemailer',
];
const banned = [
  { sourceTag: 'layer:contracts', bannedExternalImports: [...bannedOutsideServer, 'react', 'react-dom', '@mantine/*'] },
  { sourceTag: 'layer:browser-app', bannedExternalImports: bannedOutsideServer },
  { sourceTag: 'layer:protocol', bannedExternalImports: [...bannedOutsideServer, 'zod'] },
];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name that can be found by searching.',
};
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read once, in libs/platform/src/config.ts.',
};
const syntax = [
  noDefaultExport,
  noEnvironment,
  {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>5]",
    message: 'More than five dependencies: an event is missing.',
  },
  {
    selector: 'MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]',
    message: 'SQL is never put together from strings: use the tagged template.',
  },
];

const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

const tests = [
  '**/*.test.{ts,tsx}',
  '**/*.fixtures.ts',
  '**/fixtures/**',
  '**/test-*.ts',
  'libs/testing/**',
  'e2e/**',
  'scripts/**',
];
const configs = ['*.config.{ts,mjs}', 'apps/*/*.config.ts', 'vite.*.config.ts'];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.nx', '.guichet', 'libs/platform/src/prisma'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: { allowDefaultProject: ['apps/*/*.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { '@nx': nx, '@typescript-eslint': tseslint.plugin, 'react-hooks': reactHooks },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': lines(40),
      'no-restricted-syntax': ['error', ...syntax],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.{ts,tsx}'],
    rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints: [...directions, ...banned] }] },
  },
  {
    // db.tx is the only door to the database.
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['libs/platform/**', ...tests],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: ['pg', '@prisma/client', '@prisma/adapter-pg'].map((name) => ({
            name,
            allowTypeImports: true,
            message: 'Go through db.tx.',
          })),
        },
      ],
    },
  },
  {
    files: ['apps/{desk,widget,demo-shop,demo-phone}/**/*.{ts,tsx}'],
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': lines(80),
    },
  },
  // A component's function is mostly its markup.
  { files: ['apps/{desk,widget,demo-shop,demo-phone}/**/*.tsx'], rules: { 'max-lines-per-function': lines(200) } },
  // Texts of the demo shop.
  { files: ['apps/api/src/demo/**'], rules: { 'max-lines': 'off' } },
  {
    // Tests name what they use across libs, and read the settings they were given.
    files: tests,
    rules: {
      '@nx/enforce-module-boundaries': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...syntax.filter((rule) => rule !== noEnvironment)],
    },
  },
  {
    files: ['libs/platform/src/config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntax.filter((rule) => rule !== noEnvironment)] },
  },
  { files: [...configs, 'scripts/vitest.global.ts', 'e2e/servers.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
