-- Whether the domain of the From header is proved: by a DKIM signature or by SPF that passed for the same organisational domain
-- (relaxed alignment as in RFC 7489 3.1, by the list of public suffixes). White lists rely on it.
local organisation = dofile(rspamd_paths['LOCAL_CONFDIR'] .. '/organisation.lua')

local function is_domain(name)
  return string.match(name, '^[%w%.%-_]+$') ~= nil
end

-- The one domain of From; none when there is any doubt whom a reader will see.
local function from_domain(task)
  local headers = task:get_header_full('From') or {}
  local from = task:get_from('mime') or {}
  if #headers ~= 1 or #from ~= 1 then return nil end
  -- Whatever could be read as an address beside the one: an @ outside quotes, a group, a second address.
  local bare = string.gsub(string.gsub(headers[1].value or '', '"[^"\\]*"', ''), '%b()', '')
  if string.find(bare, '[,;:"()\\]') or select(2, string.gsub(bare, '@', '')) ~= 1 then return nil end
  local domain = string.lower(from[1].domain or '')
  return is_domain(domain) and domain or nil
end

local function same_organisation(one, other)
  return is_domain(one) and organisation(one) == organisation(other)
end

local function spf_domain(task)
  if not task:has_symbol('R_SPF_ALLOW') then return nil end
  local sender = (task:get_from('smtp') or {})[1]
  local domain = sender and sender.domain or ''
  return domain ~= '' and domain or task:get_helo()
end

local function is_aligned(task)
  local domain = from_domain(task)
  if not domain then return false end
  local by_spf = spf_domain(task)
  if by_spf and same_organisation(by_spf, domain) then return true end
  for _, symbol in ipairs(task:get_symbol('R_DKIM_ALLOW') or {}) do
    for _, option in ipairs(symbol.options or {}) do
      -- `domain:s=selector`, and a domain may have `:s=` in it.
      local signer = string.match(option, '^(.*):s=')
      if signer and same_organisation(signer, domain) then return true end
    end
  end
  return false
end

rspamd_config:register_symbol({
  name = 'MAILSTEAD_ALIGNED',
  type = 'postfilter',
  group = 'mailstead',
  score = 0.0,
  description = 'The domain of From is proved by DKIM or SPF',
  callback = function(task)
    if is_aligned(task) then task:insert_result('MAILSTEAD_ALIGNED', 1.0) end
  end,
})
