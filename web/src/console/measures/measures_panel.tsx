import { useSignal } from '@preact/signals';
import { may } from '../../session/scopes';
import { Refused } from '../../ui/refused';
import { NotAllowed } from '../not_allowed';
import { MeasureForm } from './measure_form';
import { MeasureList } from './measure_list';
import type { Measures } from './measures';
import './measures.css';

export function MeasuresPanel({ room, measures }: { room: string; measures: Measures }) {
  return may('mutes') ? <Panel room={room} measures={measures} /> : <NotAllowed scope="mutes" to="mute or ban anybody" />;
}

function Panel({ room, measures }: { room: string; measures: Measures }) {
  const isSetting = useSignal(false);
  return (
    <div class="stack">
      <p>
        <button onClick={() => (isSetting.value = true)}>Mute or ban somebody</button>
      </p>
      <Refused of={measures.listing} />
      {measures.isListed.value ? (
        <div class="panes">
          <MeasureList
            title="Mutes"
            empty="Nobody is muted. A mute shuts somebody's chat and microphone here for up to 45 minutes."
            undo="Unmute"
            list={measures.mutes.value}
            end={(id) => measures.unmute(id)}
          />
          <MeasureList
            title="Bans"
            empty="Nobody is banned. A ban keeps somebody out of the chat, the stage and the live events of this room."
            undo="Unban"
            list={measures.bans.value}
            end={(id) => measures.unban(id)}
          />
        </div>
      ) : (
        <p class={`quiet ${measures.listing.busy.value ? 'busy' : ''}`}>Loading</p>
      )}
      {isSetting.value && (
        <MeasureForm room={room} set={measures.refresh} close={() => (isSetting.value = false)} />
      )}
    </div>
  );
}
