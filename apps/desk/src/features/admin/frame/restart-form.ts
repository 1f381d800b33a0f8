interface Form<Values> {
  setInitialValues: (values: Values) => void;
  setValues: (values: Values) => void;
  resetDirty: (values: Values) => void;
}

/** From what was saved on: nothing is changed yet, and a reset leads here. */
export function restartForm<Values>(form: Form<Values>, values: Values): void {
  form.setInitialValues(values);
  form.setValues(values);
  form.resetDirty(values);
}
