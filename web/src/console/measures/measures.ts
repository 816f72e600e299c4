import { computed, signal } from '@preact/signals';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Reason } from '../../room/reasons';
import { now } from '../../ui/clock';
import { task } from '../../ui/task';

type Body = components['schemas']['Mute'] | components['schemas']['Ban'];

/** A mute or a ban, with the time of its end in place of what is left of it. */
export interface Measure {
  id: string;
  username: string;
  moderator: string;
  reason: Reason;
  note: string | undefined;
  /** Undefined where it ends by hand alone. */
  until: number | undefined;
}

/** The mutes and bans of a room. */
export class Measures {
  readonly #mutes = signal<Measure[]>([]);
  readonly #bans = signal<Measure[]>([]);
  readonly isListed = signal(false);
  readonly listing = task();
  #isStale = false;

  /** What has ended is told by the clock alone. */
  readonly mutes = computed(() => this.#mutes.value.filter(isOn));
  readonly bans = computed(() => this.#bans.value.filter(isOn));

  constructor(readonly room: string) {}

  readonly refresh = async (): Promise<void> => {
    this.#isStale = true;
    await this.listing.run(async () => {
      while (this.#isStale) await this.#list();
    });
  };

  async unmute(userID: string): Promise<void> {
    await api.DELETE('/mutes/{userID}', { params: { path: { userID }, query: { room: this.room } } });
    await this.refresh();
  }

  async unban(userID: string): Promise<void> {
    await api.DELETE('/bans/{userID}', { params: { path: { userID }, query: { room: this.room } } });
    await this.refresh();
  }

  async #list(): Promise<void> {
    this.#isStale = false;
    const params = { query: { room: this.room } };
    const [mutes, bans] = await Promise.all([api.GET('/mutes', { params }), api.GET('/bans', { params })]);
    this.#mutes.value = (mutes.data?.data ?? []).map(measure);
    this.#bans.value = (bans.data?.data ?? []).map(measure);
    this.isListed.value = true;
  }
}

function measure({ id, username, moderator, reason, note, expires }: Body): Measure {
  const until = expires === null ? undefined : Date.now() + expires * 1000;
  return { id: String(id), username, moderator, reason, note: note ?? undefined, until };
}

function isOn({ until }: Measure): boolean {
  return until === undefined || until > now.value;
}
