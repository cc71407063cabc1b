import { Consentinel } from '../../../demo/browser/consentinel.js';
import { openExtensionPage } from '../../../demo/browser/extension-page.js';
import { until } from '../../../demo/browser/until.js';

/** Preferences by which Firefox puts a background to sleep soon. */
export const FIREFOX_SLEEPS = { 'extensions.background.idle.timeout': 300 };

/**
 * Ends the background: kills the worker in Chromium; in Firefox, launched with {@link FIREFOX_SLEEPS}, waits until the
 * browser has ended it.
 * @param {Consentinel} consentinel
 * @param {import('puppeteer-core').Page} page  any page of the extension
 * @returns {Promise<void>}
 */
export async function endBackground(consentinel, page) {
  if (consentinel.name === 'firefox') {
    await until('the background sleeps', () => page.evaluate(() => chrome.extension.getBackgroundPage() === null));
    return;
  }
  const devtools = await page.createCDPSession();
  const stopped = new Promise((resolve) => {
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const own = versions.filter(({ scriptURL }) => scriptURL.startsWith(consentinel.origin));
      if (own.some(({ runningStatus }) => runningStatus === 'stopped')) resolve(undefined);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await devtools.detach();
}

/** Preferences by which Firefox keeps what an extension stored when it is taken out and put in again. */
export const FIREFOX_REMEMBERS = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

/**
 * Does something while the extension is switched off, and so hears nothing of it. Firefox, launched with
 * {@link FIREFOX_REMEMBERS}, has no switch that a test can reach: there the extension is taken out and put in again.
 * @param {import('./session.js').Session} session
 * @param {() => Promise<unknown>} act
 * @returns {Promise<void>}
 */
export async function whileSwitchedOff({ browser, consentinel, jar }, act) {
  const { name, id } = consentinel;
  if (name === 'firefox') {
    await browser.uninstallExtension(id);
    await act();
    await Consentinel.install(browser, name);
    return;
  }
  await jar.page.evaluate((extension) => chrome.management.setEnabled(extension, false), id);
  await act();
  await jar.page.evaluate((extension) => chrome.management.setEnabled(extension, true), id);
}

/**
 * Takes the access to all sites away, as a person can in the browser's own settings.
 * @param {Consentinel} consentinel
 * @returns {Promise<void>}
 */
export async function revokeHostAccess(consentinel) {
  if (consentinel.name === 'firefox') {
    const page = await consentinel.openOptions();
    const removed = await page.evaluate(() => chrome.permissions.remove({ origins: ['<all_urls>'] }));
    if (!removed) throw new Error('Firefox keeps the host access');
    await page.close();
    return;
  }
  await setHostAccess(consentinel, 'ON_CLICK');
}

/** Preferences by which Firefox grants what an extension asks for without asking the person. */
export const FIREFOX_GRANTS = { 'extensions.webextOptionalPermissionPrompts': false };

/**
 * Gives the access to all sites back: in Firefox, launched with {@link FIREFOX_GRANTS}, by the popup's button.
 * @param {Consentinel} consentinel
 * @param {import('./popup.js').Popup} popup
 * @returns {Promise<void>}
 */
export async function restoreHostAccess(consentinel, popup) {
  if (consentinel.name === 'firefox') await popup.press('access');
  else await setHostAccess(consentinel, 'ON_ALL_SITES');
}

/**
 * Chromium's own setting of an extension's access.
 * @param {Consentinel} consentinel
 * @param {'ON_CLICK' | 'ON_ALL_SITES'} hostAccess
 */
async function setHostAccess({ browser, id }, hostAccess) {
  const settings = await openExtensionPage(browser, 'chrome://extensions/');
  await settings.evaluate(
    (extensionId, access) => {
      // An interface of that page alone, of which the types know nothing.
      const { developerPrivate } = /** @type {any} */ (chrome);
      return developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access });
    },
    id,
    hostAccess,
  );
  await settings.close();
}
