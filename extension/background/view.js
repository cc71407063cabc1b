// What a page of the extension is told.

import { presets } from '../pkg/consentinel.js';
import { api, storeOf } from '../platform.js';
import { hasAccess } from './access.js';
import { aside, current, whole } from './choices.js';
import { now } from './clock.js';
import { ask, askWith, hasFailed } from './engine.js';
import { readJar, readStore } from './jar.js';
import { cookiesOf } from './log.js';
import { pausedEverywhere, pausedOn } from './pause.js';
import { bareDomain, siteOfUrl } from './site.js';

/** @typedef {import('../platform.js').Tab} Tab */
/** @typedef {import('../protocol.js').ChoicesView} ChoicesView */
/** @typedef {import('../protocol.js').PopupView} PopupView */
/** @typedef {import('../protocol.js').SeenCookie} SeenCookie */

/**
 * All the popup shows of a tab.
 * @param {number} tabId
 * @returns {Promise<PopupView>}
 */
export async function viewOf(tabId) {
  /** @type {Tab | undefined} */
  const tab = await api.tabs.get(tabId).catch(() => undefined);
  const url = tab?.url ?? null;
  const site = siteOfUrl(url);
  const { chosen, problem } = current();
  const { mode, purposes, third_party } = whole();
  const cookies = tab && url && site ? await cookiesUnder(tab, url, site) : [];
  const refused = cookies.filter((cookie) => cookie.refused).length;
  return {
    site,
    url,
    access: hasAccess(),
    chosen,
    problem: problem ?? (hasFailed() ? 'engine-failed' : null),
    mode,
    paused: pausedEverywhere(),
    siteProtected: !(site && pausedOn(site)),
    actions: { ...purposes, third_party },
    counts: { kept: cookies.length - refused, refused },
    cookies,
  };
}

/**
 * What was seen since the page was asked for, and what lies in the jar for it.
 * @param {Tab} tab
 * @param {string} url
 * @param {string} site
 * @returns {Promise<SeenCookie[]>}
 */
async function cookiesUnder(tab, url, site) {
  const storeId = storeOf(tab);
  const [own, partitioned] = await Promise.all([
    readStore(storeId, { domain: site }),
    readStore(storeId, { partitionKey: { topLevelSite: new URL(url).protocol + '//' + site } }).catch(() => []),
  ]);
  const seen = cookiesOf(/** @type {number} */ (tab.id));
  const isSeen = (/** @type {import('../platform.js').Cookie} */ stored) =>
    seen.some(
      (cookie) =>
        cookie.name === stored.name &&
        cookie.domain === bareDomain(stored.domain) &&
        cookie.path === stored.path &&
        cookie.partitioned === Boolean(stored.partitionKey),
    );
  const context = { topLevelUrl: url, now: now() };
  const unpartitioned = own.filter((cookie) => !cookie.partitionKey);
  const lying = [...unpartitioned, ...partitioned.filter((cookie) => cookie.partitionKey)].filter(
    (one) => !isSeen(one),
  );
  return [
    ...seen,
    ...lying.map((cookie) => ({
      name: cookie.name,
      domain: bareDomain(cookie.domain),
      path: cookie.path,
      partitioned: Boolean(cookie.partitionKey),
      refused: false,
      times: 0,
      stage: null,
      decision: ask((engine) => engine.decide(cookie, context)),
    })),
  ];
}

/**
 * The choices as they hold, and what was kept aside.
 * @returns {Promise<ChoicesView>}
 */
export async function viewOfChoices() {
  const { chosen, warnings } = current();
  return { choices: whole(), chosen, aside: await aside(), warnings };
}

/**
 * How many stored cookies each ready-made choice would remove.
 * @returns {Promise<Record<import('../protocol.js').Preset, number>>}
 */
export async function preview() {
  const jar = await readJar();
  const { balanced, strict } = presets();
  /** @param {import('../protocol.js').StoredChoices} choices */
  const removedBy = (choices) =>
    askWith(choices, (engine) => engine.judgeJar(jar, now())).filter(({ action }) => action === 'remove').length;
  return { balanced: removedBy(balanced), strict: removedBy(strict), watch: 0 };
}
