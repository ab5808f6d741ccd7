import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { catalogues } from './catalogues.ts';
import { languageCookieName, toLanguage } from './languages.ts';

/** Where no site's zone is at hand. A time of a consultation is always written in its own site's zone. */
const networkTimeZone = 'Asia/Shanghai';

export default getRequestConfig(async () => {
  const locale = toLanguage((await cookies()).get(languageCookieName)?.value);
  return { locale, messages: catalogues[locale], timeZone: networkTimeZone };
});
