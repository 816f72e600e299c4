import { signal } from '@preact/signals';
import { api } from '../../api/client';
import { Refusal } from '../../api/refusal';
import { isPassing } from '../../live/poll_room';
import type { Message } from '../../room/messages';

/** A message on its way. */
export interface Pending {
  /** Its idempotency key: however often it is sent, it is posted once. */
  key: string;
  text: string;
  /** Why it is not taken, in the server's words. */
  refused?: string;
}

const LONGEST_PAUSE = 30_000;

/** Keeps each message of a tab until the server has it, also over a reload. */
export class Outbox {
  readonly pending = signal<Pending[]>([]);
  #isSending = false;
  #pause = 1_000;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly room: string,
    readonly account: string,
    readonly posted: (message: Message) => void,
    readonly refused: (refusal: Refusal) => void,
  ) {
    this.pending.value = JSON.parse(sessionStorage.getItem(this.#place) ?? '[]') as Pending[];
  }

  post(text: string): void {
    this.#keep([...this.pending.value, { key: crypto.randomUUID(), text }]);
    void this.send();
  }

  /** Sends what waits, in the order in which it was written. */
  readonly send = async (): Promise<void> => {
    if (this.#isSending) return;
    this.#isSending = true;
    clearTimeout(this.#again);
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#send(next);
      this.#pause = 1_000;
    } catch {
      this.#again = setTimeout(this.send, this.#pause);
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
    } finally {
      this.#isSending = false;
    }
  };

  retry(key: string): void {
    this.#keep(this.pending.value.map((one) => (one.key === key ? { key, text: one.text } : one)));
    void this.send();
  }

  drop(key: string): void {
    this.#keep(this.pending.value.filter((one) => one.key !== key));
  }

  stop(): void {
    clearTimeout(this.#again);
  }

  async #send({ key, text }: Pending): Promise<void> {
    try {
      const params = { header: { 'Idempotency-Key': key } };
      const { data } = await api.POST('/chat-messages', { params, body: { room: this.room, text } });
      this.drop(key);
      if (data) this.posted(data as Message);
    } catch (error) {
      if (!(error instanceof Refusal) || isPassing(error)) throw error;
      this.#keep(this.pending.value.map((one) => (one.key === key ? { key, text, refused: error.message } : one)));
      this.refused(error);
    }
  }

  #next(): Pending | undefined {
    return this.pending.value.find(({ refused }) => refused === undefined);
  }

  #keep(pending: Pending[]): void {
    this.pending.value = pending;
    sessionStorage.setItem(this.#place, JSON.stringify(pending));
  }

  get #place(): string {
    return `dais.outbox ${this.account} ${this.room}`;
  }
}
