import { Dialog } from '../ui/dialog';
import { PasteToken } from './paste_token';
import { isExpired } from './session';

/** Asks for another token where the one there was has expired; what waited for it goes on. */
export function Expired() {
  if (!isExpired.value) return null;
  return (
    <Dialog title="The token has expired">
      <PasteToken wants="A new one for the same account." />
    </Dialog>
  );
}
