-- The organisation that a host name belongs to: its domain under a public suffix (RFC 7489 3.2).
local util = require 'rspamd_util'

-- A name whose top-level domain is not on the list comes back whole; by the list's default rule (`*`) two labels are the organisation.
return function(name)
  local lower = string.lower(name)
  local top = string.match(lower, '[^.]+$')
  local probe = top and 'a.b.c.' .. top
  if probe and util.get_tld(probe) == probe then return string.match(lower, '[^.]+%.[^.]+$') or lower end
  return util.get_tld(lower)
end
