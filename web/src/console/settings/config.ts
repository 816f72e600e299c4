import { api } from '../../api/client';
import type { components } from '../../api/schema';

export type Config = components['schemas']['AudioVideoChatConfig'];

/** The settings and the version that they have. */
export interface Loaded {
  config: Config;
  etag: string | undefined;
}

export async function load(): Promise<Loaded> {
  return loaded(await api.GET('/livechat/audioVideoChatConfig', {}));
}

export async function update(body: Config, etag: string | undefined): Promise<Loaded> {
  return loaded(await api.PUT('/livechat/audioVideoChatConfig', { params: basedUpon(etag), body }));
}

export async function enable(isEnabled: boolean, etag: string | undefined): Promise<Loaded> {
  const params = basedUpon(etag);
  if (isEnabled) return loaded(await api.POST('/livechat/audioVideoChatConfig:enable', { params }));
  return loaded(await api.POST('/livechat/audioVideoChatConfig:disable', { params }));
}

function basedUpon(etag: string | undefined) {
  return { header: etag ? { 'If-Match': etag } : {} };
}

function loaded({ data, response }: { data?: Config | undefined; response: Response }): Loaded {
  if (!data) throw new Error('the settings are missing');
  return { config: data, etag: response.headers.get('etag') ?? undefined };
}
