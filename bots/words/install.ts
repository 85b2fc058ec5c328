// What the page says to whoever installs the Slack app; nobody knows their language yet, so it says it in both.

/** Swedish, then English. */
export const installWords = {
  installed: (workspace: string): readonly string[] => [
    `Foothold är installerat i ${workspace}. Du kan stänga sidan; skriv till Foothold i Slack.`,
    `Foothold is installed in ${workspace}. You may close this page; write to Foothold in Slack.`,
  ],
  failed: (code: string): readonly string[] => [
    `Foothold blev inte installerat (${code}). Börja om på /slack/install i samma webbläsare.`,
    `Foothold was not installed (${code}). Begin again at /slack/install in the same browser.`,
  ],
};
