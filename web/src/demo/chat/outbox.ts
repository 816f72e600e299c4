import { signal } from '@preact/signals';
import { api } from '../../api/client';
import { Refusal } from '../../api/refusal';
import type { Message } from '../../room/messages';

/** A message that is not posted yet. */
export interface Unsent {
  /** By which a repeat is known, however often it is sent. */
  key: string;
  text: string;
  /** Why it will not be taken, in the server's words. */
  refused?: string;
}

const LONGEST_PAUSE_MS = 15_000;

/** What is to be posted, one after another, until it is: through a network that goes and comes, and a reload. */
export class Outbox {
  readonly unsent = signal<Unsent[]>([]);
  readonly #key: string;
  #isSending = false;

  constructor(
    readonly room: string,
    readonly posted: (message: Message) => void,
    readonly refused: (refusal: Refusal) => void,
  ) {
    this.#key = `dais.outbox.${room}`;
    this.unsent.value = JSON.parse(sessionStorage.getItem(this.#key) ?? '[]') as Unsent[];
    void this.#send();
  }

  post(text: string): void {
    this.#keep([...this.unsent.value, { key: crypto.randomUUID(), text }]);
    void this.#send();
  }

  drop(key: string): void {
    this.#keep(this.unsent.value.filter((one) => one.key !== key));
  }

  again(key: string): void {
    this.#keep(this.unsent.value.map(({ key: of, text, ...rest }) => (of === key ? { key: of, text } : { key: of, text, ...rest })));
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    let pause = 500;
    for (let next = this.#next(); next; next = this.#next()) {
      if (await this.#post(next)) pause = 500;
      else {
        await online(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
    this.#isSending = false;
  }

  #next(): Unsent | undefined {
    return this.unsent.value.find(({ refused }) => refused === undefined);
  }

  /** Whether there was an answer that settles it. */
  async #post({ key, text }: Unsent): Promise<boolean> {
    try {
      const { data } = await api.POST('/chat-messages', { params: { header: { 'Idempotency-Key': key } }, body: { room: this.room, text } });
      if (data) this.posted(data);
      this.drop(key);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 0 || error.status === 429 || error.status >= 500) return false;
      this.#keep(this.unsent.value.map((one) => (one.key === key ? { ...one, refused: error.message } : one)));
      this.refused(error);
      return true;
    }
  }

  #keep(unsent: Unsent[]): void {
    this.unsent.value = unsent;
    sessionStorage.setItem(this.#key, JSON.stringify(unsent));
  }
}

/** After a while, or as soon as there is a network again. */
function online(pause: number): Promise<void> {
  return new Promise((over) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      over();
    };
    const timer = setTimeout(done, pause);
    addEventListener('online', done);
  });
}
