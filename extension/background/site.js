// The site of an address, and of a cookie's domain.

import { siteOf } from '../pkg/consentinel.js';

/**
 * The site of an address: its registrable domain, or its host where it has none.
 * @param {string | null | undefined} url
 * @returns {string | null} null for an address without a host, and for what is no address
 */
export function siteOfUrl(url) {
  if (!url) return null;
  try {
    return siteOf(url) ?? null;
  } catch {
    return null;
  }
}

/**
 * A cookie's domain without the dot that marks a domain cookie.
 * @param {string} domain
 * @returns {string}
 */
export function bareDomain(domain) {
  return domain.replace(/^\./, '');
}

/**
 * The site of a cookie's domain.
 * @param {string} domain
 * @returns {string | null} null for what is no host
 */
export function siteOfDomain(domain) {
  return siteOfUrl(addressOf(domain));
}

/**
 * The address of the host a cookie's domain names.
 * @param {string} domain
 * @param {'https' | 'http'} [scheme]
 * @returns {string}
 */
export function addressOf(domain, scheme = 'https') {
  const host = bareDomain(domain);
  const isBareIpv6 = host.includes(':') && !host.startsWith('[');
  return `${scheme}://${isBareIpv6 ? `[${host}]` : host}/`;
}
