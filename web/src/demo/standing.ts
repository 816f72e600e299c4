import { type Signal, computed, signal } from '@preact/signals';
import { api } from '../api/client';
import type { components } from '../api/schema';
import type { Reason } from '../room/reasons';
import { now } from '../ui/clock';

/** A mute or a ban as the person that it is about knows it. */
export interface Measure {
  reason: Reason;
  /** In milliseconds since 1970; undefined for one without an end. */
  until: number | undefined;
}

type Told = Pick<components['schemas']['Mute'], 'id' | 'reason'> & { expires?: number | null };

/** What the person may not do in the room just now. What the clock ends is over by itself. */
export class Standing {
  readonly #mute = signal<Measure | undefined>(undefined);
  readonly #ban = signal<Measure | undefined>(undefined);
  readonly mute = computed(() => stillOn(this.#mute));
  readonly ban = computed(() => stillOn(this.#ban));

  constructor(
    readonly room: string,
    readonly user: string,
  ) {}

  async ask(): Promise<void> {
    const params = { path: { userID: '@me' }, query: { room: this.room } };
    const [mutes, bans] = await Promise.all([api.GET('/mutes/{userID}', { params }), api.GET('/bans/{userID}', { params })]);
    this.#mute.value = measureOf(mutes.data?.data[0]);
    this.#ban.value = measureOf(bans.data?.data[0]);
  }

  /** Takes what an event tells, of whomever. */
  hear(type: string, told: Told): void {
    if (String(told.id) !== this.user) return;
    if (type === 'user.muted') this.#mute.value = measureOf(told);
    if (type === 'user.unmuted') this.#mute.value = undefined;
    if (type === 'user.banned') this.#ban.value = measureOf(told);
    if (type === 'user.unbanned') this.#ban.value = undefined;
  }
}

function stillOn(measure: Signal<Measure | undefined>): Measure | undefined {
  const { until } = measure.value ?? {};
  return until !== undefined && until <= now.value ? undefined : measure.value;
}

/** `expires` is in seconds from when it was told. */
function measureOf(told: Told | undefined): Measure | undefined {
  if (!told) return undefined;
  const { reason, expires } = told;
  return { reason, until: typeof expires === 'number' ? Date.now() + expires * 1000 : undefined };
}
