import { render } from 'preact';
import '../ui/base.css';
import { Front } from './front';

const app = document.getElementById('app');
if (app) render(<Front />, app);
