import { end, session } from '../../session/session';
import { route, to } from '../../ui/route';

const PAGES = [
  { path: 'rooms', name: 'Rooms' },
  { path: 'log', name: 'Moderation log' },
  { path: 'settings', name: 'Settings' },
];

export function Header() {
  const claims = session.value?.claims;
  const here = route.value[0] ?? 'rooms';
  return (
    <header class="bar">
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <a class="home" href="./">
        Dais
      </a>
      {claims && (
        <nav aria-label="Console">
          {PAGES.map(({ path, name }) => (
            <a key={path} href={to(path)} aria-current={path === here ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {claims && (
        <div class="row who">
          <span title={`Scopes: ${claims.scopes.join(', ') || 'none'}`}>
            {claims.name ?? claims.sub} <span class="quiet">{claims.user ? 'person' : 'service'}</span>
          </span>
          <button class="plain" onClick={end}>
            Sign out
          </button>
        </div>
      )}
    </header>
  );
}

/** The hash is the route's, so the focus is moved by hand. */
function skip(event: Event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
