import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

export function SearchField({ initial }: { initial: string }) {
  const { t } = useTranslation('conversation-list');
  const [, setQuery] = useSearchParams();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    setQuery((query) => {
      if (q) query.set('q', q);
      else query.delete('q');
      return query;
    });
  };
  return (
    <form onSubmit={submit} role="search">
      <TextInput
        type="search"
        name="q"
        defaultValue={initial}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        autoFocus={!initial}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      />
    </form>
  );
}
