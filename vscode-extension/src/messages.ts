/** What the writer is told when something is wrong, and what can be done. One message for each. */

/** What can go wrong with the server. */
export type Trouble =
  | { readonly kind: "missing"; readonly install: string | undefined }
  | { readonly kind: "path"; readonly command: string }
  | { readonly kind: "broken"; readonly command: string; readonly why: string }
  | { readonly kind: "stranger"; readonly command: string }
  | {
      readonly kind: "old";
      readonly command: string;
      readonly version: string;
      readonly needed: string;
      readonly update: string | undefined;
    }
  | { readonly kind: "new"; readonly version: string }
  | { readonly kind: "dying" }
  | { readonly kind: "installFailed"; readonly command: string }
  | { readonly kind: "stillMissing"; readonly command: string };

/** What a button does. */
export type Remedy =
  | "install"
  | "update"
  | "openSetting"
  | "openLog"
  | "restart"
  | "help"
  | "extensions";

/** A message and its buttons, the most helpful first. */
export interface Message {
  readonly severity: "warning" | "error";
  readonly text: string;
  readonly buttons: readonly (readonly [label: string, remedy: Remedy])[];
}

/** The message for what went wrong. */
export function messageFor(trouble: Trouble): Message {
  switch (trouble.kind) {
    case "missing":
      return trouble.install === undefined
        ? warning(
            "Saveworthy's server was not found here, and there is no uv or pipx to install it with.",
            ["How to Install It", "help"],
            ["Set Its Path", "openSetting"],
          )
        : warning(
            "Saveworthy's server was not found here. " +
              `“${trouble.install}” would download and install it, in a terminal that you can watch.`,
            ["Install", "install"],
            ["Set Its Path", "openSetting"],
            ["How to Install It", "help"],
          );
    case "path":
      return failure(
        `The setting saveworthy.server.path names “${trouble.command}”, and no program is there.`,
        ["Open Setting", "openSetting"],
      );
    case "broken":
      return failure(
        `Saveworthy's server does not start: ${trouble.command} (${trouble.why}). ` +
          "Perhaps the Python it was installed with is gone; then install it anew.",
        ["How to Install It", "help"],
        ["Open Log", "openLog"],
        ["Set Its Path", "openSetting"],
      );
    case "stranger":
      return failure(
        `${trouble.command} is no Saveworthy, or one that does not know what it is asked.`,
        ["Set Its Path", "openSetting"],
        ["Open Log", "openLog"],
      );
    case "old":
      return warning(
        `Saveworthy ${trouble.version} is installed (${trouble.command}); this extension needs ` +
          `${trouble.needed} or newer.` +
          (trouble.update === undefined
            ? " Update it the way you installed it."
            : ` “${trouble.update}” would download and install it.`),
        ...(trouble.update === undefined ? [] : [["Update", "update"] as const]),
        ["How to Update It", "help"],
      );
    case "new":
      return warning(
        `Saveworthy ${trouble.version} is newer than this extension knows. ` +
          "If something is missing, update the extension.",
        ["Show Extension", "extensions"],
      );
    case "dying":
      return failure(
        "Saveworthy's server stopped three times within three minutes, so it stays off for now.",
        ["Restart", "restart"],
        ["Open Log", "openLog"],
      );
    case "installFailed":
      return failure(
        `“${trouble.command}” did not work; the terminal says why. ` +
          "Without a connection to the internet it cannot.",
        ["Try Again", "install"],
        ["How to Install It", "help"],
      );
    case "stillMissing":
      return warning(
        `“${trouble.command}” is done, but the server was not found where programs usually go.`,
        ["Set Its Path", "openSetting"],
        ["How to Install It", "help"],
      );
  }
}

type Button = readonly [label: string, remedy: Remedy];

function warning(text: string, ...buttons: Button[]): Message {
  return { severity: "warning", text, buttons };
}

function failure(text: string, ...buttons: Button[]): Message {
  return { severity: "error", text, buttons };
}
