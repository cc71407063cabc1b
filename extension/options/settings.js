// The settings that are one choice of a few: each a `select` with `data-setting`.

import { dateWords, say } from '../pages/words.js';

/** @typedef {import('../protocol.js').Change} Change */
/** @typedef {import('../protocol.js').Choices} Choices */
/** @typedef {import('../protocol.js').Action} Action */
/** @typedef {import('../protocol.js').Switch} Switch */

/** @type {NodeListOf<HTMLSelectElement>} */
const selects = document.querySelectorAll('select[data-setting]');

/**
 * Shows what is chosen.
 * @param {Choices} choices
 */
export function showSettings(choices) {
  const paused = isPaused(choices.paused);
  for (const select of selects) {
    const setting = select.dataset.setting;
    if (setting === 'mode') select.value = choices.mode;
    else if (setting === 'paused') select.value = String(paused);
    else if (setting === 'third_party') select.value = choices.third_party;
    else select.value = choices.purposes[/** @type {Switch} */ (setting)];
  }
  const state = document.getElementById('paused-state');
  if (!state) return;
  state.textContent =
    paused && typeof choices.paused === 'object'
      ? say('paused_until', dateWords(choices.paused.until))
      : say('pause_hint');
}

/**
 * Calls back with the change that a person's choice stands for.
 * @param {(change: Change) => void} change
 */
export function onSetting(change) {
  for (const select of selects) select.addEventListener('change', () => change(changeOf(select)));
}

/**
 * @param {HTMLSelectElement} select
 * @returns {Change}
 */
function changeOf(select) {
  const { value } = select;
  const setting = select.dataset.setting;
  if (setting === 'mode') return { kind: 'mode', mode: /** @type {'enforce' | 'watch'} */ (value) };
  if (setting === 'paused') return { kind: 'pause', paused: value === 'true' };
  const action = /** @type {Action} */ (value);
  if (setting === 'third_party') return { kind: 'third_party', action };
  return { kind: 'purpose', purpose: /** @type {Switch} */ (setting), action };
}

/**
 * Whether a pause holds now.
 * @param {import('../protocol.js').Pause} paused
 */
function isPaused(paused) {
  return typeof paused === 'object' ? paused.until > Date.now() / 1000 : paused;
}
