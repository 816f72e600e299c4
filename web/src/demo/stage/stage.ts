import { computed, signal } from '@preact/signals';
import { api } from '../../api/client';
import { Refusal } from '../../api/refusal';
import type { components } from '../../api/schema';
import { accountOf } from '../../session/account';
import type { Claims } from '../../session/claims';
import { isLocal, liveKit, play } from '../../session/local';
import { admit } from './admission';
import { Audio } from './audio';

export type Participant = Omit<components['schemas']['VoiceChatParticipant'], 'connection'> & {
  connection: components['schemas']['Connection'] | 'gone';
};

interface Told {
  communityId: string;
  participantCount?: number;
  participants?: Participant[];
}

/** The stage of a room: who is there, and a member's own part in it. */
export class Stage {
  readonly account: string;
  /** What there is for sound; nothing as long as it is not known. */
  readonly sound = signal<'stand-in' | 'server' | 'none' | undefined>(undefined);
  /** What just happened to the member here. */
  readonly notice = signal('');
  readonly audio = new Audio((words) => (this.notice.value = words));
  readonly #known = signal(new Map<string, Participant>());
  readonly #count = signal(0);
  #connectionUrl: string | undefined;
  #isLeaving = false;
  #listing: ReturnType<typeof setTimeout> | undefined;

  readonly participants = computed(() => [...this.#known.value.values()].sort(byPart));
  readonly me = computed(() => this.#known.value.get(this.account));
  readonly isOpen = computed(() => this.#count.value > 0);
  readonly count = computed(() => Math.max(this.#count.value, this.#known.value.size));

  constructor(
    readonly room: string,
    readonly claims: Claims,
  ) {
    this.account = accountOf(claims);
    void liveKit().then((sound) => (this.sound.value = sound), () => {});
  }

  /** Whether the stage lets the member in from this page: elsewhere the member's own service does. */
  get admits(): boolean {
    return isLocal || this.claims.user !== true;
  }

  async list(): Promise<void> {
    const path = { communityId: this.room };
    const [status, listed] = await Promise.all([
      api.GET('/community-voice-chat/{communityId}/status', { params: { path } }),
      api.GET('/community-voice-chat/{communityId}/participants', { params: { path, query: { limit: 200 } } }),
    ]);
    this.#count.value = status.data?.active ? status.data.participant_count : 0;
    this.#tell(new Map((listed.data?.data ?? []).map((one) => [one.userAddress, one])));
  }

  hear(type: string, { communityId, participantCount, participants = [] }: Told): void {
    if (communityId !== this.room) return;
    if (participantCount !== undefined) this.#count.value = participantCount;
    if (type === 'stage.ended') return this.#ended();
    const known = new Map(this.#known.value);
    for (const one of participants) {
      if (one.connection === 'gone') known.delete(one.userAddress);
      else known.set(one.userAddress, one);
    }
    this.#tell(known);
    this.#listIfIncomplete();
  }

  /** Opens the stage as its owner, or comes in to listen; whoever moderates it comes back as such. */
  async enter(action: 'create' | 'join'): Promise<void> {
    const role = action === 'create' ? 'owner' : (this.me.value?.role ?? 'member');
    const profile = this.claims.name === undefined ? {} : { profile_data: { name: this.claims.name } };
    const entry = { community_id: this.room, user_address: this.account, action, user_role: role, ...profile };
    await this.connect(await admit(entry));
  }

  /** Joins with a link as `POST /community-voice-chat` answers it. */
  async connect(connectionUrl: string): Promise<void> {
    this.#isLeaving = false;
    this.#connectionUrl = connectionUrl;
    const sound = this.sound.value ?? (await liveKit());
    if (sound === 'stand-in') await play('connect', connectionUrl);
    else await this.audio.connect(connectionUrl);
    await this.list();
  }

  async leave(): Promise<void> {
    this.#isLeaving = true;
    this.audio.disconnect();
    if (this.claims.user) await this.#remove();
    else if (this.sound.value === 'stand-in' && this.#connectionUrl) await play('disconnect', this.#connectionUrl);
    this.notice.value = '';
    await this.list();
  }

  /** Stops the sound and the lists; the server notices by itself. */
  stop(): void {
    clearTimeout(this.#listing);
    this.audio.disconnect();
  }

  async raiseHand(): Promise<void> {
    await api.POST('/community-voice-chat/{communityId}/users/{userAddress}/speak-request', this.#of(this.account));
  }

  async lowerHand(account = this.account): Promise<void> {
    await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}/speak-request', this.#of(account));
  }

  async letSpeak(account: string): Promise<void> {
    await api.POST('/community-voice-chat/{communityId}/users/{userAddress}/speaker', this.#of(account));
  }

  async stepDown(account = this.account): Promise<void> {
    await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}/speaker', this.#of(account));
  }

  async mute(muted: boolean): Promise<void> {
    await api.PATCH('/community-voice-chat/{communityId}/users/{userAddress}/mute', { ...this.#of(this.account), body: { muted } });
  }

  async end(): Promise<void> {
    await api.DELETE('/community-voice-chat/{communityId}', { params: { path: { communityId: this.room } } });
  }

  /** An event tells of twenty who changed at most. */
  #listIfIncomplete(): void {
    clearTimeout(this.#listing);
    const isComplete = () => this.#count.peek() === this.#known.peek().size;
    if (!isComplete()) this.#listing = setTimeout(() => isComplete() || void this.list().catch(() => {}), 2_000);
  }

  #of(userAddress: string) {
    return { params: { path: { communityId: this.room, userAddress } } };
  }

  /** Leaving twice, such as in two tabs, is leaving. */
  async #remove(): Promise<void> {
    try {
      await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}', this.#of(this.account));
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error;
    }
  }

  #tell(known: Map<string, Participant>): void {
    const before = this.me.peek();
    this.#known.value = known;
    const after = this.me.peek();
    const notice = changeOf(before, after);
    if (notice && !(this.#isLeaving && !after)) this.notice.value = notice;
    if (before && !after) this.audio.disconnect();
  }

  #ended(): void {
    const wasThere = this.me.peek() !== undefined;
    this.#known.value = new Map();
    this.#count.value = 0;
    this.audio.disconnect();
    if (wasThere && !this.#isLeaving) this.notice.value = 'The stage has ended.';
  }
}

/** What changed for somebody, in words to them. */
function changeOf(before: Participant | undefined, after: Participant | undefined): string | undefined {
  if (!before) return undefined;
  if (!after) return 'You were taken off the stage. You may come back.';
  if (!before.isSpeaker && after.isSpeaker) return 'You may speak now.';
  if (before.isSpeaker && !after.isSpeaker) return 'You are a listener again.';
  if (!before.muted && after.muted) return 'Your microphone is muted.';
  if (before.muted && !after.muted) return 'Your microphone is no longer muted.';
  return undefined;
}

/** Speakers first, then raised hands as they were raised, then listeners. */
function byPart(one: Participant, other: Participant): number {
  const part = ({ isSpeaker, isRequestingToSpeak }: Participant) => (isSpeaker ? 0 : isRequestingToSpeak ? 1 : 2);
  const key = ({ requestedAt, name, userAddress }: Participant) => requestedAt ?? name ?? userAddress;
  return part(one) - part(other) || (key(one) < key(other) ? -1 : 1);
}
