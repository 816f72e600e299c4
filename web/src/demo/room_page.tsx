import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Claims } from '../session/claims';
import { Refused } from '../ui/refused';
import { go } from '../ui/route';
import { Banned } from './banned';
import { Chat } from './chat/chat';
import { ConnectionState } from './connection_state';
import { Membership } from './membership';
import { StagePanel } from './stage/stage_panel';

export function RoomPage({ room, claims }: { room: string; claims: Claims }) {
  const membership = useMemo(() => new Membership(room, claims), []);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    membership.begin();
    heading.current?.focus();
    return () => {
      membership.end();
      document.title = 'Demo · Dais';
    };
  }, []);
  const unread = membership.reading.unread.value;
  useEffect(() => {
    document.title = `${unread ? `(${unread}) ` : ''}${room} · Dais`;
  }, [unread]);
  function leave() {
    void membership.leaveStage();
    go();
  }
  const ban = membership.standing.ban.value;
  return (
    <div class="room">
      <header class="room-head">
        <p class="quiet home">
          <a href=".">Dais</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {room}
        </h1>
        <ConnectionState of={membership} />
        <p class="who">
          <span class="you-are">You are </span>
          <b>{claims.name ?? claims.sub}</b>
        </p>
        <button onClick={leave} aria-label="Leave the room">
          Leave
        </button>
      </header>
      <main class="room-body">
        <Refused of={membership.entering} />
        {membership.entering.refusal.value && <button onClick={() => void membership.ask()}>Try again</button>}
        {ban ? (
          <Banned ban={ban} ask={() => membership.ask()} />
        ) : (
          <>
            <StagePanel stage={membership.stage} isMuted={membership.standing.mute.value !== undefined} />
            <Chat of={membership} />
          </>
        )}
      </main>
    </div>
  );
}
