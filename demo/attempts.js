/**
 * Every cookie the demo sites try to set: the servers set them, the pages list them and the tests expect by them.
 */

/**
 * How a cookie reaches the browser. `*-header` ones come with the response to that kind of request, `*-script` ones are
 * written to `document.cookie`.
 * @typedef {'page-header' | 'image-header' | 'fetch-header' | 'page-script' | 'signed-in-header' | 'redirect-header'
 *   | 'tag-header' | 'collect-header' | 'frame-header' | 'frame-script' | 'nested-header' | 'nested-script'} How
 */

/**
 * One cookie a demo site tries to set.
 * @typedef {object} Attempt
 * @property {string} host        the host that sets it
 * @property {string} name        the cookie's name
 * @property {string} value       the cookie's value
 * @property {string} attributes  what follows name and value, as in `Set-Cookie` (RFC 6265bis section 4.1.1)
 * @property {How} how            by what it is set
 * @property {'necessary' | 'functional' | 'statistical' | 'marketing' | 'unknown'} kind  its purpose, where a table can know it
 * @property {string} what        what it is for, in words for a person
 */

export const SHOP = 'shop.example';
export const NEWS = 'news.example';
export const IDENTITY = 'id.example';
export const TRACKER = 'tracker.example';
export const PORTAL = 'icann.opendatasoft.com';

export const HOSTS = [SHOP, NEWS, IDENTITY, TRACKER, PORTAL];

const VISIT = 'Path=/; Secure; SameSite=Lax';
const YEAR = `${VISIT}; Max-Age=31536000`;
const ANYWHERE = 'Path=/; Secure; SameSite=None; Max-Age=31536000';

