import { IDENTITY, SHOP, TRACKER, attemptsOf, cookieLine } from '../attempts.js';
import { page } from '../page.js';
import { trackerEmbeds } from './tracker.js';

const SOAP = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect x="12" y="22" width="96" height="46" rx="14"
 fill="#7fb69a"/><rect x="12" y="16" width="96" height="44" rx="14" fill="#a8d5ba"/><path d="M60 24l9 12h-5l7 9h-8v8h-6v-8h-8l7-9h-5z"
 fill="#4f8a6b"/></svg>`;

/** What the start page tries to set, itself and through the tracker. */
const TRIED = [
  ...attemptsOf(SHOP, 'page-header', 'page-script', 'image-header', 'fetch-header'),
  ...attemptsOf(TRACKER),
];

/**
 * The shop: session, basket, language and chat, statistics by script and by header, and the tracker embedded. Its sign-in
 * goes over another site and back.
 * @type {import('../server.js').Site}
 */
export function shop(request) {
  switch (request.path) {
    case '/':
      return {
        body: page({
          request,
          host: SHOP,
          title: 'Thistle & Pine',
          body: `<h1>Soap, cut by hand</h1>
            <div class="goods"><img src="/soap.svg" alt="A green bar of soap with a pine tree on it" width="180" height="120">
            <div><p>Pine soap, two bars in your basket.</p><p><a class="button" href="/login">Sign in with ${IDENTITY}</a></p></div></div>
            <script>fetch('/stock')</script>`,
          embeds: trackerEmbeds(request, SHOP),
          attempts: TRIED,
        }),
        setCookie: attemptsOf(SHOP, 'page-header').map(cookieLine),
      };
    case '/soap.svg':
      return { type: 'image/svg+xml', body: SOAP, setCookie: attemptsOf(SHOP, 'image-header').map(cookieLine) };
    case '/stock':
      return {
        type: 'application/json',
        body: '{"pine-soap": 12}',
        setCookie: attemptsOf(SHOP, 'fetch-header').map(cookieLine),
      };
    case '/login':
      return { location: request.url(IDENTITY, '/authorize') };
    case '/signed-in':
      return {
        location: request.url(SHOP, '/account'),
        setCookie: attemptsOf(SHOP, 'signed-in-header').map(cookieLine),
      };
    case '/account':
      return {
        body: page({
          request,
          host: SHOP,
          title: 'Thistle & Pine',
          body: `<h1>${request.cookies.includes('shop_account') ? 'Signed in as Ada' : 'Not signed in'}</h1>`,
          embeds: `<iframe src="${request.url(IDENTITY, '/check')}" title="Sign-in service" hidden></iframe>`,
          attempts: attemptsOf(SHOP, 'page-script', 'signed-in-header'),
        }),
      };
  }
}
