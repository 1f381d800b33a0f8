import { deleteSkill, listAgentSettings, listSkills, type Skill } from '@guichet/contracts';
import { IconCertificate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import table from '../frame/stack-table.module.css';
import { DeleteItem } from '../routing/delete-item.tsx';
import { ListPage } from '../routing/list-page.tsx';
import { SkillForm } from './skill-form.tsx';

export function SkillsPage() {
  const { t } = useTranslation('routing-settings');
  const answer = useAnswer(listSkills, {});
  const skills = answer.data?.skills ?? [];
  return (
    <ListPage
      area="skills"
      icon={IconCertificate}
      answer={answer}
      items={skills}
      nameOf={(skill) => skill.name}
      columns={[
        {
          key: 'agents',
          show: ({ agents }) =>
            agents > 0 ? (
              t('skills.agentCount', { count: agents })
            ) : (
              <span className={table.under}>{t('skills.nobody')}</span>
            ),
        },
      ]}
      remove={(skill) => (
        <DeleteItem
          name={skill.name}
          area="skills"
          endpoint={deleteSkill}
          request={{ skillId: skill.id }}
          invalidates={[listSkills, listAgentSettings]}
        />
      )}
      form={(skill: Skill | undefined, close) => <SkillForm skill={skill} onClose={close} />}
    />
  );
}
