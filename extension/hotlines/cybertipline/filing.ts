import type { CyberTiplineDestination, PasswordCredentials } from '../../report/destination.ts';
import type { Attempt, Filing } from '../hotline.ts';

export type CyberTiplineFiling = Filing<CyberTiplineDestination>;

export interface CyberTiplineAttempt extends Attempt<CyberTiplineDestination> {
  readonly credentials: PasswordCredentials | null;
}
