import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { SHOP } from '../../demo/attempts.js';
import { FIREFOX_SLEEPS, endBackground, revokeHostAccess } from './harness/background.js';
import { keptByDefault } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';
import { untilPasses } from '../../demo/browser/until.js';

const UNREADABLE = {
  garbage: 'not choices at all',
  'of a newer version': { version: 99, purposes: { statistical: 'ask the moon' } },
  'with an unknown action': { version: 1, purposes: { statistical: 'perhaps' } },
};

for (const name of BROWSERS) {
  for (const [what, value] of Object.entries(UNREADABLE)) {
    test(`${name}, stored choices ${what}: kept aside, defaults in force, and the person is told`, async () => {
      const session = await Session.start(name, { firefoxPrefs: FIREFOX_SLEEPS });
      try {
        const page = await session.consentinel.openOptions();
        await page.evaluate((choices) => chrome.storage.local.set({ choices }), value);
        await endBackground(session.consentinel, page);

        await session.visit(SHOP);
        await delay(3000);
        assert.deepEqual(await session.jar.list(), asListed(keptByDefault(SHOP)));

        const stored = await page.evaluate(() => chrome.storage.local.get('choices_aside'));
        const aside = /** @type {{value: unknown, error: unknown}[]} */ (stored.choices_aside);
        assert.deepEqual(
          aside.map((entry) => entry.value),
          [value],
        );

        const popup = await session.popup();
        const view = await popup.ask({ type: 'view', tabId: await session.tabId() });
        assert.equal(typeof view.problem, 'string');
        await untilPasses(
          () => popup.text(),
          (text) => assert.ok(text.includes(view.problem), text),
        );
      } finally {
        await session.close();
      }
    });
  }

  test(`${name}, host access taken away: says that it does not protect`, async () => {
    const session = await Session.start(name);
    try {
      await session.visit(SHOP);
      const before = await session.popup();
      assert.equal((await before.ask({ type: 'view', tabId: await session.tabId() })).access, true);
      await revokeHostAccess(session.consentinel);

      const popup = await session.popup();
      assert.equal((await popup.ask({ type: 'view', tabId: await session.tabId() })).access, false);
      assert.match(await popup.text(), /not protecting/i);
    } finally {
      await session.close();
    }
  });
}
