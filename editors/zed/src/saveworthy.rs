//! Starts `saveworthy lsp` for Zed. Nothing is downloaded: the program must be on the PATH.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Saveworthy;

impl zed::Extension for Saveworthy {
    fn new() -> Self {
        Saveworthy
    }

    fn language_server_command(
        &mut self,
        _server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let command = worktree.which("saveworthy").ok_or(
            "Saveworthy is not installed. In a terminal: uv tool install saveworthy",
        )?;
        Ok(Command {
            command,
            args: vec!["lsp".to_string()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Saveworthy);
