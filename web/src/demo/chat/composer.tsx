/** The longest text that the API takes. */
const LONGEST = 4096;

export function Composer({ post }: { post: (text: string) => void }) {
  return (
    <form
      class="row composer"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const text = String(new FormData(form).get('text'));
        if (text.trim()) post(text);
        form.reset();
      }}
    >
      <label class="grow">
        <span class="hidden">Message</span>
        <input name="text" required maxLength={LONGEST} placeholder="Say something" autocomplete="off" />
      </label>
      <button class="primary">Send</button>
    </form>
  );
}
