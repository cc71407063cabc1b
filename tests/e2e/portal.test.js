import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { PORTAL, TRACKER } from '../../demo/attempts.js';
import { ofKind } from './harness/expected.js';
import { asListed } from './harness/jar.js';
import { BROWSERS, Session } from './harness/session.js';

/** Function of each founding cookie, in the words a person reads. */
const FUNCTIONS = {
  sessionid: 'Sign-in',
  django_language: 'Language',
  csrftoken: 'Security',
  cookies_preferences: 'Cookie choice',
};

for (const name of BROWSERS) {
  describe(`${name}, the portal of the founding policy with everything blockable blocked`, () => {
    /** @type {Session} */
    let session;
    /** @type {import('./harness/popup.js').Popup} */
    let popup;
    before(async () => {
      session = await Session.start(name);
      await session.visit(PORTAL);
      popup = await session.popup();
      for (const choice of /** @type {const} */ ([
        'functional',
        'statistical',
        'anonymised',
        'marketing',
        'unknown',
        'third_party',
      ])) {
        if (await popup.isOn(choice)) await popup.flip(choice, false);
      }
      await session.visit(PORTAL);
      await delay(3000);
    });
    after(() => session.close());

    test('the four cookies survive, alone', async () => {
      assert.deepEqual(await session.jar.list(), asListed(ofKind('necessary', PORTAL)));
    });

    test('the popup shows Opendatasoft, function and purpose for each', async () => {
      const fresh = await session.popup();
      for (const [cookie, itsFunction] of Object.entries(FUNCTIONS)) {
        const row = await fresh.row(cookie);
        for (const word of ['Opendatasoft', 'Needed', `${itsFunction}:`, 'Kept'])
          assert.ok(row.includes(word), `${word}: ${row}`);
      }
    });

    test('the badge counts what was refused', async () => {
      const { counts } = await popup.ask({ type: 'view', tabId: await session.tabId() });
      assert.ok(counts.refused > 0);
      assert.equal(await popup.badge(await session.tabId()), String(counts.refused));
    });

    test("a third party's sessionid does not profit", async () => {
      const { cookies } = await popup.ask({ type: 'view', tabId: await session.tabId() });
      const entry = cookies.find(
        (/** @type {any} */ candidate) => candidate.name === 'sessionid' && candidate.domain.endsWith(TRACKER),
      );
      assert.equal(entry?.refused, true);
      assert.equal(entry.decision.party, 'third');
    });
  });
}
