/** @typedef {import('../extension/protocol.js').PopupView} PopupView */

const PURPOSES = {
  necessary: 'needed',
  functional: 'extras',
  statistical: 'visitor statistics',
  marketing: 'ads and tracking',
};

const REASONS = {
  paused: 'protection is off',
  rule: 'your own rule',
  necessary: 'the site needs it',
  preference: 'a preference you chose',
  purpose: 'what it is for',
  'third-party': 'from another company',
};

const HEAD = ['', 'cookie', 'set by', 'what for', 'provider', 'because of'];

/**
 * What became of a page's cookies, as a table for a terminal.
 * @param {PopupView['cookies']} cookies  as the popup lists them
 * @returns {string} lines of equal columns, the kept cookies first
 */
export function report(cookies) {
  const rows = [...cookies]
    .sort((one, other) => Number(one.refused) - Number(other.refused))
    .map(({ name, domain, refused, decision }) => [
      refused ? 'refused' : 'kept',
      name,
      domain,
      decision.purpose ? PURPOSES[decision.purpose] : 'not recognised',
      decision.provider ?? '',
      REASONS[decision.reason.step],
    ]);
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
