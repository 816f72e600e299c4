import type { Scope } from '../session/scopes';

/** Says which scope the token lacks for what would be here. */
export function NotAllowed({ scope, to }: { scope: Scope; to: string }) {
  return (
    <p class="quiet">
      Your token does not let you {to}: it lacks the scope <code>{scope}</code>. Sign out and paste one that has it.
    </p>
  );
}
