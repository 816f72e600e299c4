import { useId } from 'preact/hooks';
import { ParticipantRow } from './participant_row';
import type { Participant, Stage } from './stage';

interface Props {
  title: string;
  people: Participant[];
  /** Whether there are more than these. */
  hasMore?: boolean;
  stage: Stage;
  ban: (who: Participant) => void;
}

export function Participants({ title, people, hasMore, stage, ban }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} hidden={!people.length}>
      <h2 id={id}>
        {title} <span class="quiet">{people.length}
          {hasMore && '+'}
        </span>
      </h2>
      <ul class="rows" aria-labelledby={id}>
        {people.map((who) => (
          <ParticipantRow key={who.userAddress} who={who} stage={stage} ban={() => ban(who)} />
        ))}
      </ul>
    </section>
  );
}
