// What the extension's pages and its background say to each other. Types alone: nothing of this runs.

/** @typedef {import('./pkg/consentinel.js').Action} Action */
/** @typedef {import('./pkg/consentinel.js').Choices} StoredChoices what a person says may leave things out */
/** @typedef {import('./pkg/consentinel.js').Decision} Decision */
/** @typedef {import('./pkg/consentinel.js').Purpose} Purpose */

/** @typedef {'functional' | 'statistical' | 'anonymised' | 'marketing' | 'unknown'} Switch what has an action of its own */
/** @typedef {'balanced' | 'strict' | 'watch'} Preset */
/** @typedef {boolean | { until: number }} Pause `until` in Unix seconds */
/** @typedef {{ domain: string, name: string, purpose: Purpose }} Label */

/**
 * Choices with nothing left out.
 * @typedef {Required<StoredChoices> & { purposes: Required<NonNullable<StoredChoices['purposes']>> }} Choices
 */

/**
 * One change of the choices.
 * @typedef {{ kind: 'purpose', purpose: Switch, action: Action }
 *   | { kind: 'third_party', action: Action }
 *   | { kind: 'site', site: string, protected: boolean }
 *   | { kind: 'site_third_party', site: string, action: Action | null }
 *   | { kind: 'site_purpose', site: string, purpose: Switch, action: Action | null }
 *   | { kind: 'pause', paused: Pause }
 *   | { kind: 'mode', mode: 'enforce' | 'watch' }
 *   | { kind: 'gpc', on: boolean }
 *   | { kind: 'allow', site: string, domain: string, name: string }
 *   | { kind: 'remove_rule', index: number }
 *   | { kind: 'remove_site', site: string }
 *   | { kind: 'label', label: Label }
 *   | { kind: 'remove_label', index: number }} ChoiceChange
 */

/** @typedef {ChoiceChange | { kind: 'discard_aside', index: number }} Change the last forgets choices that were kept aside */

/**
 * What a page asks; a change is answered once it is stored and enforced.
 * @typedef {{ type: 'view', tabId: number }
 *   | { type: 'change', change: Change }
 *   | { type: 'choices' }
 *   | { type: 'preview' }
 *   | { type: 'choose', preset: Preset }
 *   | { type: 'import', text: string }
 *   | { type: 'log', tabId: number }
 *   | { type: 'sweep' }} Request
 */

/** @typedef {{ ok: true, value: unknown } | { ok: false, error: { kind: string, message: string } }} Reply */

/** @typedef {'header' | 'onChanged' | 'sweep'} Stage where a cookie was refused or seen: before it was stored, as it was, afterwards */

/**
 * One cookie of a page.
 * @typedef {object} SeenCookie
 * @property {string} name
 * @property {string} domain without a leading dot
 * @property {string} path
 * @property {boolean} partitioned
 * @property {boolean} refused whether it was kept out of the jar, or out of a request
 * @property {number} times how often that happened; 0 for one that only lies in the jar
 * @property {Stage | null} stage null for one that only lies in the jar
 * @property {Decision} decision
 */

/**
 * What goes wrong, if anything: stored choices that are invalid or of a newer version (kept aside, the defaults run), or a
 * core that fails again and again.
 * @typedef {'invalid-choices' | 'newer-choices' | 'engine-failed'} Problem
 */

/**
 * What the popup shows of a tab.
 * @typedef {object} PopupView
 * @property {string | null} site null for a page that has none
 * @property {string | null} url
 * @property {boolean} access whether all sites may be read and changed: without, nothing is protected
 * @property {boolean} chosen whether the person has chosen
 * @property {Problem | null} problem
 * @property {'enforce' | 'watch'} mode
 * @property {Pause} paused everywhere
 * @property {boolean} siteProtected
 * @property {Record<Switch | 'third_party', Action>} actions those that hold everywhere
 * @property {{ kept: number, refused: number }} counts
 * @property {SeenCookie[]} cookies
 */

/** @typedef {{ value: unknown, error: string, at: number }} Aside choices kept aside: as they were, what is wrong, when (Unix seconds) */

/** @typedef {{ choices: Choices, chosen: boolean, aside: Aside[], warnings: string[] }} ChoicesView */

export {};
