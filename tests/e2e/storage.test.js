import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NEWS, SHOP } from '../../demo/attempts.js';
import { ask } from '../../demo/browser/extension-page.js';
import { untilPasses } from '../../demo/browser/until.js';
import {
  FIREFOX_SLEEPS,
  FIREFOX_GRANTS,
  endBackground,
  restoreHostAccess,
  revokeHostAccess,
} from './harness/background.js';
import { keptByDefault } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';

const UNREADABLE = [
  { what: 'that are garbage', value: 'not choices at all', problem: 'invalid-choices', words: /not valid.*kept aside/ },
  {
    what: 'with an unknown action',
    value: { version: 1, purposes: { statistical: 'perhaps' } },
    problem: 'invalid-choices',
    words: /not valid.*kept aside/,
  },
  {
    what: 'of a newer version',
    value: { version: 99, purposes: { statistical: 'allow' } },
    problem: 'newer-choices',
    words: /newer.*kept aside/,
  },
];

for (const name of BROWSERS) {
  describe(`${name}, what can go wrong`, () => {
    /** @type {Session} */
    let session;
    /** @type {import('puppeteer-core').Page} */
    let options;
    before(async () => {
      session = await Session.start(name, { firefoxPrefs: { ...FIREFOX_SLEEPS, ...FIREFOX_GRANTS } });
      options = await session.consentinel.openOptions();
    });
    after(() => session.close());

    for (const [place, { what, value, problem, words }] of UNREADABLE.entries()) {
      test(`stored choices ${what}: kept aside, defaults in force, and the person is told`, async () => {
        await options.evaluate((choices) => chrome.storage.local.set({ choices }), value);
        await endBackground(session.consentinel, options);
        await session.visitFully(SHOP);
        assert.deepEqual(await session.jar.list(), asListed(keptByDefault(SHOP)));

        const popup = await session.popup();
        assert.equal((await popup.ask({ type: 'view', tabId: await session.tabId() })).problem, problem);
        assert.match(await popup.text(), words);
        await popup.close();

        const stored = await options.evaluate(() => chrome.storage.local.get('choices_aside'));
        const aside = /** @type {{value: unknown, error: string}[]} */ (stored.choices_aside);
        assert.deepEqual(
          aside.map((entry) => entry.value),
          UNREADABLE.slice(0, place + 1).map((entry) => entry.value),
        );
        assert.ok(aside.every(({ error }) => error.length > 0));
      });
    }

    test('choices that cannot be imported: the place is named, and nothing changes', async () => {
      const stored = () => options.evaluate(() => chrome.storage.local.get('choices'));
      const before = await stored();
      for (const [text, place] of /** @type {const} */ ([
        ['{"version": 1,\n"mode" "watch"}', /line 2/],
        ['{"version": 1, "purposes": {"marketing": "maybe"}}', /purposes\.marketing/],
        ['{"version": 99}', /version/],
      ])) {
        await assert.rejects(ask(options, { type: 'import', text }), place);
      }
      assert.deepEqual(await stored(), before);
    });

    test('host access taken away: says that it does not protect', async () => {
      const before = await session.popup();
      assert.doesNotMatch(await before.text(), /not protecting/i);
      await before.close();
      await revokeHostAccess(session.consentinel);
      const popup = await session.popup();
      assert.match(await popup.text(), /not protecting/i);
      await popup.close();
    });

    test('host access given back: protects again, and logs nobody out of what was set meanwhile', async () => {
      await ask(options, { type: 'choose', preset: 'balanced' });
      await session.visitFully(NEWS);
      assert.ok((await session.jar.list()).includes(`${NEWS} _ga`), 'nothing was refused without access');
      const popup = await session.popup();
      await session.page.goto('about:blank');
      await restoreHostAccess(session.consentinel, popup);
      await untilPasses(
        async () => (await session.jar.list()).filter((cookie) => cookie.startsWith(NEWS)),
        (seen) => assert.deepEqual(seen, asListed(keptByDefault(NEWS))),
      );
      assert.deepEqual(session.trackerGot(await session.visitFully(NEWS)), []);
    });
  });
}
