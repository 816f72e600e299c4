import { computed, signal } from '@preact/signals';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { task } from '../../ui/task';

export type Participant = components['schemas']['VoiceChatParticipant'];

/** What the index shows of a change comes a moment after it. */
const MOMENT = 400;

const PAGE = 100;

/** Who is on the stage of a room, raised hands first. */
export class Stage {
  readonly #known = signal(new Map<string, Participant>());
  readonly isListed = signal(false);
  /** Whether there are more people than are listed; hands, moderators and speakers are listed in any case. */
  readonly hasMore = signal(false);
  readonly listing = task();
  #pages = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStale = false;

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

  /** Once for all that happens within a moment, and once more for what happens while it waits. */
  readonly refreshSoon = (): void => {
    this.#isStale = this.#timer !== undefined;
    this.#timer ??= setTimeout(async () => {
      await this.refresh();
      this.#timer = undefined;
      if (this.#isStale) this.refreshSoon();
    }, MOMENT);
  };

  readonly refresh = async (): Promise<void> => {
    if (this.listing.busy.value) return this.refreshSoon();
    await this.listing.run(async () => {
      this.#known.value = new Map((await this.#listed()).map((each) => [each.userAddress, each]));
      this.isListed.value = true;
    });
  };

  async listMore(): Promise<void> {
    this.#pages += 1;
    await this.refresh();
  }

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

  async #listed(): Promise<Participant[]> {
    const listed: Participant[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < this.#pages && (page === 0 || cursor); page += 1) {
      const { data, nextCursor } = await this.#page(cursor ? { cursor } : {});
      listed.push(...data);
      cursor = nextCursor ?? undefined;
    }
    this.hasMore.value = cursor !== undefined;
    if (!cursor) return listed;
    const [moderators, speakers] = await Promise.all([this.#page({ state: 'moderators' }), this.#page({ state: 'speakers' })]);
    return [...listed, ...moderators.data, ...speakers.data];
  }

  async #page(which: { cursor?: string; state?: 'moderators' | 'speakers' }) {
    const params = { path: { communityId: this.id }, query: { limit: PAGE, ...which } };
    const { data } = await api.GET('/community-voice-chat/{communityId}/participants', { params });
    return data ?? { data: [], nextCursor: null };
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
