import { listRules } from '@guichet/contracts';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { ItemPage } from '../frame/item-page.tsx';
import { RuleForm } from './rule-form.tsx';

/** The form of one rule; `new` as id makes one. */
export function RulePage() {
  const { t } = useTranslation('routing-settings');
  const { ruleId = 'new' } = useParams();
  const answer = useAnswer(listRules, {});
  const isNew = ruleId === 'new';
  const rule = answer.data?.rules.find((one) => one.id === ruleId);
  return (
    <ItemPage
      list="/admin/rules"
      backToList={t('rules.backToList')}
      title={rule?.name ?? t(isNew ? 'rules.createTitle' : 'admin:sections.rules')}
      notFound={{
        icon: <IconRoute {...icon} />,
        title: t('rules.notFound.title'),
        body: t('rules.notFound.body'),
      }}
      answer={answer}
      isThere={isNew || rule !== undefined}
    >
      <RuleForm key={ruleId} rule={rule} />
    </ItemPage>
  );
}
