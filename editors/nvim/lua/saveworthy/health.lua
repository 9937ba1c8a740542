-- :checkhealth saveworthy, and why a buffer has no client.

local M = {}

local INSTALL = {
  "In a terminal: uv tool install saveworthy",
  "Or: pipx install saveworthy",
  "Then start Neovim again, so that it sees the new command.",
}

---@return vim.lsp.Config?
local function config()
  local found = vim.lsp.config.saveworthy
  return found and found.filetypes and found or nil
end

--- The command as Neovim would start it; nil if it is not there.
---@return string?
function M.command()
  local cmd = (config() or {}).cmd
  if type(cmd) == "table" then
    return vim.fn.executable(cmd[1]) == 1 and cmd[1] or nil
  end
  local own = vim.fs.joinpath(vim.uv.os_homedir() or "", ".local", "bin", "saveworthy")
  for _, each in ipairs({ "saveworthy", own }) do
    if vim.fn.executable(each) == 1 then
      return each
    end
  end
end

--- Why a buffer has no client, and what to do.
---@param buffer integer
---@return string
function M.why_not(buffer)
  local found = config()
  if not found then
    return "Neovim has no settings for Saveworthy. See :help saveworthy-install."
  end
  if not M.command() then
    return "Saveworthy is not installed, or Neovim does not find it. :checkhealth saveworthy says more."
  end
  if not vim.lsp.is_enabled("saveworthy") then
    return 'Saveworthy is not switched on. Put vim.lsp.enable("saveworthy") into your init.lua.'
  end
  local filetype = vim.bo[buffer].filetype
  if not vim.tbl_contains(found.filetypes, filetype) then
    local kind = filetype == "" and "that has no file type" or ("of type “%s”"):format(filetype)
    return ("Saveworthy does not review a buffer %s."):format(kind)
  end
  return "Saveworthy has not started yet, or has stopped. :checkhealth saveworthy says more."
end

function M.check()
  local health = vim.health
  health.start("saveworthy")
  if vim.fn.has("nvim-0.11") == 0 then
    health.error("Neovim 0.11 or newer is needed.")
    return
  end
  if not config() then
    health.error("Neovim has no settings for Saveworthy.", { "See :help saveworthy-install." })
    return
  end
  local command = M.command()
  if not command then
    health.error("The command “saveworthy” is not there.", INSTALL)
    return
  end
  local done = vim.system({ command, "--version" }, { text = true }):wait(10000)
  if done.code == 0 then
    health.ok(("%s (%s)"):format(vim.trim(done.stdout), vim.fn.exepath(command)))
  else
    local said = vim.trim(done.stderr or "")
    health.error(("“%s --version” fails: %s"):format(command, said), INSTALL)
    return
  end
  if vim.lsp.is_enabled("saveworthy") then
    health.ok("It is switched on.")
  else
    health.warn("It is not switched on.", { 'Put vim.lsp.enable("saveworthy") into your init.lua.' })
  end
  local clients = vim.lsp.get_clients({ name = "saveworthy" })
  if #clients == 0 then
    health.info("No draft is open, so the server is not running.")
  end
  for _, client in ipairs(clients) do
    local drafts = vim.tbl_count(client.attached_buffers)
    local folder = client.root_dir or "no folder"
    health.ok(("It is running for %d draft%s, in %s."):format(drafts, drafts == 1 and "" or "s", folder))
  end
end

return M
