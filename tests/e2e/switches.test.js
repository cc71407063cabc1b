import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NEWS, SHOP, TRACKER } from '../../demo/attempts.js';
import { ON_START_PAGES, keptByDefault, ofKind } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';
import { until, untilPasses } from '../../demo/browser/until.js';

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

    /** @returns {Promise<string[]>} the jar, partitions folded */
    const jar = async () => [...new Set(await session.jar.list())];

    /** @param {import('../../demo/attempts.js').Attempt[]} attempts @param {number} [deadlineMs] */
    const jarBecomes = (attempts, deadlineMs) =>
      untilPasses(jar, (seen) => assert.deepEqual(seen, asListed(attempts)), deadlineMs);

    /**
     * Does something whose effect on the jar must be there a second after it began.
     * @param {() => Promise<unknown>} act
     * @param {import('../../demo/attempts.js').Attempt[]} attempts
     */
    const atOnce = async (act, attempts) => {
      const start = performance.now();
      await act();
      await jarBecomes(attempts, AT_ONCE_MS - (performance.now() - start));
    };

    test('"Visitor statistics" lets them be, and off again removes them at once', async () => {
      await popup.flip('statistical', true);
      await session.visit(SHOP);
      await jarBecomes([...keptByDefault(SHOP), ...ofKind('statistical')]);
      await atOnce(() => popup.flip('statistical', false), keptByDefault(SHOP));
    });

    test('"From other companies" lets the unknown and the needed be, and off again removes them at once', async () => {
      await popup.flip('third_party', true);
      await session.visit(SHOP);
      await jarBecomes([...keptByDefault(SHOP), ...keptByDefault(TRACKER)]);
      await atOnce(() => popup.flip('third_party', false), keptByDefault(SHOP));

      const mark = session.demo.log.mark();
      await session.visit(SHOP);
      await until('the nested frame asks', () =>
        session.demo.log.requests(TRACKER, mark).some(({ path }) => path === '/nested'),
      );
      assert.deepEqual(
        session.demo.log.requests(TRACKER, mark).filter(({ cookies }) => cookies.length > 0),
        [],
      );
    });

    test('protection off on one site frees that site alone', async () => {
      await popup.flip('site', false);
      await session.visit(SHOP);
      await jarBecomes(ON_START_PAGES.filter(({ host }) => host === SHOP || host === TRACKER));

      const mark = session.demo.log.mark();
      await session.visit(NEWS);
      await untilPasses(jar, (seen) =>
        assert.deepEqual(
          seen.filter((cookie) => cookie.startsWith(NEWS)),
          asListed(keptByDefault(NEWS)),
        ),
      );
      await until('the nested frame asks', () =>
        session.demo.log.requests(TRACKER, mark).some(({ path }) => path === '/nested'),
      );
      assert.deepEqual(
        session.demo.log.requests(TRACKER, mark).filter(({ cookies }) => cookies.length > 0),
        [],
      );

      await session.visit(SHOP);
      const freed = await until('the tracker is asked on the freed site', () => {
        const requests = session.demo.log
          .requests(TRACKER, mark)
          .filter(({ path, query }) => path === '/nested' && query.get('top') === SHOP);
        return requests.length > 0 && requests;
      });
      assert.ok(
        freed.every(({ cookies }) => cookies.includes('trk_visitor')),
        'the tracker gets its cookies on the freed site',
      );
      await atOnce(() => popup.flip('site', true), [...keptByDefault(SHOP), ...keptByDefault(NEWS)]);
    });

    test('pausing frees everything at once, and its end takes it back', async () => {
      await popup.ask({ type: 'change', change: { kind: 'pause', paused: true } });
      await session.visit(NEWS);
      await session.visit(SHOP);
      await jarBecomes(ON_START_PAGES.filter(({ host }) => [SHOP, NEWS, TRACKER].includes(host)));
      await atOnce(
        () => popup.ask({ type: 'change', change: { kind: 'pause', paused: false } }),
        [...keptByDefault(SHOP), ...keptByDefault(NEWS)],
      );
    });
  });
}
