import { z } from 'zod';

/** An id of ours in a path or a body. What does not fit names nothing. */
export const OpaqueId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
