import { NEWS, TRACKER, attemptsOf, cookieLine } from '../attempts.js';
import { page } from '../page.js';
import { trackerEmbeds } from './tracker.js';

/**
 * Another site that embeds the same tracker.
 * @type {import('../server.js').Site}
 */
export function news(request) {
  if (request.path !== '/') return undefined;
  return {
    body: page({
      request,
      host: NEWS,
      title: 'The Example Gazette',
      body: `<h1>Local sentinel keeps biscuit tin shut</h1>
        <p>Passers-by report that only those with a reason were given one. The tin, asked for comment, stayed closed.</p>`,
      embeds: trackerEmbeds(request, NEWS),
      attempts: [...attemptsOf(NEWS), ...attemptsOf(TRACKER)],
    }),
    setCookie: attemptsOf(NEWS, 'page-header').map(cookieLine),
  };
}
