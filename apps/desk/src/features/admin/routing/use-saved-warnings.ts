import type { SettingsWarning } from '@guichet/contracts';
import { useState } from 'react';
import { useLocation } from 'react-router';

const NONE: SettingsWarning[] = [];

/** What the server warned of when it saved; what is new goes on to a page of its own and takes them along. */
export function useSavedWarnings() {
  const { state } = useLocation() as { state: { warnings?: SettingsWarning[] } | null };
  return useState(state?.warnings ?? NONE);
}
