/**
 * Script that gives what Swagger UI draws the names and the reach that it leaves out: choices and fields are called after
 * their parameter, the dialog begins with its first field, what scrolls can be scrolled with the keyboard, and there is one main part to a page.
 */
export const ACCESSIBILITY = `const nameOf = (field) =>
  field.closest('[data-param-name]')?.dataset.paramName ||
  (field.closest('.examples-select') && 'Example') ||
  (field.closest('.body-param') && 'Body') ||
  (field.closest('.content-type-wrapper') && 'Content type') ||
  field.placeholder ||
  'Value';

const mend = () => {
  const all = (selector) => document.querySelectorAll('#explorer ' + selector);
  for (const field of all(':is(select, input, textarea):not([aria-label], [id], [type="submit"])')) {
    field.setAttribute('aria-label', nameOf(field));
  }
  for (const code of all('pre:not([tabindex])')) code.tabIndex = 0;
  for (const body of all('.opblock-body:not([tabindex])')) body.tabIndex = -1;
  for (const dialog of all('.modal-ux:not([role])')) {
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.setAttribute('aria-label', 'Authorize');
    dialog.querySelector('input')?.focus();
  }
  for (const close of all('.close-modal:not([aria-label])')) close.setAttribute('aria-label', 'Close this dialog');
  // They are called by the word that is on them.
  for (const button of all('.auth-btn-wrapper .authorize[aria-label]')) button.removeAttribute('aria-label');
  for (const main of all('main:not([role])')) main.setAttribute('role', 'group');
};
new MutationObserver(mend).observe(document.querySelector('#explorer'), { childList: true, subtree: true });
`;
