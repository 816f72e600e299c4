import { Expired } from '../session/expired';
import './front.css';
import { Who } from './who';

const DOORS = [
  { href: 'demo', name: 'Demo', about: 'A room as a member sees it: chat, a stage, being muted. Open it twice and talk to yourself.' },
  { href: 'console', name: 'Console', about: 'For moderators and operators: rooms, people, raised hands, mutes, bans, the log, the settings.' },
  { href: 'reference', name: 'Reference', about: 'Every call with its fields. Try it here, or copy it for curl and other languages.' },
];

const STEPS = [
  { name: 'Your service', does: 'signs a token for each person: who they are, which rooms, what they may do.' },
  { name: 'Your app', does: 'calls Dais with it, and hears within a second what happens in the room.' },
  { name: 'Dais', does: 'keeps the chat, the stage and what moderators decide. LiveKit carries the sound.' },
];

export function Front() {
  return (
    <main class="front">
      <header>
        <img src="assets/icon.svg" alt="" width="48" height="48" />
        <h1>Dais</h1>
      </header>
      <p class="lead">
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
      <Who />
      <section aria-labelledby="how">
        <h2 id="how">How it fits together</h2>
        <ol class="steps">
          {STEPS.map(({ name, does }) => (
            <li key={name}>
              <b>{name}</b> {does}
            </li>
          ))}
        </ol>
      </section>
      <p class="quiet">
        For machines: <a href="openapi.json">openapi.json</a>, OpenAPI 3.1.
      </p>
      <Expired />
    </main>
  );
}
