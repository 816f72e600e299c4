import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { may } from '../../session/scopes';
import { confirm } from '../../ui/confirm';
import { Empty } from '../../ui/empty';
import { useKeptFocus } from '../../ui/kept_focus';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { MeasureForm } from '../measures/measure_form';
import { NotAllowed } from '../not_allowed';
import { Participants } from './participants';
import type { Participant, Stage } from './stage';
import './stage.css';

interface Props {
  room: string;
  stage: Stage;
}

export function StagePanel(props: Props) {
  return may('voice') ? <OpenStage {...props} /> : <NotAllowed scope="voice" to="see the stage" />;
}

function OpenStage({ room, stage }: Props) {
  const ending = useMemo(task, []);
  const banned = useSignal<Participant | undefined>(undefined);
  const kept = useKeptFocus<HTMLDivElement>();
  const hands = stage.hands.value;
  const others = stage.people.value.filter(({ isRequestingToSpeak }) => !isRequestingToSpeak);
  async function end() {
    const about = 'Everybody on it is sent away. Whoever may can open it again.';
    if (await confirm('End the stage?', about, 'End it')) await stage.end();
  }
  const ban = (who: Participant) => (banned.value = who);
  return (
    <div class="stack" role="group" aria-label="Stage" {...kept}>
      <Refused of={stage.listing} />
      <Refused of={ending} />
      {!stage.isListed.value && <p class={`quiet ${stage.listing.busy.value ? 'busy' : ''}`}>Loading</p>}
      {stage.isListed.value && !stage.people.value.length && (
        <Empty>Nobody is on the stage. It begins when a moderator or owner enters with the id of this room.</Empty>
      )}
      <Participants title="Raised hands" people={hands} stage={stage} ban={ban} />
      <Participants title="On the stage" people={others} hasMore={stage.hasMore.value} stage={stage} ban={ban} />
      {stage.hasMore.value && (
        <p class="row">
          <button class={stage.listing.busy.value ? 'busy' : ''} onClick={() => stage.listMore()}>
            More people
          </button>
          <span class="quiet">Raised hands, moderators and speakers are all above.</span>
        </p>
      )}
      {stage.people.value.length > 0 && (
        <p>
          <button class="danger" onClick={() => ending.run(end)}>
            End the stage
          </button>
        </p>
      )}
      {banned.value && (
        <MeasureForm
          room={room}
          user={banned.value.userAddress}
          name={banned.value.name}
          measure="ban"
          set={async () => stage.refreshSoon()}
          close={() => (banned.value = undefined)}
        />
      )}
    </div>
  );
}
