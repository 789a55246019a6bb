-- For a try: a line `MAILSTEAD-SPAM-TEST-n` (1 to 99) in the text of a mail adds n points (contract.md F.3). Of several the highest counts.

local function highest(text)
  local found = 0
  for line in string.gmatch(text, '[^\r\n]+') do
    local n = tonumber(string.match(line, '^%s*MAILSTEAD%-SPAM%-TEST%-([1-9]%d?)%s*$'))
    if n and n > found then found = n end
  end
  return found
end

rspamd_config:register_symbol({
  name = 'MAILSTEAD_SPAM_TEST',
  type = 'normal',
  group = 'mailstead',
  score = 1.0,
  description = 'The text has the line that makes a mail spam for a try',
  callback = function(task)
    local found = 0
    for _, part in ipairs(task:get_text_parts() or {}) do
      found = math.max(found, highest(tostring(part:get_content('content'))))
    end
    if found > 0 then
      task:cache_set('mailstead_spam_test', found)
      task:insert_result('MAILSTEAD_SPAM_TEST', found)
    end
  end,
})
