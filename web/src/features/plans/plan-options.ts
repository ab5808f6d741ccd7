import type { StaffRole } from '@scrubline/database';
import type { Control } from 'react-hook-form';
import type { z } from 'zod';
import type { ConsultationBody, consultationBody } from '../../shared/api/consultation-api.ts';

/** What the parts of the form write to. */
export type PlanControl = Control<z.input<typeof consultationBody>, unknown, ConsultationBody>;

export interface TheatreOption {
  readonly value: string;
  /** Site and theatre, in the reader's language. */
  readonly label: string;
  /** What people call its time zone. */
  readonly zone: string;
}

export interface ColleagueOption {
  readonly value: string;
  /** Name, role and site, in the reader's language. */
  readonly label: string;
  readonly role: StaffRole;
}
