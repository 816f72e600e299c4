import { useMemo } from 'preact/hooks';
import { accountOf } from '../session/account';
import { type Claims, roomsOf } from '../session/claims';
import { Expired } from '../session/expired';
import { isLocal } from '../session/local';
import { session } from '../session/session';
import { Confirmations } from '../ui/confirm';
import { route } from '../ui/route';
import './demo.css';
import { Enter } from './enter';
import { RoomPage } from './room_page';

export function Demo() {
  const claims = session.value?.claims;
  const room = route.value[0] ?? '';
  const entered = useMemo(() => claims, [claims && accountOf(claims), room]);
  return (
    <>
      {entered && isWithin(entered, room) ? <RoomPage key={`${accountOf(entered)} ${room}`} room={room} claims={entered} /> : <Enter />}
      <Confirmations />
      <Expired />
    </>
  );
}

/** Locally one enters as a person, whatever token the console left in this tab. */
function isWithin(claims: Claims, room: string): boolean {
  return room !== '' && (roomsOf(claims)?.includes(room) ?? true) && (!isLocal || claims.user === true);
}
