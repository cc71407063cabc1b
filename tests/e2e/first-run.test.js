import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NEWS, PORTAL, SHOP, TRACKER } from '../../demo/attempts.js';
import { ask } from '../../demo/browser/extension-page.js';
import { FIREFOX_SLEEPS, endBackground } from './harness/background.js';
import { ON_START_PAGES } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';
import { untilPasses } from '../../demo/browser/until.js';

/** The partitioned cookie, which is there once for each site that embeds the tracker. */
const CHIP = `${TRACKER} trk_chip`;

/** Found in the jar without a record of who set it, a cookie counts as the site's own; only a partition tells otherwise. */
const KEPT_BY_BALANCED = asListed(
  ON_START_PAGES.filter(({ kind }) => kind !== 'statistical' && kind !== 'marketing'),
).filter((cookie) => cookie !== CHIP);

for (const name of BROWSERS) {
  describe(`${name}, installed into a full jar`, () => {
    /** @type {Session} */
    let session;
    /** @type {import('puppeteer-core').Page} */
    let welcome;
    /** @type {string[]} */
    let found;
    before(async () => {
      session = await Session.start(name, { consentinel: false, firefoxPrefs: FIREFOX_SLEEPS });
      for (const host of [SHOP, PORTAL, NEWS]) await session.visit(host);
      await untilPasses(
        () => session.jar.list(),
        (seen) => {
          assert.deepEqual([...new Set(seen)], asListed(ON_START_PAGES));
          assert.equal(seen.filter((cookie) => cookie === CHIP).length, 3);
        },
      );
      // The demo pages keep asking and would be answered by a changed jar.
      await session.page.goto('about:blank');
      found = await session.jar.list();
      await session.install();
      welcome = await session.openedByItself('welcome/');
    });
    after(() => session.close());

    test('nothing stored is removed before the person chose, not by the next start either', async () => {
      await ask(welcome, { type: 'preview' });
      await endBackground(session.consentinel, welcome);
      await ask(welcome, { type: 'preview' });
      assert.deepEqual(await session.jar.list(), found);
    });

    test('the page tells how many cookies each choice would remove', async () => {
      const preview = await ask(welcome, { type: 'preview' });
      assert.equal(preview.balanced, found.length - KEPT_BY_BALANCED.length);
      assert.equal(preview.watch, 0);
      assert.ok(preview.strict > preview.balanced);
      await untilPasses(
        () => welcome.evaluate(() => document.body.innerText),
        (text) =>
          [preview.balanced, preview.strict].forEach((count) => assert.match(text, new RegExp(`\\b${count}\\b`))),
      );
    });

    test('choosing Balanced sweeps what it said', async () => {
      await welcome.bringToFront();
      await welcome.click('[data-preset="balanced"]');
      await untilPasses(
        () => session.jar.list(),
        (seen) => assert.deepEqual(seen, KEPT_BY_BALANCED),
      );
    });

    test('"Only watch" tells what it would refuse, and refuses nothing', async () => {
      await welcome.click('[data-preset="watch"]');
      await welcome.waitForSelector('[data-preset="watch"][aria-pressed="true"]');
      const mark = await session.visitFully(SHOP);
      assert.ok(session.trackerGot(mark).some(({ cookies }) => cookies.includes('trk_visitor')));
      const jar = new Set(await session.jar.list());
      for (const cookie of asListed(ON_START_PAGES.filter(({ host }) => host === SHOP)))
        assert.ok(jar.has(cookie), cookie);

      const popup = await session.popup();
      assert.match(await popup.row('_ga'), /Would be refused/);
    });
  });
}
