// The person's choices: the truth is `storage.local`, whoever wrote it.

import { checkChoices, defaultChoices } from '../pkg/consentinel.js';
import { api } from '../platform.js';
import { now } from './clock.js';
import { siteOfDomain } from './site.js';

/** @typedef {import('../protocol.js').Aside} Aside */
/** @typedef {import('../protocol.js').Choices} Choices */
/** @typedef {import('../protocol.js').StoredChoices} StoredChoices */

/**
 * The choices in force.
 * @typedef {object} InForce
 * @property {StoredChoices} choices the person's, or the defaults
 * @property {boolean} chosen whether the person has chosen, readably or not
 * @property {'invalid-choices' | 'newer-choices' | null} problem why the defaults stand in for stored choices
 * @property {string[]} warnings what in them nobody knows
 */

/** @type {InForce} */
let inForce;
/** @type {string | undefined} what is in force, as text; undefined before anything was read */
let adopted;

/** The choices in force. */
export const current = () => inForce;

/**
 * Lets the stored choices be in force. Unreadable or newer ones stay where they are and are kept aside as well, so that a
 * later change can't lose them; the defaults stand in.
 * @param {unknown} stored what `storage.local` holds under `choices`
 * @returns {boolean} whether that differs from what was in force
 */
export function adopt(stored) {
  const text = JSON.stringify(stored) ?? '';
  if (text === adopted) return false;
  adopted = text;
  if (stored === undefined) {
    inForce = { choices: defaultChoices(), chosen: false, problem: null, warnings: [] };
    return true;
  }
  try {
    const { warnings } = checkChoices(stored);
    const choices = bySite(/** @type {StoredChoices} */ (stored));
    inForce = { choices, chosen: true, problem: null, warnings };
  } catch (thrown) {
    const error = /** @type {Error & { kind?: string }} */ (thrown);
    const problem = error.kind === 'newer-choices' ? 'newer-choices' : 'invalid-choices';
    inForce = { choices: defaultChoices(), chosen: true, problem, warnings: [] };
    keepAside(stored, error.message).catch((reason) => console.error('could not keep choices aside', reason));
  }
  return true;
}

/**
 * The same choices, each site under the name that the engine and the pages know it by: a file may have it otherwise.
 * @param {StoredChoices} choices
 * @returns {StoredChoices}
 */
function bySite(choices) {
  if (!choices.sites) return choices;
  const sites = Object.entries(choices.sites).map(([key, own]) => [siteOfDomain(key) ?? key, own]);
  return { ...choices, sites: Object.fromEntries(sites) };
}

/**
 * The choices in force, with the defaults for what they leave out.
 * @returns {Choices}
 */
export function whole() {
  const defaults = /** @type {Choices} */ (defaultChoices());
  const { choices } = inForce;
  return { ...defaults, ...choices, purposes: { ...defaults.purposes, ...choices.purposes } };
}

/** What a change starts from: the person's own words, or the defaults where there are none that can be read. */
export function editable() {
  return inForce.choices;
}

/**
 * Stores choices.
 * @param {unknown} choices
 * @returns {Promise<{ warnings: string[] }>}
 * @throws {Error} with a `kind`, naming the field, where they are invalid; then nothing changes
 */
export async function store(choices) {
  const checked = checkChoices(choices);
  await api.storage.local.set({ choices });
  return checked;
}

/**
 * What was kept aside.
 * @returns {Promise<Aside[]>} oldest first
 */
export async function aside() {
  const { choices_aside: kept } = await api.storage.local.get('choices_aside');
  return Array.isArray(kept) ? kept : [];
}

/**
 * Forgets choices that were kept aside.
 * @param {number} index
 */
export async function discardAside(index) {
  const kept = await aside();
  await api.storage.local.set({ choices_aside: kept.toSpliced(index, 1) });
}

/**
 * @param {unknown} value
 * @param {string} error
 */
async function keepAside(value, error) {
  const kept = await aside();
  // Every start reads the same bad value again: one copy is enough.
  const text = JSON.stringify(value);
  if (kept.some((other) => JSON.stringify(other.value) === text)) return;
  await api.storage.local.set({ choices_aside: [...kept, { value, error, at: now() }] });
}
