import { computed, signal } from '@preact/signals';
import { api } from '../api/client';
import { REASONS, type Reason } from '../room/reasons';
import { now } from '../ui/clock';

/** Why somebody is kept from something, by whom, and until when; for ever where nothing is said. */
export interface Restriction {
  reason: string;
  moderator: string;
  until: number | undefined;
}

interface Told {
  room?: string;
  id: number | string;
  reason: Reason;
  moderator: string;
  expires: number | null;
}

/** What a member may do in a room: whether they are muted, or banned. */
export class Standing {
  readonly #mute = signal<Restriction | undefined>(undefined);
  readonly #ban = signal<Restriction | undefined>(undefined);

  /** Both end by the clock alone: nothing is told then. */
  readonly mute = computed(() => running(this.#mute.value));
  readonly ban = computed(() => running(this.#ban.value));

  constructor(
    readonly room: string,
    readonly account: string,
  ) {}

  /** Asks for what was told while nobody listened. */
  async ask(): Promise<void> {
    const params = { path: { userID: '@me' }, query: { room: this.room } };
    const [mutes, bans] = await Promise.all([api.GET('/mutes/{userID}', { params }), api.GET('/bans/{userID}', { params })]);
    this.#mute.value = restriction(mutes.data?.data[0] as Told | undefined);
    this.#ban.value = restriction(bans.data?.data[0] as Told | undefined);
  }

  hear(type: string, data: Told): void {
    if (data.room !== this.room || String(data.id) !== this.account) return;
    if (type === 'user.muted') this.#mute.value = restriction(data);
    if (type === 'user.unmuted') this.#mute.value = undefined;
    if (type === 'user.banned') this.#ban.value = restriction(data);
    if (type === 'user.unbanned') this.#ban.value = undefined;
  }
}

function restriction(told: Told | undefined): Restriction | undefined {
  if (!told) return undefined;
  const until = told.expires === null ? undefined : Date.now() + told.expires * 1000;
  return { reason: REASONS[told.reason], moderator: told.moderator, until };
}

function running(restriction: Restriction | undefined): Restriction | undefined {
  return restriction && (restriction.until === undefined || restriction.until > now.value) ? restriction : undefined;
}
