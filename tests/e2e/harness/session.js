import { TRACKER } from '../../../demo/attempts.js';
import { startDemo } from '../../../demo/server.js';
import { launchBrowser } from '../../../demo/browser/launch.js';
import { Consentinel, firefoxUuid } from '../../../demo/browser/consentinel.js';
import { tabIdOf } from '../../../demo/browser/extension-page.js';
import { until } from '../../../demo/browser/until.js';
import { JAR_ID, JAR_UUID, Jar } from './jar.js';
import { Popup } from './popup.js';

/** @typedef {import('../../../demo/browser/find.js').BrowserName} BrowserName */
/** @typedef {import('../../../demo/log.js').LoggedRequest} LoggedRequest */

/** From when on after a page's load, in ms, a request of it counts as late. */
const LATE_MS = 1000;

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
   * @returns {Promise<number>} where the visit begins in the servers' log
   */
  async visit(host, path = '/') {
    const mark = this.demo.log.mark();
    await this.page.bringToFront();
    await this.page.goto(this.demo.url(host, path), { waitUntil: 'load' });
    return mark;
  }

  /**
   * Waits for requests that a visited page makes to its own host a second or more after it was loaded: by then all
   * that it tries to set was tried.
   * @param {string} host
   * @param {number} mark   where the visit begins in the log
   * @param {number} [count]
   * @returns {Promise<LoggedRequest[]>}
   */
  late(host, mark, count = 1) {
    return until(`${count} late requests to ${host}`, () => {
      const requests = this.demo.log.requests(host, mark).filter(({ query }) => Number(query.get('after')) >= LATE_MS);
      return requests.length >= count && requests;
    });
  }

  /**
   * Visits a page and waits until it has tried all that it tries.
   * @param {string} host
   * @returns {Promise<number>} where the visit begins in the log
   */
  async visitFully(host) {
    const mark = await this.visit(host);
    await this.late(host, mark);
    return mark;
  }

  /**
   * What the tracker was asked from within other sites since a mark, with cookies. A browser asks for a page's icon
   * late, so what it asks for the tracker's own page is told apart by the name of the top page missing.
   * @param {number} mark
   * @returns {LoggedRequest[]}
   */
  trackerGot(mark) {
    const requests = this.demo.log.requests(TRACKER, mark).filter(({ query }) => query.get('top'));
    if (!requests.some(({ path }) => path === '/nested'))
      throw new Error('The frame inside the frame was never loaded');
    return requests.filter(({ cookies }) => cookies.length > 0);
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
    const start = `${this.consentinel.origin}/${file}`;
    return until(`${file} opens by itself`, async () => {
      for (const page of await this.browser.pages()) {
        // In Firefox the driver does not know the address of an extension's page: the page does.
        const url = await page.evaluate(() => location.href).catch(() => '');
        if (url.startsWith(start)) return page;
      }
      return undefined;
    });
  }

  /** Closes browser and sites. */
  async close() {
    await this.browser.close();
    await this.demo.close();
  }
}
