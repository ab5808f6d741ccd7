import { PageNotFound } from '../../shared/ui/page-not-found.tsx';

export default PageNotFound;
