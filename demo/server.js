import { readFile } from 'node:fs/promises';
import https from 'node:https';
import { HOSTS, IDENTITY, NEWS, PORTAL, SHOP, TRACKER } from './attempts.js';
import { makeCertificate } from './certificate.js';
import { RequestLog, cookieNames } from './log.js';
import { identity } from './sites/identity.js';
import { news } from './sites/news.js';
import { portal } from './sites/portal.js';
import { shop } from './sites/shop.js';
import { tracker } from './sites/tracker.js';

/**
 * What a site answers to a request.
 * @typedef {object} Answer
 * @property {number} [status]      200 if left out
 * @property {string} [type]        media type, HTML if left out
 * @property {string | Buffer} [body]
 * @property {string[]} [setCookie] `Set-Cookie` values
 * @property {string} [location]    where a redirect goes
 */

/**
 * What a site is told of a request.
 * @typedef {object} Request
 * @property {string} path                     without query
 * @property {URLSearchParams} query
 * @property {string[]} cookies                names of the cookies it carried
 * @property {(host: string, path?: string) => string} url  address of a page on any demo site
 */

/** @typedef {(request: Request) => Answer | undefined} Site  answers, or leaves the path to the shared ones */

/** @type {Record<string, Site>} */
const SITES = { [SHOP]: shop, [NEWS]: news, [IDENTITY]: identity, [PORTAL]: portal, [TRACKER]: tracker };

/** @type {Record<string, Answer>} */
const ASSETS = {
  '/demo.css': { type: 'text/css', body: await readFile(new URL('assets/demo.css', import.meta.url)) },
  '/watch.js': { type: 'text/javascript', body: await readFile(new URL('assets/watch.js', import.meta.url)) },
  '/favicon.ico': { status: 204 },
};

/**
 * The answer of the paths that every host has: assets, and the names of the cookies that came back.
 * @type {Site}
 */
function shared({ path, cookies }) {
  if (path === '/came-back') return { type: 'application/json', body: JSON.stringify(cookies) };
  return ASSETS[path];
}

/** The demo sites, all served by one process on one port of 127.0.0.1 and told apart by their host name. */
export class Demo {
  /** What was asked so far. */
  log = new RequestLog();
  /** @type {https.Server} */
  #server;

  /**
   * @param {https.Server} server
   * @param {string} publicKeyHash
   */
  constructor(server, publicKeyHash) {
    this.#server = server;
    this.publicKeyHash = publicKeyHash;
  }

  /** @returns {number} the port all hosts answer on */
  get port() {
    return /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
  }

  /**
   * Address of a page.
   * @param {string} host  one of the demo's hosts
   * @param {string} [path]
   * @returns {string}
   */
  url = (host, path = '/') => `https://${host}:${this.port}${path}`;

  /**
   * Stops serving and drops open connections.
   * @returns {Promise<void>}
   */
  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve, reject) => this.#server.close((error) => (error ? reject(error) : resolve())));
  }

  /**
   * Answers one request and logs it.
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  answer(request, response) {
    const host = (request.headers.host ?? '').split(':', 1)[0];
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'https://demo.invalid');
    const cookies = cookieNames(request.headers.cookie);
    this.log.add({ host, path, query, cookies });

    const asked = { path, query, cookies, url: this.url };
    const answer = SITES[host]?.(asked) ?? shared(asked) ?? { status: 404, type: 'text/plain', body: 'Not here' };
    response.statusCode = answer.location ? 302 : (answer.status ?? 200);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', `${answer.type ?? 'text/html'}; charset=utf-8`);
    if (answer.location) response.setHeader('Location', answer.location);
    if (answer.setCookie?.length) response.setHeader('Set-Cookie', answer.setCookie);
    if (request.headers.origin) {
      response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
      response.setHeader('Access-Control-Allow-Credentials', 'true');
    }
    response.end(answer.body);
  }
}

/**
 * Starts the demo sites.
 * @param {{port?: number}} [options]  port 0, the default, takes a free one
 * @returns {Promise<Demo>} rejects where the port is taken
 */
export async function startDemo({ port = 0 } = {}) {
  const { key, cert, publicKeyHash } = await makeCertificate(HOSTS);
  const server = https.createServer({ key, cert });
  const demo = new Demo(server, publicKeyHash);
  server.on('request', (request, response) => demo.answer(request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  return demo;
}
