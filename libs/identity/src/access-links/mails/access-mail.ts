export interface AccessMail {
  purpose: string;
  locale: string;
  name: string;
  tenantName: string;
  address: string;
}
type Words = (mail: AccessMail) => { subject: string; text: string };

const invitation: Record<'fr' | 'en', Words> = {
  fr: ({ name, tenantName, address }) => ({
    subject: `Votre accès à Guichet – ${tenantName}`,
    text: `Bonjour ${name},

${tenantName} vous ouvre un accès à Guichet, son espace de travail. Choisissez votre mot de passe ici :

${address}

Ce lien est personnel, ne sert qu’une fois et reste valable sept jours.
`,
  }),
  en: ({ name, tenantName, address }) => ({
    subject: `Your access to Guichet – ${tenantName}`,
    text: `Hello ${name},

${tenantName} has given you access to Guichet, its desk. Choose your password here:

${address}

This link is yours alone, works once and stays valid for seven days.
`,
  }),
};

const reset: Record<'fr' | 'en', Words> = {
  fr: ({ name, tenantName, address }) => ({
    subject: `Nouveau mot de passe – ${tenantName}`,
    text: `Bonjour ${name},

pour choisir un nouveau mot de passe, ouvrez cette page :

${address}

Ce lien ne sert qu’une fois et reste valable une heure. Si vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.
`,
  }),
  en: ({ name, tenantName, address }) => ({
    subject: `New password – ${tenantName}`,
    text: `Hello ${name},

to choose a new password, open this page:

${address}

This link works once and stays valid for one hour. If you did not ask for it, do nothing: your password stays as it is.
`,
  }),
};

/** The words of an invitation or a password reset, in the person's language. */
export function accessMail(mail: AccessMail): { subject: string; text: string } {
  const words = mail.purpose === 'invitation' ? invitation : reset;
  return words[mail.locale === 'en' ? 'en' : 'fr'](mail);
}
