export { clientAddressOf } from '@scrubline/service-kit';

/** Written by our own HTTP server on every request, over anything that a client sent by that name. */
export const clientAddressHeader = 'x-client-address';
