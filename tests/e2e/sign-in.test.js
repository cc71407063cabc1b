import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { IDENTITY, SHOP } from '../../demo/attempts.js';
import { FIREFOX_SLEEPS, endBackground } from './harness/background.js';
import { BROWSERS, Session } from './harness/session.js';

for (const name of BROWSERS) {
  describe(`${name}, signing in by redirect over another site`, () => {
    for (const asleep of [false, true]) {
      test(`keeps both sessions${asleep ? ', with the background asleep at the start' : ''}`, async () => {
        const session = await Session.start(name, { firefoxPrefs: asleep ? FIREFOX_SLEEPS : {} });
        try {
          if (asleep) await endBackground(session.consentinel, await session.consentinel.openOptions());
          await session.late(SHOP, await session.visit(SHOP, '/login'));
          assert.equal(await session.page.$eval('h1', (heading) => heading.textContent), 'Signed in as Ada');
          const jar = await session.jar.list();
          assert.ok(jar.includes(`${IDENTITY} id_session`), 'the sign-in service keeps its session');
          assert.ok(jar.includes(`${SHOP} shop_account`), 'the shop keeps its session');

          const frame = session.demo.log.requests(IDENTITY).filter(({ path }) => path === '/check');
          assert.deepEqual(
            frame.map(({ cookies }) => cookies),
            [[]],
            'embedded in the shop it is not told who comes',
          );

          await session.visit(IDENTITY);
          assert.equal(await session.page.$eval('h1', (heading) => heading.textContent), 'Signed in as Ada');
        } finally {
          await session.close();
        }
      });
    }
  });
}
