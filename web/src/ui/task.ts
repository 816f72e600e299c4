import { type Signal, signal } from '@preact/signals';
import { Refusal } from '../api/refusal';

/** Something under way: whether it is, and why it was refused. */
export interface Task {
  busy: Signal<boolean>;
  refusal: Signal<Refusal | undefined>;
  /** Runs it, unless it is under way already; whether it was done. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

export function task(): Task {
  const busy = signal(false);
  const refusal = signal<Refusal | undefined>(undefined);
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    refusal.value = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      refusal.value = error instanceof Refusal ? error : new Refusal(0, String(error));
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, refusal, run };
}
