import type { Room } from 'livekit-client';
import { play } from '../../session/local';
import { type ConnectionUrl, partsOf } from './seat';

/** A connection to the stage's audio. */
export interface Sound {
  leave(): Promise<void>;
}

/** What is told of it. */
export interface Told {
  /** The identities of those who speak just now, by their microphones. */
  speaking(identities: string[]): void;
  /** It is over, by whomever. */
  ended(): void;
}

/** Where the stand-in is there is no sound: the stack plays the client's part. */
export async function silence(connectionUrl: ConnectionUrl): Promise<Sound> {
  await play('connect', connectionUrl);
  const leave = () => play('disconnect', connectionUrl);
  const onLeave = () => void leave().catch(() => undefined);
  addEventListener('pagehide', onLeave);
  return {
    leave: () => {
      removeEventListener('pagehide', onLeave);
      return leave();
    },
  };
}

/** LiveKit's own client, which is fetched when somebody enters a stage and not before. */
export async function sound(connectionUrl: ConnectionUrl, told: Told): Promise<Sound> {
  const { Room, RoomEvent, Track } = await import('livekit-client');
  const room = new Room({ adaptiveStream: false, dynacast: false });
  room
    .on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === Track.Kind.Audio) document.body.append(track.attach());
    })
    .on(RoomEvent.TrackUnsubscribed, (track) => track.detach().forEach((element) => element.remove()))
    .on(RoomEvent.ActiveSpeakersChanged, (speakers) => told.speaking(speakers.map(({ identity }) => identity)))
    .on(RoomEvent.ParticipantPermissionsChanged, () => void publish(room))
    .on(RoomEvent.Disconnected, () => told.ended());
  const { url, token } = partsOf(connectionUrl);
  await room.connect(url, token);
  await publish(room);
  return { leave: () => room.disconnect() };
}

/** The microphone is on while the person may speak, and at no other time. */
async function publish({ localParticipant }: Room): Promise<void> {
  await localParticipant.setMicrophoneEnabled(localParticipant.permissions?.canPublish ?? false);
}
