import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NEWS, SHOP, TRACKER } from '../../demo/attempts.js';
import { FIREFOX_REMEMBERS, FIREFOX_SLEEPS, endBackground, whileSwitchedOff } from './harness/background.js';
import { keptByDefault } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';
import { until, untilPasses } from '../../demo/browser/until.js';

for (const name of BROWSERS) {
  describe(`${name}, the background dies`, () => {
    /** @type {Session} */
    let session;
    /** @type {import('./harness/popup.js').Popup} */
    let popup;
    before(async () => {
      session = await Session.start(name, { firefoxPrefs: { ...FIREFOX_SLEEPS, ...FIREFOX_REMEMBERS } });
      await session.visit(SHOP);
      popup = await session.popup();
    });
    after(() => session.close());

    const sleep = () => endBackground(session.consentinel, popup.page);

    test('between visits: the next ones are protected all the same', async () => {
      await session.page.goto('about:blank');
      await sleep();
      const mark = await session.visitFully(SHOP);
      assert.deepEqual(await session.jar.list(), asListed(keptByDefault(SHOP)));
      assert.deepEqual(session.trackerGot(mark), []);
    });

    test('during a visit: nothing slips in, and what was refused is still told', async () => {
      await session.page.goto('about:blank');
      const mark = session.demo.log.mark();
      const visit = session.visit(SHOP);
      await until('the page is being served', () => session.demo.log.requests(SHOP, mark).length > 0);
      await sleep();
      await visit;
      await sleep();
      // A worker that is killed once all is set starts again with the next event: here the page's next request.
      await session.late(SHOP, mark, 3);
      assert.deepEqual(await session.jar.list(), asListed(keptByDefault(SHOP)));

      const refused = await refusedNow();
      assert.ok(refused.length > 0);
      await sleep();
      assert.deepEqual(await refusedNow(), refused);
    });

    /** @returns {Promise<string[]>} what the popup would list as refused in the visiting tab */
    async function refusedNow() {
      const { cookies } = await popup.ask({ type: 'view', tabId: await session.tabId() });
      return cookies
        .filter((/** @type {any} */ entry) => entry.refused)
        .map((/** @type {any} */ entry) => `${entry.domain} ${entry.name}`)
        .sort();
    }

    const newcomers = () =>
      session.jar.put([
        { url: `https://${NEWS}/`, name: '_ga', value: 'GA1.1.1.1', expirationDate: Date.now() / 1000 + 3600 },
        {
          url: `https://${TRACKER}/`,
          name: 'trk_chip',
          value: 'v2',
          secure: true,
          sameSite: 'no_restriction',
          partitionKey: { topLevelSite: `https://${NEWS}` },
        },
      ]);

    /** @param {string[]} list */
    const jarBecomes = (list) =>
      untilPasses(
        () => session.jar.list(),
        (seen) => assert.deepEqual(seen, list),
        2000,
      );

    test('asleep while cookies get set: they are found and judged', async () => {
      await session.page.goto('about:blank');
      await sleep();
      await newcomers();
      await jarBecomes(asListed(keptByDefault(SHOP)));
    });

    test('switched off while cookies get set: the next start sweeps them, and logs nobody out', async () => {
      await popup.ask({ type: 'choose', preset: 'balanced' });
      const needed = { url: `https://${NEWS}/`, name: 'PHPSESSID', value: 'n8w5' };
      await whileSwitchedOff(session, async () => {
        await newcomers();
        await session.jar.put([needed]);
        assert.equal((await session.jar.list()).length, keptByDefault(SHOP).length + 3);
      });
      await jarBecomes([...asListed(keptByDefault(SHOP)), `${NEWS} ${needed.name}`].sort());
    });
  });
}
