// Choices that could not be read: kept as they were, until the person has saved or forgets them.

import { dateWords, say } from '../pages/words.js';
import { download } from './download.js';
import { cut, showList } from './list.js';

/** @typedef {import('../protocol.js').Aside} Aside */

const section = /** @type {HTMLElement} */ (document.getElementById('aside'));
const list = /** @type {Element} */ (section.querySelector('.entries'));

/**
 * Shows what was kept aside; nothing where nothing was.
 * @param {Aside[]} aside
 * @param {(change: import('../protocol.js').Change) => void} ask
 */
export function showAside(aside, ask) {
  section.hidden = aside.length === 0;
  showList(
    list,
    aside.map(({ value, error, at }, index) => {
      const when = dateWords(at);
      return {
        title: say('aside_kept', when),
        lines: [cut(error)],
        buttons: [
          { key: 'aside_save', about: when, act: () => download('consentinel-kept-aside.json', value) },
          {
            key: 'aside_forget',
            about: when,
            act: () => {
              if (confirm(say('aside_forget_really'))) ask({ kind: 'discard_aside', index });
            },
          },
        ],
      };
    }),
  );
}
