import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const shared = ['app', 'common', 'test'];
const features = readdirSync(new URL('./src', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
  .map((entry) => entry.name);

const never = (folders) => folders.flatMap((folder) => [`@/${folder}`, `@/${folder}/*`, `**/../${folder}/*`]);
const forbid = (files, folders, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: never(folders), message }] }] },
});

export default ts.config(
  { ignores: ['dist', 'src/common/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  hooks.configs.flat['recommended-latest'] ?? hooks.configs.flat.recommended,
  {
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 150, skipComments: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['**/*.mjs', '*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  // A test file's describe() is a function, and may be long.
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  forbid(['src/common/**'], [...features, 'app'], 'common knows no feature'),
  ...features.map((feature) =>
    forbid(
      [`src/${feature}/**`],
      features.filter((other) => other !== feature),
      'a feature does not know another: what both need belongs in common',
    ),
  ),
);
