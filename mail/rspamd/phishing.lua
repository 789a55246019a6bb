-- Phishing: what the package's rules and lists say, and links that lead elsewhere than they say.
local util = require 'rspamd_util'
local organisation = dofile(rspamd_paths['LOCAL_CONFDIR'] .. '/organisation.lua')

local known = {
  'PHISHING', 'PHISHED_OPENPHISH', 'PHISHED_PHISHTANK', 'PHISHED_GENERIC_SERVICE', 'HACKED_WP_PHISHING',
  'PH_SURBL_MULTI', 'DBL_PHISH', 'DBL_ABUSE_PHISH', 'MAILSTEAD_SCANNER_PHISHING', 'MAILSTEAD_LINK',
}
local most_links = 2000

-- The host that a text shows, when the text is a web address and nothing else.
local function shown_host(text)
  local trimmed = string.lower(string.match(text, '^[%s\194\160]*(.-)[%s\194\160]*$') or '')
  local rest = string.match(trimmed, '^https?://(%S+)$')
  if not rest and string.find(trimmed, '^www%.%S+$') then rest = trimmed end
  if not rest and string.find(trimmed, '^[%w%-%.]+%.%a+[/?]?%S*$') then
    local host = string.match(trimmed, '^[%w%-%.]+')
    -- A name with a dot alone may be anything; one under a public suffix is meant for a host.
    if util.get_tld(host) ~= '' and string.find(host, '%.[a-z][a-z]+$') then rest = trimmed end
  end
  local host = rest and string.match(string.gsub(rest, '^[^/?#]*@', ''), '^([%w%-%.]+)')
  return host and string.find(host, '%.') and (string.gsub(host, '%.$', '')) or nil
end

local function leads_elsewhere(tag)
  local link = tag:get_extra()
  if not link or type(link) ~= 'userdata' or not link.get_host then return false end
  local protocol = link:get_protocol()
  local host = (protocol == 'http' or protocol == 'https') and link:get_host()
  local shown = host and shown_host(tostring(tag:get_content() or ''))
  return shown ~= nil and shown ~= false and organisation(shown) ~= organisation(host)
end

rspamd_config:register_symbol({
  name = 'MAILSTEAD_LINK',
  type = 'normal',
  group = 'mailstead',
  score = 0.0,
  description = 'A link that shows one host and leads to another',
  callback = function(task)
    local found, seen = false, 0
    for _, part in ipairs(task:get_text_parts() or {}) do
      local html = part:is_html() and part:get_html()
      if html then
        html:foreach_tag('a', function(tag)
          seen = seen + 1
          found = found or leads_elsewhere(tag)
          return found or seen >= most_links
        end)
      end
    end
    return found, 1.0
  end,
})

rspamd_config:register_symbol({
  name = 'MAILSTEAD_PHISHING',
  type = 'postfilter',
  group = 'mailstead',
  score = 0.0,
  description = 'Some rule or list says that the mail is phishing',
  callback = function(task)
    for _, name in ipairs(known) do
      if task:has_symbol(name) then return task:insert_result('MAILSTEAD_PHISHING', 1.0, name) end
    end
  end,
})
