/** The panel's page: an empty frame, filled by its script. Nothing of a draft is ever in it. */

import { randomBytes } from "node:crypto";

/** What the page loads, as addresses that its webview may ask for. */
export interface Parts {
  readonly script: string;
  readonly style: string;
  /** Where the webview's own files are, as a source of a content security policy. */
  readonly source: string;
}

/** Returns the page. Only its own script and style may run, and it can reach nothing else. */
export function page({ script, style, source }: Parts): string {
  const nonce = randomBytes(18).toString("base64url");
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Saveworthy</title>
</head>
<body>
<main id="panel"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
