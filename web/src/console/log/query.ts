import type { operations } from '../../api/schema';

export type LogQuery = NonNullable<operations['list_moderation_log']['parameters']['query']>;
export type Action = NonNullable<LogQuery['action']>;

/** What is said of each act, before whom it was done to. */
export const ACTIONS: Record<Action, string> = {
  'user.muted': 'muted',
  'user.unmuted': 'unmuted',
  'user.banned': 'banned',
  'user.unbanned': 'unbanned',
  'message.edited': 'edited a message of',
  'message.deleted': 'removed a message of',
  'participant.kicked': 'kicked off the stage',
  'participant.promoted': 'let speak',
  'participant.demoted': 'took the speech from',
  'participant.muted': 'shut the microphone of',
  'participant.unmuted': 'opened the microphone of',
  'participant.hand_lowered': 'turned down the hand of',
  'stage.ended': 'ended the stage',
  'room.updated': 'changed the room',
  'room.deleted': 'deleted the room',
  'settings.updated': 'changed the settings',
};

/** The filters of a form; what is blank is none. */
export function queryOf(form: FormData): LogQuery {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const time = (name: string) => (text(name) ? new Date(text(name)).toISOString() : '');
  const all = {
    room: text('room'),
    user: text('user'),
    moderator: text('moderator'),
    action: text('action'),
    after: time('after'),
    before: time('before'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}
