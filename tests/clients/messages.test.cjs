// Chat messages by the packages that people use with this API, over real HTTP. `.ci/clients`
// runs it: DAIS is the address of a stack, TOKEN that of the account `ann`.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const packages = require('./packages.cjs');

let rooms = 0;
const room = () => `room-${++rooms}`;

// Six messages dated 1001 to 1006 in two rooms by turns; the first three in a session.
async function sixMessages(chat) {
  const [odd, even] = [room(), room()];
  for (let n = 1; n <= 6; n++) {
    const message = { room: n % 2 ? odd : even, text: `text ${n}`, createdAt: 1000 + n };
    await chat.create(n <= 3 ? { ...message, session: 'early' } : message);
  }
  return { odd, both: { $in: [odd, even] } };
}

for (const [name, chat] of Object.entries(packages)) {
  const found = async (query) => (await chat.find(query)).map((message) => message.createdAt - 1000);

  test(`${name} creates, gets and marks as seen`, async () => {
    const created = await chat.create({ room: room(), text: 'hey' });
    assert.equal(created.text, 'hey');
    assert.equal(created.createdBy, 'ann');
    assert.deepEqual(await chat.get(created.id), created);
    assert.deepEqual((await chat.patch(created.id, { seen: true })).seenBy, ['ann']);
    assert.deepEqual((await chat.patch(created.id, { seen: false })).seenBy, []);
  });

  test(`${name} edits and removes`, async () => {
    const at = room();
    const { id } = await chat.create({ room: at, text: 'hey' });
    const edited = await chat.patch(id, { text: 'ho' });
    assert.equal(edited.text, 'ho');
    assert.ok(edited.editedAt >= edited.createdAt);
    const removed = await chat.remove(id);
    assert.equal(removed.deletedBy, 'ann');
    assert.equal(removed.text, undefined);
    assert.deepEqual(await chat.find({ room: at }), []);
  });

  test(`${name} finds with each operator`, async () => {
    const { odd, both } = await sixMessages(chat);
    const queries = [
      [{ room: odd }, [5, 3, 1]],
      [{ room: both }, [6, 5, 4, 3, 2, 1]],
      [{ room: { $in: [odd] } }, [5, 3, 1]],
      [{ room: both, $limit: 2 }, [6, 5]],
      [{ room: both, $limit: 2, $skip: 2 }, [4, 3]],
      [{ room: both, $limit: 2, $skip: 4 }, [2, 1]],
      [{ room: both, $limit: 2, $skip: 6 }, []],
      [{ room: both, $sort: { createdAt: 1 } }, [1, 2, 3, 4, 5, 6]],
      [{ room: both, $sort: { createdAt: -1 }, $limit: 1 }, [6]],
      [{ room: both, createdAt: { $gt: 1004 } }, [6, 5]],
      [{ room: both, createdAt: { $gte: 1004 } }, [6, 5, 4]],
      [{ room: both, createdAt: { $lt: 1003 } }, [2, 1]],
      [{ room: both, createdAt: { $lte: 1003 } }, [3, 2, 1]],
      [{ room: both, createdAt: { $gt: 1002, $lt: 1005 } }, [4, 3]],
      [{ room: both, after: 1002, before: 1005, limit: 1 }, [4]],
      [{ room: both, createdBy: 'ann' }, [6, 5, 4, 3, 2, 1]],
      [{ room: both, createdBy: { $in: ['bob', 'cy'] } }, []],
      [{ room: both, createdBy: { $ne: 'ann' } }, []],
      [{ room: both, session: 'early' }, [3, 2, 1]],
      [{ room: both, session: { $in: ['early', 'late'] } }, [3, 2, 1]],
      [{ room: both, session: { $ne: 'early' } }, [6, 5, 4]],
    ];
    for (const [query, expected] of queries) {
      assert.deepEqual(await found(query), expected, JSON.stringify(query));
    }
  });

  test(`${name} selects members`, async () => {
    const at = room();
    const { id } = await chat.create({ room: at, text: 'hey' });
    assert.deepEqual(await chat.find({ room: at, $select: ['text'] }), [{ id, text: 'hey' }]);
  });

  test(`${name} shows in words what was refused`, async () => {
    const { id } = await chat.create({ room: room(), text: 'hey' });
    const refusals = [
      [() => chat.find({ roon: 'a' }), 'BadRequest', 400, /^roon must not be sent/],
      [() => chat.find({ $limit: 0 }), 'BadRequest', 400, /^\$limit must be a whole number/],
      [() => chat.find({ $or: [{ room: 'a' }] }), 'BadRequest', 400, /^\$or\[0\]\[room\] must not be sent/],
      [() => chat.create({ room: 'a/b', text: 'hey' }), 'BadRequest', 400, /^room must be an id/],
      [() => chat.patch(id, { foo: 1 }), 'BadRequest', 400, /^foo must not be all there is/],
      [() => chat.get('unknown'), 'NotFound', 404, /^there is no message with this id$/],
    ];
    for (const [call, name, code, message] of refusals) {
      await assert.rejects(call(), (error) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, name);
        assert.equal(error.code, code);
        assert.match(error.message, message);
        return true;
      });
    }
  });
}

test('@feathersjs/rest-client makes them errors of their own classes', async () => {
  const { BadRequest, NotFound } = require('@feathersjs/errors');
  const chat = packages['@feathersjs/rest-client'];
  await assert.rejects(chat.get('unknown'), NotFound);
  await assert.rejects(chat.find({ roon: 'a' }), (error) => {
    assert.ok(error instanceof BadRequest);
    assert.equal(error.className, 'bad-request');
    assert.equal(error.errors[0].field, 'roon');
    return true;
  });
});
