import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @type {((message: any) => Promise<any>)[]} what the background does with each message, in turn */
let turns = [];
/** @type {any[]} */
let sent = [];

// A background that dies over a message can't be had at will: this one does.
Object.assign(globalThis, {
  browser: {
    runtime: {
      getManifest: () => ({}),
      sendMessage: (/** @type {any} */ message) => {
        sent.push(message.type);
        return /** @type {any} */ (turns.shift())(message);
      },
    },
  },
});
const { AskError, ask } = await import('../../extension/pages/ask.js');

const dies = async () => {
  throw new Error('the message channel closed before a response was received');
};
const saysNothing = async () => undefined;
const answers = async () => ({ ok: true, value: 7 });
const refuses = async () => ({ ok: false, error: { kind: 'invalid-choices', message: 'third_party: not a text' } });

/** @param {((message: any) => Promise<any>)[]} next */
function background(...next) {
  turns = next;
  sent = [];
}

test('a question is asked again where the background ended over it', async () => {
  for (const ends of [dies, saysNothing]) {
    background(ends, answers);
    assert.equal(await ask({ type: 'preview' }), 7);
    assert.deepEqual(sent, ['preview', 'preview']);
  }
});

test('a question is not asked for ever', async () => {
  background(dies, dies, answers);
  await assert.rejects(ask({ type: 'choices' }));
  assert.equal(sent.length, 2);
});

test('a change is never made twice', async () => {
  for (const ends of [dies, saysNothing]) {
    background(ends, answers);
    await assert.rejects(ask({ type: 'change', change: { kind: 'remove_rule', index: 0 } }), AskError);
    assert.deepEqual(sent, ['change']);
  }
});

test('a refusal is told as it is', async () => {
  background(refuses, answers);
  await assert.rejects(ask({ type: 'preview' }), { kind: 'invalid-choices', message: 'third_party: not a text' });
  assert.deepEqual(sent, ['preview']);
});
