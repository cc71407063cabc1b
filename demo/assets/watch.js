/**
 * Keeps the last column of the page's table true: once a second each host that the table names is asked which cookies
 * the browser just sent it.
 */
const PERIOD_MS = 1000;

/**
 * @param {string} host
 * @param {number} after  milliseconds since the page was loaded
 */
async function ask(host, after) {
  const url = new URL('/came-back', location.href);
  url.hostname = host;
  url.searchParams.set('top', location.hostname);
  url.searchParams.set('after', String(Math.round(after)));
  const answer = await fetch(url, { credentials: 'include' });
  /** @type {string[]} */
  const names = await answer.json();
  for (const row of document.querySelectorAll(`tr[data-host="${host}"]`)) {
    const output = /** @type {HTMLElement} */ (row.querySelector('output'));
    const sent = names.includes(/** @type {HTMLElement} */ (row).dataset.name ?? '');
    output.textContent = sent ? 'sent back' : 'not there';
    output.className = sent ? 'sent' : 'absent';
  }
}

const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('tr[data-host]'));
const hosts = new Set(Array.from(rows, (row) => row.dataset.host ?? ''));

addEventListener('load', () => {
  const loaded = performance.now();
  setInterval(() => {
    for (const host of hosts) void ask(host, performance.now() - loaded);
  }, PERIOD_MS);
});
