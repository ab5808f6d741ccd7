'use client';

import { ChevronDown, LogOut, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { z } from 'zod';
import { ApiRefusedError, callApi } from '../../shared/api/call-api.ts';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { MenuGroup } from '../../shared/ui/menu-group.tsx';
import { MenuItem } from '../../shared/ui/menu-item.tsx';
import { MenuLine } from '../../shared/ui/menu-line.tsx';
import { MenuLink } from '../../shared/ui/menu-link.tsx';
import { MiddleDot } from '../../shared/ui/middle-dot.tsx';

interface PersonMenuProps {
  name: string;
  department: string;
  role: string;
  site: string;
  /** Further entries, such as the choice of language. */
  children: ReactNode;
}

/** Who is signed in, and what they can change about it. */
export function PersonMenu({ name, department, role, site, children }: PersonMenuProps) {
  const t = useTranslations('Person');
  const signOut = async () => {
    try {
      await callApi({ method: 'POST', path: '/api/auth/sign-out', body: {}, reply: z.object({}) });
    } catch (error) {
      // Whoever is not signed in any more has got what they asked for.
      if (!(error instanceof ApiRefusedError && error.code === 'not-signed-in')) {
        toast.error(t('signOutFailed'), { description: t('signOutFailedNext') });
        return;
      }
    }
    // A whole new page: nothing of the person who leaves stays in memory.
    window.location.assign('/sign-in');
  };
  const trigger = (
    <button
      className="flex h-9 cursor-pointer items-center gap-2 rounded-control px-1 hover:bg-raised max-tablet:-mr-2 max-tablet:h-11 max-tablet:min-w-11 max-tablet:justify-center pointer-coarse:h-11 pointer-coarse:min-w-11"
      type="button"
    >
      <Avatar name={name} />
      <span className="max-tablet:sr-only">{name}</span>
      <span className="text-ink-3 max-laptop:hidden">{department}</span>
      <ChevronDown aria-hidden className="text-ink-3 max-tablet:hidden" size={16} />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {children}
      <MenuLine />
      <MenuGroup
        label={
          <>
            {role}
            <MiddleDot />
            {site}
          </>
        }
      >
        <MenuLink href="/account">
          <UserRound aria-hidden size={16} />
          {t('account')}
        </MenuLink>
        <MenuItem onClick={signOut}>
          <LogOut aria-hidden size={16} />
          {t('signOut')}
        </MenuItem>
      </MenuGroup>
    </Menu>
  );
}
