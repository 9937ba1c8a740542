-- A review and a rule's explanation as lines of text, and the window that shows a review.

local M = {}

local MOST = 3 -- sentences shown for each score
local LEAST = 0.5 -- points below which a sentence is not worth a line
local WIDEST = 90

---@class saveworthy.Shown
---@field lines string[]
---@field places table<integer, lsp.Range> # line number to what it is about
---@field heads integer[] # line numbers of headings

---@param text string
---@param width integer # in cells
---@return string
local function cut(text, width)
  text = vim.trim(text:gsub("%s+", " "))
  if vim.fn.strdisplaywidth(text) <= width then
    return text
  end
  while vim.fn.strdisplaywidth(text) >= width do
    text = vim.fn.strcharpart(text, 0, vim.fn.strchars(text, true) - 1, true)
  end
  return vim.trim(text) .. "…"
end

---@param number integer
---@param thing string
---@return string
local function count(number, thing)
  return ("%d %s%s"):format(number, thing, number == 1 and "" or "s")
end

---@param score table
---@return string
local function range_of(score)
  local interval = score.interval
  if type(interval) ~= "table" then
    return ""
  end
  return (" (%.0f–%.0f)"):format(interval[1], interval[2])
end

--- A review as text.
---@param review table # what `saveworthy/review` answers
---@param width integer # cells that a quotation may take
---@return saveworthy.Shown
function M.render(review, width)
  local lines, places, heads = {}, {}, {}

  local function add(line, place)
    lines[#lines + 1] = line
    places[#lines] = place
  end

  local function head(line)
    if #lines > 0 then
      lines[#lines + 1] = ""
    end
    add(line)
    heads[#heads + 1] = #lines
  end

  for _, name in ipairs({ "voice", "readability", "save" }) do
    local score = review.scores[name]
    if score and type(score.value) == "number" then
      head(("%s %.0f%s"):format(name, score.value, range_of(score)))
      add("  " .. (score.label or ""))
      local shown = 0
      for _, each in ipairs(score.evidence or {}) do
        if shown < MOST and math.abs(each.weight) >= LEAST then
          shown = shown + 1
          local points = ("%+.0f"):format(each.weight):gsub("-", "−")
          add(("  %s “%s”"):format(points, cut(each.text, width - 10)), each.range)
          if each.note ~= "" then
            add("     " .. each.note, each.range)
          end
        end
      end
    elseif score then
      head(name)
      add("  " .. (type(score.reason) == "string" and score.reason or ""))
    end
  end

  local asked = false
  for _, each in ipairs(review.findings or {}) do
    if each.rule:match("^save/") then
      if not asked then
        head("Would you save this?")
        asked = true
      end
      add("  " .. each.message, each.range)
    end
  end

  local best = review.bestLine
  if type(best) == "table" then
    head("The line to screenshot")
    add(("  “%s”"):format(cut(best.text, width - 6)), best.range)
  end

  head(("%s, %s"):format(
    count(review.words, "word"),
    count(#(review.findings or {}), "finding")
  ))
  add("  <Enter> goes to a sentence, q closes.")
  return { lines = lines, places = places, heads = heads }
end

---@param place lsp.Range
---@param buffer integer
---@param window integer
local function go_to(place, buffer, window)
  if not vim.api.nvim_win_is_valid(window) or not vim.api.nvim_buf_is_valid(buffer) then
    return
  end
  vim.api.nvim_set_current_win(window)
  vim.cmd.normal({ "m'", bang = true }) -- so that CTRL-O leads back
  vim.api.nvim_win_set_buf(window, buffer)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = "saveworthy" })[1]
  vim.lsp.util.show_document(
    { uri = vim.uri_from_bufnr(buffer), range = place },
    client and client.offset_encoding or "utf-8",
    { focus = true }
  )
end

--- Opens a window with a review.
---@param review table
---@param buffer integer # the draft
---@param window integer # where it is
function M.open(review, buffer, window)
  local width = math.max(20, math.min(WIDEST, vim.o.columns - 4))
  local shown = M.render(review, width)
  local scratch = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(scratch, 0, -1, true, shown.lines)
  local space = vim.api.nvim_create_namespace("saveworthy.review")
  for _, line in ipairs(shown.heads) do
    vim.api.nvim_buf_set_extmark(scratch, space, line - 1, 0, { line_hl_group = "Title" })
  end
  vim.bo[scratch].modifiable = false
  vim.bo[scratch].bufhidden = "wipe"
  vim.bo[scratch].filetype = "saveworthy-review"

  local most = math.max(1, vim.o.lines - 6)
  local float = vim.api.nvim_open_win(scratch, true, {
    relative = "editor",
    width = width,
    height = most,
    col = math.floor((vim.o.columns - width) / 2),
    row = 1,
    style = "minimal",
    border = "rounded",
    title = " " .. (vim.fs.basename(vim.api.nvim_buf_get_name(buffer)) or "Saveworthy") .. " ",
  })
  vim.wo[float].cursorline = true
  vim.wo[float].wrap = true
  vim.wo[float].linebreak = true
  vim.wo[float].breakindent = true
  vim.api.nvim_win_set_height(float, math.min(most, vim.api.nvim_win_text_height(float, {}).all))

  local function close()
    if vim.api.nvim_win_is_valid(float) then
      vim.api.nvim_win_close(float, true)
    end
  end

  for _, key in ipairs({ "q", "<Esc>" }) do
    vim.keymap.set("n", key, close, { buffer = scratch, nowait = true, desc = "Close the review" })
  end
  vim.keymap.set("n", "<CR>", function()
    local place = shown.places[vim.api.nvim_win_get_cursor(float)[1]]
    if place then
      close()
      go_to(place, buffer, window)
    end
  end, { buffer = scratch, desc = "Go to this sentence" })
  vim.api.nvim_create_autocmd("WinLeave", { buffer = scratch, once = true, callback = close })
end

--- Why a rule exists, as Markdown.
---@param rule table # what the command `saveworthy.explain` returns
---@return string[]
function M.explanation(rule)
  local lines = { "# " .. rule.rule, "" }
  vim.list_extend(lines, vim.split(vim.trim(rule.why), "%s*\n%s*"))
  for _, bad in ipairs(rule.bad or {}) do
    vim.list_extend(lines, { "", "> Before: " .. (bad.text:gsub("%[%[(.-)%]%]", "**%1**")) })
    if type(bad.fixed) == "string" then
      vim.list_extend(lines, { ">", "> After: " .. bad.fixed })
    end
  end
  if rule.good and #rule.good > 0 then
    vim.list_extend(lines, { "", "Left alone:", "" })
    for _, good in ipairs(rule.good) do
      lines[#lines + 1] = "- " .. (type(good) == "table" and good.text or good)
    end
  end
  vim.list_extend(lines, { "", "<" .. rule.url .. ">" })
  return vim
    .iter(lines)
    :map(function(line)
      return (line:gsub("%s*\n%s*", " "))
    end)
    :totable()
end

return M
