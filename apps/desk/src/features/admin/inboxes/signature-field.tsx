import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import classes from './signature.module.css';

// The editor weighs more than the whole form and is needed by few visits.
const SignatureEditor = lazy(async () => ({ default: (await import('./signature-editor.tsx')).SignatureEditor }));

interface Props {
  value: string;
  onChange: (html: string) => void;
}

export function SignatureField(props: Props) {
  return (
    <Suspense fallback={<Skeleton className={classes.waiting} />}>
      <SignatureEditor {...props} />
    </Suspense>
  );
}
