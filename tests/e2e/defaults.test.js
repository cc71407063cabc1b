import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { NEWS, SHOP, TRACKER } from '../../demo/attempts.js';
import { keptByDefault, ofKind } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';
import { until } from '../../demo/browser/until.js';

/** How long after a page's load its cookies must be settled. */
const SETTLED_MS = 3000;

/** From when on, after a page's load, no request may carry a refused cookie. */
const LATE_MS = 1000;

for (const name of BROWSERS) {
  for (const thirdPartyCookies of /** @type {const} */ (['allowed', 'default'])) {
    describe(`${name}, default choices, third-party cookies in the browser itself: ${thirdPartyCookies}`, () => {
      /** @type {Session} */
      let session;
      before(async () => {
        session = await Session.start(name, { thirdPartyCookies });
      });
      after(() => session.close());

      test('3 s after load the jar holds what is needed, comfortable or unknown, and nothing else', async () => {
        await session.visit(SHOP);
        await delay(SETTLED_MS);
        assert.deepEqual(await session.jar.list(), asListed(keptByDefault(SHOP)));
      });

      test('the tracker gets no cookie from the second visit on, on either site', async () => {
        const mark = session.demo.log.mark();
        await session.visit(NEWS);
        await session.visit(SHOP);
        await until(
          'the nested frame has asked',
          () => session.demo.log.requests(TRACKER, mark).filter(({ path }) => path === '/nested').length === 2,
        );
        const sent = session.demo.log.requests(TRACKER, mark).filter(({ cookies }) => cookies.length > 0);
        assert.deepEqual(sent, []);
      });

      test('1 s after load and later the shop gets none of the refused cookies', async () => {
        const refused = [...ofKind('statistical'), ...ofKind('marketing')].map((attempt) => attempt.name);
        const mark = session.demo.log.mark();
        await session.visit(SHOP);
        const late = await until('three late requests to the shop', () => {
          const requests = session.demo.log
            .requests(SHOP, mark)
            .filter(({ query }) => Number(query.get('after')) >= LATE_MS);
          return requests.length >= 3 && requests;
        });
        assert.deepEqual(
          late.filter(({ cookies }) => cookies.some((cookie) => refused.includes(cookie))),
          [],
        );
        assert.deepEqual(new Set(late[0].cookies), new Set(keptByDefault(SHOP).map((attempt) => attempt.name)));
      });
    });
  }
}
