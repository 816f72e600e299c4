import { computed, signal } from '@preact/signals';
import { api } from '../api/client';
import { nextLink } from '../api/next_link';
import type { components } from '../api/schema';

export type Message = components['schemas']['ChatMessage'];

/** What the event `message.seen` tells. */
export interface Marks {
  id: string;
  seenBy: string[];
  noLongerSeenBy?: string[];
}

/** The messages of a room as they are known here, oldest first, however they came. */
export class RoomMessages {
  readonly #known = signal(new Map<string, Message>());
  readonly #earlier = signal<string | undefined>(undefined);

  /** Removed ones that were shown before stay as what is left of them. */
  readonly all = computed(() => [...this.#known.value.values()].sort(byTime));
  /** Whether there are earlier ones than these. */
  readonly hasEarlier = computed(() => this.#earlier.value !== undefined);

  constructor(readonly room: string) {}

  /** Lists the newest. */
  async list(): Promise<void> {
    await this.#page(undefined);
  }

  async listEarlier(): Promise<void> {
    if (this.#earlier.value) await this.#page(this.#earlier.value);
  }

  /** Takes what was told of a message; what is older than what is known changes nothing. */
  readonly merge = (message: Message): void => {
    const known = this.#known.value.get(message.id);
    if (known && versionOf(known) > versionOf(message)) return;
    if (!known && message.deletedAt) return;
    const seenBy = message.seenBy.length ? message.seenBy : (known?.seenBy ?? []);
    this.#known.value = new Map(this.#known.value).set(message.id, { ...message, seenBy });
  };

  /** Takes who has marked a message since it was last told, and who has taken a mark back. */
  readonly mark = ({ id, seenBy, noLongerSeenBy = [] }: Marks): void => {
    const known = this.#known.value.get(id);
    if (!known) return;
    const marks = new Set([...known.seenBy, ...seenBy].filter((user) => !noLongerSeenBy.includes(user)));
    this.#known.value = new Map(this.#known.value).set(id, { ...known, seenBy: [...marks] });
  };

  async #page(cursor: string | undefined): Promise<void> {
    const query = { room: this.room, limit: 50, ...(cursor === undefined ? {} : { cursor }) };
    const { data, response } = await api.GET('/chat-messages', { params: { query } });
    for (const message of (data ?? []) as Message[]) this.merge(message);
    const next = nextLink(response);
    this.#earlier.value = next ? (new URL(next, response.url).searchParams.get('cursor') ?? undefined) : undefined;
  }
}

function byTime(one: Message, other: Message): number {
  return one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);
}

function versionOf({ deletedAt, editedAt }: Message): number {
  return deletedAt ? Infinity : (editedAt ?? 0);
}
