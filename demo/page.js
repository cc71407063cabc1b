import { IDENTITY, NEWS, PORTAL, SHOP, attemptsOf, cookieLine } from './attempts.js';

/** @typedef {import('./attempts.js').Attempt} Attempt */

/** @type {Record<import('./attempts.js').How, string>} */
const HOW_IN_WORDS = {
  'page-header': 'with the page',
  'image-header': 'with an image',
  'fetch-header': 'with an answer to a script',
  'page-script': 'by a script',
  'signed-in-header': 'with the page',
  'redirect-header': 'with a redirect',
  'tag-header': 'with a script file',
  'collect-header': 'with an answer to a script',
  'frame-header': 'with a frame',
  'frame-script': 'by a script in a frame',
  'nested-header': 'in a frame inside a frame',
  'nested-script': 'by a script in a frame inside a frame',
};

const SITES = [
  { host: SHOP, title: 'Shop' },
  { host: NEWS, title: 'News' },
  { host: PORTAL, title: 'Data portal' },
  { host: IDENTITY, title: 'Sign-in service' },
];

/**
 * Text made safe to stand in HTML.
 * @param {string} text
 * @returns {string}
 */
export function escape(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * A script element that writes the given attempts to `document.cookie`.
 * @param {Attempt[]} attempts
 * @returns {string} HTML
 */
export function cookieScript(attempts) {
  const lines = attempts.map((attempt) => `document.cookie = ${JSON.stringify(cookieLine(attempt))};`);
  return `<script>${lines.join('')}</script>`;
}

/**
 * The table of what a page tries to set, with a column that its script keeps telling what came back.
 * @param {Attempt[]} attempts
 * @returns {string} HTML
 */
function table(attempts) {
  const rows = attempts.map(
    ({ host, name, how, what }) =>
      `<tr data-host="${host}" data-name="${escape(name)}"><th scope="row"><code>${escape(name)}</code></th><td>${host}</td>
     <td>${HOW_IN_WORDS[how]}</td><td>${escape(what)}</td><td><output>…</output></td></tr>`,
  );
  return `<div class="scroll"><table><caption>What this page tries to set, and whether the browser sends it back</caption>
    <thead><tr><th scope="col">Cookie</th><th scope="col">Set by</th><th scope="col">How</th><th scope="col">What for</th><th scope="col">Now</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table></div>`;
}

/**
 * A whole demo page.
 * @param {object} parts
 * @param {import('./server.js').Request} parts.request
 * @param {string} parts.host        whose page it is
 * @param {string} parts.title       the site's name
 * @param {string} parts.body        HTML of the page's own content
 * @param {string} [parts.embeds]    HTML of what it embeds from others
 * @param {Attempt[]} parts.attempts what the table lists
 * @returns {string} HTML
 */
export function page({ request, host, title, body, embeds = '', attempts }) {
  const links = SITES.map(
    (site) =>
      `<a href="${request.url(site.host)}"${site.host === host ? ' aria-current="page"' : ''}>${site.title}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
${cookieScript(attemptsOf(host, 'page-script'))}
<link rel="stylesheet" href="/demo.css">
<script src="/watch.js" defer></script>
</head>
<body class="${host.split('.', 1)[0]}">
<header><strong>${escape(title)}</strong><nav aria-label="Demo sites">${links.join('')}</nav></header>
<main>
${body}
${table(attempts)}
<p class="note">A made-up site on your own machine, for trying out Consentinel. Flip a switch in its popup and watch the last column; to let the page try again, <a href="">load it again</a>.</p>
</main>
${embeds}
</body>
</html>`;
}
