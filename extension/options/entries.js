// What the person decided for single sites and single cookies.

import { dateWords, say } from '../pages/words.js';
import { cut, showList } from './list.js';

/** @typedef {import('../protocol.js').Choices} Choices */
/** @typedef {import('../protocol.js').Action} Action */
/** @typedef {(change: import('../protocol.js').Change) => void} Ask */

/** What stands for any site, domain or name. */
const EVERY = '*';

/** The key of each action's word. @type {Record<Action, string>} */
const ACTIONS = { allow: 'action_allow', session: 'until_close', block: 'action_block' };

/** The key of each purpose's name; a switch has one too. @type {Record<string, string>} */
const KINDS = {
  necessary: 'kind_necessary',
  functional: 'kind_functional',
  statistical: 'kind_statistical',
  anonymised: 'kind_anonymised',
  marketing: 'kind_marketing',
  unknown: 'kind_unknown',
  third_party: 'kind_third_party',
};

/**
 * Shows the sites with values of their own.
 * @param {Choices['sites']} sites
 * @param {Ask} ask
 */
export function showSites(sites, ask) {
  const entries = Object.entries(sites).sort(([one], [other]) => (one < other ? -1 : 1));
  showList(
    listOf('sites'),
    entries.map(([site, own]) => ({
      title: cut(site),
      lines: siteLines(own),
      buttons: [removal(site, () => ask({ kind: 'remove_site', site }))],
    })),
  );
}

/**
 * Shows the rules for single cookies.
 * @param {Choices['rules']} rules
 * @param {Ask} ask
 */
export function showRules(rules, ask) {
  showList(
    listOf('rules'),
    rules.map((rule, index) => ({
      title: cut(rule.name ?? EVERY),
      lines: ruleLines(rule),
      buttons: [removal(rule.name ?? EVERY, () => ask({ kind: 'remove_rule', index }))],
    })),
  );
}

/**
 * Shows what the person says cookies are for.
 * @param {Choices['labels']} labels
 * @param {Ask} ask
 */
export function showLabels(labels, ask) {
  showList(
    listOf('labels'),
    labels.map((label, index) => ({
      title: cut(label.name),
      lines: [say('counts_as', say(KINDS[label.purpose])), ...domainLine(label.domain)],
      buttons: [removal(label.name, () => ask({ kind: 'remove_label', index }))],
    })),
  );
}

/** @param {Choices['sites'][string]} own */
function siteLines(own) {
  const lines = [];
  if (own.paused === true) lines.push(say('protection_off'));
  else if (typeof own.paused === 'object') lines.push(say('paused_until', dateWords(own.paused.until)));
  const actions = Object.entries({ ...own.purposes, third_party: own.third_party });
  for (const [kind, action] of actions) {
    if (action && kind in KINDS) lines.push(say('setting_line', say(KINDS[kind]), say(ACTIONS[action])));
  }
  return lines;
}

/** @param {Choices['rules'][number]} rule */
function ruleLines({ site, domain, action, until }) {
  const where = site && site !== EVERY ? cut(site) : say('everywhere');
  const lines = [say('setting_line', where, say(ACTIONS[action])), ...domainLine(domain)];
  if (until !== undefined) lines.push(say('rule_until', dateWords(until)));
  return lines;
}

/** @param {string | undefined} domain */
function domainLine(domain) {
  return domain && domain !== EVERY ? [say('of_domain', cut(domain))] : [];
}

/**
 * @param {string} about
 * @param {() => void} act
 */
function removal(about, act) {
  return { key: 'remove_entry', about: cut(about), act };
}

/** @param {string} id */
function listOf(id) {
  return /** @type {Element} */ (document.getElementById(id));
}
