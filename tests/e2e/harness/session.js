import { startDemo } from '../../../demo/server.js';
import { launchBrowser } from '../../../demo/browser/launch.js';
import { Consentinel, firefoxUuid } from '../../../demo/browser/consentinel.js';
import { tabIdOf } from '../../../demo/browser/extension-page.js';
import { until } from '../../../demo/browser/until.js';
import { JAR_ID, JAR_UUID, Jar } from './jar.js';
import { Popup } from './popup.js';

/** @typedef {import('../../../demo/browser/find.js').BrowserName} BrowserName */

/**
 * The browsers under test: both, or the ones that `E2E_BROWSERS` names.
 * @type {BrowserName[]}
 */
export const BROWSERS = /** @type {BrowserName[]} */ ((process.env.E2E_BROWSERS ?? 'chrome,firefox').split(','));

/** A fresh browser on fresh demo sites, with or without Consentinel. */
export class Session {
  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {import('../../../demo/server.js').Demo} demo
   * @param {BrowserName} name
   * @param {Jar} jar
   * @param {import('puppeteer-core').Page} page  the tab that visits
   */
  constructor(browser, demo, name, jar, page) {
    this.browser = browser;
    this.demo = demo;
    this.name = name;
    this.jar = jar;
    this.page = page;
    /** @type {Consentinel | undefined} */
    this.installed = undefined;
  }

  /**
   * Starts sites and browser.
   * @param {BrowserName} name
   * @param {object} [options]
   * @param {boolean} [options.consentinel]  whether to install it from the start; true if left out
   * @param {'allowed' | 'default'} [options.thirdPartyCookies]  what the browser itself does about them
   * @param {Record<string, string | number | boolean>} [options.firefoxPrefs]
   * @returns {Promise<Session>}
   */
  static async start(name, { consentinel = true, ...launch } = {}) {
    const demo = await startDemo();
    const browser = await launchBrowser({
      name,
      demo,
      firefoxUuids: { [JAR_ID]: JAR_UUID, ...(await firefoxUuid()) },
      ...launch,
    });
    try {
      const jar = await Jar.open(browser, name);
      const session = new Session(browser, demo, name, jar, await browser.newPage());
      if (consentinel) await session.install();
      return session;
    } catch (error) {
      await browser.close();
      await demo.close();
      throw error;
    }
  }

  /** Installs Consentinel. */
  async install() {
    this.installed = await Consentinel.install(this.browser, this.name);
  }

  /** @returns {Consentinel} the installed extension */
  get consentinel() {
    if (!this.installed) throw new Error('Consentinel is not installed in this session');
    return this.installed;
  }

  /**
   * Visits a page of the demo in the session's tab, until it is loaded.
   * @param {string} host
   * @param {string} [path]
   * @returns {Promise<void>}
   */
  async visit(host, path = '/') {
    await this.page.bringToFront();
    await this.page.goto(this.demo.url(host, path), { waitUntil: 'load' });
  }

  /**
   * The browser's id of the session's tab.
   * @returns {Promise<number>}
   */
  tabId() {
    return tabIdOf(this.jar.page, this.page.url());
  }

  /**
   * Opens the popup, as a tab of its own, that speaks of the session's tab.
   * @returns {Promise<Popup>}
   */
  async popup() {
    return new Popup(await this.consentinel.openPopup(await this.tabId()));
  }

  /**
   * Waits until a tab shows one of the extension's pages that the extension opened itself.
   * @param {string} file  path within the extension
   * @returns {Promise<import('puppeteer-core').Page>}
   */
  openedByItself(file) {
    return until(`${file} opens by itself`, async () => {
      const pages = await this.browser.pages();
      return pages.find((page) => page.url().startsWith(`${this.consentinel.origin}/${file}`));
    });
  }

  /** Closes browser and sites. */
  async close() {
    await this.browser.close();
    await this.demo.close();
  }
}
