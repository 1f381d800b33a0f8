import { createSkill, listSkills, renameSkill, type Skill } from '@guichet/contracts';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { DrawerForm } from '../routing/drawer-form.tsx';

interface Props {
  skill: Skill | undefined;
  onClose: () => void;
}

export function SkillForm({ skill, onClose }: Props) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const rules = useFieldRules();
  const create = useAction(createSkill, { invalidates: [listSkills] });
  const rename = useAction(renameSkill, { invalidates: [listSkills] });
  const form = useForm({ initialValues: { name: skill?.name ?? '' }, validate: { name: rules.name } });
  const onSuccess = ({ name }: Skill) => {
    tell.done(t(skill ? 'skills.saved' : 'skills.created', { name }));
    onClose();
  };
  const save = ({ name }: { name: string }) =>
    skill ? rename.mutate({ skillId: skill.id, name }, { onSuccess }) : create.mutate({ name }, { onSuccess });
  return (
    <DrawerForm
      area="skills"
      isNew={!skill}
      isBusy={create.isPending || rename.isPending}
      error={create.error ?? rename.error}
      onSubmit={form.onSubmit(save, rules.focusFirst(form))}
      onClose={onClose}
    >
      <TextInput
        label={t('skills.name')}
        description={t('skills.nameHelp')}
        placeholder={t('skills.namePlaceholder')}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
    </DrawerForm>
  );
}
