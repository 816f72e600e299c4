// The three packages behind one interface: find, get, create, patch, remove of chat messages, each
// with the package's own way of writing queries and of showing errors.
'use strict';

const { DAIS: base, TOKEN: token } = process.env;
const headers = { Authorization: `Bearer ${token}` };

// @mycure/sdk: numbers as `$coerce`.
function mycureSdk() {
  const { core } = require('@mycure/sdk');
  core.initialize(base, {});
  const chat = core.service('chat.messages');
  return {
    find: async (query) => (await chat.find(query, { headers })).items,
    get: (id) => chat.get(id, { headers }),
    create: (message) => chat.create(message, { headers }),
    patch: (id, changes) => chat.update(id, changes, { headers }),
    remove: (id) => chat.remove(id, { headers }),
  };
}

// @mycure/sdk-js: numbers as `#5`. It is made for browsers' bundles, and takes from them a
// runtime and a storage.
function mycureSdkJs() {
  require('regenerator-runtime/runtime');
  const { default: client, fetchRequestHandler } = require('@mycure/sdk-js');
  client.setLogger(() => {});
  client.setPersistentStorage({ getItem: () => null, setItem() {}, removeItem() {} });
  // A timer of its own keeps Node.js running until this is over, for all that is answered.
  const timeout = 10_000;
  client.setRequestHandler((input, options) => fetchRequestHandler(...withoutSlash(input, { ...options, timeout })));
  client.initialize(base, { environment: '' });
  const chat = client.service('chat-messages');
  const params = { accessToken: token };
  return {
    find: async (query) => (await chat.find({ ...query }, params)).items,
    get: (id) => chat.get(id, params),
    create: (message) => chat.create(message, params),
    patch: (id, changes) => chat.update(id, changes, params),
    remove: (id) => chat.remove(id, params),
  };
}

// It asks for `/chat-messages/`, and a trailing slash is another path of ours: with the
// option that it has for such, the request goes to `/chat-messages`.
function withoutSlash(input, options) {
  const end = options.baseURI.lastIndexOf('/');
  const [parent, service] = [options.baseURI.slice(0, end), options.baseURI.slice(end + 1)];
  return input === '' ? [service, { ...options, baseURI: parent }] : [input, options];
}

// @feathersjs/rest-client: numbers as they are.
function restClient() {
  const { feathers } = require('@feathersjs/feathers');
  const rest = require('@feathersjs/rest-client');
  const app = feathers().configure(rest(base).fetch(fetch));
  const chat = app.service('chat-messages');
  return {
    find: (query) => chat.find({ query, headers }),
    get: (id) => chat.get(id, { headers }),
    create: (message) => chat.create(message, { headers }),
    patch: (id, changes) => chat.patch(id, changes, { headers }),
    remove: (id) => chat.remove(id, { headers }),
  };
}

module.exports = {
  '@mycure/sdk': mycureSdk(),
  '@mycure/sdk-js': mycureSdkJs(),
  '@feathersjs/rest-client': restClient(),
};
