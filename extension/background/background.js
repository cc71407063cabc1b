// Registers every listener, at once and nothing else: an event wakes the background only where its listener stands before
// anything is awaited. Each then waits until the background is ready, in the order in which the events came.

import { EVERYWHERE, api, requestOptions, rewritesHeaders } from '../platform.js';
import { hasAccess, readAccess } from './access.js';
import { installed } from './first-run.js';
import * as chromeHeaders from './headers-chrome.js';
import * as firefoxHeaders from './headers-firefox.js';
import { messageReceived } from './messages.js';
import { sightLost } from './party.js';
import { ready } from './ready.js';
import { alarmRang, choicesChanged, settle } from './settle.js';
import { cookieChanged } from './cookie-changes.js';
import { requestEnded, requestStarted, tabClosed, tabUpdated } from './tabs.js';

/**
 * A listener that waits for the background. Whatever fails in it is told and lets the browser go on.
 * @param {(...event: any[]) => any} handle
 * @returns {any} the types know no listener that answers later, as Firefox takes it
 */
function whenReady(handle) {
  return async (/** @type {any[]} */ ...event) => {
    try {
      await ready;
      return await handle(...event);
    } catch (error) {
      console.error(`${handle.name} failed`, error);
      return {};
    }
  };
}

/**
 * A listener of an event that nobody waits for.
 * @param {(...event: any[]) => any} handle
 * @returns {any}
 */
function observing(handle) {
  const listener = whenReady(handle);
  return (/** @type {any[]} */ ...event) => void listener(...event);
}

/** @param {(...event: any[]) => any} handle */
const listener = rewritesHeaders ? whenReady : observing;
const all = { urls: EVERYWHERE };
const pages = { urls: EVERYWHERE, types: /** @type {any} */ (['main_frame']) };

const { webRequest } = api;
webRequest.onBeforeRequest.addListener(listener(requestStarted), all, requestOptions());
webRequest.onCompleted.addListener(observing(requestEnded), pages);
webRequest.onErrorOccurred.addListener(observing(requestEnded), pages);
if (rewritesHeaders) {
  webRequest.onBeforeSendHeaders.addListener(
    whenReady(firefoxHeaders.filterRequest),
    all,
    requestOptions('requestHeaders'),
  );
  webRequest.onHeadersReceived.addListener(
    whenReady(firefoxHeaders.filterResponse),
    all,
    requestOptions('responseHeaders'),
  );
} else {
  webRequest.onBeforeRequest.addListener(observing(chromeHeaders.frameRequested), { ...all, types: ['sub_frame'] });
  webRequest.onBeforeSendHeaders.addListener(
    observing(chromeHeaders.requestSeen),
    all,
    requestOptions('requestHeaders'),
  );
  webRequest.onHeadersReceived.addListener(
    observing(chromeHeaders.responseSeen),
    all,
    requestOptions('responseHeaders'),
  );
}

api.cookies.onChanged.addListener(observing(cookieChanged));
api.tabs.onUpdated.addListener(observing(tabUpdated));
api.tabs.onRemoved.addListener(observing(tabClosed));
api.storage.onChanged.addListener(observing(storageChanged));
api.permissions.onAdded.addListener(observing(accessChanged));
api.permissions.onRemoved.addListener(observing(accessChanged));
api.alarms.onAlarm.addListener(observing(alarmRang));
// Nothing to do but to be there: header rules may not have outlived the browser.
api.runtime.onStartup.addListener(observing(async () => {}));
api.runtime.onInstalled.addListener(observing(installed));
api.runtime.onMessage.addListener(messageReceived);

/**
 * @param {import('../platform.js').StorageChanges} changes
 * @param {string} area
 */
async function storageChanged(changes, area) {
  if (area === 'local' && 'choices' in changes) await choicesChanged();
}

async function accessChanged() {
  await readAccess();
  if (!hasAccess()) sightLost();
  await settle();
}
