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

/** Messages that change nothing. */
const QUESTIONS = ['view', 'choices', 'preview', 'log'];

/**
 * Sends one message of the protocol and waits for its answer.
 * @param {import('../protocol.js').Request} message
 * @returns {Promise<any>} the answer's value, of the shape that the protocol gives for this message
 * @throws {AskError} where the background refuses or does not answer
 */
export async function ask(message) {
  const reply = await answerTo(message);
  if (!reply?.ok) {
    throw new AskError(reply?.error?.kind ?? 'no-answer', reply?.error?.message ?? '');
  }
  return reply.value;
}

/**
 * The browser may end the background at any moment, over a question too: Chrome then throws, Firefox gives no answer. A
 * question is asked anew, which starts the background again; a change is not, for it may have been made.
 * @param {import('../protocol.js').Request} message
 * @returns {Promise<import('../protocol.js').Reply | undefined>}
 */
async function answerTo(message) {
  const isQuestion = QUESTIONS.includes(message.type);
  try {
    const reply = await api.runtime.sendMessage(message);
    if (reply || !isQuestion) return reply;
  } catch (error) {
    if (!isQuestion) throw new AskError('no-answer', error instanceof Error ? error.message : String(error));
  }
  return api.runtime.sendMessage(message);
}
