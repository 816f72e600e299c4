import { signal } from '@preact/signals';
import type { RemoteTrack, Room } from 'livekit-client';

/** The sound of a stage, over LiveKit's own client. */
export class Audio {
  /** The accounts that are heard right now. */
  readonly speaking = signal<string[]>([]);
  /** Whether the browser waits for a click before it plays anything. */
  readonly isHeldBack = signal(false);
  #room: Room | undefined;

  constructor(readonly said: (words: string) => void) {}

  /** Loads LiveKit's client when it is needed, and joins with the microphone if one may speak. */
  async connect(connectionUrl: string): Promise<void> {
    const { Room: LiveKitRoom, RoomEvent } = await import('livekit-client');
    const room = new LiveKitRoom();
    this.#room = room;
    room.on(RoomEvent.TrackSubscribed, (track) => play(track));
    room.on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack) => track.detach().forEach((element) => element.remove()));
    room.on(RoomEvent.ActiveSpeakersChanged, (speakers) => (this.speaking.value = speakers.map(({ identity }) => identity)));
    room.on(RoomEvent.AudioPlaybackStatusChanged, () => (this.isHeldBack.value = !room.canPlaybackAudio));
    room.on(RoomEvent.ParticipantPermissionsChanged, (_, participant) => participant === room.localParticipant && this.#speakIfAllowed());
    room.on(RoomEvent.Reconnecting, () => this.said('The sound is interrupted; it comes back by itself.'));
    room.on(RoomEvent.Reconnected, () => this.said('The sound is back.'));
    room.on(RoomEvent.Disconnected, () => (this.speaking.value = []));
    const [url = '', token = ''] = connectionUrl.replace(/^livekit:/, '').split('?access_token=');
    await room.connect(url, token);
    await this.#speakIfAllowed();
  }

  async play(): Promise<void> {
    await this.#room?.startAudio();
  }

  disconnect(): void {
    void this.#room?.disconnect();
    this.#room = undefined;
    this.speaking.value = [];
  }

  async #speakIfAllowed(): Promise<void> {
    const { localParticipant } = this.#room ?? {};
    if (!localParticipant?.permissions?.canPublish) return;
    try {
      await localParticipant.setMicrophoneEnabled(true);
    } catch (error) {
      this.said(`The microphone cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function play(track: RemoteTrack): void {
  if (track.kind === 'audio') document.body.append(track.attach());
}
