import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether the page's script runs already. Before, what somebody types would be lost. */
export const useAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
