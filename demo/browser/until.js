import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 15;

/**
 * Waits until something holds, and fails where it does not come to hold in time.
 * @template T
 * @param {string} what  the awaited state, for the message
 * @param {() => T | Promise<T>} look  a falsy answer means: not yet. What it throws is thrown.
 * @param {number} [deadlineMs]
 * @returns {Promise<Exclude<T, undefined | false>>} the first truthy answer
 */
export async function until(what, look, deadlineMs = 10_000) {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (seen) return /** @type {Exclude<T, undefined | false>} */ (seen);
    if (performance.now() > end) throw new Error(`Not within ${deadlineMs} ms: ${what}`);
    await delay(POLL_MS);
  }
}

/**
 * Waits until something is as expected; where it never is, fails by showing what it was instead.
 * @template T
 * @param {() => Promise<T>} look
 * @param {(seen: T) => void} check  throws as long as it is not so, as the functions of `node:assert` do
 * @param {number} [deadlineMs]
 * @returns {Promise<T>} what was seen when it was so
 */
export async function untilPasses(look, check, deadlineMs = 10_000) {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    try {
      check(seen);
      return seen;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await delay(POLL_MS);
  }
}
