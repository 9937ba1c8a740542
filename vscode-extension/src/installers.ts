/** With what the server can be installed or updated. Knows nothing of the editor. */

import { type Facts, onSearchPath } from "./discover";

/** A command that installs, as it is run. */
export interface Installer {
  readonly program: string;
  readonly args: readonly string[];
  /** The command as a person would type it. */
  readonly said: string;
}

const TOOLS = [
  {
    name: "uv",
    install: ["tool", "install", "saveworthy"],
    update: ["tool", "upgrade", "saveworthy"],
  },
  { name: "pipx", install: ["install", "saveworthy"], update: ["upgrade", "saveworthy"] },
] as const;

/** The command that would install the server; undefined where there is no tool for it. */
export function installer(
  facts: Pick<Facts, "searchPath" | "home" | "windows">,
  runs: (file: string) => boolean,
): Installer | undefined {
  for (const tool of TOOLS) {
    const program = onSearchPath(tool.name, facts, runs);
    if (program !== undefined) {
      return { program, args: tool.install, said: `${tool.name} ${tool.install.join(" ")}` };
    }
  }
  return undefined;
}

/**
 * The command that would update the server at `command`; undefined if it was installed another way.
 *
 * @param real the file behind `command`, its links followed: tools link to environments of their own.
 */
export function updater(
  real: string,
  facts: Pick<Facts, "searchPath" | "home" | "windows">,
  runs: (file: string) => boolean,
): Installer | undefined {
  const parts = real.split(/[\\/]/);
  const owner = parts.includes("pipx") ? "pipx" : parts.includes("uv") ? "uv" : undefined;
  const tool = TOOLS.find(({ name }) => name === owner);
  const program = tool && onSearchPath(tool.name, facts, runs);
  return tool && program !== undefined
    ? { program, args: tool.update, said: `${tool.name} ${tool.update.join(" ")}` }
    : undefined;
}
