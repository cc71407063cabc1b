// The options page: shows the stored choices, and asks for each change as soon as it is made.

import { ask } from '../pages/ask.js';
import { troubled } from '../pages/trouble.js';
import { fillWords } from '../pages/words.js';
import { api } from '../platform.js';
import { showAside } from './aside.js';
import { showLabels, showRules, showSites } from './entries.js';
import { onSetting, showSettings } from './settings.js';
import { onTransfer } from './transfer.js';
import { showSaved, showWarnings } from './told.js';

/** @typedef {import('../protocol.js').Change} Change */
/** @typedef {import('../protocol.js').ChoicesView} ChoicesView */

fillWords(document);
troubled(start);

async function start() {
  onSetting(change);
  onTransfer(stored, draw);
  await draw();
  api.storage.local.onChanged.addListener(() => troubled(draw));
}

/** @returns {Promise<ChoicesView>} */
function stored() {
  return ask({ type: 'choices' });
}

async function draw() {
  const { choices, chosen, aside, warnings } = await stored();
  showSettings(choices);
  showSites(choices.sites, change);
  showRules(choices.rules, change);
  showLabels(choices.labels, change);
  showAside(aside, change);
  showWarnings(warnings);
  document.getElementById('not-chosen')?.toggleAttribute('hidden', chosen);
  document.querySelector('main')?.setAttribute('aria-busy', 'false');
}

/**
 * Asks for a change; where it is refused, shows again what holds.
 * @param {Change} change
 * @returns {Promise<void>} always fulfilled
 */
function change(change) {
  return troubled(async () => {
    try {
      await ask({ type: 'change', change });
      showSaved();
    } finally {
      await draw();
    }
  });
}
