import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SHOP, TRACKER } from '../../demo/attempts.js';
import { ask } from '../../demo/browser/extension-page.js';
import { untilPasses } from '../../demo/browser/until.js';
import { BROWSERS } from './harness/session.js';
import { startScripted } from './harness/scripted.js';

/** Cookies nothing knows, one of each make, all with an end of their own. */
const MAKES = [
  'zz_plain=1',
  `zz_domain=1; Domain=${SHOP}`,
  'zz_path=1; Path=/deep',
  'zz_secure=1; Secure',
  'zz_http=1; HttpOnly',
  'zz_lax=1; SameSite=Lax',
  'zz_strict=1; SameSite=Strict',
  'zz_none=1; SameSite=None; Secure',
  '__Host-zz=1; Secure; Path=/',
  '__Secure-zz=1; Secure; Path=/x',
  '__Host-zz_part=1; Secure; Path=/; HttpOnly; SameSite=None; Partitioned',
  'zz_twin=host; Path=/',
  `zz_twin=domain; Path=/; Domain=${SHOP}`,
  'zz_twin=deep; Path=/deep; Secure',
  'zz_utf=žluť',
  'zz_quoted="a, b"',
  'zz_json={"a":1}',
  'zz[a]=1',
  'nameless',
  'zz_empty=',
].map((cookie) => `${cookie}; Max-Age=90000`);

/** Refused ones with twins that are kept, and among themselves. */
const REFUSED = ['_ga=1', `_ga=2; Domain=${SHOP}`, '_ga=3; Path=/deep', '_ga_U=ž; HttpOnly; Secure', '_fbp=1; Path=/x'];

/**
 * Cookies to be compared, in an order that does not depend on the jar.
 * @param {chrome.cookies.Cookie[]} cookies
 * @param {...(keyof chrome.cookies.Cookie)} but  what is not compared
 */
function comparable(cookies, ...but) {
  const place = (/** @type {chrome.cookies.Cookie} */ { name, domain, path }) => [name, domain, path].join(' ');
  const sorted = cookies.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  return sorted.map((cookie) => ({ ...cookie, ...Object.fromEntries(but.map((key) => [key, undefined])) }));
}

for (const name of BROWSERS) {
  describe(`${name}, cookies of every make`, () => {
    /** @type {Awaited<ReturnType<typeof startScripted>>} */
    let session;
    /** @type {chrome.cookies.Cookie[]} what lies in the jar without Consentinel */
    let control;
    before(async () => {
      session = await startScripted(name, { consentinel: false });
      await session.page.goto(session.sites.page(SHOP, { path: '/deep/x', set: MAKES }));
      control = await session.jar.all();
      await session.install();
    });
    after(() => session.close());

    /** @type {import('puppeteer-core').Page} */
    let options;
    /** @param {'allow' | 'session' | 'block'} action  what is done to cookies nothing knows */
    const choose = (action) =>
      ask(options, { type: 'change', change: { kind: 'purpose', purpose: 'unknown', action } });

    test('those to be kept stay as they are, in the jar and when refused ones with the same response are taken out', async () => {
      options = await session.consentinel.openOptions();
      assert.equal(control.length, MAKES.length);
      await choose('allow');
      assert.deepEqual(comparable(await session.jar.all()), comparable(control));
      await session.page.goto(session.sites.page(SHOP, { path: '/deep/x', set: [...MAKES, ...REFUSED] }));
      await untilPasses(
        async () => comparable(await session.jar.all(), 'expirationDate'),
        (seen) => assert.deepEqual(seen, comparable(control, 'expirationDate')),
      );
    });

    test('those kept until the browser closes lose their end and nothing else', async () => {
      await choose('session');
      const shortened = await session.jar.all();
      assert.ok(shortened.every((cookie) => cookie.session));
      const end = /** @type {const} */ (['session', 'expirationDate']);
      assert.deepEqual(comparable(shortened, ...end), comparable(control, ...end));
    });

    test('each can be removed', async () => {
      await choose('block');
      assert.deepEqual(await session.jar.list(), []);
    });
  });

  describe(`${name}, the page's own site in frames`, () => {
    const ANYWHERE = 'Secure; SameSite=None; Path=/';

    for (const consentinel of [false, true]) {
      test(`${consentinel ? 'with' : 'without'} Consentinel it keeps and gets its cookies within a frame of another`, async () => {
        const session = await startScripted(name, { consentinel });
        try {
          const { sites, page, jar } = session;
          const own = (/** @type {string} */ path) => sites.page(SHOP, { path, set: [`zz_back=1; ${ANYWHERE}`] });
          const other = sites.page(TRACKER, {
            set: [`zz_other=1; ${ANYWHERE}`],
            html: `<iframe src="${own('/back')}"></iframe>`,
          });
          const shop = sites.page(SHOP, { set: [`zz_sid=1; ${ANYWHERE}`], html: `<iframe src='${other}'></iframe>` });
          await page.goto(shop);
          await untilPasses(
            () => jar.list(),
            (seen) =>
              assert.deepEqual(seen, [
                `${SHOP} zz_back`,
                `${SHOP} zz_sid`,
                ...(consentinel ? [] : [`${TRACKER} zz_other`]),
              ]),
          );
          const mark = sites.log.mark();
          await page.goto(shop);
          const [back] = sites.log.requests(SHOP, mark).filter(({ path }) => path === '/back');
          assert.deepEqual([...back.cookies].sort(), ['zz_back', 'zz_sid']);
          const [asked] = sites.log.requests(TRACKER, mark);
          assert.deepEqual(asked.cookies, consentinel ? [] : ['zz_other']);
        } finally {
          await session.close();
        }
      });
    }
  });

  describe(`${name}, choices as a person may write them`, () => {
    /** @type {Awaited<ReturnType<typeof startScripted>>} */
    let session;
    /** @type {string} */
    let shop;
    before(async () => {
      session = await startScripted(name);
      const other = session.sites.page(TRACKER, { set: ['zz_other=1; Secure; SameSite=None'] });
      shop = session.sites.page(SHOP, { html: `<iframe src="${other}"></iframe>` });
    });
    after(() => session.close());

    /** @param {object} choices */
    async function importing(choices) {
      const options = await session.consentinel.openOptions();
      await ask(options, { type: 'import', text: JSON.stringify({ version: 1, ...choices }) });
      await options.close();
      await session.page.bringToFront();
      await session.page.goto(shop);
    }

    test('a rule for all cookies of a site frees those of others there as well', async () => {
      await importing({ rules: [{ site: SHOP, action: 'allow' }] });
      await untilPasses(
        () => session.jar.list(),
        (seen) => assert.deepEqual(seen, [`${TRACKER} zz_other`]),
      );
      await importing({});
      assert.deepEqual(await session.jar.list(), []);
    });

    test("a site by one of its hosts and in capitals is the same site to the popup's switch", async () => {
      await importing({ sites: { [`WWW.${SHOP.toUpperCase()}.`]: { paused: true, third_party: 'allow' } } });
      const popup = await session.popup();
      assert.equal(await popup.isOn('site'), false);
      await popup.flip('site', true);
      const { choices } = await popup.ask({ type: 'choices' });
      assert.deepEqual(choices.sites, { [SHOP]: { third_party: 'allow' } });
      await popup.close();
    });
  });
}
