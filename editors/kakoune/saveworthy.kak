hook -group lsp-filetype-saveworthy global BufSetOption filetype=(?:markdown|plain|git-commit) %{
    set-option buffer lsp_servers %{
        [saveworthy]
        command = "saveworthy"
        args = ["lsp"]
        root_globs = ["saveworthy.toml", ".git"]
    }
}
