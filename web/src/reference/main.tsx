import '../ui/tokens.css';
import '../ui/layout.css';
import '@scalar/api-reference/style.css';
import './reference.css';
import { createApiReference } from '@scalar/api-reference';
import { render } from 'preact';
import { base } from '../api/base';
import { LOCAL_ADMIN, isLocal } from '../session/local';
import { begin, session } from '../session/session';
import { Header } from './header';

/** Scalar has no other host to ask for anything, and no account to ask its agent with. */
function show(): void {
  const { token, claims } = session.value ?? {};
  const place = document.createElement('div');
  document.body.append(place);
  createApiReference(place, {
    url: 'openapi.json',
    baseServerURL: base.href,
    servers: [{ url: base.href.replace(/\/$/, ''), description: 'This stack' }],
    authentication: {
      preferredSecurityScheme: [['bearer', 'api_key']],
      securitySchemes: { bearer: { token: token ?? '' }, api_key: { value: claims?.iss ?? '' } },
    },
    theme: 'none',
    withDefaultFonts: false,
    telemetry: false,
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  });
}

const app = document.getElementById('app');
if (app) render(<Header />, app);
if (isLocal && !session.value) await begin(LOCAL_ADMIN).catch(() => undefined);
show();
