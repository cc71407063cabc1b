import { until } from './until.js';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Opens an extension's own page in a new tab. Firefox never tells the driver that such a page has loaded, so the page
 * itself is asked.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @returns {Promise<Page>}
 */
export async function openExtensionPage(browser, url) {
  const page = await browser.newPage();
  page.goto(url).catch(() => undefined);
  await until(`${url} loads`, () => hasLoaded(page, url));
  return page;
}

/**
 * Whether a tab shows a page, all of it.
 * @param {Page} page
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function hasLoaded(page, url) {
  try {
    return await page.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url);
  } catch {
    // The document that was asked is just being replaced by the next one.
    return false;
  }
}

/**
 * The browser's id of the tab that shows an address.
 * @param {Page} extensionPage  a page of an extension that has access to the address
 * @param {string} url
 * @returns {Promise<number>}
 * @throws {Error} where no tab shows it
 */
export async function tabIdOf(extensionPage, url) {
  const tabs = await extensionPage.evaluate(() => chrome.tabs.query({}));
  const id = tabs.find((tab) => tab.url === url)?.id;
  if (id === undefined) throw new Error(`No tab shows ${url}`);
  return id;
}

/**
 * Asks the background as the extension's own pages do.
 * @param {Page} page  a page of the extension
 * @param {object} message
 * @returns {Promise<any>} the answer's value
 * @throws {Error} what the background refused
 */
export async function ask(page, message) {
  const answer = await page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  if (!answer?.ok) throw new Error(`${JSON.stringify(message)}: ${answer?.error?.kind} ${answer?.error?.message}`);
  return answer.value;
}
