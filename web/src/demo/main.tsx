import { render } from 'preact';
import '../ui/base.css';
import { Demo } from './demo';

const app = document.getElementById('app');
if (app) render(<Demo />, app);
