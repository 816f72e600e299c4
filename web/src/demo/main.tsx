import { render } from 'preact';
import '../ui/base.css';
import '../ui/layout.css';
import './demo.css';
import { Demo } from './demo';

const app = document.getElementById('app');
if (app) render(<Demo />, app);
