/** Rows of keys (AZERTY and QWERTY) and the alphabets, forwards; runs of four or more count as nothing. */
export const KEYBOARD_ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2z3e4r5t6y',
];

/** The words that the published lists of leaked passwords are made of, English and French, without accents. */
export const COMMON_WORDS = [
  ...'password passwort passw0rd motdepasse mdp secret secure login logon signin access acces admin administrator'.split(
    ' ',
  ),
  ...'administrateur root user utilisateur test tester demo guest invite default defaut change changeme temp'.split(
    ' ',
  ),
  ...'welcome bienvenue bonjour hello salut coucou letmein openup trustno opensesame sesame whatever'.split(' '),
  ...'iloveyou ilove loveyou lovely love jetaime amour princess princesse prince angel chouchou doudou soleil'.split(
    ' ',
  ),
  ...'sunshine summer winter spring autumn printemps hiver automne january february monday friday lundi'.split(' '),
  ...'dragon monkey master shadow superman batman spiderman pokemon naruto starwars football baseball hockey'.split(
    ' ',
  ),
  ...'soccer liverpool arsenal chelsea barcelona marseille olympique psg paris france london england'.split(' '),
  ...'michael jennifer jordan michelle charlie daniel thomas nicolas camille julien marine jessica ashley'.split(' '),
  ...'computer ordinateur internet google facebook microsoft windows apple samsung iphone android azerty qwerty'.split(
    ' ',
  ),
  ...'qazwsx zxcvbnm asdfgh support service contact helpdesk company entreprise office bureau'.split(' '),
  ...'guichet guichets customer client agent supervisor superviseur callcenter contactcenter'.split(' '),
];
