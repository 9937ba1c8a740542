/** The kinds of draft, as the editor calls them. The manifest has them from the server. */

import { activationEvents } from "../package.json";

const BEFORE = "onLanguage:";

export const LANGUAGES: readonly string[] = activationEvents
  .filter((event) => event.startsWith(BEFORE))
  .map((event) => event.slice(BEFORE.length));
