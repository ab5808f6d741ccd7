import { currentBackend } from '../backend.ts';

/** Whether this is a demonstration network, with accounts that anybody may use: the sign-in page says so. */
export const isDemonstration = ({ environment } = currentBackend()): boolean =>
  environment.DEMONSTRATION_PASSWORD !== undefined;
