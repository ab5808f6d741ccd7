'use client';

import { AcceptedInvitation } from './accepted-invitation.tsx';
import { InvitationLoading } from './invitation-loading.tsx';
import { InvitationQuestion } from './invitation-question.tsx';
import { InvitationRefused } from './invitation-refused.tsx';
import { NoCode } from './no-code.tsx';
import { type AcceptedBefore, useInvitation } from './use-invitation.ts';

/** What an invitation link opens: first in words what it is for, and only a press accepts it. */
export function InvitationPage({ before }: { before: AcceptedBefore }) {
  const { state, accept, look } = useInvitation(before);
  switch (state.phase) {
    case 'opening':
    case 'looking':
      return <InvitationLoading />;
    case 'no-code':
      return <NoCode />;
    case 'refused':
      return <InvitationRefused error={state.error} onAgain={look} />;
    case 'asked':
    case 'accepting':
      return (
        <InvitationQuestion
          accepting={state.phase === 'accepting'}
          onAccept={accept}
          refusal={state.phase === 'asked' ? state.refusal : null}
          words={state.words}
        />
      );
    case 'accepted':
      return <AcceptedInvitation words={state.words} />;
  }
}
