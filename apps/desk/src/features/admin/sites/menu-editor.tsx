import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import routing from '../routing/routing.module.css';
import { MenuChoiceCard } from './menu-choice-card.tsx';
import { movedChoice } from './menu-order.ts';
import { branchOf, type ChoiceValues, inTreeOrder, newChoice, type SiteValues } from './site-values.ts';

const MAX_CHOICES = 60;
const MAX_LEVELS = 6;

/** What it is about, on several levels; each choice says where it leads, or helps by itself. */
export function MenuEditor({ form }: { form: UseFormReturnType<SiteValues> }) {
  const { t } = useTranslation('site-settings');
  const { menu } = form.values;
  const [openId, setOpenId] = useState<string | null>(null);
  const set = (next: ChoiceValues[]) => form.setFieldValue('menu', next);
  const add = (parentId: string | null) => {
    const choice = newChoice(parentId);
    set([...menu, choice]);
    setOpenId(choice.id);
  };
  return (
    <div className={routing.stack}>
      <ol className={routing.rows} aria-label={t('sections.menu')}>
        {inTreeOrder(menu).map(({ choice, level }) => {
          const siblings = menu.filter(({ parentId }) => parentId === choice.parentId);
          const hasError = Object.keys(form.errors).some((path) => path.startsWith(`menu.${choice.id}.`));
          return (
            <MenuChoiceCard
              key={choice.rowKey}
              choice={choice}
              level={level}
              isOpen={openId === choice.id || hasError}
              index={siblings.indexOf(choice)}
              count={siblings.length}
              errors={form.errors}
              onToggle={() => setOpenId(openId === choice.id ? null : choice.id)}
              onChange={(next) => set(menu.map((one) => (one.id === choice.id ? next : one)))}
              onMove={(to) => set(movedChoice(menu, choice.id, to))}
              onRemove={() => set(menu.filter(({ id }) => !branchOf(menu, choice.id).has(id)))}
              {...(level + 1 < MAX_LEVELS && menu.length < MAX_CHOICES ? { onAdd: () => add(choice.id) } : {})}
            />
          );
        })}
      </ol>
      {menu.length < MAX_CHOICES && (
        <div>
          <Button variant="default" leftSection={<IconPlus {...icon} />} onClick={() => add(null)}>
            {t(menu.length ? 'addChoice' : 'addFirstChoice')}
          </Button>
        </div>
      )}
    </div>
  );
}
