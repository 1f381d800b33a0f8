const CONTROLS =
  'a,button,input,textarea,select,summary,iframe,[contenteditable],[tabindex]:not([tabindex="-1"]),[role=option],[role=menuitem]';

/** What `closest` needs; the rule is tried without a page. */
type Focused = Pick<Element, 'closest'> | null;

/** Enter takes an offer only when it can mean nothing else: no field is typed in, no control has the focus. */
export const enterAccepts = (focused: Focused) => focused === null || focused.closest(CONTROLS) === null;
