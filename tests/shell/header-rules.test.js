import assert from 'node:assert/strict';
import { test } from 'node:test';

import { frameRules, planRules, strips } from '../../extension/background/header-rules.js';

/** @type {(part?: object) => any} */
const plan = (part) => ({
  thirdParty: 'strip',
  exceptTops: [],
  onlyTops: [],
  exceptRequests: [],
  exceptPairs: [],
  until: null,
  ...part,
});
const request = { host: 'cdn.tracker.example', top: 'shop.example', asksItself: false, isFramed: false };

/** @type {(rules: any[]) => object[]} */
const conditions = (rules) =>
  rules.map(({ action, condition: { excludedResourceTypes, ...rest } }) => {
    assert.deepEqual(excludedResourceTypes, ['main_frame'], 'a page of its own is never touched');
    return { [action.type]: rest };
  });

test('rules have one id each, and what spares stands above what strips', () => {
  const pairs = ['a.example', 'b.example'].map((top) => ({ request: 'pay.example', top }));
  const rules = planRules(plan({ exceptTops: ['x.example'], exceptRequests: ['y.example'], exceptPairs: pairs }));
  assert.equal(new Set(rules.map(({ id }) => id)).size, 5);
  const [strip, ...spare] = rules.map(({ priority }) => priority ?? 0);
  assert.ok(spare.every((priority) => priority > strip));
});

test('stripping everywhere spares pages, requests and pairs of both', () => {
  const exceptions = {
    exceptTops: ['bank.example'],
    exceptRequests: ['pay.example'],
    exceptPairs: [{ request: '::1', top: 'shop.example' }],
  };
  assert.deepEqual(conditions(planRules(plan(exceptions))), [
    { modifyHeaders: { domainType: 'thirdParty' } },
    { allow: { topDomains: ['bank.example'] } },
    { allow: { requestDomains: ['pay.example'] } },
    { allow: { requestDomains: ['[::1]'], topDomains: ['shop.example'] } },
  ]);
  assert.equal(strips(plan(exceptions), request), true);
  assert.equal(strips(plan(exceptions), { ...request, top: 'bank.example' }), false);
  assert.equal(strips(plan(exceptions), { ...request, host: 'eu.pay.example' }), false);
  assert.equal(strips(plan(exceptions), { ...request, host: 'notpay.example' }), true);
});

test('a site that asks itself from a frame is stripped once it was seen in one, but not under its own page', () => {
  assert.deepEqual(conditions(frameRules(plan(), { framed: ['tracker.example'], framing: [] })), [
    { modifyHeaders: { requestDomains: ['tracker.example'], excludedTopDomains: ['tracker.example'] } },
  ]);
  assert.equal(strips(plan(), { ...request, asksItself: true }), false);
  assert.equal(strips(plan(), { ...request, asksItself: true, isFramed: true }), true);
});

test("a page with frames keeps its own site's cookies, whichever frame asks", () => {
  const rules = frameRules(plan(), { framed: ['tracker.example'], framing: ['shop.example', '127.0.0.1'] });
  assert.deepEqual(conditions(rules).slice(1), [
    { allow: { requestDomains: ['shop.example'], topDomains: ['shop.example'] } },
    { allow: { requestDomains: ['127.0.0.1'], topDomains: ['127.0.0.1'] } },
  ]);
  assert.equal(new Set(rules.map(({ id }) => id)).size, 3);
  const [strip, ...own] = rules.map(({ priority }) => priority ?? 0);
  assert.ok(own.every((priority) => priority > strip));
});

test('where third parties are allowed, only the named pages strip', () => {
  const leave = plan({ thirdParty: 'leave', onlyTops: ['shop.example'] });
  assert.deepEqual(
    conditions([...planRules(leave), ...frameRules(leave, { framed: ['tracker.example'], framing: [] })]),
    [
      { modifyHeaders: { domainType: 'thirdParty', topDomains: ['shop.example'] } },
      {
        modifyHeaders: {
          requestDomains: ['tracker.example'],
          topDomains: ['shop.example'],
          excludedTopDomains: ['tracker.example'],
        },
      },
    ],
  );
  assert.equal(strips(leave, request), true);
  assert.equal(strips(leave, { ...request, top: 'news.example' }), false);
  const idle = plan({ thirdParty: 'leave' });
  assert.deepEqual(
    [...planRules(idle), ...frameRules(idle, { framed: ['tracker.example'], framing: ['shop.example'] })],
    [],
  );
});
