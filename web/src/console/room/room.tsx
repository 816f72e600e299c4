import { useEffect, useMemo } from 'preact/hooks';
import { may } from '../../session/scopes';
import { go, route, to } from '../../ui/route';
import { Refused } from '../../ui/refused';
import { Tabs } from '../../ui/tabs';
import { task } from '../../ui/task';
import { Chat } from '../chat/chat';
import { ConnectionState } from '../connection';
import { MeasuresPanel } from '../measures/measures_panel';
import { RoomClock, StatusBadge } from '../rooms/status_badge';
import { StagePanel } from '../stage/stage_panel';
import { titled } from '../titled';
import { DetailsPanel } from './details_panel';
import { type OpenRoom, openRoom } from './open_room';
import './room.css';

export function Room({ id }: { id: string }) {
  const room = useMemo(() => openRoom(id), []);
  const loading = useMemo(task, []);
  useEffect(() => {
    if (may('rooms')) void loading.run(room.details.load);
    return () => room.close();
  }, []);
  const told = room.details.told.value;
  titled(told?.room.name ?? id);
  const tabs = tabsOf(room);
  const chosen = tabs.find(({ key }) => key === route.value[2])?.key ?? 'chat';
  return (
    <>
      <p class="back">
        <a href={to('rooms')}>← Rooms</a>
      </p>
      <div class="heading">
        <h1>{told?.room.name ?? id}</h1>
        <code class="quiet">{id}</code>
        {told && <StatusBadge of={told} />}
        {told && <RoomClock of={told} />}
        <ConnectionState of={room.following} />
      </div>
      <Refused of={loading} />
      <Tabs label="Parts of the room" tabs={tabs} chosen={chosen} choose={(key) => go('rooms', id, key)}>
        <Part room={room} chosen={chosen} />
      </Tabs>
    </>
  );
}

function tabsOf({ stage, measures }: OpenRoom) {
  const hands = stage.hands.value.length;
  const people = stage.people.value.length;
  const held = measures.mutes.value.length + measures.bans.value.length;
  return [
    { key: 'chat', name: 'Chat' },
    { key: 'stage', name: hands ? `Stage (${hands} ${hands === 1 ? 'hand' : 'hands'})` : people ? `Stage (${people})` : 'Stage' },
    { key: 'measures', name: held ? `Mutes and bans (${held})` : 'Mutes and bans' },
    { key: 'details', name: 'Details' },
  ];
}

function Part({ room, chosen }: { room: OpenRoom; chosen: string }) {
  if (chosen === 'stage') return <StagePanel room={room.id} stage={room.stage} />;
  if (chosen === 'measures') return <MeasuresPanel room={room.id} measures={room.measures} />;
  if (chosen === 'details') return <DetailsPanel details={room.details} />;
  return <Chat room={room.id} messages={room.messages} measures={room.measures} />;
}
