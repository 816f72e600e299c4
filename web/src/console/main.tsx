import { render } from 'preact';
import '../ui/base.css';
import '../ui/layout.css';
import { Console } from './console';

const app = document.getElementById('app');
if (app) render(<Console />, app);
