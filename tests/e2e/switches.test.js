import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NEWS, SHOP, TRACKER } from '../../demo/attempts.js';
import { untilPasses } from '../../demo/browser/until.js';
import { ON_START_PAGES, keptByDefault, ofKind } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';

/** @typedef {import('../../demo/attempts.js').Attempt} Attempt */

/** How soon a switch must have taken effect on what is stored. */
const AT_ONCE_MS = 1000;

for (const name of BROWSERS) {
  describe(`${name}, switches`, () => {
    /** @type {Session} */
    let session;
    /** @type {import('./harness/popup.js').Popup} */
    let popup;
    before(async () => {
      session = await Session.start(name);
      await session.visit(SHOP);
      popup = await session.popup();
    });
    after(() => session.close());

    /**
     * @param {Attempt[]} attempts   what the jar must come to hold, one cookie in several partitions counting once
     * @param {number} [deadlineMs]
     */
    const jarBecomes = (attempts, deadlineMs) =>
      untilPasses(
        async () => [...new Set(await session.jar.list())],
        (seen) => assert.deepEqual(seen, asListed(attempts)),
        deadlineMs,
      );

    /**
     * Does something whose effect on the jar must be there a second after it began.
     * @param {() => Promise<unknown>} act
     * @param {Attempt[]} attempts
     */
    const atOnce = async (act, attempts) => {
      const start = performance.now();
      await act();
      await jarBecomes(attempts, AT_ONCE_MS - (performance.now() - start));
    };

    test('"Visitor statistics" lets them be, and off again removes them at once', async () => {
      await popup.flip('statistical', true);
      await popup.settled();
      await session.visit(SHOP);
      await jarBecomes([...keptByDefault(SHOP), ...ofKind('statistical')]);
      await atOnce(() => popup.flip('statistical', false), keptByDefault(SHOP));
    });

    test('"From other companies" lets the unknown and the needed be, and off again removes them at once', async () => {
      await popup.flip('third_party', true);
      await popup.settled();
      await session.visit(SHOP);
      await jarBecomes([...keptByDefault(SHOP), ...keptByDefault(TRACKER)]);
      await atOnce(() => popup.flip('third_party', false), keptByDefault(SHOP));
      assert.deepEqual(session.trackerGot(await session.visitFully(SHOP)), []);
    });

    test('protection off on one site frees that site alone', async () => {
      await popup.flip('site', false);
      await popup.settled();
      await session.visit(SHOP);
      await jarBecomes(ON_START_PAGES.filter(({ host }) => host === SHOP || host === TRACKER));

      assert.deepEqual(session.trackerGot(await session.visitFully(NEWS)), []);
      const ofNews = (await session.jar.list()).filter((cookie) => cookie.startsWith(NEWS));
      assert.deepEqual(ofNews, asListed(keptByDefault(NEWS)));

      const freed = session.trackerGot(await session.visitFully(SHOP));
      assert.ok(freed.some(({ path, cookies }) => path === '/nested' && cookies.includes('trk_visitor')));
      await atOnce(() => popup.flip('site', true), [...keptByDefault(SHOP), ...keptByDefault(NEWS)]);
    });

    test('"Allow on this site" frees that cookie there alone, of the site or of another company', async () => {
      await popup.allowHere('_ga');
      await popup.allowHere('trk_visitor');
      await popup.settled();
      const allowed = ON_START_PAGES.filter(({ host, name: cookie }) =>
        [`${SHOP} _ga`, `${TRACKER} trk_visitor`].includes(`${host} ${cookie}`),
      );
      await session.visitFully(SHOP);
      await jarBecomes([...keptByDefault(SHOP), ...keptByDefault(NEWS), ...allowed]);
      assert.deepEqual(session.trackerGot(await session.visitFully(NEWS)), []);
      await jarBecomes([...keptByDefault(SHOP), ...keptByDefault(NEWS), ...allowed]);

      for (const index of [1, 0]) await popup.ask({ type: 'change', change: { kind: 'remove_rule', index } });
      await jarBecomes([...keptByDefault(SHOP), ...keptByDefault(NEWS)]);
    });

    test('pausing frees everything at once, and its end takes it back', async () => {
      await popup.press('pause');
      await popup.settled();
      await session.visit(NEWS);
      await session.visit(SHOP);
      await jarBecomes(ON_START_PAGES.filter(({ host }) => [SHOP, NEWS, TRACKER].includes(host)));
      await atOnce(() => popup.press('pause'), [...keptByDefault(SHOP), ...keptByDefault(NEWS)]);
    });

    test('a pause for a time ends by the clock', async () => {
      await popup.ask({ type: 'change', change: { kind: 'pause', paused: { until: Date.now() / 1000 + 2 } } });
      await session.visit(SHOP);
      await jarBecomes(ON_START_PAGES.filter(({ host }) => [SHOP, TRACKER].includes(host)).concat(keptByDefault(NEWS)));
      await jarBecomes([...keptByDefault(SHOP), ...keptByDefault(NEWS)]);
      assert.deepEqual(session.trackerGot(await session.visitFully(SHOP)), []);
    });
  });
}
