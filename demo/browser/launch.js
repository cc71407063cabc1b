import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { HOSTS } from '../attempts.js';
import { findBrowser } from './find.js';

/** @typedef {import('./find.js').BrowserName} BrowserName */

/**
 * How to launch.
 * @typedef {object} LaunchOptions
 * @property {BrowserName} name
 * @property {import('../server.js').Demo} demo     the running demo sites, which alone the browser can reach
 * @property {boolean} [headless]                    true if left out
 * @property {'allowed' | 'default'} [thirdPartyCookies]  `allowed`, if left out, switches off the browser's own limits on
 *   third-party cookies, so that whatever is refused was refused by the extension
 * @property {Record<string, string | number | boolean>} [firefoxPrefs]  further Firefox preferences
 * @property {Record<string, string>} [firefoxUuids] the internal UUID each extension id gets in Firefox
 */

/**
 * Launches a browser with a fresh profile that finds the demo sites on this machine and nothing else on the network.
 * @param {LaunchOptions} options
 * @returns {Promise<import('puppeteer-core').Browser>} its `close` also deletes the profile
 */
export function launchBrowser(options) {
  return options.name === 'chrome' ? launchChrome(options) : launchFirefox(options);
}

/** @param {LaunchOptions} options */
async function launchChrome({ demo, headless = true, thirdPartyCookies = 'allowed' }) {
  const profile = await mkdtemp(path.join(tmpdir(), 'consentinel-chrome-'));
  if (thirdPartyCookies === 'allowed') {
    await mkdir(path.join(profile, 'Default'));
    await writeFile(
      path.join(profile, 'Default', 'Preferences'),
      JSON.stringify({ profile: { cookie_controls_mode: 0 } }),
    );
  }
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chrome'),
    userDataDir: profile,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    handleSIGINT: false,
    // A person is not to be told that the window is not theirs.
    ignoreDefaultArgs: headless ? [] : ['--enable-automation'],
    args: [
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${demo.publicKeyHash}`,
      '--disable-quic',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium's sandbox refuses to start as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  // Its helpers may still be writing when the browser itself has ended, hence the repeated attempts.
  browser.process()?.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  return browser;
}

/** @param {LaunchOptions} options */
function launchFirefox({ headless = true, thirdPartyCookies = 'allowed', firefoxPrefs = {}, firefoxUuids = {} }) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless,
    acceptInsecureCerts: true,
    defaultViewport: null,
    handleSIGINT: false,
    // Without it Firefox refuses to be sent to an extension's own pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.dns.localDomains': HOSTS.join(','),
      'extensions.webextensions.uuids': JSON.stringify(firefoxUuids),
      ...(thirdPartyCookies === 'allowed' ? { 'network.cookie.cookieBehavior': 0 } : {}),
      ...firefoxPrefs,
    },
  });
}
