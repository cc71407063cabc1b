import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask, openExtensionPage } from './extension-page.js';
import { until } from './until.js';

/** @typedef {import('./find.js').BrowserName} BrowserName */
/** @typedef {chrome.runtime.ManifestV3 & {browser_specific_settings?: {gecko: {id: string}}}} Manifest */

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** Internal UUID that the extension is given in Firefox, where pages are found by it. */
const FIREFOX_UUID = '5b0b5c1e-7d4c-4f0e-9a39-0d2f7c3a1002';

/**
 * The built extension's manifest.
 * @param {BrowserName} name
 * @returns {Promise<Manifest>}
 * @throws {Error} where it was not built
 */
async function builtManifest(name) {
  const file = path.join(DIST, name, 'manifest.json');
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read: build the extension first, by ./build.sh`, { cause });
  }
}

/**
 * What {@link import('./launch.js').LaunchOptions} `firefoxUuids` must hold for Consentinel.
 * @returns {Promise<Record<string, string>>}
 */
export async function firefoxUuid() {
  const id = (await builtManifest('firefox')).browser_specific_settings?.gecko.id;
  if (!id) throw new Error("Firefox's manifest has no browser_specific_settings.gecko.id");
  return { [id]: FIREFOX_UUID };
}

/** The built extension, installed in a running browser. */
export class Consentinel {
  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {BrowserName} name
   * @param {string} id
   * @param {Manifest} manifest
   */
  constructor(browser, name, id, manifest) {
    this.browser = browser;
    this.name = name;
    this.id = id;
    this.manifest = manifest;
    this.origin = name === 'chrome' ? `chrome-extension://${id}` : `moz-extension://${FIREFOX_UUID}`;
  }

  /**
   * Installs the built extension and waits until its background answers.
   * @param {import('puppeteer-core').Browser} browser
   * @param {BrowserName} name
   * @returns {Promise<Consentinel>}
   */
  static async install(browser, name) {
    const manifest = await builtManifest(name);
    const id = await browser.installExtension(path.join(DIST, name));
    const consentinel = new Consentinel(browser, name, id, manifest);
    const page = await consentinel.openOptions();
    await until('the background answers', async () => {
      try {
        return await ask(page, { type: 'choices' });
      } catch (error) {
        if (String(error).includes('Receiving end does not exist')) return undefined;
        throw error;
      }
    });
    await page.close();
    return consentinel;
  }

  /**
   * Opens the options page in a tab.
   * @returns {Promise<import('puppeteer-core').Page>}
   */
  openOptions() {
    return openExtensionPage(this.browser, `${this.origin}/${this.manifest.options_ui?.page}`);
  }

  /**
   * Opens the popup as a tab of its own.
   * @param {number} tabId  of the tab it is to speak of
   * @returns {Promise<import('puppeteer-core').Page>} when its switches are drawn
   */
  async openPopup(tabId) {
    const page = await openExtensionPage(
      this.browser,
      `${this.origin}/${this.manifest.action?.default_popup}?tab=${tabId}`,
    );
    await page.waitForSelector('[role="switch"][data-choice="site"]');
    return page;
  }
}
