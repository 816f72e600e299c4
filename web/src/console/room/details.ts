import { signal } from '@preact/signals';
import { api } from '../../api/client';
import { Refusal } from '../../api/refusal';
import type { components } from '../../api/schema';
import { type RoomBody, type Status, type Told, told } from '../rooms/room_status';

type Change = components['schemas']['RoomUpdate'];

/** A room's own details. `unknown` is one that was never created, or was deleted. */
export class RoomDetails {
  readonly told = signal<Told | undefined>(undefined);
  readonly isUnknown = signal(false);
  /** The version that was loaded last, which a change is based upon. */
  etag: string | undefined;

  constructor(readonly id: string) {}

  readonly load = async (): Promise<RoomBody | undefined> => {
    try {
      const { data, response } = await api.GET('/external/room/{roomId}', { params: { path: { roomId: this.id } } });
      return this.#take(data, response);
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 404)) throw error;
      this.#forget();
      return undefined;
    }
  };

  readonly hear = (type: string, room: RoomBody): void => {
    if (type === 'room.deleted') this.#forget();
    else this.#show(room);
  };

  /** Changes it if nobody did since it was loaded; without a version, whatever there is. */
  async change(body: Change, etag: string | undefined): Promise<void> {
    const header = etag ? { 'If-Match': etag } : {};
    const params = { path: { roomId: this.id }, header };
    const { data, response } = await api.PATCH('/external/room/{roomId}', { params, body });
    this.#take(data, response);
  }

  async setStatus(status: Status): Promise<void> {
    const { data, response } = await api.POST('/external/room/status', { body: { roomId: this.id, status } });
    this.#take(data, response);
  }

  async setSpeak(isSpeak: boolean): Promise<void> {
    const { data, response } = await api.POST('/external/room/speak', { body: { roomId: this.id, isSpeak } });
    this.#take(data, response);
  }

  async remove(): Promise<void> {
    await api.DELETE('/external/room/{roomId}', { params: { path: { roomId: this.id } } });
    this.#forget();
  }

  #take(room: RoomBody | undefined, response: Response): RoomBody | undefined {
    this.etag = response.headers.get('etag') ?? undefined;
    if (room) this.#show(room);
    return room;
  }

  #show(room: RoomBody) {
    this.told.value = told(room);
    this.isUnknown.value = false;
  }

  #forget() {
    this.told.value = undefined;
    this.isUnknown.value = true;
  }
}
