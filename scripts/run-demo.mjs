// Opens a browser with the built extension on the demo sites; without a display it visits them itself and reports.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PORTAL, SHOP } from '../demo/attempts.js';
import { Consentinel, firefoxUuid } from '../demo/browser/consentinel.js';
import { ask, tabIdOf } from '../demo/browser/extension-page.js';
import { launchBrowser } from '../demo/browser/launch.js';
import { report } from '../demo/report.js';
import { startDemo } from '../demo/server.js';

/** @typedef {import('../demo/browser/find.js').BrowserName} BrowserName */

const PICTURES = fileURLToPath(new URL('../dist/demo', import.meta.url));

/** How long a page gets to try all it wants before the report. */
const SETTLED_MS = 3000;

const { name, headless } = readArguments();
const demo = await startDemo();
try {
  const browser = await launchBrowser({ name, demo, headless, firefoxUuids: await firefoxUuid() });
  try {
    const consentinel = await Consentinel.install(browser, name);
    await (headless ? reportOn(consentinel) : show(consentinel));
  } finally {
    if (browser.connected) await browser.close();
  }
} finally {
  await demo.close();
}

/**
 * @returns {{name: BrowserName, headless: boolean}}
 */
function readArguments() {
  const { values } = parseArgs({
    options: { browser: { type: 'string', default: 'chrome' }, headless: { type: 'boolean' } },
  });
  if (values.browser !== 'chrome' && values.browser !== 'firefox') {
    console.error(`--browser takes chrome or firefox, not '${values.browser}'`);
    process.exit(2);
  }
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return { name: values.browser, headless: values.headless || !display };
}

/**
 * Shows the shop in a window until the person closes the browser or interrupts.
 * @param {Consentinel} consentinel
 */
async function show({ browser }) {
  const over = new Promise((resolve) => {
    browser.once('disconnected', resolve);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  const [page] = await browser.pages();
  await page.goto(demo.url(SHOP));
  await page.bringToFront();
  console.log(`The shop is open at ${demo.url(SHOP)}. Consentinel's button is behind the puzzle piece of the toolbar.`);
  console.log('Close the browser, or press Ctrl-C here, to end.');
  await over;
}

/**
 * Visits shop and portal, prints what became of their cookies and saves pictures of page and popup.
 * @param {Consentinel} consentinel
 */
async function reportOn(consentinel) {
  await mkdir(PICTURES, { recursive: true });
  const page = await consentinel.browser.newPage();
  await page.setViewport({ width: 1100, height: 900 });
  for (const [title, host] of [
    ['shop', SHOP],
    ['portal', PORTAL],
  ]) {
    await page.bringToFront();
    await page.goto(demo.url(host));
    await delay(SETTLED_MS);
    await save(page, `${name}-${title}.png`);

    const options = await consentinel.openOptions();
    const tabId = await tabIdOf(options, page.url());
    await options.close();
    const popup = await consentinel.openPopup(tabId);
    await popup.setViewport({ width: 400, height: 600 });
    const { cookies } = await ask(popup, { type: 'view', tabId });
    console.log(`\n${page.url()}\n\n${report(cookies)}\n`);
    await save(popup, `${name}-${title}-popup.png`);
    await popup.close();
  }
}

/**
 * Saves a picture of a whole page and says where.
 * @param {import('puppeteer-core').Page} page
 * @param {string} file  name within {@link PICTURES}
 */
async function save(page, file) {
  const place = /** @type {`${string}.png`} */ (path.join(PICTURES, file));
  await page.screenshot({ path: place, fullPage: true });
  console.log(`picture: ${path.relative(process.cwd(), place)}`);
}
