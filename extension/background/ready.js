// Brings the background up: everything that happens waits for this one promise.

import { api } from '../platform.js';
import { hasAccess, readAccess } from './access.js';
import { keepBaseline } from './baseline.js';
import { adopt, current } from './choices.js';
import { startEngine } from './engine.js';
import { readPlan, restoreFrames } from './headers-chrome.js';
import { restoreLogs } from './log.js';
import { seedTabs, sightLost } from './party.js';
import { settle } from './settle.js';
import { readTabs } from './top-pages.js';

/** Fulfilled once the engine knows the choices, what was saved, and which pages are open. */
export const ready = start();

async function start() {
  const [local, session] = await Promise.all([
    api.storage.local.get(['choices', 'party']),
    api.storage.session.get(null),
    readAccess(),
  ]);
  await startEngine(() => {
    adopt(local.choices);
    return current().choices;
  }, session.party ?? local.party);
  restoreLogs(session);
  restoreFrames(/** @type {any} */ (session.frames));
  readPlan();
  seedTabs(await readTabs());
  if (!hasAccess()) sightLost();
  await keepBaseline();
}

// Header rules may be gone and cookies may have been set unseen: both are made good at every start.
ready.then(() => settle({ newsMayBeLate: true })).catch((error) => console.error('could not start', error));
