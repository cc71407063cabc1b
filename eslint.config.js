import js from '@eslint/js';
import globals from 'globals';

// What the architecture forbids in the extension's own code, each with the reason a person reads.
const INTO_MARKUP = 'Text from a site or a table must never become markup: make elements, set textContent.';
const BROWSER_SEAM = 'Only extension/platform.js names the browser; import `api` from it.';

const noMarkup = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'srcdoc',
  'createContextualFragment',
];

const forbiddenSyntax = [
  ...noMarkup.map((name) => ({ selector: `MemberExpression[property.name="${name}"]`, message: INTO_MARKUP })),
  { selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]', message: INTO_MARKUP },
  {
    selector: 'ImportExpression',
    message: 'A service worker cannot import on demand: import at the top.',
  },
  {
    selector:
      'Program > ExpressionStatement > AwaitExpression, Program > VariableDeclaration AwaitExpression:not(:function AwaitExpression)',
    message: 'A service worker with a top-level await does not start: listeners must be there at once.',
  },
];

const browserSeam = {
  selector: 'MemberExpression[object.name=/^(globalThis|self|window)$/][property.name=/^(chrome|browser)$/]',
  message: BROWSER_SEAM,
};

export default [
  { ignores: ['target/', 'pkg/', 'dist/', 'node_modules/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['extension/**/*.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.webextensions } },
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': [
        'error',
        { name: 'chrome', message: BROWSER_SEAM },
        { name: 'browser', message: BROWSER_SEAM },
      ],
      'no-restricted-syntax': ['error', ...forbiddenSyntax, browserSeam],
    },
  },
  {
    files: ['extension/background/**/*.js'],
    rules: {
      // Firefox has both in its background page, which hides the mistake; Chrome's worker has neither.
      'no-restricted-globals': [
        'error',
        { name: 'chrome', message: BROWSER_SEAM },
        { name: 'browser', message: BROWSER_SEAM },
        ...['localStorage', 'sessionStorage', 'document', 'window'].map((name) => ({
          name,
          message: "Chrome's background worker has no such thing.",
        })),
      ],
    },
  },
  {
    files: ['extension/platform.js'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-syntax': ['error', ...forbiddenSyntax] },
  },
  {
    // Code of a test that is carried into a page or an extension page speaks of that page's globals.
    files: ['scripts/**/*.mjs', 'demo/**/*.js', 'tests/**/*.js', '*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.webextensions } },
  },
];
