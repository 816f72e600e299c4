import { signal } from '@preact/signals';
import { api } from '../../api/client';
import type { Message, RoomMessages } from '../../room/messages';

/** How far a member has read. What comes while the tab is hidden is counted, not asked for. */
export class Reading {
  /** How many came since the tab was looked at. */
  readonly unread = signal(0);
  /** The last message that was read before one came in; nothing where all of them were. */
  readonly before = signal<string | undefined>(undefined);
  readonly #counted = new Set<string>();
  #marked: string | undefined;
  #isUnderWay = false;

  constructor(
    readonly messages: RoomMessages,
    readonly account: string,
  ) {}

  async ask(): Promise<void> {
    const { data } = await api.GET('/chat-messages/unread', { params: { query: { room: [this.messages.room] } } });
    const mark = data?.[0];
    if (!mark?.unread) return;
    this.before.value = mark.upTo;
    if (document.hidden) this.unread.value = mark.unread;
  }

  /** Counts a message that was just told. */
  came({ id, createdBy, deletedAt, editedAt }: Message): void {
    if (createdBy === this.account || deletedAt || editedAt) return;
    if (!document.hidden) return void this.mark();
    if (this.#counted.has(id)) return;
    this.#counted.add(id);
    this.unread.value += 1;
  }

  /** Marks what is on the screen as read, and the newest as seen for its author. */
  readonly mark = async (): Promise<void> => {
    if (document.hidden || this.#isUnderWay) return;
    this.unread.value = 0;
    this.#counted.clear();
    const newest = this.messages.all.value.findLast(({ createdBy, deletedAt }) => createdBy !== this.account && !deletedAt);
    if (!newest || newest.id === this.#marked) return;
    this.#isUnderWay = true;
    let isMarked = false;
    try {
      await api.POST('/chat-messages/seen', { body: { room: this.messages.room, upTo: newest.id } });
      await api.PATCH('/chat-messages/{id}', { params: { path: { id: newest.id } }, body: { seen: true } });
      this.#marked = newest.id;
      isMarked = true;
    } catch {
      // The next message brings the mark further than this one would have.
    } finally {
      this.#isUnderWay = false;
    }
    if (isMarked) await this.mark();
  };
}
