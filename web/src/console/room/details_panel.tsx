import { may } from '../../session/scopes';
import { Empty } from '../../ui/empty';
import { When } from '../../ui/when';
import { NotAllowed } from '../not_allowed';
import type { RoomDetails } from './details';
import { DetailsForm } from './details_form';
import { RoomSwitches } from './room_switches';

export function DetailsPanel({ details }: { details: RoomDetails }) {
  if (!may('rooms')) return <NotAllowed scope="rooms" to="see or change a room's details" />;
  if (details.isUnknown.value) {
    return <Empty>No room has this id: it was never created, or is deleted. Its chat, mutes and bans work all the same.</Empty>;
  }
  const told = details.told.value;
  if (!told) return <p class="quiet busy">Loading</p>;
  const { createdAt, updatedAt } = told.room;
  return (
    <div class="panes">
      <section class="card stack" aria-labelledby="details-heading">
        <h2 id="details-heading">Details</h2>
        <DetailsForm details={details} />
        <p class="quiet">
          Created <When at={createdAt} />, last changed <When at={updatedAt} />.
        </p>
      </section>
      <RoomSwitches details={details} />
    </div>
  );
}
