import { signal } from '@preact/signals';
import { Dialog } from './dialog';

interface Question {
  title: string;
  about: string;
  yes: string;
  answer(isYes: boolean): void;
}

const asked = signal<Question | undefined>(undefined);

/** Asks before what cannot be taken back; whether to go on. */
export function confirm(title: string, about: string, yes: string): Promise<boolean> {
  return new Promise((over) => {
    const answer = (isYes: boolean) => {
      asked.value = undefined;
      over(isYes);
    };
    asked.value = { title, about, yes, answer };
  });
}

/** Where the questions of [confirm] are shown: once in a page. */
export function Confirmations() {
  const question = asked.value;
  if (!question) return null;
  return (
    <Dialog title={question.title} close={() => question.answer(false)}>
      <p>{question.about}</p>
      <div class="row">
        <button type="button" class="danger" onClick={() => question.answer(true)}>
          {question.yes}
        </button>
        <button type="button" onClick={() => question.answer(false)}>
          Leave it
        </button>
      </div>
    </Dialog>
  );
}
