-- What a writer does in Neovim; run by test_neovim.py, with the settings of docs/editors.md. REPORT is a file.
local report = {}

local function client()
  return vim.lsp.get_clients({ name = 'glosslint' })[1]
end

-- Let Neovim do what it has scheduled; in several turns, so that a machine that pauses it costs one of them.
local function turns(milliseconds)
  for _ = 1, 10 do
    vim.wait(milliseconds / 10)
  end
end

local function settled()
  turns(300) -- Neovim sends changes after 150 ms
  vim.wait(60000, function() return client() ~= nil and client().initialized end, 20)
  assert(client():request_sync('glosslint/settled', vim.empty_dict(), 60000, 0), 'the server did not answer')
  turns(100)
end

local function messages(name)
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(vim.uri_to_bufnr(vim.uri_from_fname(vim.fn.getcwd() .. '/' .. name)))) do
    table.insert(found, one.message)
  end
  return found
end

local function all()
  return #vim.diagnostic.get(nil)
end

local function replace(old, new)
  vim.cmd(string.format([[silent %%s/%s/%s/]], old, new))
end

vim.cmd.edit('glossary/other-4.yaml')
settled()
report.encoding = client().offset_encoding
report.at_start = all()
replace('^id: other-4$', 'id: changed')
settled()
report.changed = messages('glossary/extra.yaml')
vim.cmd.undo()
settled()
report.undone = all()

vim.cmd.edit('glossary/other-2.yaml')
replace('see_also: .ant', 'see_also: [antt')
settled()
report.misspelt = messages('glossary/other-2.yaml')
vim.fn.search('antt')
vim.lsp.buf.code_action({
  filter = function(action) return action.title == 'Write "ant"' or action.title:match('^Write ') ~= nil end,
  apply = true,
})
vim.wait(20000, function() return vim.fn.search('antt', 'wn') == 0 end, 20)
settled()
report.fixed = all()
vim.cmd.write()

vim.fn.search('see_also: .ant')
vim.cmd('normal! $')
local params = vim.lsp.util.make_position_params(0, client().offset_encoding)
local answer = client():request_sync('textDocument/completion', params, 60000, 0)
report.completed = {}
for _, item in ipairs(answer.result.items) do
  table.insert(report.completed, item.label)
end
table.sort(report.completed)

vim.cmd.edit('glossary/ant.yaml')
vim.fn.cursor(1, 5)
vim.lsp.buf.rename('emmet')
vim.wait(60000, function() return vim.fn.filereadable('glossary/emmet.yaml') == 1 end, 20)
settled()
report.renamed = all()
vim.cmd('silent wall')
settled()
report.saved = all()

local file = assert(io.open(vim.env.REPORT, 'w'))
file:write(vim.json.encode(report))
file:close()
vim.cmd('qall!')
