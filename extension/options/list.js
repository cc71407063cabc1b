// A list of entries that can each be taken away.

import { say } from '../pages/words.js';

/** How much of a foreign name a line shows, in characters. */
const SHOWN = 120;

/**
 * What a list shows of one entry.
 * @typedef {object} Entry
 * @property {string} title
 * @property {string[]} lines below the title
 * @property {{ key: string, about: string, act: () => void }[]} buttons each with its word's key and what it is about
 */

/**
 * Shows entries in a list, or the words for an empty one. Leaves the list alone where nothing changed, so that the focus stays.
 * @param {Element} list its `data-none` is the key of those words
 * @param {Entry[]} entries
 */
export function showList(list, entries) {
  const said = JSON.stringify(entries.map(({ title, lines, buttons }) => [title, lines, buttons.length]));
  if (drawn.get(list) === said) return;
  drawn.set(list, said);
  const focused = list.contains(document.activeElement);
  const none = list.getAttribute('data-none');
  list.replaceChildren(...(entries.length || !none ? entries.map(entryItem) : [noneItem(none)]));
  // The button that had the focus is gone: the heading before the list is where to go on from.
  if (focused) focusHeading(list);
}

/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * A foreign name as a line may show it.
 * @param {string} text
 */
export function cut(text) {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}

/** @param {Entry} entry */
function entryItem({ title, lines, buttons }) {
  const item = element('li', 'entry');
  const words = element('div');
  words.append(element('bdi', '', title), ...lines.map((line) => element('span', 'hint', line)));
  const row = element('div', 'entry-buttons');
  for (const { key, about, act } of buttons) {
    const button = element('button', 'button', say(key));
    button.setAttribute('type', 'button');
    button.setAttribute('aria-label', `${say(key)}: ${about}`);
    button.addEventListener('click', act);
    row.append(button);
  }
  item.append(words, row);
  return item;
}

/** @param {string} key */
function noneItem(key) {
  return element('li', 'none', say(key));
}

/** @param {Element} list */
function focusHeading(list) {
  const heading = list.closest('section')?.querySelector('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
function element(tag, className = '', text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
