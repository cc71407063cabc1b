// What the page tells beside the settings: that a change is stored, and what in the choices nobody understood.

import { say } from '../pages/words.js';
import { cut } from './list.js';

/** How long the word stays, in milliseconds. */
const SHOWN_FOR = 1800;

const saved = /** @type {HTMLElement} */ (document.getElementById('saved'));
const warned = /** @type {HTMLElement} */ (document.getElementById('warnings'));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** Says that a change is stored and holds. */
export function showSaved() {
  clearTimeout(fading);
  saved.textContent = say('saved');
  saved.classList.add('shown');
  fading = setTimeout(() => {
    saved.classList.remove('shown');
    saved.textContent = '';
  }, SHOWN_FOR);
}

/**
 * Shows what in the choices was not understood and is left alone.
 * @param {string[]} warnings
 */
export function showWarnings(warnings) {
  warned.hidden = warnings.length === 0;
  const items = warnings.slice(0, 20).map((warning) => {
    const item = document.createElement('li');
    item.textContent = cut(warning);
    return item;
  });
  warned.querySelector('ul')?.replaceChildren(...items);
}
