import { effect, signal } from '@preact/signals';
import { api } from '../../api/client';
import type { RoomMessages } from '../../room/messages';

const READ_AFTER_MS = 1000;

/** How far the person has read: marked as they see it, and counted while they do not. */
export class Reading {
  /** How many messages there were when the person came; 100 stands for these or more. */
  readonly missed = signal(0);
  #marked: string | undefined;
  #lastSeen = Date.now();

  constructor(
    readonly room: string,
    readonly user: string,
    readonly messages: RoomMessages,
  ) {}

  async begin(): Promise<void> {
    const { data } = await api.GET('/chat-messages/unread', { params: { query: { room: [this.room] } } });
    this.missed.value = data?.[0]?.unread ?? 0;
  }

  /** Marks what is seen, and puts what is not into the title, until it is stopped. */
  watch(): () => void {
    const title = document.title;
    const look = () => {
      if (!document.hidden) this.#lastSeen = Date.now();
      this.#tell(title);
      this.#markSoon();
    };
    document.addEventListener('visibilitychange', look);
    const stop = effect(() => {
      void this.messages.all.value;
      look();
    });
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
      document.title = title;
    };
  }

  #tell(title: string): void {
    const unread = this.messages.all.peek().filter(({ createdAt, createdBy, deletedAt }) => createdAt > this.#lastSeen && createdBy !== this.user && !deletedAt);
    document.title = document.hidden && unread.length ? `(${unread.length}) ${title}` : title;
  }

  #markSoon(): void {
    setTimeout(() => void this.#mark().catch(() => undefined), READ_AFTER_MS);
  }

  async #mark(): Promise<void> {
    const last = this.messages.all.peek().findLast(({ createdBy, deletedAt }) => createdBy !== this.user && !deletedAt);
    if (document.hidden || !last || last.id === this.#marked) return;
    this.#marked = last.id;
    await api.POST('/chat-messages/seen', { body: { room: this.room, upTo: last.id } });
    await api.PATCH('/chat-messages/{id}', { params: { path: { id: last.id } }, body: { seen: true } });
  }
}
