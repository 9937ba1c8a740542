-- Tests in a real Neovim with one server. Run by test_neovim.py, which reports each by its name:
--   PLUGIN=… FOLDER=… RESULTS=… nvim --headless --clean -S suite.lua +qa!

local plugin, folder, results = vim.env.PLUGIN, vim.env.FOLDER, vim.env.RESULTS

local PATIENCE = 60000
local RULE, OTHER = "plain/in-order-to", "buzzwords/utilize"

vim.opt.runtimepath:prepend(plugin)
vim.cmd.runtime("plugin/saveworthy.lua")
vim.o.swapfile = false
vim.o.columns, vim.o.lines = 120, 40

local notices = {}
vim.notify = function(message)
  notices[#notices + 1] = message
end
local said = {}
vim.lsp.config("saveworthy", {
  handlers = {
    ["window/showMessage"] = function(_, params)
      said[#said + 1] = params.message
    end,
  },
})
vim.lsp.enable("saveworthy")

local tests = {}
local current

local function test(name, body)
  tests[#tests + 1] = { name = name, body = body }
end

local function wait(what, condition)
  local seen
  local done = vim.wait(PATIENCE, function()
    seen = condition()
    return seen
  end, 5)
  assert(done, "waited in vain for " .. what)
  return seen
end

local function equal(found, wanted, what)
  if not vim.deep_equal(found, wanted) then
    error(("%s: found %s, wanted %s"):format(what or "", vim.inspect(found), vim.inspect(wanted)), 2)
  end
end

--- Writes a draft and opens it.
local function draft(text, name)
  local path = vim.fs.joinpath(current, name or "draft.md")
  vim.fn.mkdir(vim.fs.dirname(path), "p")
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  vim.cmd.edit(vim.fn.fnameescape(path))
  return vim.api.nvim_get_current_buf(), path
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, true), "\n")
end

local function read(name)
  local file = io.open(vim.fs.joinpath(current, name), "rb")
  local text = file and file:read("a")
  if file then
    file:close()
  end
  return text
end

--- The findings of a rule, in order: what they underline.
local function underlined(rule, buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    if each.code == rule then
      local ok, parts = pcall(
        vim.api.nvim_buf_get_text,
        buffer,
        each.lnum,
        each.col,
        each.end_lnum,
        each.end_col,
        {}
      )
      found[#found + 1] = { each.lnum, each.col, ok and table.concat(parts, "\n") or "beyond" }
    end
  end
  table.sort(found, function(one, other)
    return one[1] < other[1] or (one[1] == other[1] and one[2] < other[2])
  end)
  return vim
    .iter(found)
    :map(function(each)
      return each[3]
    end)
    :totable()
end

local function wait_for(rule, words)
  wait(rule .. " at " .. vim.inspect(words), function()
    return vim.deep_equal(underlined(rule), words)
  end)
end

local function client()
  return vim.lsp.get_clients({ bufnr = 0, name = "saveworthy" })[1]
end

--- Puts the cursor on the first place of `part`.
local function go(part)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search("\\V\\C" .. vim.fn.escape(part, "\\"), "cW") > 0, part .. " is not there")
end

--- Chooses the one action at the cursor whose title fits.
local function act(pattern, only)
  local offered = {}
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { only or "quickfix" } },
    filter = function(action)
      offered[#offered + 1] = action.title
      return action.title:match(pattern) ~= nil
    end,
  })
  wait("an action like " .. pattern, function()
    return #offered > 0
  end)
  local fits = vim
    .iter(offered)
    :filter(function(title)
      return title:match(pattern) ~= nil
    end)
    :totable()
  assert(#fits == 1, ("%d actions like %s among %s"):format(#fits, pattern, vim.inspect(offered)))
  return fits[1]
end

--- Presses keys; the editor tells the server in between.
local function press(...)
  for _, keys in ipairs({ ... }) do
    vim.api.nvim_feedkeys(vim.keycode(keys), "tx", false)
    vim.wait(1)
  end
end

--- Types behind the cursor, letter by letter.
local function type_in(text)
  for _, letter in ipairs(vim.fn.split(text, "\\zs")) do
    press("a" .. (letter == "\n" and "<CR>" or letter) .. "<Esc>")
  end
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return window
    end
  end
end

local function wait_for_float()
  local window = wait("a floating window", float)
  return window, text_of(vim.api.nvim_win_get_buf(window))
end

test("findings stand where they are behind an emoji and combining marks", function()
  draft("# 😀 Nai\u{308}ve\n\n👩‍👩‍👧 e\u{301} We met in order to plan, and we utilize ropes.\n")
  wait_for(RULE, { "in order to" })
  wait_for(OTHER, { "utilize" })
end)

test("findings stand where they are in a file with Windows line ends", function()
  local buffer = draft("# 😀 Naïve\r\n\r\nWe met in order to plan.\r\n\r\nWe utilize ropes.\r\n")
  equal(vim.bo[buffer].fileformat, "dos")
  wait_for(RULE, { "in order to" })
  wait_for(OTHER, { "utilize" })
end)

test("a quick fix mends the sentence and keeps Windows line ends", function()
  draft("# 😀 Naïve\r\n\r\nWe met in order to plan.\r\n")
  wait_for(RULE, { "in order to" })
  go("order")
  act("^Use “to”")
  wait_for(RULE, {})
  equal(text_of(), "# 😀 Naïve\n\nWe met to plan.")
  vim.cmd("silent write")
  equal(read("draft.md"), "# 😀 Naïve\r\n\r\nWe met to plan.\r\n")
end)

test("fix all makes the safe fixes, and one undo takes them back", function()
  local before = "# Boats\n\n😀 We met in order to plan.\n\nDue to the fact that it rained, we met in order to row."
  draft(before .. "\n")
  wait_for(RULE, { "in order to", "in order to" })
  vim.cmd.SaveworthyFixAll()
  wait_for(RULE, {})
  equal(text_of(), "# Boats\n\n😀 We met to plan.\n\nBecause it rained, we met to row.")
  vim.cmd("silent undo")
  equal(text_of(), before)
  wait_for(RULE, { "in order to", "in order to" })
end)

test("fix all has an action of its own kind", function()
  draft("We met in order to plan, and in order to row.\n")
  wait_for(RULE, { "in order to", "in order to" })
  act("safe fixes", "source.fixAll.saveworthy")
  wait_for(RULE, {})
  equal(text_of(), "We met to plan, and to row.")
end)

test("fix all says so when there is nothing to fix", function()
  draft("The tide was out by noon.\n")
  wait("the server", client)
  local before = #said
  vim.cmd.SaveworthyFixAll()
  wait("a message", function()
    return #said > before
  end)
  assert(said[#said]:match("nothing to fix"), said[#said])
end)

test("a comment silences a finding, and its reason waits to be written", function()
  draft("# Boats\n\nWe met in order to plan.\n\nWe left in order to row.\n")
  wait_for(RULE, { "in order to", "in order to" })
  go("order")
  act("^Ignore this one here")
  wait_for(RULE, { "in order to" })
  wait("the caret at the reason", function()
    local line, column = unpack(vim.api.nvim_win_get_cursor(0))
    local row = vim.api.nvim_buf_get_lines(0, line - 1, line, true)[1]
    return row:sub(column + 1, column + 6) == "reason"
  end)
  assert(text_of():find("saveworthy-disable-next-line " .. RULE, 1, true), text_of())
end)

test("a finding is ignored for everybody in the shared file", function()
  draft("# Boats\n\nWe met in order to plan.\n")
  wait_for(RULE, { "in order to" })
  go("order")
  act("^Ignore this one for everybody")
  wait_for(RULE, {})
  local kept = vim.json.decode(assert(read(".saveworthy-ignore.json")))
  equal(kept.dismissed[1].rule, RULE)
  equal(text_of(), "# Boats\n\nWe met in order to plan.")
end)

test("an accepted term is silent from then on", function()
  draft("# Boats\n\nWe utilize ropes.\n")
  wait_for(OTHER, { "utilize" })
  go("utilize")
  act("^Accept “utilize”")
  wait_for(OTHER, {})
  assert(read("saveworthy.toml"):find('accept = ["utilize"]', 1, true), read("saveworthy.toml"))
end)

test("a rule is turned off in a file with a comment, in a folder with a setting", function()
  draft("# Boats\n\nWe met in order to plan.\n\nWe utilize ropes.\n")
  wait_for(RULE, { "in order to" })
  go("order")
  act("^Turn off " .. RULE:gsub("%-", "%%-") .. " in this file")
  wait_for(RULE, {})
  assert(text_of():find("saveworthy-disable-file " .. RULE, 1, true), text_of())
  go("utilize")
  wait_for(OTHER, { "utilize" })
  act("^Turn off " .. OTHER .. " in this folder")
  wait_for(OTHER, {})
  assert(read("saveworthy.toml"):find(OTHER, 1, true), read("saveworthy.toml"))
end)

test("an action that comes too late changes nothing", function()
  local buffer = draft("We met in order to plan.\n")
  wait_for(RULE, { "in order to" })
  local can = client()
  local params = vim.lsp.util.make_given_range_params({ 1, 10 }, { 1, 10 }, buffer, "utf-8")
  params.context = { diagnostics = {}, only = { "quickfix" } }
  local answer = assert(can:request_sync("textDocument/codeAction", params, PATIENCE, buffer))
  local action = vim
    .iter(answer.result)
    :find(function(each)
      return each.title:match("^Ignore this one for everybody") ~= nil
    end)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, true, { "Nothing of it is left." })
  local resolved = assert(can:request_sync("codeAction/resolve", action, PATIENCE, buffer))
  assert(not resolved.result.edit and not resolved.result.command, vim.inspect(resolved))
end)

test("no underline is stale while a writer types", function()
  draft("# 😀\n\nRopes and sails.\n")
  wait("the server", client)
  press("G$")
  type_in("\n😀 We met in order to plan.")
  wait_for(RULE, { "in order to" })
  press("ggO<Esc>")
  type_in("First 👩‍👩‍👧 e\u{301}\nline")
  wait_for(RULE, { "in order to" })
  go("We met")
  type_in("é😀 ")
  wait_for(RULE, { "in order to" })
  go("order")
  press("x")
  wait_for(RULE, {})
  press("io<Esc>")
  wait_for(RULE, { "in order to" })
  press("u")
  wait_for(RULE, {})
  press("<C-r>")
  wait_for(RULE, { "in order to" })
end)

test("after many edits the editor shows what a draft opened afresh shows", function()
  local buffer = draft("# 😀 Boats\n\nWe met in order to plan.\n\n- We utilize ropes.\n- In order to row, we met.\n")
  wait_for(RULE, { "in order to", "In order to" })
  local steps = { "gg", "yyp", "ggO<Esc>", "Gdd", "u", ":2,4move $<CR>", "ggVGJ", "u", "Go> Due to the fact that 👩‍👩‍👧 it rained<Esc>", "3ggdap", "GO<Esc>", ":%s/We/Wé/<CR>", "ggdd" }
  press(unpack(steps))
  local function all(of)
    return vim
      .iter(vim.diagnostic.get(of))
      :map(function(each)
        return { each.code, each.lnum, each.col, each.end_lnum, each.end_col, each.message }
      end)
      :totable()
  end
  local fresh = draft(text_of(buffer) .. "\n", "fresh.md")
  vim.cmd.split()
  vim.api.nvim_win_set_buf(0, buffer)
  wait("the same findings in both", function()
    local one, other = all(buffer), all(fresh)
    return #one > 0 and vim.deep_equal(one, other)
  end)
  vim.cmd.only()
end)

test("a hover says why", function()
  draft("# 😀\n\nWe met in order to plan.\n")
  wait_for(RULE, { "in order to" })
  go("order")
  vim.lsp.buf.hover()
  local window, text = wait_for_float()
  assert(text:find(RULE, 1, true) and text:find("Before:", 1, true), text)
  vim.api.nvim_win_close(window, true)
end)

test("diagnostics are asked for, and none is there twice", function()
  draft("We met in order to plan.\n")
  wait_for(RULE, { "in order to" })
  local can = client()
  assert(can:supports_method("textDocument/diagnostic"))
  equal(can.offset_encoding, "utf-8")
  local pushed = vim.lsp.diagnostic.get_namespace(can.id, false)
  equal(vim.diagnostic.get(0, { namespace = pushed }), {})
end)

test("the scores stand above the first line, and a click opens the review", function()
  draft("# Boats\n\n" .. ("We met in order to plan the old boats by the pier. "):rep(30) .. "\n")
  wait_for(RULE, vim.fn["repeat"]({ "in order to" }, 30))
  vim.lsp.codelens.refresh({ bufnr = 0 })
  local lens = wait("a lens", function()
    return vim.lsp.codelens.get(0)[1]
  end)
  assert(lens.command.title:match("voice %d+ · "), lens.command.title)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.lsp.codelens.run()
  local window, text = wait_for_float()
  assert(text:match("voice %d+ %(%d+–%d+%)"), text)
  vim.api.nvim_win_close(window, true)
end)

test("the status line shows the scores and follows the draft", function()
  draft("# Boats\n\n" .. ("My father mended the old boats by the pier, and I held the lamp. "):rep(12) .. "\n")
  local status = require("saveworthy").statusline
  local before = wait("scores", function()
    return status():match("^voice %d+ · .+") and status()
  end)
  vim.api.nvim_buf_set_lines(0, 2, 3, true, {
    ("Our synergy-driven platform leverages best-in-class solutions to empower stakeholders. "):rep(12),
  })
  wait("other scores", function()
    return status():match("^voice %d+ · .+") and status() ~= before
  end)
  draft("x = 1\n", "script.py")
  equal(status(), "")
end)

test("the review shows scores, evidence and what is missing, and leads to the place", function()
  local announcement = "We are thrilled to announce the next chapter of our transformation journey."
  local rest = "Our synergy-driven platform leverages best-in-class solutions to empower stakeholders. "
  local buffer = draft("# 😀 News\n\n" .. announcement .. "\n\n" .. rest:rep(12) .. "\n")
  wait("findings", function()
    return #vim.diagnostic.get(buffer) > 0
  end)
  local draft_window = vim.api.nvim_get_current_win()
  vim.cmd.SaveworthyReview()
  local window, text = wait_for_float()
  for _, part in ipairs({ "voice %d+", "readability %d+", "save %d+", "\nWould you save this%?\n", "%d+ words, %d+ findings" }) do
    assert(text:match(part), part .. " is not in\n" .. text)
  end
  equal(vim.api.nvim_get_current_win(), window)
  assert(vim.fn.search("This sentence could open any draft") > 0, text)
  press("<CR>")
  equal(vim.api.nvim_get_current_win(), draft_window)
  equal(vim.api.nvim_win_get_cursor(draft_window)[1], 3)
  equal(float(), nil)
  vim.cmd.SaveworthyReview()
  wait_for_float()
  press("q")
  equal(float(), nil)
  equal(#said == 0 or not said[#said]:match("^voice"), true, "the review is not said as well")
end)

test("the review of a draft too short to score says why", function()
  draft("We met in order to plan.\n")
  wait_for(RULE, { "in order to" })
  vim.cmd.SaveworthyReview()
  local window, text = wait_for_float()
  assert(text:match("voice\n  6 words[^\n]+needs 30"), text)
  vim.api.nvim_win_close(window, true)
end)

test("a rule is explained where the cursor is, and by its name", function()
  draft("# Boats\n\nWe met in order to plan, and we utilize ropes.\n")
  wait_for(RULE, { "in order to" })
  wait_for(OTHER, { "utilize" })
  local before = #said
  for part, rule in pairs({ ["order"] = RULE, ["utilize"] = OTHER, ["met"] = RULE }) do
    go(part)
    vim.cmd.SaveworthyExplain()
    local window, text = wait_for_float()
    assert(text:find("# " .. rule, 1, true) and text:find("> Before: ", 1, true), text)
    vim.api.nvim_win_close(window, true)
  end
  equal(#said, before, "messages beside the window")
  vim.cmd.SaveworthyExplain("hype/nonsense")
  wait("a message", function()
    return #said > before
  end)
  equal(said[#said], "There is no such rule.")
  go("Boats")
  vim.cmd.SaveworthyExplain()
  equal(notices[#notices], "There is no finding of Saveworthy in this line.")
end)

test("every kind of draft is reviewed", function()
  for name, text in pairs({
    ["draft.markdown"] = "We met in order to plan.\n",
    ["draft.txt"] = "We met in order to plan.\n",
    ["draft.mdx"] = "<Note>We met in order to plan.</Note>\n",
    ["draft.html"] = "<p>We met in order to plan.</p>\n",
    ["draft.rst"] = "Boats\n=====\n\nWe met in order to plan.\n",
    ["draft.adoc"] = "= Boats\n\nWe met in order to plan.\n",
    ["draft.org"] = "* Boats\n\nWe met in order to plan.\n",
    ["draft.tex"] = "\\begin{document}\nWe met in order to plan.\n\\end{document}\n",
    ["draft.typ"] = "= Boats\n\nWe met in order to plan.\n",
    ["draft.eml"] = "From: a@b.c\nSubject: Boats\n\nWe met in order to plan.\n",
    ["COMMIT_EDITMSG"] = "Mend the boats\n\nWe met in order to plan.\n# in order to\n",
  }) do
    draft(text, name)
    wait_for(RULE, { "in order to" })
  end
end)

test("no program and no settings of others are touched", function()
  for _, name in ipairs({ "script.py", "Cargo.toml", "pyproject.toml" }) do
    draft("# in order to\n", name)
    vim.wait(0)
    equal(client(), nil, name)
  end
end)

test("commands say why they do nothing where there is no client", function()
  draft("x = 1\n", "script.py")
  for _, name in ipairs({ "SaveworthyReview", "SaveworthyFixAll" }) do
    vim.cmd[name]()
    equal(notices[#notices], "Saveworthy does not review a buffer of type “python”.")
  end
end)

test("a draft without a name is reviewed from its first saving on", function()
  vim.cmd.enew()
  vim.bo.filetype = "markdown"
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { "We met in order to plan." })
  local buffers = #vim.api.nvim_list_bufs()
  vim.wait(0)
  equal(client(), nil)
  equal(#vim.api.nvim_list_bufs(), buffers)
  vim.fn.mkdir(current, "p")
  vim.cmd("silent write " .. vim.fn.fnameescape(vim.fs.joinpath(current, "first.md")))
  wait_for(RULE, { "in order to" })
end)

test("settings are checked and completed while they are written", function()
  local buffer = draft('selct = ["plain"]\n', "saveworthy.toml")
  wait("a problem", function()
    local found = vim.diagnostic.get(0)[1]
    return found and found.message:match("Did you mean")
  end)
  equal(#vim.diagnostic.get(0), 1)
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { 'ignore = ["' })
  vim.api.nvim_win_set_cursor(0, { 1, 11 })
  local params = vim.lsp.util.make_position_params(0, "utf-8")
  params.position.character = 11
  local answer = assert(client():request_sync("textDocument/completion", params, PATIENCE, buffer))
  local items = answer.result.items or answer.result
  local labels = vim
    .iter(items)
    :map(function(item)
      return item.label
    end)
    :totable()
  assert(vim.tbl_contains(labels, "plain"), vim.inspect(labels))
  vim.cmd("bwipeout!")
end)

test("drafts of two folders share one server, which knows both folders", function()
  draft("We met in order to plan.\n", "one/post.md")
  vim.fn.mkdir(vim.fs.joinpath(current, "one", ".git"), "p")
  vim.fn.mkdir(vim.fs.joinpath(current, "two", ".git"), "p")
  draft("We met in order to plan.\n", "two/posts/post.md")
  wait_for(RULE, { "in order to" })
  equal(#vim.lsp.get_clients({ name = "saveworthy" }), 1)
  go("order")
  act("^Turn off " .. RULE:gsub("%-", "%%-") .. " in this folder")
  wait_for(RULE, {})
  assert(read("two/saveworthy.toml"), "the new settings are not at the top of the folder")
end)

test("two drafts opened side by side both show findings", function()
  local one = draft("We met in order to plan.\n", "one.md")
  local other = draft("We utilize ropes.\n", "other.md")
  vim.cmd.split()
  vim.api.nvim_win_set_buf(0, one)
  wait("findings in both", function()
    return #underlined(RULE, one) == 1 and #underlined(OTHER, other) == 1
  end)
  vim.api.nvim_buf_set_lines(other, 0, 1, true, { "Ropes hold." })
  wait("no stale finding in the other", function()
    return #underlined(OTHER, other) == 0
  end)
  vim.cmd.only()
end)

test("settings count once they are saved", function()
  local buffer = draft("We met in order to plan.\n", "posts/post.md")
  wait_for(RULE, { "in order to" })
  draft("", "posts/saveworthy.toml")
  wait("the server", client)
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { 'ignore = ["plain"]' })
  vim.cmd("silent write")
  vim.api.nvim_set_current_buf(buffer)
  wait_for(RULE, {})
end)

test("a draft changed by another program and read again has no stale underline", function()
  local _, path = draft("We met in order to plan.\n")
  wait_for(RULE, { "in order to" })
  vim.fn.writefile({ "😀", "", "They left in order to row." }, path)
  vim.cmd("silent edit!")
  wait_for(RULE, { "in order to" })
  equal(vim.diagnostic.get(0)[1].lnum >= 0, true)
  vim.fn.writefile({ "😀" }, path)
  vim.cmd("silent edit!")
  wait_for(RULE, {})
end)

test("after the server has died, reading the draft again starts another", function()
  draft("We met in order to plan.\n")
  wait_for(RULE, { "in order to" })
  local status = require("saveworthy").statusline
  local before = client()
  before.rpc.terminate()
  wait("the client to be gone", function()
    return not vim.lsp.get_client_by_id(before.id)
  end)
  wait("an empty status line", function()
    return status() == ""
  end)
  vim.cmd("silent edit!")
  wait_for(RULE, { "in order to" })
  assert(client().id ~= before.id)
end)

test("the health check says what is there", function()
  draft("We met in order to plan.\n")
  wait("the server", client)
  vim.cmd.checkhealth("saveworthy")
  local text = text_of()
  for _, part in ipairs({ "saveworthy %d+%.%d+%.%d+ %(", "It is switched on", "It is running for 1 draft" }) do
    assert(text:match(part), part .. " is not in\n" .. text)
  end
  vim.cmd("bwipeout!")
end)

local out = assert(io.open(results, "wb"))
for _, each in ipairs(tests) do
  current = vim.fs.joinpath(folder, (each.name:gsub("%W+", "-")))
  local begun = vim.uv.hrtime()
  local ok, problem = xpcall(each.body, debug.traceback)
  local seconds = (vim.uv.hrtime() - begun) / 1e9
  out:write(vim.json.encode({ name = each.name, ok = ok, problem = problem, seconds = seconds }), "\n")
  out:flush()
  local window = float()
  if window then
    vim.api.nvim_win_close(window, true)
  end
  vim.cmd("silent! %bwipeout!")
end
out:close()
