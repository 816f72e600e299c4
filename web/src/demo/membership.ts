import { effect, signal, untracked } from '@preact/signals';
import { Refusal } from '../api/refusal';
import { type Following, followRoom } from '../live/follow_room';
import { type Message, RoomMessages } from '../room/messages';
import { accountOf } from '../session/account';
import type { Claims } from '../session/claims';
import { task } from '../ui/task';
import { Outbox } from './chat/outbox';
import { Reading } from './chat/reading';
import { Stage } from './stage/stage';
import { Standing } from './standing';

/** A room as one member has it: what is said there, who is on stage, and what the member may do. */
export class Membership {
  readonly account: string;
  readonly messages: RoomMessages;
  readonly standing: Standing;
  readonly stage: Stage;
  readonly reading: Reading;
  readonly outbox: Outbox;
  readonly following = signal<Following | undefined>(undefined);
  readonly entering = task();
  readonly #ends: (() => void)[] = [];

  constructor(
    readonly room: string,
    readonly claims: Claims,
  ) {
    this.account = accountOf(claims);
    this.messages = new RoomMessages(room);
    this.standing = new Standing(room, this.account);
    this.stage = new Stage(room, claims);
    this.reading = new Reading(this.messages, this.account);
    this.outbox = new Outbox(room, this.account, this.messages.merge, this.#refused);
  }

  begin(): void {
    this.#ends.push(effect(() => this.#follow(this.standing.ban.value !== undefined)));
    this.#ends.push(effect(() => {
      if (this.following.value?.connection.value === 'live') void untracked(() => this.#askAgain()).catch(() => {});
    }));
    this.#listen('online', () => void this.outbox.send());
    const look = () => void this.reading.mark();
    document.addEventListener('visibilitychange', look);
    this.#ends.push(() => document.removeEventListener('visibilitychange', look));
    void this.outbox.send();
  }

  end(): void {
    this.#ends.forEach((end) => end());
    this.following.peek()?.stop();
    this.outbox.stop();
    this.stage.stop();
  }

  /** Whoever leaves the room does not stay on its stage. */
  async leaveStage(): Promise<void> {
    if (this.stage.me.peek()) await this.stage.leave().catch(() => {});
  }

  /** What there was before one came. */
  ask(): Promise<boolean> {
    return this.entering.run(async () => {
      await this.standing.ask();
      if (this.standing.ban.peek()) return;
      await Promise.all([this.messages.list(), this.reading.ask()]);
      await this.#askAgain();
    });
  }

  /** What may have changed while nothing was told. */
  async #askAgain(): Promise<void> {
    await Promise.all([this.standing.ask(), this.stage.list(), this.reading.mark()]);
  }

  /** Whoever is banned closes what they follow: the server asks at the beginning alone. */
  #follow(isBanned: boolean): void {
    this.following.peek()?.stop();
    if (isBanned) this.stage.stop();
    this.following.value = isBanned ? undefined : followRoom(this.room, this.#hear);
    if (!isBanned) void untracked(() => this.ask());
  }

  readonly #hear = (type: string, data: never): void => {
    if (type === 'message') this.#hearMessage(data);
    else if (type === 'connected') void this.#askAgain().catch(() => {});
    else if (type === 'message.seen') this.messages.mark(data);
    else if (type.startsWith('user.')) this.standing.hear(type, data);
    else if (type.startsWith('stage.')) this.stage.hear(type, data);
  };

  #hearMessage(message: Message): void {
    this.messages.merge(message);
    this.reading.came(message);
  }

  /** Muted or banned just now: the server says until when. */
  readonly #refused = ({ status }: Refusal): void => {
    if (status === 403) void this.standing.ask().catch(() => {});
  };

  #listen(type: string, listener: () => void): void {
    addEventListener(type, listener);
    this.#ends.push(() => removeEventListener(type, listener));
  }
}
