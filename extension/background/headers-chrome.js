// Chrome: declared rules take cookie headers from third-party requests, whole; events tell afterwards what was in them.

import { siteOfUrl } from './site.js';
import { api } from '../platform.js';
import { now } from './clock.js';
import { ask } from './engine.js';
import { frameRules, planRules, strips } from './header-rules.js';
import { note, noteWithheld } from './log.js';
import { announced } from './party.js';
import { serially } from './queue.js';
import { otherTopOf, storeOfRequest, topOf } from './top-pages.js';

/** @typedef {import('../pkg/consentinel.js').HeaderPlan} HeaderPlan */
/** @typedef {import('../platform.js').HeaderRule} HeaderRule */
/** @typedef {import('../platform.js').RequestDetails} RequestDetails */

/** Enough for a day's browsing; the browser takes 5000 rules. */
const MOST_FRAMED = 1000;

/** @type {HeaderPlan} */
let plan;
/**
 * Sites seen in frames of others, and sites of pages with frames, oldest first; in memory only, for they tell where somebody
 * was.
 * @type {{ framed: string[], framing: string[] }}
 */
let seen = { framed: [], framing: [] };

/**
 * Takes up what a worker that is gone had seen of frames.
 * @param {typeof seen | undefined} saved
 */
export function restoreFrames(saved) {
  if (saved) seen = saved;
}

/** Reads from the choices what the rules are to be. */
export function readPlan() {
  plan = ask((engine) => engine.headerPlan(now()));
}

/**
 * Lets the rules follow the choices. Each set is replaced in one call, so there is no moment without.
 * @returns {Promise<number | null>} when they must change by themselves, in Unix seconds
 */
export async function assertHeaderRules() {
  readPlan();
  const { declarativeNetRequest } = api;
  await Promise.all([
    declarativeNetRequest
      .getDynamicRules()
      .then((old) => declarativeNetRequest.updateDynamicRules({ removeRuleIds: ids(old), addRules: planRules(plan) })),
    assertFrameRules(),
  ]);
  return plan.until;
}

async function assertFrameRules() {
  const old = await api.declarativeNetRequest.getSessionRules();
  await api.declarativeNetRequest.updateSessionRules({ removeRuleIds: ids(old), addRules: frameRules(plan, seen) });
}

/** @param {HeaderRule[]} rules */
const ids = (rules) => rules.map((rule) => rule.id);

/**
 * A frame begins to load: what one of another site asks of its own site is third-party from now on, and what any asks of the
 * page's site is not.
 * @param {RequestDetails} details
 */
export async function frameRequested(details) {
  const site = siteOfUrl(details.url);
  const top = siteOfUrl(topOf(details));
  if (!site || !top) return;
  const framed = top === site ? seen.framed : withSite(seen.framed, site);
  const framing = coversOthers(top) ? seen.framing : withSite(seen.framing, top);
  if (framed === seen.framed && framing === seen.framing) return;
  seen = { framed, framing };
  await Promise.all([api.storage.session.set({ frames: seen }), serially(assertFrameRules)]);
}

/**
 * @param {string[]} sites
 * @param {string} site
 * @returns {string[]} the same list where the site is in it
 */
const withSite = (sites, site) => (sites.includes(site) ? sites : [...sites, site].slice(-MOST_FRAMED));

/**
 * Whether what lies below a site's domain are other sites: a public suffix is a page of its own here and there.
 * @param {string} site
 */
const coversOthers = (site) => (siteOfUrl(`https://below.${site}/`) ?? site) !== site;

/**
 * Sees a request that is about to be sent, as it was before the rules.
 * @param {RequestDetails} details
 */
export function requestSeen(details) {
  const top = otherTopOf(details);
  if (!top || !isStripped(details, top)) return;
  for (const { name, value } of details.requestHeaders ?? []) {
    if (name.toLowerCase() !== 'cookie' || !value) continue;
    const { refused } = ask((engine) => engine.filterCookie(value, details.url, top, now()));
    for (const cookie of refused) noteWithheld(details.tabId, details.url, cookie);
  }
}

/**
 * Sees a response as it was before the rules.
 * @param {RequestDetails} details
 */
export function responseSeen(details) {
  const top = otherTopOf(details);
  if (!top) return;
  const isSetCookie = (/** @type {{ name: string }} */ { name }) => name.toLowerCase() === 'set-cookie';
  const values = (details.responseHeaders ?? []).filter(isSetCookie).map(({ value }) => value ?? '');
  if (!values.length) return;
  const store = storeOfRequest(details);
  const verdicts = ask((engine) => engine.filterSetCookie(values, details.url, top, now()));
  const stripped = isStripped(details, top);
  for (const verdict of verdicts) {
    if (!verdict) continue;
    const { cookie, decision } = verdict;
    if (stripped) note(details.tabId, { cookie, decision, refused: true, stage: 'header' });
    else announced(cookie, top, store);
  }
}

/**
 * @param {RequestDetails} details
 * @param {string} top
 */
function isStripped({ url, initiator }, top) {
  const site = siteOfUrl(url) ?? '';
  const asksItself = initiator !== undefined && siteOfUrl(initiator) === site;
  return strips(plan, {
    host: new URL(url).hostname,
    top: siteOfUrl(top) ?? '',
    asksItself,
    isFramed: seen.framed.includes(site),
  });
}
