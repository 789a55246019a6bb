-- What Rspamd has found, as headers for Sieve. They are ours alone: what a mail brings of these names is removed.
local names = { 'Score', 'Untaught-Score', 'Taught-By', 'Virus', 'Attachment', 'Phishing', 'Aligned' }

-- The points of what the domain has taught; 0 when that says nothing of this mail.
local function taught(task)
  local points = 0
  for _, name in ipairs({ 'BAYES_SPAM', 'BAYES_HAM' }) do
    local symbol = (task:get_symbol(name) or {})[1]
    points = points + (symbol and symbol.score or 0)
  end
  return points
end

-- Tenths of a point, rounded down; never below 0. What other rules take away does not lessen the points of a test line.
local function tenths(task, all)
  local test = task:cache_get('mailstead_spam_test') or 0
  return math.floor((math.max(0, all - test) + test) * 10 + 1e-6)
end

local function option(task, name)
  local symbol = (task:get_symbol(name) or {})[1]
  return symbol and (symbol.options or {})[1]
end

local function values(task)
  local all, by_teaching = task:get_metric_score()[1], taught(task)
  return {
    Score = tostring(tenths(task, all)),
    -- Of several recipients one may want what was taught to count, and another not.
    ['Untaught-Score'] = by_teaching ~= 0 and tostring(tenths(task, all - by_teaching)) or nil,
    -- A forward takes the score along to mailboxes of other domains.
    ['Taught-By'] = by_teaching ~= 0 and mailstead.bayes.owner(task) or nil,
    Virus = option(task, 'MAILSTEAD_VIRUS'),
    Attachment = task:has_symbol('MAILSTEAD_ATTACHMENT') and 'dangerous' or nil,
    Phishing = task:has_symbol('MAILSTEAD_PHISHING') and 'yes' or nil,
    Aligned = task:has_symbol('MAILSTEAD_ALIGNED') and 'yes' or nil,
  }
end

rspamd_config:register_symbol({
  name = 'MAILSTEAD_HEADERS',
  type = 'idempotent',
  flags = 'nostat,ignore_passthrough',
  callback = function(task)
    if mailstead.door(task) == 'reinjection' then return end
    local add, remove = {}, {}
    for _, name in ipairs(names) do remove['X-Mailstead-' .. name] = 0 end
    -- Of a mail that was submitted, policyd has just written it.
    if not task:get_user() then remove['X-Mailstead-Authenticated'] = 0 end
    for name, value in pairs(values(task)) do add['X-Mailstead-' .. name] = value end
    task:set_milter_reply({ remove_headers = remove, add_headers = add })
  end,
})
