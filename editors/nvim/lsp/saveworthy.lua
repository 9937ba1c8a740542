-- Saveworthy for Neovim 0.11 and newer. Works alone: put this file into ~/.config/nvim/lsp/ and
-- write vim.lsp.enable("saveworthy") in your init.lua.

---@return string? # the command; nil if it is not installed
local function server()
  if vim.fn.executable("saveworthy") == 1 then
    return "saveworthy"
  end
  -- uv and pipx install into this folder. An editor started from a menu may not have it on its PATH.
  local own = vim.fs.joinpath(vim.uv.os_homedir() or "", ".local", "bin", "saveworthy")
  return vim.fn.executable(own) == 1 and own or nil
end

local told = false

local function say_it_is_missing()
  if told then
    return
  end
  told = true
  vim.notify(
    "Saveworthy is not installed, or Neovim does not find it. Install it in a terminal with "
      .. "“uv tool install saveworthy” or “pipx install saveworthy”, then start Neovim again.",
    vim.log.levels.WARN
  )
end

-- Neovim cannot show the findings of a buffer without a name. Saving the draft gives it one.
---@param buffer integer
local function wait_for_a_name(buffer)
  vim.api.nvim_create_autocmd("BufWritePost", {
    callback = function(event) -- an autocommand of the buffer's own would not outlive its naming
      if event.buf == buffer then
        vim.api.nvim_exec_autocmds("FileType", { group = "nvim.lsp.enable", buffer = buffer })
        return true
      end
    end,
  })
end

---@type table<string, string>
local language_ids = {
  gitcommit = "git-commit",
  plaintex = "latex",
  rst = "restructuredtext",
  tex = "latex",
  text = "plaintext",
}

---@type vim.lsp.Config
local config = {
  -- A function, since Neovim says nothing at all when a command given as a list is not there.
  cmd = function(dispatchers)
    return vim.lsp.rpc.start({ server() or "saveworthy", "lsp" }, dispatchers)
  end,
  filetypes = {
    "asciidoc",
    "gitcommit",
    "html",
    "mail",
    "markdown",
    "mdx",
    "org",
    "plaintex",
    "rst",
    "tex",
    "text",
    "toml",
    "typst",
  },
  root_dir = function(buffer, on_dir)
    local name = vim.api.nvim_buf_get_name(buffer)
    if name == "" then
      wait_for_a_name(buffer)
    elseif vim.bo[buffer].filetype == "toml" and vim.fs.basename(name) ~= "saveworthy.toml" then
      return
    elseif type(vim.lsp.config.saveworthy.cmd) == "function" and not server() then
      say_it_is_missing()
    else
      on_dir(vim.fs.root(buffer, ".git") or vim.fs.root(buffer, "saveworthy.toml"))
    end
  end,
  -- One server for all drafts: settings opened beside a draft must reach the server that reviews it.
  reuse_client = function(client, config)
    if client.name ~= config.name or client:is_stopped() then
      return false
    end
    local folders = client.workspace_folders or {}
    local root = config.root_dir
    local known = vim.iter(folders):any(function(folder)
      return folder.name == root
    end)
    if root and not known and client.initialized then
      local folder = { uri = vim.uri_from_fname(root), name = root }
      client.workspace_folders = vim.list_extend({ folder }, folders)
      client:notify("workspace/didChangeWorkspaceFolders", {
        event = { added = { folder }, removed = {} },
      })
    end
    return true
  end,
  get_language_id = function(_, filetype)
    return language_ids[filetype] or filetype
  end,
  settings = {
    saveworthy = { codeLens = true, inlayHints = false },
  },
}

---@param client vim.lsp.Client
---@param buffer integer
local function pull(client, buffer)
  local document = { uri = vim.uri_from_bufnr(buffer) }
  client:request("textDocument/diagnostic", { textDocument = document }, nil, buffer)
end

if vim.fn.has("nvim-0.12") == 0 then
  -- Neovim 0.11 asks for diagnostics once for each change. With this it can be told to ask again, so
  -- the server shows at once what it finds quickly, and the rest when it has it.
  config.capabilities = { workspace = { diagnostics = { refreshSupport = true } } }
  config.handlers = {
    ["workspace/diagnostic/refresh"] = function(_, _, context)
      local client = vim.lsp.get_client_by_id(context.client_id)
      for buffer in pairs(client and client.attached_buffers or {}) do
        pull(client, buffer)
      end
      return vim.NIL
    end,
  }
  -- It also asks for the current buffer, whichever was opened or changed: of two drafts opened side by
  -- side, one would stay without findings.
  config.on_init = function(client)
    vim.api.nvim_create_autocmd("LspNotify", {
      callback = function(event)
        if client:is_stopped() then
          return true -- removes this
        end
        local data = event.data
        local changed = data.method == "textDocument/didOpen" or data.method == "textDocument/didChange"
        if data.client_id == client.id and changed then
          local buffer = vim.uri_to_bufnr(data.params.textDocument.uri)
          if buffer ~= vim.api.nvim_get_current_buf() and client.attached_buffers[buffer] then
            pull(client, buffer)
          end
        end
      end,
    })
  end
end

return config
