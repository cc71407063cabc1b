// One change made to stored choices. Pure: what is not named by the change stays, unknown keys included.

/** @typedef {import('../protocol.js').ChoiceChange} ChoiceChange */

/** A change that nobody knows. */
export class UnknownChange extends Error {
  kind = 'unknown-change';
}

/**
 * The choices as they are after a change.
 * @param {Record<string, any>} choices as stored; left as they are
 * @param {ChoiceChange} change
 * @returns {Record<string, any>}
 * @throws {UnknownChange}
 */
export function applyChange(choices, change) {
  const next = structuredClone(choices);
  switch (change.kind) {
    case 'purpose':
      next.purposes = { ...next.purposes, [change.purpose]: change.action };
      return next;
    case 'third_party':
      next.third_party = change.action;
      return next;
    case 'mode':
      next.mode = change.mode;
      return next;
    case 'pause':
      next.paused = change.paused;
      return next;
    case 'gpc':
      next.gpc = change.on;
      return next;
    case 'site':
      return withSite(next, change.site, (own) => put(own, 'paused', change.protected ? null : true));
    case 'site_third_party':
      return withSite(next, change.site, (own) => put(own, 'third_party', change.action));
    case 'site_purpose':
      return withSite(next, change.site, (own) => {
        own.purposes = { ...own.purposes };
        put(own.purposes, change.purpose, change.action);
        if (isEmpty(own.purposes)) delete own.purposes;
      });
    case 'remove_site':
      delete next.sites?.[change.site];
      return next;
    case 'allow': {
      const { site, domain, name } = change;
      next.rules = withoutTwin(next.rules, { site, domain, name });
      next.rules.push({ site, domain, name, action: 'allow' });
      return next;
    }
    case 'remove_rule':
      next.rules?.splice(change.index, 1);
      return next;
    case 'label': {
      const { domain, name } = change.label;
      next.labels = withoutTwin(next.labels, { domain, name });
      next.labels.push(change.label);
      return next;
    }
    case 'remove_label':
      next.labels?.splice(change.index, 1);
      return next;
    default:
      throw new UnknownChange(`no such change: ${/** @type {any} */ (change)?.kind}`);
  }
}

/**
 * @param {Record<string, any>} choices
 * @param {string} site
 * @param {(own: Record<string, any>) => void} edit
 */
function withSite(choices, site, edit) {
  const own = { ...choices.sites?.[site] };
  edit(own);
  choices.sites = { ...choices.sites, [site]: own };
  // A site named without a wish of its own would only tell where somebody was.
  if (isEmpty(own)) delete choices.sites[site];
  return choices;
}

/**
 * @param {Record<string, any>} object
 * @param {string} key
 * @param {unknown} value null takes the key away
 */
function put(object, key, value) {
  if (value === null) delete object[key];
  else object[key] = value;
}

/**
 * @param {Record<string, any>[] | undefined} list
 * @param {Record<string, string>} twin
 */
function withoutTwin(list, twin) {
  const isTwin = (/** @type {Record<string, any>} */ entry) =>
    Object.entries(twin).every(([key, value]) => entry[key] === value);
  return (list ?? []).filter((entry) => !isTwin(entry));
}

/** @param {object} object */
function isEmpty(object) {
  return Object.keys(object).length === 0;
}
