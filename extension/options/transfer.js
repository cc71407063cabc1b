// Choices out of the browser and in again.

import { AskError, ask } from '../pages/ask.js';
import { say } from '../pages/words.js';
import { download } from './download.js';

/** @typedef {import('../protocol.js').ChoicesView} ChoicesView */

const outcome = /** @type {HTMLElement} */ (document.getElementById('import-outcome'));

/**
 * Lets the person export and import.
 * @param {() => Promise<ChoicesView>} stored asks for what is to be exported
 * @param {() => Promise<void>} imported called after an import
 */
export function onTransfer(stored, imported) {
  document.getElementById('export')?.addEventListener('click', async () => {
    try {
      download('consentinel-choices.json', (await stored()).choices);
    } catch (error) {
      tell(say('trouble', messageOf(error)), true);
    }
  });
  const input = /** @type {HTMLInputElement} */ (document.getElementById('import'));
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    await importFrom(file);
    // The same file, corrected, has to be noticed again.
    input.value = '';
    await imported();
  });
}

/** @param {File} file */
async function importFrom(file) {
  try {
    const { warnings } = await ask({ type: 'import', text: await file.text() });
    tell([say('imported', file.name), ...warnings].join(' '), false);
  } catch (error) {
    tell(say('import_failed', file.name, messageOf(error)), true);
  }
}

/** @param {unknown} error */
function messageOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message || (error instanceof AskError ? error.kind : '');
}

/**
 * @param {string} words
 * @param {boolean} failed
 */
function tell(words, failed) {
  outcome.textContent = words.slice(0, 1000);
  outcome.classList.toggle('failed', failed);
}
