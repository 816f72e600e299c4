import { computed, signal } from '@preact/signals';
import { api } from '../../api/client';
import { type RoomBody, type Status, type Told, told } from './room_status';

/** The rooms as they are known here, newest first, however they came. */
export class RoomsKnown {
  readonly #known = signal(new Map<string, Told>());
  readonly #cursor = signal<string | undefined>(undefined);
  readonly isListed = signal(false);
  /** What is searched for among those that are known. */
  readonly wanted = signal('');
  /** What is listed at all. */
  readonly status = signal<Status | undefined>(undefined);

  readonly all = computed(() =>
    [...this.#known.value.values()].sort((one, other) => (one.room.createdAt < other.room.createdAt ? 1 : -1)),
  );
  readonly hasMore = computed(() => this.#cursor.value !== undefined);

  /** Lists the newest anew. */
  readonly list = async (): Promise<void> => {
    const rooms = await this.#page(undefined);
    this.#known.value = new Map(rooms.map((room) => [room.roomId, told(room)]));
    this.isListed.value = true;
  };

  readonly listMore = async (): Promise<void> => {
    if (this.#cursor.value) (await this.#page(this.#cursor.value)).forEach(this.merge);
  };

  readonly merge = (room: RoomBody): void => {
    this.#known.value = new Map(this.#known.value).set(room.roomId, told(room));
  };

  readonly hear = (type: string, data: RoomBody & { roomId: string }): void => {
    if (type === 'room.created' || type === 'room.updated') this.merge(data);
    if (type === 'room.deleted') this.#remove(data.roomId);
  };

  #remove(id: string) {
    const rest = new Map(this.#known.value);
    if (rest.delete(id)) this.#known.value = rest;
  }

  async #page(cursor: string | undefined): Promise<RoomBody[]> {
    const status = this.status.value;
    const query = { limit: 50, ...(cursor ? { cursor } : {}), ...(status ? { status } : {}) };
    const { data } = await api.GET('/external/room', { params: { query } });
    this.#cursor.value = data?.nextCursor ?? undefined;
    return data?.data ?? [];
  }
}
