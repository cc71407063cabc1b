/**
 * One request as a demo server received it.
 * @typedef {object} LoggedRequest
 * @property {string} host       the host asked
 * @property {string} path       path without query
 * @property {URLSearchParams} query
 * @property {string[]} cookies  names of the cookies it carried, in order
 */

/** What the demo servers were asked, in the order of arrival. */
export class RequestLog {
  /** @type {LoggedRequest[]} */
  #requests = [];

  /** @param {LoggedRequest} request */
  add(request) {
    this.#requests.push(request);
  }

  /**
   * A place in the log, to read on from later.
   * @returns {number}
   */
  mark() {
    return this.#requests.length;
  }

  /**
   * The requests to one host that arrived since a mark.
   * @param {string} host
   * @param {number} [mark]  from {@link mark}; the beginning if left out
   * @returns {LoggedRequest[]}
   */
  requests(host, mark = 0) {
    return this.#requests.slice(mark).filter((request) => request.host === host);
  }
}

/**
 * Names in a `Cookie` header.
 * @param {string | undefined} header
 * @returns {string[]}
 */
export function cookieNames(header) {
  return header ? header.split('; ').map((pair) => pair.split('=', 1)[0]) : [];
}
