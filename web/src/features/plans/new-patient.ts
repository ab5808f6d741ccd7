import type { PatientBody } from '../../shared/api/consultation-api.ts';

/** A patient of whom nothing is known yet. */
export const newPatient = (fictional: boolean): PatientBody => ({
  familyName: '',
  givenName: '',
  sex: 'female',
  birthDate: '',
  fictional,
});
