// Makes the world agree with the choices: header rules, badges, what is stored.

import { api, rewritesHeaders } from '../platform.js';
import { keepBaseline } from './baseline.js';
import { adopt, current } from './choices.js';
import { now } from './clock.js';
import { ask, setChoices } from './engine.js';
import { assertHeaderRules } from './headers-chrome.js';
import { paintTabs } from './log.js';
import { serially } from './queue.js';
import { sweep } from './sweep.js';

/** The alarm that rings when a pause or a rule ends. */
const ALARM = 'choices-change-by-time';
/** Browsers let an alarm ring no sooner than this. */
const SOONEST_ALARM_MS = 30_000;

/**
 * Lets the stored choices hold, everywhere. Nothing happens where they already do.
 * @returns {Promise<void>} once they are enforced on what is stored
 */
export function choicesChanged() {
  return serially(followStored);
}

/**
 * Changes stored choices, one change after the other.
 * @template T
 * @param {() => Promise<T>} change writes `storage.local`
 * @returns {Promise<T>} once the change is enforced
 */
export function changeChoices(change) {
  return serially(async () => {
    const result = await change();
    await followStored();
    return result;
  });
}

/**
 * Enforces what holds now.
 * @param {Parameters<typeof sweep>[0]} [options]
 * @returns {Promise<number>} how many stored cookies were removed
 */
export function settle(options) {
  return serially(() => enforceAll(options));
}

/** Sweeps all stores. */
export function sweepNow() {
  return serially(() => sweep());
}

/** An alarm rang. @param {{ name: string }} alarm */
export async function alarmRang(alarm) {
  if (alarm.name === ALARM) await settle();
}

async function followStored() {
  const { choices } = await api.storage.local.get('choices');
  if (!adopt(choices)) return;
  setChoices(current().choices);
  await keepBaseline();
  await enforceAll();
}

/** @param {Parameters<typeof sweep>[0]} [options] */
async function enforceAll(options) {
  const until = rewritesHeaders ? ask((engine) => engine.headerPlan(now())).until : await assertHeaderRules();
  await wakeAt(until);
  await paintTabs();
  return sweep(options);
}

/**
 * @param {number | null} time Unix seconds; null: never
 */
async function wakeAt(time) {
  if (time === null) {
    await api.alarms.clear(ALARM);
    return;
  }
  const wait = time * 1000 - Date.now();
  await api.alarms.create(ALARM, { when: Math.max(time * 1000, Date.now() + SOONEST_ALARM_MS) });
  // Until the alarm can ring the worker is as good as sure to live.
  if (wait < SOONEST_ALARM_MS) setTimeout(() => settle(), Math.max(wait, 0) + 1);
}
