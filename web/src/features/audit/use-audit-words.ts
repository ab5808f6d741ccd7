import { useMessages, useTranslations } from 'next-intl';

const isKeyOf = <Words extends object>(words: Words, key: string): key is Extract<keyof Words, string> =>
  Object.hasOwn(words, key);

/** Words for the codes in the audit. A code without words, of an older or newer Scrubline, stands for itself. */
export function useAuditWords() {
  const { Audit, ApiErrorCode, ErrorCode } = useMessages();
  const tAct = useTranslations('Audit.act');
  const tOther = useTranslations('Audit.otherRefusal');
  const tApi = useTranslations('ApiErrorCode');
  const tContract = useTranslations('ErrorCode');
  return {
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
