import { Expired } from '../session/expired';
import './front.css';

const DOORS = [
  { href: 'demo', name: 'Demo', about: 'A room as a member sees it: chat, a stage, being muted. Open it twice and talk to yourself.' },
  { href: 'console', name: 'Console', about: 'For moderators and operators: rooms, people, raised hands, mutes, bans, the log, the settings.' },
  { href: 'reference', name: 'Reference', about: 'Every call with its fields. Try it here, or copy it for curl and other languages.' },
];

export function Front() {
  return (
    <main class="front">
      <h1>Dais</h1>
      <p>
        Rooms, voice stages, chat and moderation in one backend that costs nothing when nobody calls. A mute posted in one
        place silences the chat and the microphone everywhere.
      </p>
      <ul class="doors">
        {DOORS.map(({ href, name, about }) => (
          <li class="card" key={href}>
            <h2>
              <a href={href}>{name}</a>
            </h2>
            <p>{about}</p>
          </li>
        ))}
      </ul>
      <p class="quiet">
        For machines: <a href="openapi.json">openapi.json</a>.
      </p>
      <Expired />
    </main>
  );
}
