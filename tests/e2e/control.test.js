import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ATTEMPTS, IDENTITY, NEWS, PORTAL, SHOP } from '../../demo/attempts.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';
import { untilPasses } from '../../demo/browser/until.js';

/** Where the tracker gets its cookies back, when nothing hinders it. */
const TRACKER_PATHS = ['/came-back', '/collect', '/frame.html', '/inner.html', '/nested', '/pixel.gif', '/tag.js'];

for (const name of BROWSERS) {
  describe(`${name} without Consentinel`, () => {
    /** @type {Session} */
    let session;
    before(async () => {
      session = await Session.start(name, { consentinel: false });
    });
    after(() => session.close());

    test('every cookie of the demo arrives', async () => {
      await session.visit(SHOP);
      await session.visit(SHOP, '/login');
      await session.visit(PORTAL);
      await session.visit(NEWS);
      const frame = session.demo.log.requests(IDENTITY).filter(({ path }) => path === '/check');
      assert.deepEqual(
        frame.map(({ cookies }) => cookies),
        [['id_session']],
      );
      // A partitioned cookie is there once a site: the list says which there are, not how often.
      await untilPasses(
        async () => [...new Set(await session.jar.list())],
        (seen) => assert.deepEqual(seen, asListed(ATTEMPTS)),
      );
    });

    test('from the second visit on the tracker gets them back, and the shop gets _ga', async () => {
      const mark = await session.visit(SHOP);
      const late = await session.late(SHOP, mark);
      assert.ok(late.every(({ cookies }) => cookies.includes('_ga')));
      const paths = async () => {
        const got = session.trackerGot(mark).filter(({ cookies }) => cookies.includes('trk_visitor'));
        return [...new Set(got.map(({ path }) => path))].sort();
      };
      await untilPasses(paths, (seen) => assert.deepEqual(seen, TRACKER_PATHS));
    });
  });

  test(`${name} as it comes lets the tracker's partitioned cookie in`, async () => {
    const session = await Session.start(name, { consentinel: false, thirdPartyCookies: 'default' });
    try {
      await session.visit(SHOP);
      await untilPasses(
        () => session.jar.all(),
        (cookies) => {
          assert.ok(cookies.some((cookie) => cookie.name === 'trk_chip' && cookie.partitionKey));
        },
      );
    } finally {
      await session.close();
    }
  });
}
