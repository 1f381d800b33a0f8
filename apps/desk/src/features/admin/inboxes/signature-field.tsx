import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { late } from '../../../app/late.tsx';
import classes from './signature.module.css';

// The editor weighs more than the whole form and is needed by few visits.
const SignatureEditor = late(async () => (await import('./signature-editor.tsx')).SignatureEditor);

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
