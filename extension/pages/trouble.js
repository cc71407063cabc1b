// A page's one place for what went wrong.

import { say } from './words.js';

/**
 * Shows what went wrong in the page's `#trouble`, or that nothing is wrong any more.
 * @param {unknown} [error]
 */
export function showTrouble(error) {
  const place = document.getElementById('trouble');
  if (!place) return;
  const message = error instanceof Error ? error.message : String(error ?? '');
  place.textContent = error === undefined ? '' : say('trouble', message.slice(0, 500));
  place.hidden = error === undefined;
}

/**
 * Does something that may fail, and shows how it went.
 * @param {() => Promise<void>} task
 * @returns {Promise<void>} always fulfilled
 */
export async function troubled(task) {
  try {
    await task();
    showTrouble();
  } catch (error) {
    console.error(error);
    showTrouble(error);
  }
}
