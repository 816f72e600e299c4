import { Dialog } from '../../ui/dialog';

export function RemoveMessage({ busy, remove, close }: { busy: boolean; remove: () => void; close: () => void }) {
  return (
    <Dialog title="Remove this message?" close={close}>
      <p>Nobody sees its text any more. This cannot be undone.</p>
      <div class="row">
        <button class="danger" disabled={busy} onClick={remove}>
          Remove
        </button>
        <button onClick={close}>Keep</button>
      </div>
    </Dialog>
  );
}
