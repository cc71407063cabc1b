import { PORTAL, TRACKER, attemptsOf, cookieLine } from '../attempts.js';
import { page } from '../page.js';
import { trackerEmbeds } from './tracker.js';

const POLICY = [
  {
    name: 'sessionid',
    where: 'Signing in, for visitors and for staff',
    why: 'Knows a signed-in user again on the next page',
  },
  {
    name: 'django_language',
    where: 'Choosing a language, for visitors and for staff',
    why: 'Keeps the language the visitor chose',
  },
  {
    name: 'csrftoken',
    where: 'The data service and its protection, for visitors and for staff',
    why: 'Lets the pages fetch data',
  },
  { name: 'cookies_preferences', where: 'Choosing about cookies', why: 'Keeps what the visitor chose about cookies' },
];

const policyTable = `<div class="scroll"><table><caption>The cookies this portal says it needs</caption>
  <thead><tr><th scope="col">Provider</th><th scope="col">Where it is used</th><th scope="col">Cookie</th><th scope="col">Why</th></tr></thead>
  <tbody>${POLICY.map(({ name, where, why }) => `<tr><td>Opendatasoft</td><td>${where}</td><th scope="row"><code>${name}</code></th><td>${why}</td></tr>`).join('')}</tbody>
  </table></div>`;

/**
 * An open-data portal whose policy names four cookies it needs; it also counts its visitors and embeds the tracker.
 * @type {import('../server.js').Site}
 */
export function portal(request) {
  switch (request.path) {
    case '/':
      return {
        body: page({
          request,
          host: PORTAL,
          title: 'Open data portal',
          body: `<h1>Cookies on this portal</h1>
            <p>Four cookies are needed and kept without asking. Statistics and what other companies set need your consent.</p>
            ${policyTable}<script>fetch('/language')</script>`,
          embeds: trackerEmbeds(request, PORTAL),
          attempts: [...attemptsOf(PORTAL), ...attemptsOf(TRACKER)],
        }),
        setCookie: attemptsOf(PORTAL, 'page-header').map(cookieLine),
      };
    case '/language':
      return { type: 'application/json', body: '"fr"', setCookie: attemptsOf(PORTAL, 'fetch-header').map(cookieLine) };
  }
}
