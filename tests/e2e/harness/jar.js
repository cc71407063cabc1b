import { fileURLToPath } from 'node:url';
import { openExtensionPage } from '../../../demo/browser/extension-page.js';

const FOLDER = fileURLToPath(new URL('../jar', import.meta.url));

/** Id and internal UUID that the helper extension has in Firefox. */
export const JAR_ID = 'jar@consentinel.test';
export const JAR_UUID = '5b0b5c1e-7d4c-4f0e-9a39-0d2f7c3a1001';

/**
 * The browser's cookie jar, partitions included, seen through a helper extension: reading it neither needs nor wakes
 * Consentinel.
 */
export class Jar {
  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Installs the helper and opens its page.
   * @param {import('puppeteer-core').Browser} browser
   * @param {import('../../../demo/browser/find.js').BrowserName} name
   * @returns {Promise<Jar>}
   */
  static async open(browser, name) {
    const id = await browser.installExtension(FOLDER);
    const origin = name === 'chrome' ? `chrome-extension://${id}` : `moz-extension://${JAR_UUID}`;
    return new Jar(await openExtensionPage(browser, `${origin}/jar.html`));
  }

  /**
   * Every cookie in the jar.
   * @returns {Promise<chrome.cookies.Cookie[]>}
   */
  all() {
    return this.page.evaluate(() => chrome.cookies.getAll({ partitionKey: {} }));
  }

  /**
   * Every cookie in the jar, in the words the tests compare by.
   * @returns {Promise<string[]>} sorted `"host name"`
   */
  async list() {
    const cookies = await this.all();
    return cookies.map((cookie) => `${cookie.domain.replace(/^\./, '')} ${cookie.name}`).sort();
  }

  /**
   * Stores cookies as a site of that address would.
   * @param {chrome.cookies.SetDetails[]} cookies
   * @returns {Promise<void>}
   */
  put(cookies) {
    return this.page.evaluate(async (list) => {
      for (const details of list) {
        if (!(await chrome.cookies.set(details))) throw new Error(`The browser does not take ${details.name}`);
      }
    }, cookies);
  }
}

/**
 * Attempts in the words of {@link Jar.list}.
 * @param {readonly import('../../../demo/attempts.js').Attempt[]} attempts
 * @returns {string[]} sorted `"host name"`
 */
export function asListed(attempts) {
  return attempts.map(({ host, name }) => `${host} ${name}`).sort();
}
