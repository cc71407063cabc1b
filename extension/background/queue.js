// Changes that must not run into each other.

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * Runs `work` after all work handed in before, whether that failed or not.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} as `work` ends
 */
export function serially(work) {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}
