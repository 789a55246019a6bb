-- Viruses: clamd sees each part as Rspamd reads it, and the mail as a whole, which it takes apart by itself: of a mail whose parts are
-- all sent the beginning is enough.
local logger = require 'rspamd_logger'
local tcp = require 'rspamd_tcp'
local util = require 'rspamd_util'

local settings = rspamd_config:get_all_opt('mailstead')
local timeout = 9.0 -- seconds for each step
local most_parts = 512
local most_of_whole = 4 * 1048576 -- bytes: clamd needs a second for each 4 MB of a mail that it takes apart, and far less for a part

local function stream(pieces, content)
  table.insert(pieces, 'zINSTREAM\0')
  table.insert(pieces, util.pack('>I4', #content))
  table.insert(pieces, content)
  table.insert(pieces, util.pack('>I4', 0))
end

-- What each part holds that has no parts itself. Empty ones are left out: clamd does not answer to them.
local function contents(task)
  local found = {}
  for _, part in ipairs(task:get_parts() or {}) do
    local content = not part:is_multipart() and not part:is_message() and part:get_content()
    if content and #content > 0 then table.insert(found, content) end
  end
  return found
end

-- What clamd is sent, and how many answers there will be. Nothing may be in neither the parts nor the whole: what is not sent by
-- itself has to be in the whole. That is never longer than clamd's StreamMaxLength, since Postfix takes no larger mail.
local function session(task)
  local pieces, found = { 'zIDSESSION\0' }, contents(task)
  local whole, sent = task:get_content(), math.min(#found, most_parts)
  stream(pieces, sent == #found and #whole > most_of_whole and whole:span(1, most_of_whole) or whole)
  for nth = 1, sent do
    stream(pieces, found[nth])
  end
  table.insert(pieces, 'zEND\0')
  return pieces, 1 + sent
end

-- One answer: `3: stream: Name FOUND`. A name that begins with Heuristics is a guess, not a virus; one of them says that clamd has
-- given up before the end (MaxScanTime), which is no verdict.
local function judge(task, answer)
  local name = string.match(answer, '^%d+: stream: (.+) FOUND$')
  if not name or name == 'Heuristics.Limits.Exceeded.MaxScanTime' then return string.match(answer, '^%d+: stream: OK$') ~= nil end
  if string.find(name, '^Heuristics%.Phishing') then
    task:insert_result('MAILSTEAD_SCANNER_PHISHING', 1.0)
  elseif not string.find(name, '^Heuristics%.') then
    task:insert_result('MAILSTEAD_VIRUS', 1.0, (string.sub(string.gsub(name, '[^%w%.%-_/:+]', '_'), 1, 100)))
  end
  return true
end

-- All answers in what has come so far: of the scans that run side by side the last may well be the first to end.
local function judge_all(task, data)
  local understood = true
  for answer in string.gmatch(data, '([^%z]+)%z') do
    if not judge(task, answer) then
      logger.errx(task, 'the virus scanner: %s', string.sub(answer, 1, 200))
      understood = false
    end
  end
  return understood
end

-- Reads until there are as many answers as there were questions: each comes by itself.
local function reader(task, expected)
  local data = ''
  local function read(err, piece, connection)
    data = data .. (not err and tostring(piece) or '')
    local _, answered = string.gsub(data, '%z', '')
    if answered >= expected then
      if judge_all(task, data) then task:cache_set('mailstead_scanned', true) end
    elseif err or not connection or #data > expected * 1024 then
      logger.errx(task, 'no answer of the virus scanner: %s', err or 'some are missing')
      judge_all(task, data)
    else
      connection:add_read(read)
    end
  end
  return read
end

local id = rspamd_config:register_symbol({
  name = 'MAILSTEAD_VIRUS',
  type = 'normal',
  group = 'mailstead',
  score = 0.0,
  description = 'The virus scanner has found something',
  callback = function(task)
    if not settings.clamav then return end
    local pieces, count = session(task)
    tcp.request({
      task = task,
      host = settings.clamd,
      timeout = timeout,
      data = pieces,
      partial = true,
      callback = reader(task, count),
    })
  end,
})
rspamd_config:register_symbol({
  name = 'MAILSTEAD_SCANNER_PHISHING',
  type = 'virtual',
  parent = id,
  group = 'mailstead',
  score = 0.0,
})

-- Without a verdict a mail waits when the operator wants it so. Not only after an error: the time for all rules together has an end.
rspamd_config:register_symbol({
  name = 'MAILSTEAD_SCANNER_DOWN',
  type = 'postfilter',
  group = 'mailstead',
  score = 0.0,
  description = 'The virus scanner has not answered',
  callback = function(task)
    if not settings.clamav or task:cache_get('mailstead_scanned') or task:has_symbol('MAILSTEAD_VIRUS') then return end
    task:insert_result('MAILSTEAD_SCANNER_DOWN', 1.0)
    if settings.filter_down == 'defer' then
      task:set_pre_result('soft reject', '4.7.1 The virus scanner does not answer, try again later')
    end
  end,
})
