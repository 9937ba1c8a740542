// What a person sees and does in the window.

/** The names of what the suite may ask for, with what does it. */
export function acts(page, { patience, shots }) {
  const notices = () => page.locator(".notification-list-item");
  /** The frame of the review panel; waits until it is there. */
  const panel = async () => {
    for (const end = Date.now() + patience; Date.now() < end; ) {
      for (const frame of page.frames()) {
        const here = await frame.evaluate("!!document.getElementById('panel')").catch(() => false);
        if (here) return frame;
      }
      await page.waitForTimeout(50);
    }
    throw new Error("the panel is not there");
  };
  return {
    /** The text and the buttons of a notification with these words, null if there is none. */
    async notice(words) {
      const found = notices().filter({ hasText: words }).first();
      if (!(await found.isVisible())) return null;
      const text = await found.locator(".notification-list-item-message").innerText();
      const buttons = await found.locator(".notification-list-item-buttons-container a").allInnerTexts();
      return { text, buttons };
    },
    /** How many notifications with these words are shown. */
    async notices(words) {
      return notices().filter({ hasText: words }).count();
    },
    /** Presses a button of the notification with these words. */
    async press(words, button) {
      await notices().filter({ hasText: words }).first().getByRole("button", { name: button, exact: true }).click();
    },
    /** Chooses the first row with these words in the list that is open for it. */
    async choose(words) {
      await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: words }).first().click();
    },
    /** Waits until the status bar has these words and returns the item's text. */
    async status(words) {
      const item = page.locator(".statusbar-item").filter({ hasText: words }).first();
      await item.waitFor();
      return item.innerText();
    },
    /** The value of an expression on the page of the review panel. */
    async panel(expression) {
      return (await panel()).evaluate(expression);
    },
    /** Presses the first button of the panel that has these words. */
    async pressInPanel(words) {
      await (await panel()).getByRole("button").filter({ hasText: words }).first().click();
    },
    /** Puts the focus on an element of the panel. */
    async focusInPanel(selector) {
      await (await panel()).locator(selector).first().focus();
    },
    /** Presses keys, one after the other. */
    async keys(...names) {
      for (const name of names) await page.keyboard.press(name);
    },
    /** Keeps a picture of the window, to see why a test has failed. */
    async shot(name) {
      await page.screenshot({ path: `${shots}/${name.replace(/\W+/g, "-")}.png` });
    },
    /** Waits until so much is underlined in the editor in front. */
    async squiggle() {
      await page.locator(".squiggly-warning, .squiggly-info, .squiggly-error").first().waitFor();
    },
  };
}
