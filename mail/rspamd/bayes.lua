-- Bayes: whose data a mail is judged by, and when. Each domain has data of its own, so nobody teaches another's customers
-- (docs/decisions/0008-spam-filter.md).
local http = require 'rspamd_http'
local logger = require 'rspamd_logger'
local lua_redis = require 'lua_redis'
local ucl = require 'ucl'

local settings = rspamd_config:get_all_opt('mailstead')
local redis = lua_redis.try_load_redis_servers({ servers = settings.redis, timeout = 5.0 }, rspamd_config, true)

local least = 3 -- mails taught of one class before any is judged
local least_known = 0.2 -- of a mail's word pairs: with fewer it is of no kind that was taught
local most_pairs = 400 -- looked at for that
local most_words = 10000
local most_names = 4 -- different names of one domain that are asked for

local function is_id(id)
  return type(id) == 'string' and #id <= 64 and string.find(id, '^[%w%-]+$') ~= nil
end

-- The names behind the recipients' @, each once; none when there are too many or one of them is no name.
local function recipient_domains(task)
  local found, seen = {}, {}
  for _, recipient in ipairs(task:get_recipients('smtp') or {}) do
    local name = string.lower(recipient.domain or '')
    if not string.find(name, '^[%w%.%-]+$') then return {} end
    if not seen[name] then table.insert(found, name) end
    seen[name] = true
  end
  return #found <= most_names and found or {}
end

local function owner_in(body)
  local parser = ucl.parser()
  if not parser:parse_string(body) then return nil end
  local reply = parser:get_object()
  local data = type(reply) == 'table' and reply.data
  return type(data) == 'table' and is_id(data.id) and { id = data.id, learning = data.learning == true } or nil
end

-- Asks policyd whose domain each name is; the answer counts only when all are the same.
local function ask_owner(task, names, found)
  local owners, missing = {}, #names
  for i, name in ipairs(names) do
    http.request({
      task = task,
      url = string.format('%s/v1/bayes/%s', settings.vault, name),
      headers = { ['X-Vault-Token'] = settings.token },
      timeout = 5.0,
      callback = function(err, code, body)
        if err or (code ~= 200 and code ~= 404) then
          logger.errx(task, 'whose statistics count cannot be asked: %s', err or code)
        end
        owners[i] = code == 200 and owner_in(tostring(body)) or { id = false }
        missing = missing - 1
        if missing > 0 then return end
        for _, owner in ipairs(owners) do
          if owner.id ~= owners[1].id then return end
        end
        if owners[1].id then found(owners[1]) end
      end,
    })
  end
end

local function ask_redis(task, key, is_write, command, args, answered)
  lua_redis.redis_make_request(task, redis, key, is_write, function(err, data)
    if err then return logger.errx(task, 'Redis: %s', err) end
    if answered then answered(data) end
  end, command, args)
end

-- What was taught so far decides whether the mail is judged at all. Whether that counts for a recipient is for his script to say.
local function look_at_counts(task, owner)
  local key = 'RS' .. owner.id
  ask_redis(task, key, false, 'HMGET', { key, 'learns_spam', 'learns_ham' }, function(data)
    local spam, ham = tonumber(data[1]) or 0, tonumber(data[2]) or 0
    if spam < least and ham < least then return end
    task:cache_set('mailstead_bayes', { id = owner.id, learning = owner.learning, key = key, spam = spam, ham = ham })
    -- Rspamd judges nothing before it knows both classes, and people may only ever teach one: an empty mail stands for the other.
    if ham < 1 then ask_redis(task, key, true, 'HSET', { key, 'learns_ham', '1' }) end
    if spam < 1 then ask_redis(task, key, true, 'HSET', { key, 'learns_spam', '1' }) end
  end)
end

-- Pairs of neighbouring words, as the classifier takes them, from all over the mail; none of a mail too long to look at.
local function some_pairs(task)
  local words, found, seen = 0, {}, {}
  for _, part in ipairs(task:get_text_parts() or {}) do words = words + part:get_words_count() end
  if words > most_words then return {} end
  for _, token in ipairs(task:get_stat_tokens() or {}) do
    if not token.flags.meta and not seen[token.data] then table.insert(found, token.data) end
    seen[token.data] = true
  end
  local step = math.max(1, math.floor(#found / most_pairs))
  local chosen = {}
  for i = 1, #found, step do table.insert(chosen, found[i]) end
  return chosen
end

-- The keys are those of Rspamd's classifier, one a pair.
local count_known = [[
local known = 0
for _, pair in ipairs(ARGV) do known = known + redis.call('EXISTS', KEYS[1] .. '_' .. pair) end
return known
]]

rspamd_config:register_symbol({
  name = 'MAILSTEAD_BAYES',
  type = 'prefilter',
  group = 'mailstead',
  callback = function(task)
    local names = recipient_domains(task)
    if #names > 0 then
      ask_owner(task, names, function(owner) look_at_counts(task, owner) end)
    end
  end,
})
local function do_not_judge(task)
  task:disable_symbol('BAYES_SPAM')
  task:disable_symbol('BAYES_HAM')
end

-- A few words in common with a mail that was taught, of which there may be three, would make spam of anything. So a mail is judged
-- only when it is of a kind that was taught: when enough of it has been seen before.
rspamd_config:register_symbol({
  name = 'MAILSTEAD_BAYES_KIND',
  type = 'normal',
  group = 'mailstead',
  callback = function(task)
    local judged = task:cache_get('mailstead_bayes')
    local pairs_of_mail = judged and some_pairs(task) or {}
    do_not_judge(task)
    if #pairs_of_mail == 0 then return end
    local args = { count_known, '1', judged.key }
    for _, pair in ipairs(pairs_of_mail) do table.insert(args, pair) end
    ask_redis(task, judged.key, false, 'EVAL', args, function(known)
      if known < least_known * #pairs_of_mail then return end
      task:enable_symbol('BAYES_SPAM')
      task:enable_symbol('BAYES_HAM')
    end)
  end,
})

mailstead.bayes = {
  -- Whose data: that of a mail which is taught is named by policyd.
  owner = function(task)
    local taught = tostring(task:get_request_header('Mailstead-Bayes') or '')
    if is_id(taught) then return taught end
    local judged = task:cache_get('mailstead_bayes')
    return judged and judged.id or 'nobody'
  end,
  learns = function(task)
    return mailstead.bayes.owner(task) ~= 'nobody'
  end,
  -- Owners teach spam and little else: what has no sign of spam is ham, until there is as much of it. Where the domain does not learn,
  -- nothing is learned by itself; what one of its mailboxes moves is.
  teaches_itself = function(task)
    local judged = task:cache_get('mailstead_bayes')
    if not judged or not judged.learning or judged.ham >= judged.spam or task:get_metric_score()[1] >= 1 then return nil end
    for _, name in ipairs({ 'BAYES_SPAM', 'MAILSTEAD_SPAM_TEST', 'MAILSTEAD_VIRUS', 'MAILSTEAD_ATTACHMENT', 'MAILSTEAD_PHISHING' }) do
      if task:has_symbol(name) then return nil end
    end
    return 'ham'
  end,
}
