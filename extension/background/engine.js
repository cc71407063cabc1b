// Holds the engine: loads the core once, and rebuilds the engine where it traps.

import init, { Engine } from '../pkg/consentinel.js';

/** @typedef {import('../pkg/consentinel.js').Choices} Choices */
/** @typedef {import('../pkg/consentinel.js').SavedRecord} SavedRecord */

/** @type {Engine | undefined} */
let engine;
/** @type {Choices} */
let choices;
/** @type {SavedRecord | undefined} */
let record;
/** @type {((engine: Engine) => void)[]} what the engine was told since its record was saved */
let told = [];
let failed = false;

/** Whether the engine failed twice at one question since the worker started. */
export const hasFailed = () => failed;

/**
 * Loads the core and makes the engine.
 * @param {() => Choices} readChoices called once the core is there
 * @param {SavedRecord | undefined} saved
 */
export async function startEngine(readChoices, saved) {
  await init();
  choices = readChoices();
  try {
    engine = new Engine(choices, saved);
    record = saved;
  } catch (error) {
    // A record that an older version wrote costs little: without one, a stored cookie counts as first-party.
    console.error('the saved record could not be read', error);
    engine = new Engine(choices);
  }
}

/** A new engine in place of one that trapped; it knows what that one was told. */
function rebuild() {
  engine = new Engine(choices, record);
  for (const fact of told) fact(engine);
}

/**
 * Tells the engine what was seen. Facts are told again to an engine that takes this one's place.
 * @param {(engine: Engine) => void} fact
 */
export function tell(fact) {
  ask(fact);
  told.push(fact);
}

/**
 * Asks the engine. One that traps is rebuilt from the last saved record and asked again, once.
 * @template T
 * @param {(engine: Engine) => T} question
 * @returns {T}
 * @throws {Error} what the engine throws; a `WebAssembly.RuntimeError` where it trapped twice
 */
export function ask(question) {
  if (!engine) throw new Error('the engine is not loaded');
  try {
    return question(engine);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    console.error('the engine trapped and is rebuilt', error);
  }
  rebuild();
  try {
    return question(engine);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      failed = true;
      rebuild();
    }
    throw error;
  }
}

/**
 * Lets new choices hold.
 * @param {Choices} next
 */
export function setChoices(next) {
  ask((current) => current.setChoices(next));
  choices = next;
}

/** The record to be saved, for the session and for good; a rebuilt engine starts from it too. */
export function saveRecord() {
  const saved = ask((current) => current.saveRecord());
  record = saved.session;
  told = [];
  return saved;
}

/**
 * Asks an engine that knows the same but has other choices.
 * @template T
 * @param {Choices} other
 * @param {(engine: Engine) => T} question
 * @returns {T}
 */
export function askWith(other, question) {
  const trial = new Engine(other, saveRecord().session);
  const answer = question(trial);
  trial.free();
  return answer;
}
