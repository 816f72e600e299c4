import type { components } from '../../api/schema';

/** What the log tells of, in words. */
export const ACTIONS: Record<components['schemas']['LoggedAction'], string> = {
  'user.muted': 'muted',
  'user.unmuted': 'unmuted',
  'user.banned': 'banned',
  'user.unbanned': 'unbanned',
  'message.edited': 'edited a message',
  'message.deleted': 'removed a message',
  'participant.kicked': 'kicked from the stage',
  'participant.promoted': 'promoted to speaker',
  'participant.demoted': 'demoted to listener',
  'participant.muted': 'muted the microphone',
  'participant.unmuted': 'unmuted the microphone',
  'participant.hand_lowered': 'lowered a hand',
  'stage.ended': 'ended the stage',
  'room.updated': 'changed the room',
  'room.deleted': 'deleted the room',
  'settings.updated': 'changed the settings',
};
