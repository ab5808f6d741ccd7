import type { AuditEvent } from '@scrubline/database';
import { useMessages, useTranslations } from 'next-intl';

const isKeyOf = <Words extends object>(words: Words, key: string): key is Extract<keyof Words, string> =>
  Object.hasOwn(words, key);

/** Which act of which page a row belongs to: for whoever reads the export. */
const forMachines: ReadonlySet<string> = new Set(['actId', 'actedAt']);

/** Words for the codes in the audit. A code without words, of an older or newer Scrubline, stands for itself. */
export function useAuditWords() {
  const { Audit, ApiErrorCode, ErrorCode, Permission, CameraSource, StaffRole, ParticipantRole } = useMessages();
  const tFact = useTranslations('Audit.fact');
  const tFactWord = useTranslations('Audit.factWord');
  const tPermission = useTranslations('Permission');
  const tSource = useTranslations('CameraSource');
  const tStaff = useTranslations('StaffRole');
  const tParticipant = useTranslations('ParticipantRole');
  const tAct = useTranslations('Audit.act');
  const tOther = useTranslations('Audit.otherRefusal');
  const tApi = useTranslations('ApiErrorCode');
  const tContract = useTranslations('ErrorCode');
  const factWord = (value: string): string => {
    if (isKeyOf(Permission, value)) return tPermission(value);
    if (isKeyOf(CameraSource, value)) return tSource(value);
    if (isKeyOf(StaffRole, value)) return tStaff(value);
    if (isKeyOf(ParticipantRole, value)) return tParticipant(value);
    return isKeyOf(Audit.factWord, value) ? tFactWord(value) : value;
  };
  return {
    /** What else is kept of it, in words: permissions, how somebody signed in, how often. */
    facts: (facts: AuditEvent['facts']): readonly string[] =>
      Object.entries(facts).flatMap(([name, value]) => {
        if (value === '' || forMachines.has(name)) return [];
        const words = String(value === true ? 'yes' : value === false ? 'no' : value).split(' ');
        return [`${isKeyOf(Audit.fact, name) ? tFact(name) : name} ${words.map(factWord).join(' ')}`];
      }),
    /** What was done: `command:grant`. */
    act: (action: string): string => (isKeyOf(Audit.act, action) ? tAct(action) : action),
    /** Why it was refused: the code of web or of the contract. */
    refusal: (code: string): string => {
      if (isKeyOf(ApiErrorCode, code)) return tApi(`${code}.happened`);
      if (isKeyOf(Audit.otherRefusal, code)) return tOther(code);
      return isKeyOf(ErrorCode, code) ? tContract(`${code}.happened`) : code;
    },
  };
}
