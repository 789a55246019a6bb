-- DKIM: mail that a mailbox sends is signed by the domain of its From; what Sieve sends on, by the domain that sends it on.
-- The keys are asked of policyd for each mail, so a key is used from the moment it is there. A domain without a key is not signed.
local http = require 'rspamd_http'
local logger = require 'rspamd_logger'
local rsa = require 'rspamd_rsa_privkey'
local ucl = require 'ucl'

local organisation = dofile(rspamd_paths['LOCAL_CONFDIR'] .. '/organisation.lua')
local settings = rspamd_config:get_all_opt('mailstead')

local function is_domain(name)
  return #name <= 253 and string.match(name, '^[%w%-_]+%.[%w%.%-_]*%w$') ~= nil
end

local function domain_of(address)
  local domain = string.lower(string.match(address, '@([^@]*)$') or '')
  return is_domain(domain) and domain or nil
end

-- Who forwards a mail vouches for it, but not for a sender of his own domain that nobody has proved: that would make a forged From true.
local function forwarder(task, domain)
  if not domain or task:has_header('X-Mailstead-Authenticated') or task:has_header('X-Mailstead-Aligned') then return domain end
  local own = organisation(domain)
  for _, from in ipairs(task:get_from('mime') or {}) do
    if organisation(string.lower(from.domain or '')) == own then return nil end
  end
  return domain
end

local function signing_domain(task)
  local door = mailstead.door(task)
  if door == 'reinjection' then
    local redirected = task:get_header_full('X-Mailstead-Forwarder')
    -- Who sends it on now has put his name above those before.
    if redirected then return forwarder(task, domain_of((string.gsub(redirected[1].value or '', '[%s<>]', '')))) end
  elseif not task:get_user() then
    return nil
  end
  local from = task:get_from('mime')
  return from and #from == 1 and domain_of(from[1].addr or '') or nil
end

local function selectors(body)
  local parser = ucl.parser()
  if not parser:parse_string(body) then return nil end
  local reply = parser:get_object()
  local data = type(reply) == 'table' and reply.data
  return type(data) == 'table' and type(data.selectors) == 'table' and data.selectors or nil
end

-- The signing function writes a key that it cannot read into the log.
local function is_key(text)
  if type(text) ~= 'string' then return false end
  local load = string.find(text, '^%-%-%-%-%-BEGIN') and rsa.load_pem or rsa.load_base64
  local works, key = pcall(load, text)
  return works and key ~= nil
end

local function sign_with(task, domain, body)
  local found = selectors(body)
  -- Nothing of the reply may reach a log: it holds a private key.
  if not found then return logger.errx(task, 'the reply about the key of %s cannot be read', domain) end
  for _, one in ipairs(found) do
    local how = { domain = one.domain or domain, selector = one.selector, rawkey = one.key }
    if type(one.selector) == 'string' and is_key(one.key) and rspamd_plugins.dkim.sign(task, how) then
      task:insert_result('MAILSTEAD_SIGN', 1.0, domain)
    else
      logger.errx(task, 'the key of %s cannot be used', domain)
    end
  end
end

rspamd_config:register_symbol({
  name = 'MAILSTEAD_SIGN',
  type = 'normal',
  group = 'mailstead',
  score = 0.0,
  flags = 'ignore_passthrough,empty',
  description = 'Signed by DKIM',
  callback = function(task)
    local domain = signing_domain(task)
    if not domain then return end
    http.request({
      task = task,
      url = string.format('%s/v1/dkim/%s', settings.vault, domain),
      headers = { ['X-Vault-Token'] = settings.token },
      -- A large mail may keep the process busy for seconds.
      timeout = 8.0,
      callback = function(err, code, body)
        if code == 200 then
          sign_with(task, domain, tostring(body))
        elseif code ~= 404 then
          logger.errx(task, 'the key of %s cannot be asked for: %s', domain, err or code)
        end
      end,
    })
  end,
})
