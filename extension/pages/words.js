// The localised words of the pages: one look-up, and the filling-in of what the HTML leaves open.

import { api } from '../platform.js';

/**
 * The localised text of a key.
 * @param {string} key a key of `_locales/en/messages.json`
 * @param {...(string | number)} substitutions what stands for `$1`, `$2`…
 * @returns {string}
 */
export function say(key, ...substitutions) {
  return api.i18n.getMessage(key, substitutions.map(String));
}

/**
 * Writes the words of every `data-i18n` element and of every `data-i18n-label` attribute, and the page's language.
 * @param {Document} page
 */
export function fillWords(page) {
  page.documentElement.lang = say('language_code');
  for (const element of page.querySelectorAll('[data-i18n]')) {
    element.textContent = say(element.getAttribute('data-i18n') ?? '');
  }
  for (const element of page.querySelectorAll('[data-i18n-label]')) {
    element.setAttribute('aria-label', say(element.getAttribute('data-i18n-label') ?? ''));
  }
}

/**
 * A moment, as people write it where the browser is used.
 * @param {number} time Unix seconds
 */
export function dateWords(time) {
  return new Date(time * 1000).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
