import https from 'node:https';
import { HOSTS } from '../../../demo/attempts.js';
import { launchBrowser } from '../../../demo/browser/launch.js';
import { firefoxUuid } from '../../../demo/browser/consentinel.js';
import { makeCertificate } from '../../../demo/certificate.js';
import { RequestLog, cookieNames } from '../../../demo/log.js';
import { JAR_ID, JAR_UUID, Jar } from './jar.js';
import { Session } from './session.js';

/**
 * Sites on the demo's hosts that answer as the address itself says: `set` is a `Set-Cookie` value each, `html` the page.
 * Tests write with it what the demo has no page for.
 */
export class ScriptedSites {
  log = new RequestLog();
  #server;

  /**
   * @param {https.Server} server
   * @param {string} publicKeyHash
   */
  constructor(server, publicKeyHash) {
    this.#server = server;
    this.publicKeyHash = publicKeyHash;
    server.on('request', (request, response) => this.#answer(request, response));
  }

  /** @returns {Promise<ScriptedSites>} once they answer */
  static async start() {
    const { key, cert, publicKeyHash } = await makeCertificate(HOSTS);
    const server = https.createServer({ key, cert });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    return new ScriptedSites(server, publicKeyHash);
  }

  /**
   * The address of a page.
   * @param {string} host
   * @param {{ path?: string, set?: string[], html?: string }} [answer]
   * @returns {string}
   */
  page(host, { path = '/', set = [], html = '' } = {}) {
    const query = new URLSearchParams([...set.map((value) => ['set', value]), ['html', html]]);
    return this.url(host, `${path}?${query}`);
  }

  /**
   * @param {string} host
   * @param {string} [path]
   */
  url(host, path = '/') {
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `https://${host}:${port}${path}`;
  }

  /** Stops them. */
  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve(undefined)));
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  #answer(request, response) {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'https://scripted.invalid');
    const host = (request.headers.host ?? '').split(':', 1)[0];
    this.log.add({ host, path, query, cookies: cookieNames(request.headers.cookie) });
    // A header's characters are bytes: what is beyond ASCII goes out as UTF-8.
    const cookies = query.getAll('set').map((value) => Buffer.from(value).toString('latin1'));
    if (cookies.length) response.setHeader('Set-Cookie', cookies);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.end(`<!doctype html>${query.get('html') ?? ''}`);
  }
}

/**
 * Starts scripted sites and a browser, with or without Consentinel.
 * @param {import('./session.js').BrowserName} name
 * @param {{ consentinel?: boolean }} [options]
 * @returns {Promise<Session & { sites: ScriptedSites }>}
 */
export async function startScripted(name, { consentinel = true } = {}) {
  const sites = await ScriptedSites.start();
  const demo = /** @type {import('../../../demo/server.js').Demo} */ (/** @type {unknown} */ (sites));
  const firefoxUuids = { [JAR_ID]: JAR_UUID, ...(await firefoxUuid()) };
  const browser = await launchBrowser({ name, demo, firefoxUuids });
  const session = new Session(browser, demo, name, await Jar.open(browser, name), await browser.newPage());
  if (consentinel) await session.install();
  return Object.assign(session, { sites });
}
