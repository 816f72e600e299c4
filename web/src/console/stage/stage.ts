import { computed, signal } from '@preact/signals';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { task } from '../../ui/task';

export type Participant = components['schemas']['VoiceChatParticipant'];

/** What the index shows of a change comes a moment after it. */
const MOMENT = 400;

/** Who is on the stage of a room, raised hands first. */
export class Stage {
  readonly #known = signal(new Map<string, Participant>());
  readonly isListed = signal(false);
  readonly listing = task();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly people = computed(() => [...this.#known.value.values()].sort(inOrder));
  readonly hands = computed(() => this.people.value.filter(({ isRequestingToSpeak }) => isRequestingToSpeak));

  constructor(readonly id: string) {}

  /** Shows at once who changed, and asks who is there: an event does not say who has left. */
  readonly hear = (type: string, { participants = [] }: { participants?: Participant[] }): void => {
    const known = new Map(this.#known.value);
    for (const participant of participants) known.set(participant.userAddress, participant);
    this.#known.value = type === 'stage.ended' ? new Map() : known;
    this.refreshSoon();
  };

  readonly refreshSoon = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), MOMENT);
  };

  readonly refresh = async (): Promise<void> => {
    if (this.listing.busy.value) return this.refreshSoon();
    await this.listing.run(async () => {
      this.#known.value = new Map((await this.#all()).map((each) => [each.userAddress, each]));
      this.isListed.value = true;
    });
  };

  async promote(userAddress: string): Promise<void> {
    await api.POST('/community-voice-chat/{communityId}/users/{userAddress}/speaker', this.#of(userAddress));
    this.refreshSoon();
  }

  async demote(userAddress: string): Promise<void> {
    await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}/speaker', this.#of(userAddress));
    this.refreshSoon();
  }

  async turnDown(userAddress: string): Promise<void> {
    await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}/speak-request', this.#of(userAddress));
    this.refreshSoon();
  }

  async mute(userAddress: string, muted: boolean): Promise<void> {
    const body = { muted };
    await api.PATCH('/community-voice-chat/{communityId}/users/{userAddress}/mute', { ...this.#of(userAddress), body });
    this.refreshSoon();
  }

  async kick(userAddress: string): Promise<void> {
    await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}', this.#of(userAddress));
    this.refreshSoon();
  }

  async end(): Promise<void> {
    await api.DELETE('/community-voice-chat/{communityId}', { params: { path: { communityId: this.id } } });
    this.refreshSoon();
  }

  #of(userAddress: string) {
    return { params: { path: { communityId: this.id, userAddress } } };
  }

  async #all(): Promise<Participant[]> {
    const all: Participant[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 100, ...(cursor ? { cursor } : {}) };
      const params = { path: { communityId: this.id }, query };
      const { data } = await api.GET('/community-voice-chat/{communityId}/participants', { params });
      all.push(...(data?.data ?? []));
      cursor = data?.nextCursor ?? undefined;
    } while (cursor && all.length < 1_000);
    return all;
  }
}

/** Hands by when they were raised, then moderators, then speakers, then the others. */
function inOrder(one: Participant, other: Participant): number {
  return rank(one) - rank(other) || (key(one) < key(other) ? -1 : 1);
}

function rank({ isRequestingToSpeak, role, isSpeaker }: Participant): number {
  if (isRequestingToSpeak) return 0;
  if (role === 'owner' || role === 'moderator') return 1;
  return isSpeaker ? 2 : 3;
}

function key({ requestedAt = '', userAddress }: Participant): string {
  return requestedAt + userAddress;
}
