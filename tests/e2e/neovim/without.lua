-- Tests in a Neovim that finds no server, or that was told a wrong one. Run as suite.lua is.

local plugin, folder, results = vim.env.PLUGIN, vim.env.FOLDER, vim.env.RESULTS

vim.opt.runtimepath:prepend(plugin)
vim.cmd.runtime("plugin/saveworthy.lua")
vim.o.swapfile = false

local notices = {}
vim.notify = function(message)
  notices[#notices + 1] = message
end
vim.lsp.enable("saveworthy")

local function open(name)
  vim.fn.mkdir(folder, "p")
  vim.cmd.edit(vim.fn.fnameescape(vim.fs.joinpath(folder, name)))
  vim.wait(20)
end

local function fits(text, pattern)
  assert(text and text:find(pattern, 1, true), ("%s is not in %s"):format(pattern, vim.inspect(text)))
end

local tests = {}

local function test(name, body)
  tests[#tests + 1] = { name = name, body = body }
end

test("a missing server is said once, with what to do", function()
  open("one.md")
  open("two.md")
  assert(#notices == 1, vim.inspect(notices))
  fits(notices[1], "Saveworthy is not installed")
  fits(notices[1], "uv tool install saveworthy")
  assert(#vim.lsp.get_clients() == 0)
end)

test("commands say that the server is missing", function()
  for _, name in ipairs({ "SaveworthyReview", "SaveworthyFixAll" }) do
    vim.cmd[name]()
    fits(notices[#notices], "not installed")
  end
  assert(require("saveworthy").statusline() == "")
end)

test("the health check says how to install the server", function()
  vim.cmd.checkhealth("saveworthy")
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n")
  fits(text, "The command “saveworthy” is not there")
  fits(text, "pipx install saveworthy")
end)

test("a wrong command in the settings is said once, with its name", function()
  vim.lsp.config("saveworthy", { cmd = { "/nowhere/saveworthy", "lsp" } })
  local before = #notices
  open("three.md")
  open("four.md")
  assert(#notices == before + 1, vim.inspect(notices))
  fits(notices[#notices], "/nowhere/saveworthy")
end)

test("a program that is no server is said to have stopped", function()
  vim.lsp.config("saveworthy", { cmd = { vim.v.progpath, "--version" } })
  open("five.md")
  assert(vim.wait(10000, function()
    return #vim.lsp.get_clients() == 0
  end))
  vim.cmd.SaveworthyReview()
  fits(notices[#notices], "has stopped")
end)

local out = assert(io.open(results, "wb"))
for _, each in ipairs(tests) do
  local ok, problem = xpcall(each.body, debug.traceback)
  out:write(vim.json.encode({ name = each.name, ok = ok, problem = problem }), "\n")
  vim.cmd("silent! %bwipeout!")
end
out:close()
