import { timestamp } from 'drizzle-orm/pg-core';

/** An instant, kept with its zone and read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true });
