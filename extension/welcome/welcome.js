// The first-run page: tells what each choice would remove, and carries out the one that is made.

import { hasAccess, onAccessChanged, requestAccess } from '../pages/access.js';
import { ask } from '../pages/ask.js';
import { troubled } from '../pages/trouble.js';
import { fillWords, say } from '../pages/words.js';

/** @typedef {import('../protocol.js').Preset} Preset */

/** The key of each choice's name. @type {Record<Preset, string>} */
const NAMES = { balanced: 'preset_balanced', strict: 'preset_strict', watch: 'preset_watch' };

/** @type {NodeListOf<HTMLButtonElement>} */
const presets = document.querySelectorAll('[data-preset]');

fillWords(document);
document.getElementById('grant-access')?.addEventListener('click', () => {
  troubled(async () => void (await requestAccess()));
});
for (const button of presets) button.addEventListener('click', () => troubled(() => choose(button)));
onAccessChanged(() => troubled(showAccess));
troubled(start);

async function start() {
  await showAccess();
  const { chosen } = await ask({ type: 'choices' });
  showUntouched(!chosen);
  await showEffects();
}

/** @param {boolean} untouched whether what is stored was left alone so far */
function showUntouched(untouched) {
  document.getElementById('untouched')?.toggleAttribute('hidden', !untouched);
}

async function showAccess() {
  const banner = document.getElementById('access');
  if (banner) banner.hidden = await hasAccess();
}

/**
 * Tells how many stored cookies each choice would remove.
 * @returns {Promise<Record<Preset, number>>}
 */
async function showEffects() {
  /** @type {Record<Preset, number>} */
  const effects = await ask({ type: 'preview' });
  for (const place of document.querySelectorAll('[data-effect]')) {
    const preset = /** @type {Preset} */ (place.getAttribute('data-effect'));
    place.textContent = effects[preset] > 0 ? say('preview_removes', effects[preset]) : say('preview_removes_none');
  }
  return effects;
}

/** @param {HTMLButtonElement} chosen */
async function choose(chosen) {
  const preset = /** @type {Preset} */ (chosen.dataset.preset);
  for (const button of presets) button.disabled = true;
  try {
    const before = await showEffects();
    await ask({ type: 'choose', preset });
    const left = await showEffects();
    tell(preset, before[preset] - left[preset]);
    for (const button of presets) button.setAttribute('aria-pressed', String(button === chosen));
  } finally {
    for (const button of presets) button.disabled = false;
  }
}

/**
 * Says what was done.
 * @param {Preset} preset
 * @param {number} removed how many stored cookies went
 */
function tell(preset, removed) {
  const done = /** @type {HTMLElement} */ (document.getElementById('done'));
  const what = removed > 0 ? say('chosen_removed', removed) : say('chosen_removed_none');
  done.textContent = `${say('chosen_on', say(NAMES[preset]))} ${what}`;
  done.focus({ preventScroll: true });
  done.scrollIntoView({ block: 'nearest' });
  showUntouched(false);
}
