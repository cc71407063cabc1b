// Chrome's declared rules over cookie headers, derived from the engine's plan. Pure.
//
// Rules stay few and their ids mean something: what holds by the choices is one set, replaced as a whole; what is learnt of
// frames is another, of one rule a site framed and one a site that frames.

/** @typedef {import('../pkg/consentinel.js').HeaderPlan} HeaderPlan */
/** @typedef {import('../platform.js').HeaderRule} HeaderRule */

/** The ladder: whoever stands higher wins. */
const PRIORITY = { strip: 10, spare: 20 };

/** Ids within the rules that follow the choices, and within those learnt of frames. */
const ID = { thirdParties: 1, sparedTops: 2, sparedRequests: 3, firstPair: 100, firstFramed: 1, firstFraming: 10_000 };

/** @type {any} the types ask for enums where the browser takes their text */
const WITHOUT_COOKIES = {
  type: 'modifyHeaders',
  requestHeaders: [{ header: 'cookie', operation: 'remove' }],
  responseHeaders: [{ header: 'set-cookie', operation: 'remove' }],
};

/** @type {any} */
const UNTOUCHED = { type: 'allow' };

/** A page of its own is never a third party, however one came to it. */
const EMBEDDED = /** @type {any} */ ({ excludedResourceTypes: ['main_frame'] });

/** @type {(id: number, condition: object) => HeaderRule} */
const spare = (id, condition) => ({
  id,
  priority: PRIORITY.spare,
  condition: { ...EMBEDDED, ...condition },
  action: UNTOUCHED,
});

/**
 * Whether anything is to be stripped anywhere.
 * @param {HeaderPlan} plan
 */
const isIdle = (plan) => plan.thirdParty === 'leave' && plan.onlyTops.length === 0;

/**
 * Where the plan strips, as a condition on the page.
 * @param {HeaderPlan} plan
 */
const under = (plan) => (plan.thirdParty === 'leave' ? { topDomains: plan.onlyTops.map(asDomain) } : {});

/**
 * The rules that follow from the choices alone.
 * @param {HeaderPlan} plan
 * @returns {HeaderRule[]}
 */
export function planRules(plan) {
  if (isIdle(plan)) return [];
  const strip = {
    id: ID.thirdParties,
    priority: PRIORITY.strip,
    condition: { ...EMBEDDED, ...under(plan), domainType: /** @type {any} */ ('thirdParty') },
    action: WITHOUT_COOKIES,
  };
  return [
    strip,
    ...(plan.exceptTops.length ? [spare(ID.sparedTops, { topDomains: plan.exceptTops.map(asDomain) })] : []),
    ...(plan.exceptRequests.length
      ? [spare(ID.sparedRequests, { requestDomains: plan.exceptRequests.map(asDomain) })]
      : []),
    ...plan.exceptPairs.map(({ request, top }, index) =>
      spare(ID.firstPair + index, { requestDomains: [asDomain(request)], topDomains: [asDomain(top)] }),
    ),
  ];
}

/**
 * The rules that mend what the first takes for a third party, for the browser looks at the asking frame and not at the page.
 * A frame that asks its own site counts as first-party: one rule for each site seen in a frame, for under the one page where
 * it is first-party the others still are not. A frame that asks the page's site counts as a third party, and so does a
 * sandboxed one whatever it asks: one rule for each page seen with frames gives its site back what is its own.
 * @param {HeaderPlan} plan
 * @param {{ framed: string[], framing: string[] }} seen sites in frames of others; sites of pages with frames
 * @returns {HeaderRule[]}
 */
export function frameRules(plan, { framed, framing }) {
  if (isIdle(plan)) return [];
  const stripped = framed.map((site, index) => ({
    id: ID.firstFramed + index,
    priority: PRIORITY.strip,
    condition: {
      ...EMBEDDED,
      ...under(plan),
      requestDomains: [asDomain(site)],
      excludedTopDomains: [asDomain(site)],
    },
    action: WITHOUT_COOKIES,
  }));
  const own = framing.map((site, index) =>
    spare(ID.firstFraming + index, { requestDomains: [asDomain(site)], topDomains: [asDomain(site)] }),
  );
  return [...stripped, ...own];
}

/**
 * Whether the rules strip a request of one site under a page of another.
 * @param {HeaderPlan} plan
 * @param {{ host: string, top: string, asksItself: boolean, isFramed: boolean }} request the host asked, the page's site,
 *   whether the asking frame is of the site asked, whether that site was seen in frames
 * @returns {boolean}
 */
export function strips(plan, { host, top, asksItself, isFramed }) {
  if (asksItself && !isFramed) return false;
  if (plan.thirdParty === 'leave') return plan.onlyTops.includes(top);
  const isSpared = (/** @type {string} */ domain) => host === domain || host.endsWith(`.${domain}`);
  return !(
    plan.exceptTops.includes(top) ||
    plan.exceptRequests.some(isSpared) ||
    plan.exceptPairs.some((pair) => pair.top === top && isSpared(pair.request))
  );
}

/**
 * A host as rules write it: IPv6 addresses in brackets.
 * @param {string} host
 */
function asDomain(host) {
  return host.includes(':') ? `[${host}]` : host;
}
