/** Where the server may be, in the order in which to look. Knows nothing of the editor. */

import * as path from "node:path";

/** What the search goes by. */
export interface Facts {
  /** The setting `saveworthy.server.path`, "" for none. */
  readonly setting: string;
  /** Whether programs of the workspace may be run. */
  readonly trusted: boolean;
  /** The folders that are open. */
  readonly folders: readonly string[];
  /** The value of PATH. */
  readonly searchPath: string;
  readonly home: string;
  readonly windows: boolean;
}

export type Source = "setting" | "workspace" | "python" | "path" | "tools";

/** A program that may be the server. */
export interface Found {
  readonly command: string;
  readonly source: Source;
}

export type Search = Found | { readonly missing: "setting"; readonly command: string } | undefined;

/** The folder's rules for paths, whichever system this runs on. */
const paths = (windows: boolean) => (windows ? path.win32 : path.posix);

const program = (windows: boolean) => (windows ? "saveworthy.exe" : "saveworthy");

/**
 * Finds the server.
 *
 * @param python asked for the folders of the selected Python environments' programs, only once
 *   nothing that comes before has been found.
 * @param runs whether a file is there and may be run.
 * @returns the server; that the one of the setting is not there; undefined if there is none.
 */
export async function discover(
  facts: Facts,
  python: () => Promise<readonly string[]>,
  runs: (file: string) => boolean,
): Promise<Search> {
  if (facts.setting) {
    const command = expand(facts.setting, facts);
    return runs(command) ? { command, source: "setting" } : { missing: "setting", command };
  }
  const first = (folders: readonly string[], source: Source): Found | undefined => {
    const command = folders
      .map((folder) => paths(facts.windows).join(folder, program(facts.windows)))
      .find(runs);
    return command === undefined ? undefined : { command, source };
  };
  return (
    (facts.trusted ? first(environments(facts), "workspace") : undefined) ??
    (facts.trusted ? first(await python(), "python") : undefined) ??
    first(onPath(facts.searchPath, facts.windows), "path") ??
    first([paths(facts.windows).join(facts.home, ".local", "bin")], "tools")
  );
}

/** The first program of a name on the search path, undefined if there is none. */
export function onSearchPath(
  name: string,
  facts: Pick<Facts, "searchPath" | "home" | "windows">,
  runs: (file: string) => boolean,
): string | undefined {
  const file = facts.windows ? `${name}.exe` : name;
  const folders = [
    ...onPath(facts.searchPath, facts.windows),
    paths(facts.windows).join(facts.home, ".local", "bin"),
  ];
  return folders.map((folder) => paths(facts.windows).join(folder, file)).find(runs);
}

/** The setting with `~`, `${userHome}` and `${workspaceFolder}` replaced; relative to the first folder. */
export function expand(setting: string, facts: Facts): string {
  const { isAbsolute, join } = paths(facts.windows);
  const folder = facts.folders[0] ?? facts.home;
  const whole = setting
    .trim()
    .replace(/^~(?=$|[\\/])/, () => facts.home)
    .replace(/\$\{userHome\}/g, () => facts.home)
    .replace(/\$\{workspaceFolder\}/g, () => folder);
  return isAbsolute(whole) ? whole : join(folder, whole);
}

/** The folder of an interpreter, where its environment has its programs. */
export function programsBeside(interpreter: string, windows: boolean): string {
  const { basename, dirname, join } = paths(windows);
  const folder = dirname(interpreter);
  // Outside a virtual environment, Windows has python.exe one folder above the programs.
  return windows && basename(folder).toLowerCase() !== "scripts" ? join(folder, "Scripts") : folder;
}

function environments(facts: Facts): string[] {
  const inside = facts.windows ? "Scripts" : "bin";
  return facts.folders.map((folder) => paths(facts.windows).join(folder, ".venv", inside));
}

/** Absolute entries only: what stands for the current folder could be anybody's. */
function onPath(searchPath: string, windows: boolean): string[] {
  const { delimiter, isAbsolute } = paths(windows);
  return searchPath
    .split(delimiter)
    .map((entry) => entry.trim().replace(/^"(.*)"$/, "$1"))
    .filter((entry) => isAbsolute(entry));
}
