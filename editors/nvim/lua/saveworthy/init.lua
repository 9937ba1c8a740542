-- What the commands do. The server does the work; this asks it and shows what it says.

local M = {}

local PAUSE = 400 -- milliseconds without news before the scores are asked for again

---@param message string
---@param level integer?
local function tell(message, level)
  vim.notify(message, level or vim.log.levels.INFO, { title = "Saveworthy" })
end

--- The client of a buffer. Tells the writer what to do if there is none.
---@param buffer integer
---@return vim.lsp.Client?
local function client_of(buffer)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = "saveworthy" })[1]
  if not client then
    tell(require("saveworthy.health").why_not(buffer), vim.log.levels.WARN)
  end
  return client
end

---@param buffer integer
---@param method string
---@param params table
---@param done fun(result: any)
local function ask(buffer, method, params, done)
  local client = client_of(buffer)
  if client then
    client:request(method, params, function(problem, result)
      if problem then
        tell(problem.message, vim.log.levels.ERROR)
      else
        done(result)
      end
    end, buffer)
  end
end

--- Shows the scores of the draft, what they rest on, and what would make a reader save it.
function M.review()
  local buffer = vim.api.nvim_get_current_buf()
  local window = vim.api.nvim_get_current_win()
  local document = { uri = vim.uri_from_bufnr(buffer) }
  ask(buffer, "saveworthy/review", { textDocument = document }, function(review)
    if not review then
      tell("There is no review of this draft yet.")
      return
    end
    require("saveworthy.review").open(review, buffer, window)
  end)
end

---@param name string
---@param argument any
---@param done fun(result: any)
local function run(name, argument, done)
  local params = { command = name, arguments = { argument } }
  ask(vim.api.nvim_get_current_buf(), "workspace/executeCommand", params, done)
end

--- Makes all safe fixes: those that never change what a sentence means. One undo takes them back.
function M.fix_all()
  run("saveworthy.fixAll", vim.uri_from_bufnr(0), function() end)
end

--- The rule of the finding under the cursor, or else of the first one in the line.
---@return string?
local function rule_here()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local first
  for _, each in ipairs(vim.diagnostic.get(0, { lnum = line - 1 })) do
    if each.source == "saveworthy" then
      first = first or each.code
      if each.col <= column and column < each.end_col then
        return tostring(each.code)
      end
    end
  end
  return first and tostring(first)
end

---@type table<string, true>
local quiet = {} -- how messages begin that say in a line what a window is about to show
local listening = {} ---@type table<integer, true>

---@param start string
local function hold_back(start)
  quiet[start] = true
  local client = vim.lsp.get_clients({ bufnr = 0, name = "saveworthy" })[1]
  if not client or listening[client.id] then
    return
  end
  listening[client.id] = true
  local method = "window/showMessage"
  local show = client.handlers[method] or vim.lsp.handlers[method]
  client.handlers[method] = function(problem, params, context)
    for each in pairs(quiet) do
      if vim.startswith(params.message, each) then
        return
      end
    end
    show(problem, params, context)
  end
end

--- Shows why a rule exists, with examples.
---@param rule string? # as in "plain/in-order-to"; by default that of the finding under the cursor
function M.explain(rule)
  rule = rule ~= "" and rule or rule_here()
  if not rule then
    tell("There is no finding of Saveworthy in this line.")
    return
  end
  hold_back(rule .. ": ")
  run("saveworthy.explain", rule, function(found)
    quiet[rule .. ": "] = nil
    if found then
      local lines = require("saveworthy.review").explanation(found)
      vim.lsp.util.open_floating_preview(lines, "markdown", {
        border = "rounded",
        focus_id = "saveworthy-explain",
        max_width = 80,
      })
    end
  end)
end

---@type table<integer, uv.uv_timer_t>
local timers = {}
local watching = false

---@param buffer integer
local function ask_for_scores(buffer)
  if not vim.api.nvim_buf_is_valid(buffer) then
    return
  end
  local client = vim.lsp.get_clients({ bufnr = buffer, name = "saveworthy" })[1]
  if not client then
    vim.b[buffer].saveworthy_scores = nil
    return
  end
  -- The line above the draft says just this, and costs the server less than a whole review.
  local document = { uri = vim.uri_from_bufnr(buffer) }
  client:request("textDocument/codeLens", { textDocument = document }, function(problem, lenses)
    if not problem and vim.api.nvim_buf_is_valid(buffer) then
      local command = lenses and lenses[1] and lenses[1].command
      vim.b[buffer].saveworthy_scores = command and command.title or nil
      vim.cmd.redrawstatus({ bang = true })
    end
  end, buffer)
end

---@param buffer integer
local function ask_soon(buffer)
  local timer = timers[buffer] or vim.uv.new_timer()
  if timer then
    timers[buffer] = timer
    timer:start(PAUSE, 0, function()
      timer:close()
      timers[buffer] = nil
      vim.schedule(function()
        ask_for_scores(buffer)
      end)
    end)
  end
end

local function watch()
  watching = true
  local group = vim.api.nvim_create_augroup("saveworthy.statusline", {})
  vim.api.nvim_create_autocmd({ "DiagnosticChanged", "LspNotify", "LspDetach" }, {
    group = group,
    callback = function(event)
      local data = event.data or {}
      local client = data.client_id and vim.lsp.get_client_by_id(data.client_id)
      if event.event == "DiagnosticChanged" then
        ask_soon(event.buf)
      elseif client and client.name == "saveworthy" then
        local document = (data.params or {}).textDocument
        ask_soon(document and vim.uri_to_bufnr(document.uri) or event.buf)
      end
    end,
  })
end

--- The scores of the draft in the current window, for a status line: "voice 58 · grade 9 · save 1 of 3".
--- Empty where there are none. Follows the draft; needs the setting `codeLens`, which is on by default.
---@return string
function M.statusline()
  if not watching then
    watch()
    ask_soon(vim.api.nvim_get_current_buf())
  end
  return vim.b.saveworthy_scores or ""
end

return M
