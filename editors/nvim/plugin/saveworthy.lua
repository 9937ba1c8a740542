if vim.g.loaded_saveworthy or vim.fn.has("nvim-0.11") == 0 then
  return
end
vim.g.loaded_saveworthy = true

-- Reviews open in a window of this plugin, so the server need not put them into a message.
vim.lsp.config("saveworthy", { init_options = { reviewPanel = true } })

vim.lsp.commands["saveworthy.review"] = function()
  require("saveworthy").review()
end

-- Neovim itself says nothing when a command in the settings is not there.
local told = false
vim.api.nvim_create_autocmd("FileType", {
  group = vim.api.nvim_create_augroup("saveworthy", {}),
  callback = function(event)
    local config = vim.lsp.config.saveworthy
    local cmd = config and config.cmd
    if told or type(cmd) ~= "table" or not vim.lsp.is_enabled("saveworthy") then
      return
    end
    if vim.list_contains(config.filetypes or {}, event.match) and vim.fn.executable(cmd[1]) == 0 then
      told = true
      vim.notify(
        ("There is no program “%s”. Correct “cmd” in your settings for Saveworthy."):format(cmd[1]),
        vim.log.levels.WARN
      )
    end
  end,
})

-- Neovim knows no file type for MDX.
if not vim.filetype.match({ filename = "draft.mdx" }) then
  vim.filetype.add({ extension = { mdx = "mdx" } })
  vim.treesitter.language.register("markdown", "mdx")
end

local command = vim.api.nvim_create_user_command

command("SaveworthyReview", function()
  require("saveworthy").review()
end, { desc = "Show the scores of this draft and what they rest on" })

command("SaveworthyFixAll", function()
  require("saveworthy").fix_all()
end, { desc = "Make all safe fixes" })

command("SaveworthyExplain", function(call)
  require("saveworthy").explain(call.args)
end, { nargs = "?", desc = "Say why a rule exists" })
