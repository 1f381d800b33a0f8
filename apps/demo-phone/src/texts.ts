const en = {
  title: 'Demo telephone',
  lead: 'Choose a number. When an agent calls it, this page rings: no trunk, no telephone network.',
  number: 'Your number',
  numberHelp: 'In international form, such as +33 6 12 34 56 78.',
  numberWrong: 'A number like +33 6 12 34 56 78.',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  connecting: 'Connecting…',
  idle: 'Waiting for a call',
  ringing: 'Somebody calls you',
  ignored: 'It rings, and nobody answers',
  talking: 'In a call',
  accept: 'Accept',
  decline: 'Decline',
  busy: 'Busy',
  hangUp: 'Hang up',
  behaviour: 'When it rings',
  behaviours: { ask: 'ask me', busy: 'say busy', ignore: 'nobody answers', voicemail: 'voicemail answers' },
  noMicrophone: 'This browser gives no microphone. Allow it beside the address, then accept the next call.',
  failed: 'The telephone could not be switched on. It tries again; is Guichet running?',
};
type Texts = typeof en;

const fr: Texts = {
  title: 'Téléphone de démonstration',
  lead: 'Choisissez un numéro. Quand un agent l’appelle, cette page sonne : ni opérateur, ni réseau téléphonique.',
  number: 'Votre numéro',
  numberHelp: 'Au format international, comme +33 6 12 34 56 78.',
  numberWrong: 'Un numéro comme +33 6 12 34 56 78.',
  switchOn: 'Allumer',
  switchOff: 'Éteindre',
  connecting: 'Connexion…',
  idle: 'En attente d’un appel',
  ringing: 'On vous appelle',
  ignored: 'Ça sonne, et personne ne répond',
  talking: 'En ligne',
  accept: 'Décrocher',
  decline: 'Refuser',
  busy: 'Occupé',
  hangUp: 'Raccrocher',
  behaviour: 'Quand ça sonne',
  behaviours: { ask: 'me demander', busy: 'occupé', ignore: 'personne ne répond', voicemail: 'le répondeur décroche' },
  noMicrophone:
    'Ce navigateur ne donne pas de microphone. Autorisez-le à côté de l’adresse, puis décrochez au prochain appel.',
  failed: 'Le téléphone n’a pas pu être allumé. Il réessaie ; Guichet est-il démarré ?',
};

export const language = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
export const texts: Texts = language === 'fr' ? fr : en;
