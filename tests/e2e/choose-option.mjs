/** Chooses an option of the list with this label, as a user does. `page`: the driver of a page. */
export const chooseOption = (page, label, value) =>
  page.evaluate(
    (window, wanted, chosen) => {
      const labels = Array.from(window.document.querySelectorAll('label'));
      const select = labels.find((one) => one.textContent === wanted).control;
      select.value = chosen;
      select.dispatchEvent(new window.Event('change', { bubbles: true }));
    },
    label,
    value,
  );
