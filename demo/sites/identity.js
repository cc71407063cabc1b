import { IDENTITY, SHOP, attemptsOf, cookieLine } from '../attempts.js';
import { page } from '../page.js';

/**
 * The sign-in service: it is on top only for the length of a redirect, and its session must live all the same, also when
 * a frame in other sites renews it.
 * @type {import('../server.js').Site}
 */
export function identity(request) {
  switch (request.path) {
    case '/':
      return {
        body: page({
          request,
          host: IDENTITY,
          title: 'Example ID',
          body: `<h1>${request.cookies.includes('id_session') ? 'Signed in as Ada' : 'Not signed in'}</h1>
            <p>The shop sends its customers here and gets them back at once.</p>`,
          attempts: attemptsOf(IDENTITY),
        }),
      };
    case '/check':
      return {
        body: '<!doctype html><title>Still signed in?</title>',
        setCookie: attemptsOf(IDENTITY, 'redirect-header').map(cookieLine),
      };
    case '/authorize':
      return {
        location: request.url(SHOP, '/signed-in'),
        setCookie: attemptsOf(IDENTITY, 'redirect-header').map(cookieLine),
      };
  }
}
