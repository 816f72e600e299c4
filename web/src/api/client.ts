import createClient, { type Middleware } from 'openapi-fetch';
import { renewed, session } from '../session/session';
import { base } from './base';
import { Refusal } from './refusal';
import type { paths } from './schema';

/** The API, typed by the OpenAPI document. What is refused is thrown, as a [Refusal]. */
export const api = createClient<paths>({ baseUrl: base.href, fetch: send });

/** The token of the session, and of what was refused for its age once more with another. */
async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await answered(authorized(request));
  if (answer.status !== 401 || !session.value) return answer;
  await renewed();
  return answered(authorized(again));
}

function authorized(request: Request): Request {
  const { token, claims } = session.value ?? {};
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  if (claims && new URL(request.url).pathname.includes('/external/')) request.headers.set('x-api-key', claims.iss);
  return request;
}

async function answered(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    throw new Refusal(0, navigator.onLine ? 'The server does not answer.' : 'You are offline.');
  }
}

const throwing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw await Refusal.of(response.clone());
  },
};
api.use(throwing);
