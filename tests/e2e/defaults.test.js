import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { NEWS, SHOP, TRACKER } from '../../demo/attempts.js';
import { untilPasses } from '../../demo/browser/until.js';
import { keptByDefault } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';

/** How long after a page's load its cookies must be settled. */
const SETTLED_MS = 3000;

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

      test('from the second visit on the tracker gets no cookie on either site, and late requests carry none refused', async () => {
        const mark = await session.visitFully(NEWS);
        const second = await session.visit(SHOP);
        const late = await session.late(SHOP, second, 3);

        assert.deepEqual(session.trackerGot(mark), []);
        for (const { cookies } of late) {
          assert.deepEqual(
            [...cookies].sort(),
            keptByDefault(SHOP)
              .map((attempt) => attempt.name)
              .sort(),
          );
        }
      });

      test('visited itself the tracker is a site like any other, and elsewhere it gets nothing of it', async () => {
        await session.visit(TRACKER, '/frame.html');
        const own = await untilPasses(
          async () => (await session.jar.list()).filter((cookie) => cookie.startsWith(TRACKER)),
          (seen) => assert.deepEqual(seen, [`${TRACKER} trk_frame`, `${TRACKER} trk_inner`, `${TRACKER} trk_nested`]),
        );
        assert.deepEqual(session.trackerGot(await session.visitFully(SHOP)), []);
        assert.deepEqual(await session.jar.list(), [
          ...asListed([...keptByDefault(NEWS), ...keptByDefault(SHOP)]),
          ...own,
        ]);
      });
    });
  }
}
