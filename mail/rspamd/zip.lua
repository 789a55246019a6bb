-- What a zip archive holds, read from its central directory: the list that every unpacker goes by.
local util = require 'rspamd_util'

-- Rspamd's texts give bytes above 127 as negative numbers.
local function byte(data, at)
  return (data:byte(at) or 0) % 256
end

local function number(data, at, bytes)
  local found = 0
  for i = bytes - 1, 0, -1 do found = found * 256 + byte(data, at + i) end
  return found
end

local function is_at(data, at, signature)
  if at < 1 or at + 3 > #data then return false end
  for i = 1, 4 do
    if byte(data, at + i - 1) ~= string.byte(signature, i) then return false end
  end
  return true
end

-- Where the central directory begins: told at the end of the file, before a comment of at most 64 kB.
local function directory(data)
  for at = #data - 21, math.max(1, #data - 65557), -1 do
    if is_at(data, at, 'PK\5\6') then return number(data, at + 16, 4) + 1 end
  end
end

local zip = {}

function zip.is(data)
  return is_at(data, 1, 'PK\3\4')
end

-- At most so many entries, with `name`, `encrypted`, `packed` (bytes) and what `zip.beginning` needs.
function zip.entries(data, most_entries)
  local entries, at = {}, directory(data)
  while at and is_at(data, at, 'PK\1\2') and #entries < most_entries do
    local name, extra, comment = number(data, at + 28, 2), number(data, at + 30, 2), number(data, at + 32, 2)
    table.insert(entries, {
      name = tostring(data:sub(at + 46, at + 45 + name)),
      encrypted = number(data, at + 8, 2) % 2 == 1,
      method = number(data, at + 10, 2),
      packed = number(data, at + 20, 4),
      offset = number(data, at + 42, 4) + 1,
    })
    at = at + 46 + name + extra + comment
  end
  return entries
end

-- What an entry holds, unpacked from at most so many bytes of the archive; nil when it cannot be read, or would be larger than `limit`.
function zip.unpack(data, entry, most, limit)
  if entry.encrypted or not is_at(data, entry.offset, 'PK\3\4') then return nil end
  local from = entry.offset + 30 + number(data, entry.offset + 26, 2) + number(data, entry.offset + 28, 2)
  local bytes = math.min(entry.packed, most, #data - from + 1)
  if bytes <= 0 then return nil end
  local packed = data:sub(from, from + bytes - 1)
  if entry.method == 0 then return packed end
  -- A byte becomes 1032 at most.
  if entry.method == 8 then return util.inflate(packed, limit or most * 1100) end
end

return zip
