// Questions from a page to the background.

import { api } from '../platform.js';

/** A question the background could not answer: its `kind` says what went wrong, its message in which field. */
export class AskError extends Error {
  /**
   * @param {string} kind
   * @param {string} message
   */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Sends one message of the protocol and waits for its answer.
 * @param {import('../protocol.js').Request} message
 * @returns {Promise<any>} the answer's value, of the shape that the protocol gives for this message
 * @throws {AskError} where the background refuses or does not answer
 */
export async function ask(message) {
  const reply = await api.runtime.sendMessage(message);
  if (!reply?.ok) {
    throw new AskError(reply?.error?.kind ?? 'no-answer', reply?.error?.message ?? '');
  }
  return reply.value;
}
