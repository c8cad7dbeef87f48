import { openPage } from '../settings/open-page.tsx';
import { text } from '../strings.ts';
import { Welcome } from './page.tsx';

void openPage(Welcome, text('welcomeTitle'));
