import { ask } from '../../../demo/browser/extension-page.js';
import { until } from '../../../demo/browser/until.js';

/** The popup, open in a tab. */
export class Popup {
  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Flips a switch by a click and waits until it shows the new state.
   * @param {'functional' | 'statistical' | 'anonymised' | 'marketing' | 'unknown' | 'third_party' | 'site'} choice
   * @param {boolean} on  the state wanted: allowed for the choices, protected for the site
   * @returns {Promise<void>}
   */
  async flip(choice, on) {
    const selector = `[role="switch"][data-choice="${choice}"]`;
    await this.page.bringToFront();
    const before = await this.isOn(choice);
    if (before === on) throw new Error(`${choice} is ${on ? 'on' : 'off'} already`);
    await this.page.click(selector);
    await until(`${choice} turns ${on ? 'on' : 'off'}`, async () => (await this.isOn(choice)) === on);
  }

  /**
   * Whether a switch is on.
   * @param {string} choice
   * @returns {Promise<boolean>}
   */
  isOn(choice) {
    return this.page.$eval(
      `[role="switch"][data-choice="${choice}"]`,
      (element) => element.getAttribute('aria-checked') === 'true',
    );
  }

  /**
   * Presses one of the page's own buttons.
   * @param {'pause' | 'access'} button  what it does, as its `data-do` says
   * @returns {Promise<void>}
   */
  async press(button) {
    await this.page.bringToFront();
    await this.page.click(`[data-do="${button}"]`);
  }

  /**
   * Presses "Allow on this site" for a listed cookie.
   * @param {string} cookie  its name
   * @returns {Promise<void>}
   */
  async allowHere(cookie) {
    await this.page.bringToFront();
    const button = await this.page.waitForSelector(`[data-cookie="${cookie}"] [data-do="allow"]`);
    await button?.click();
  }

  /**
   * Waits until what was clicked is carried out: changes are made one after the other, so it is once a later one is answered.
   * @returns {Promise<void>}
   */
  async settled() {
    await this.ask({ type: 'sweep' });
  }

  /**
   * What the list says of the site's own cookie of a name.
   * @param {string} cookie
   * @returns {Promise<string>} its row's visible text
   */
  row(cookie) {
    return this.page.$eval(
      `[data-cookie="${cookie}"][data-party="first"]`,
      (row) => /** @type {HTMLElement} */ (row).innerText,
    );
  }

  /**
   * What a person reads.
   * @returns {Promise<string>} the page's visible text
   */
  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  /**
   * The few characters on the extension's button.
   * @param {number} tabId
   * @returns {Promise<string>}
   */
  badge(tabId) {
    return this.page.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
  }

  /**
   * Asks the background from this page.
   * @param {object} message
   * @returns {Promise<any>}
   */
  ask(message) {
    return ask(this.page, message);
  }

  /** Closes the tab. */
  close() {
    return this.page.close();
  }
}
