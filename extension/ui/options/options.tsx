import { openPage } from '../settings/open-page.tsx';
import { text } from '../strings.ts';
import { Options } from './page.tsx';

void openPage(Options, text('settingsTitle'));
