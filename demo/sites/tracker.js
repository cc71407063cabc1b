import { TRACKER, attemptsOf, cookieLine } from '../attempts.js';
import { cookieScript } from '../page.js';

/** @typedef {import('../attempts.js').How} How */

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** @param {How} how */
const setCookie = (how) => attemptsOf(TRACKER, how).map(cookieLine);

/**
 * The tracker: sets cookies with an image, a script file, an answer to a script, a frame, and a frame inside that frame
 * which asks its own host (to a browser that is a first-party request).
 * @type {import('../server.js').Site}
 */
export function tracker({ path, query }) {
  const top = encodeURIComponent(query.get('top') ?? '');
  switch (path) {
    case '/pixel.gif':
      return { type: 'image/gif', body: PIXEL, setCookie: setCookie('image-header') };
    case '/tag.js':
      return {
        type: 'text/javascript',
        body: `fetch(new URL('/collect?top=${top}', document.currentScript.src), { credentials: 'include' });`,
        setCookie: setCookie('tag-header'),
      };
    case '/collect':
      return { type: 'text/plain', body: 'collected', setCookie: setCookie('collect-header') };
    case '/frame.html':
      return {
        body: `<!doctype html><title>Advertisement</title>
          <style>:root { color-scheme: light dark } body { font: 0.9rem system-ui; margin: 0.75rem }</style>
          Advertisement from ${TRACKER}
          ${cookieScript(attemptsOf(TRACKER, 'frame-script'))}
          <iframe src="/inner.html?top=${top}" title="A frame inside the advertisement" hidden></iframe>`,
        setCookie: setCookie('frame-header'),
      };
    case '/inner.html':
      return {
        body: `<!doctype html><title>Inner frame</title>${cookieScript(attemptsOf(TRACKER, 'nested-script'))}
          <script>fetch('/nested?top=${top}')</script>`,
      };
    case '/nested':
      return { type: 'text/plain', body: 'nested', setCookie: setCookie('nested-header') };
  }
}

/**
 * The tracker's image, script and frame as a page embeds them.
 * @param {import('../server.js').Request} request
 * @param {string} top  host of the embedding page, told to the tracker so that its log can tell sites apart
 * @returns {string} HTML
 */
export function trackerEmbeds(request, top) {
  /** @param {string} path */
  const url = (path) => request.url(TRACKER, `${path}?top=${top}`);
  return `<aside aria-label="Advertisement">
  <img src="${url('/pixel.gif')}" alt="" width="1" height="1">
  <script src="${url('/tag.js')}"></script>
  <iframe src="${url('/frame.html')}" title="Advertisement"></iframe>
</aside>`;
}
