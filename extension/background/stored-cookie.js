// Acting on one stored cookie, and on no other: several may share its name.

import { api } from '../platform.js';
import { readStore } from './jar.js';
import { addressOf, bareDomain } from './site.js';

/** @typedef {import('../platform.js').Cookie} Cookie */

/**
 * Removes exactly this cookie, by writing it once more as long expired. `cookies.remove` goes by name and address: in
 * Chrome it takes host-only and domain twins and several paths together, in Firefox any one of them. It is left for what
 * only a server may write: the `__Http-` prefixes.
 * @param {Cookie} cookie
 * @returns {Promise<void>}
 * @throws {Error} where the browser refuses
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-5.3 step 11, the identity of a cookie
 */
export async function remove(cookie) {
  const { url, ...itself } = identity(cookie);
  try {
    await api.cookies.set({ url, ...itself, value: 'expired', expirationDate: 1 });
  } catch {
    const { name, path, storeId, partitionKey } = cookie;
    await api.cookies.remove({ url: url + path.slice(1), name, storeId, ...(partitionKey ? { partitionKey } : {}) });
  }
}

/**
 * Lets a cookie live until the browser closes. Its value is read again first: it may have changed meanwhile.
 * @param {Cookie} cookie
 * @returns {Promise<boolean>} whether it was still there with an end of its own
 * @throws {Error} where the browser refuses
 */
export async function shorten(cookie) {
  const twins = await readStore(cookie.storeId, {
    name: cookie.name,
    domain: bareDomain(cookie.domain),
    path: cookie.path,
  });
  const latest = twins.find((twin) => sameCookie(twin, cookie));
  if (!latest || latest.session) return false;
  const { value, httpOnly, sameSite } = latest;
  await api.cookies.set({ ...identity(latest), value, httpOnly, sameSite });
  return true;
}

/**
 * What tells a cookie from all others, as `cookies.set` wants it.
 * @param {Cookie} cookie
 * @returns {chrome.cookies.SetDetails}
 */
function identity(cookie) {
  const { name, domain, path, secure, storeId, hostOnly, partitionKey, firstPartyDomain } = cookie;
  return {
    // The path of the address need not fit: the cookie's own is named beside it.
    url: addressOf(domain, secure ? 'https' : 'http'),
    name,
    path,
    secure,
    storeId,
    ...(hostOnly ? {} : { domain: bareDomain(domain) }),
    ...(partitionKey ? { partitionKey } : {}),
    ...(firstPartyDomain ? { firstPartyDomain } : {}),
  };
}

/**
 * @param {Cookie} one
 * @param {Cookie} other
 */
function sameCookie(one, other) {
  return (
    one.name === other.name &&
    one.domain === other.domain &&
    one.path === other.path &&
    one.partitionKey?.topLevelSite === other.partitionKey?.topLevelSite &&
    one.partitionKey?.hasCrossSiteAncestor === other.partitionKey?.hasCrossSiteAncestor &&
    (one.firstPartyDomain ?? '') === (other.firstPartyDomain ?? '')
  );
}
