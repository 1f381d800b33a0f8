import { useEffect, useState } from 'preact/hooks';
import { keep, read } from '../basket/kept.ts';
import { isLoggedIn, logIn, logOut } from '../identity.ts';
import { type Locale, textsOf } from '../locale.ts';

/** The one customer of the demo. Her identity is signed by the shop's server, as a real shop does it. */
export function Account({ locale }: { locale: Locale }) {
  const { account } = textsOf(locale);
  const [isIn, setIn] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => setIn(isLoggedIn(read)), []);
  const toggle = async () => {
    setFailed(false);
    if (isIn) logOut(keep);
    else if (!(await logIn(keep))) return setFailed(true);
    setIn(!isIn);
  };
  return (
    <span class="account">
      {isIn && <span class="who">{account.loggedIn}</span>}
      <button type="button" class="link" onClick={toggle}>
        {isIn ? account.logOut : account.logIn}
      </button>
      <span role="status" class="failed">
        {hasFailed && account.failed}
      </span>
    </span>
  );
}
