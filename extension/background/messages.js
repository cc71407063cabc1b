// Answers the extension's own pages.

import { presets } from '../pkg/consentinel.js';
import { api } from '../platform.js';
import { applyChange } from './edit.js';
import { discardAside, editable, store } from './choices.js';
import { cookiesOf } from './log.js';
import { ready } from './ready.js';
import { changeChoices, sweepNow } from './settle.js';
import { preview, viewOf, viewOfChoices } from './view.js';

/** @typedef {import('../protocol.js').Change} Change */
/** @typedef {import('../protocol.js').Reply} Reply */
/** @typedef {import('../protocol.js').Request} Request */

/**
 * Handles `runtime.onMessage`.
 * @param {Request} message
 * @param {import('../platform.js').Sender} sender
 * @param {(reply: Reply) => void} reply
 * @returns {boolean} whether an answer follows
 */
export function messageReceived(message, sender, reply) {
  // Only the extension's own pages may steer it; a script inside a web page is no page of ours.
  if (!sender.url?.startsWith(api.runtime.getURL(''))) return false;
  answer(message).then(reply);
  return true;
}

/**
 * @param {Request} message
 * @returns {Promise<Reply>}
 */
async function answer(message) {
  try {
    await ready;
    return { ok: true, value: (await valueFor(message)) ?? null };
  } catch (thrown) {
    const { kind = 'internal', message: text } = /** @type {Error & { kind?: string }} */ (thrown);
    if (kind === 'internal') console.error(thrown);
    return { ok: false, error: { kind, message: text } };
  }
}

/**
 * @param {Request} message
 * @returns {Promise<unknown>}
 */
async function valueFor(message) {
  switch (message.type) {
    case 'view':
      return viewOf(message.tabId);
    case 'change':
      return change(message.change);
    case 'choices':
      return viewOfChoices();
    case 'preview':
      return preview();
    case 'choose': {
      const preset = presets()[message.preset];
      if (!preset) throw new Unanswerable(`no such preset: ${message.preset}`);
      await changeChoices(() => store(preset));
      return null;
    }
    case 'import':
      return changeChoices(() => store(parse(message.text)));
    case 'log':
      return cookiesOf(message.tabId);
    case 'sweep':
      return { removed: await sweepNow() };
    default:
      throw new Unanswerable(`no such message: ${/** @type {any} */ (message)?.type}`);
  }
}

/** @param {Change} wanted */
async function change(wanted) {
  if (wanted.kind === 'discard_aside') await changeChoices(() => discardAside(wanted.index));
  else await changeChoices(() => store(applyChange(editable(), wanted)));
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The browser's own words name the place.
    throw Object.assign(new Error(String(/** @type {Error} */ (error).message)), { kind: 'invalid-json' });
  }
}

/** A message nobody answers. */
class Unanswerable extends Error {
  kind = 'unknown-message';
}