/** @type {readonly Attempt[]} */
export const ATTEMPTS = Object.freeze([
  {
    host: SHOP,
    name: 'sessionid',
    value: 'q7u2shop',
    attributes: `${VISIT}; HttpOnly`,
    how: 'page-header',
    kind: 'necessary',
    what: 'keeps the visit together',
  },
  {
    host: SHOP,
    name: 'csrftoken',
    value: 'f3c9shop',
    attributes: YEAR,
    how: 'page-header',
    kind: 'necessary',
    what: 'protects the forms',
  },
  {
    host: SHOP,
    name: '__Host-basket',
    value: 'pine-soap.2',
    attributes: `${VISIT}; HttpOnly`,
    how: 'page-header',
    kind: 'unknown',
    what: 'holds the basket',
  },
  {
    host: SHOP,
    name: 'django_language',
    value: 'en',
    attributes: YEAR,
    how: 'page-header',
    kind: 'functional',
    what: 'remembers the language',
  },
  {
    host: SHOP,
    name: 'messagesUtk',
    value: 'c0ffee42',
    attributes: YEAR,
    how: 'page-script',
    kind: 'functional',
    what: 'finds the chat again',
  },
  {
    host: SHOP,
    name: 'thistle_tip',
    value: 'seen',
    attributes: YEAR,
    how: 'page-script',
    kind: 'unknown',
    what: 'something only this shop knows',
  },
  {
    host: SHOP,
    name: '_pk_id.1.1fff',
    value: '8a1f.1795',
    attributes: YEAR,
    how: 'page-header',
    kind: 'statistical',
    what: 'recognises the visitor, for statistics',
  },
  {
    host: SHOP,
    name: '_gid',
    value: 'GA1.1.77',
    attributes: `${YEAR}; Domain=${SHOP}`,
    how: 'image-header',
    kind: 'statistical',
    what: 'counts the visitors of a day',
  },
  {
    host: SHOP,
    name: '_clck',
    value: '1x2y3z',
    attributes: YEAR,
    how: 'fetch-header',
    kind: 'statistical',
    what: 'replays what the visitor does',
  },
  {
    host: SHOP,
    name: '_ga',
    value: 'GA1.1.42.1795',
    attributes: `${YEAR}; Domain=${SHOP}`,
    how: 'page-script',
    kind: 'statistical',
    what: 'recognises the visitor, for statistics',
  },
  {
    host: SHOP,
    name: '_ga_DEMO12345X',
    value: 'GS1.1.1795',
    attributes: YEAR,
    how: 'page-script',
    kind: 'statistical',
    what: 'keeps one visit together, for statistics',
  },
  {
    host: SHOP,
    name: '_fbp',
    value: 'fb.1.1795.42',
    attributes: YEAR,
    how: 'page-script',
    kind: 'marketing',
    what: 'recognises the visitor, for advertising',
  },
  {
    host: SHOP,
    name: 'shop_account',
    value: 'ada',
    attributes: `${VISIT}; HttpOnly`,
    how: 'signed-in-header',
    kind: 'unknown',
    what: 'keeps the customer signed in',
  },

  {
    host: NEWS,
    name: 'PHPSESSID',
    value: 'n8w5',
    attributes: `${VISIT}; HttpOnly`,
    how: 'page-header',
    kind: 'necessary',
    what: 'keeps the visit together',
  },
  {
    host: NEWS,
    name: 'gazette_edition',
    value: 'morning',
    attributes: YEAR,
    how: 'page-script',
    kind: 'unknown',
    what: 'something only this paper knows',
  },
  {
    host: NEWS,
    name: '_ga',
    value: 'GA1.1.43.1795',
    attributes: YEAR,
    how: 'page-script',
    kind: 'statistical',
    what: 'recognises the visitor, for statistics',
  },

  {
    host: IDENTITY,
    name: 'id_session',
    value: 'ada.71',
    attributes: `${ANYWHERE}; HttpOnly`,
    how: 'redirect-header',
    kind: 'unknown',
    what: 'keeps the person signed in',
  },

  {
    host: PORTAL,
    name: 'sessionid',
    value: 'o4d5',
    attributes: `${VISIT}; HttpOnly`,
    how: 'page-header',
    kind: 'necessary',
    what: 'remembers a signed-in user from one page to the next',
  },
  {
    host: PORTAL,
    name: 'csrftoken',
    value: '9be1',
    attributes: YEAR,
    how: 'page-header',
    kind: 'necessary',
    what: 'lets the page ask the data service',
  },
  {
    host: PORTAL,
    name: 'django_language',
    value: 'fr',
    attributes: YEAR,
    how: 'fetch-header',
    kind: 'necessary',
    what: 'remembers the chosen language',
  },
  {
    host: PORTAL,
    name: 'cookies_preferences',
    value: 'chosen',
    attributes: YEAR,
    how: 'page-script',
    kind: 'necessary',
    what: 'remembers the choice about cookies',
  },
  {
    host: PORTAL,
    name: '_ga',
    value: 'GA1.1.44.1795',
    attributes: YEAR,
    how: 'page-script',
    kind: 'statistical',
    what: 'recognises the visitor, for statistics',
  },

  {
    host: TRACKER,
    name: 'trk_visitor',
    value: 'v1',
    attributes: ANYWHERE,
    how: 'image-header',
    kind: 'unknown',
    what: 'follows the visitor from site to site',
  },
  {
    host: TRACKER,
    name: 'trk_chip',
    value: 'v2',
    attributes: `${ANYWHERE}; Partitioned`,
    how: 'image-header',
    kind: 'unknown',
    what: 'follows the visitor within one site (partitioned)',
  },
  {
    host: TRACKER,
    name: 'sessionid',
    value: 't7a2',
    attributes: ANYWHERE,
    how: 'tag-header',
    kind: 'necessary',
    what: 'follows the visitor under an innocent name',
  },
  {
    host: TRACKER,
    name: '_uetvid',
    value: 'v3',
    attributes: ANYWHERE,
    how: 'collect-header',
    kind: 'marketing',
    what: 'recognises the visitor, for advertising',
  },
  {
    host: TRACKER,
    name: 'trk_frame',
    value: 'v4',
    attributes: ANYWHERE,
    how: 'frame-header',
    kind: 'unknown',
    what: 'follows the visitor from site to site',
  },
  {
    host: TRACKER,
    name: '_fbp',
    value: 'fb.1.1795.77',
    attributes: ANYWHERE,
    how: 'frame-script',
    kind: 'marketing',
    what: 'recognises the visitor, for advertising',
  },
  {
    host: TRACKER,
    name: 'trk_nested',
    value: 'v5',
    attributes: ANYWHERE,
    how: 'nested-header',
    kind: 'unknown',
    what: 'follows the visitor, from a frame inside a frame',
  },
  {
    host: TRACKER,
    name: 'trk_inner',
    value: 'v6',
    attributes: ANYWHERE,
    how: 'nested-script',
    kind: 'unknown',
    what: 'follows the visitor, from a frame inside a frame',
  },
]);

/**
 * The attempts of one host, narrowed to some ways of setting.
 * @param {string} host  one of {@link HOSTS}
 * @param {...How} how   the ways wanted; none means all
 * @returns {Attempt[]} in the order of the list
 */
export function attemptsOf(host, ...how) {
  return ATTEMPTS.filter((attempt) => attempt.host === host && (how.length === 0 || how.includes(attempt.how)));
}

/**
 * An attempt as a `Set-Cookie` value or a `document.cookie` assignment (both take the same text).
 * @param {Attempt} attempt
 * @returns {string}
 */
export function cookieLine({ name, value, attributes }) {
  return `${name}=${value}; ${attributes}`;
}
