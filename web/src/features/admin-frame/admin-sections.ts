import type { StaffRole } from '@scrubline/database';

export type AdminSection = 'consultations' | 'theatres' | 'people' | 'audit';

const sectionsOfRole: Partial<Record<StaffRole, readonly AdminSection[]>> = {
  administrator: ['consultations', 'theatres', 'people', 'audit'],
  coordinator: ['consultations', 'theatres'],
};

/** What somebody can administer; nothing for most. */
export const sectionsOf = (role: StaffRole): readonly AdminSection[] => sectionsOfRole[role] ?? [];

export const addressOfSection = (section: AdminSection): string => `/admin/${section}`;
