import { notFound } from 'next/navigation';

/** Every address without a page. There is no one layout above both themes that could hold a common answer. */
export default function UnknownPage() {
  notFound();
}
