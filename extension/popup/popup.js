// The popup's shell: brings the view from the background to the drawing core, and what is asked for back.

import init, { Popup } from '../pkg/consentinel.js';
import { onAccessChanged, requestAccess } from '../pages/access.js';
import { ask } from '../pages/ask.js';
import { troubled } from '../pages/trouble.js';
import { fillWords, say } from '../pages/words.js';
import { api } from '../platform.js';

/** @typedef {import('../pkg/consentinel.js').PopupChange} PopupChange */

const wanted = new URLSearchParams(location.search).get('tab');
const inPanel = wanted === null;
document.documentElement.dataset.surface = inPanel ? 'popup' : 'tab';
fillWords(document);

const root = /** @type {HTMLElement} */ (document.getElementById('popup'));
root.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest('[data-do="access"]')) troubled(async () => void (await requestAccess()));
});
document.addEventListener('click', openLink);

troubled(start);

async function start() {
  await init();
  const popup = new Popup(root, say, (change) => troubled(() => carryOut(change)));
  popup.paintFirst();
  const tabId = inPanel ? await activeTab() : Number(wanted);

  const redraw = oneAtATime(async () => popup.draw(await ask({ type: 'view', tabId })));
  /** @param {PopupChange} change */
  async function carryOut(change) {
    try {
      await ask({ type: 'change', change });
    } finally {
      // A refused change has to flip its switch back.
      await redraw();
    }
  }

  await redraw();
  const again = () => troubled(redraw);
  api.storage.local.onChanged.addListener(again);
  api.storage.session.onChanged.addListener(again);
  onAccessChanged(again);
}

async function activeTab() {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

/**
 * Runs a task one at a time: calls that come meanwhile all lead to one more run after it.
 * @param {() => Promise<void>} task
 * @returns {() => Promise<void>} settles as the run that heeds the call
 */
function oneAtATime(task) {
  let last = Promise.resolve();
  /** @type {Promise<void> | undefined} */
  let next;
  return () => {
    next ??= last
      .catch(() => {})
      .then(() => {
        next = undefined;
        return (last = task());
      });
    return next;
  };
}

/**
 * Opens an extension page in a tab of its own and closes the panel, which Firefox would leave standing over it.
 * @param {MouseEvent} event
 */
function openLink(event) {
  const link = /** @type {Element} */ (event.target).closest('a');
  if (!link || !inPanel) return;
  event.preventDefault();
  api.tabs.create({ url: link.href }).then(() => close());
}
