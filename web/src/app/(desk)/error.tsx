'use client';

import { PageFailure } from '../../shared/ui/page-failure.tsx';

export default PageFailure;
