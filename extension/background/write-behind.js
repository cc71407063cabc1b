// Writing what changes often: at once when quiet, seldom when busy.

/** A write may take this share of the time, no more. */
const SHARE = 0.05;

/**
 * Makes a function that asks for `write` to be called: now, or as soon as `rest` milliseconds have gone by since the last
 * call. What was asked for in between is one call. A slow write rests longer, so that a large state can't eat the worker.
 * @param {() => Promise<unknown>} write
 * @param {number} rest milliseconds
 * @returns {() => void}
 */
export function writeBehind(write, rest) {
  let busy = false;
  let wanted = false;
  const run = async () => {
    busy = true;
    wanted = false;
    const started = performance.now();
    try {
      await write();
    } catch (error) {
      console.error('could not save', error);
    }
    const took = performance.now() - started;
    setTimeout(() => (wanted ? run() : (busy = false)), Math.max(rest, took / SHARE));
  };
  return () => {
    if (busy) wanted = true;
    else run();
  };
}
