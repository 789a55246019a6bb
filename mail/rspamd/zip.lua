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

-- Where central directories begin, and how far their entries' offsets are off. The list ends where its end record begins (at the
-- end of the file, before a comment of at most 64 kB), so bytes in front of the zip change nothing. Where the record tells another
-- place, or there are several, unpackers differ in which they go by: all are named.
local function directories(data)
  local found, known = {}, {}
  local function add(ends, size, told)
    for _, begins in ipairs({ ends - size, told }) do
      local key = begins .. ' ' .. told
      if not known[key] and is_at(data, begins, 'PK\1\2') then table.insert(found, { at = begins, off = begins - told }) end
      known[key] = true
    end
  end
  local tail = math.max(1, #data - 65556)
  for behind in string.gmatch(tostring(data:sub(tail, #data)), '()PK\5\6') do
    local at = tail + behind - 1
    add(at, number(data, at + 12, 4), number(data, at + 16, 4) + 1)
    -- Zip64: the sizes are in a record of its own, in front of a pointer to it.
    if is_at(data, at - 20, 'PK\6\7') and is_at(data, at - 76, 'PK\6\6') then
      add(at - 76, number(data, at - 36, 4), number(data, at - 28, 4) + 1)
    end
  end
  return found
end

local zip = {}

function zip.starts(data)
  return is_at(data, 1, 'PK\3\4')
end

-- The entries, with `name`, `encrypted`, `packed` (bytes) and what `zip.unpack` needs; none when it is no zip. nil when there are
-- more than `most`.
function zip.entries(data, most)
  local entries = {}
  for _, directory in ipairs(directories(data)) do
    local at = directory.at
    while is_at(data, at, 'PK\1\2') do
      if #entries >= most then return nil end
      local name, extra, comment = number(data, at + 28, 2), number(data, at + 30, 2), number(data, at + 32, 2)
      table.insert(entries, {
        name = tostring(data:sub(at + 46, at + 45 + name)),
        encrypted = number(data, at + 8, 2) % 2 == 1,
        method = number(data, at + 10, 2),
        packed = number(data, at + 20, 4),
        offset = number(data, at + 42, 4) + 1 + directory.off,
      })
      at = at + 46 + name + extra + comment
    end
  end
  return entries
end

-- What an entry holds, unpacked from at most so many bytes of the archive, and how many bytes were unpacked for it; nil when it
-- cannot be read, or would be larger than `limit`.
function zip.unpack(data, entry, most, limit)
  if entry.encrypted or not is_at(data, entry.offset, 'PK\3\4') then return nil, 0 end
  local from = entry.offset + 30 + number(data, entry.offset + 26, 2) + number(data, entry.offset + 28, 2)
  local bytes = math.min(entry.packed, most, #data - from + 1)
  if bytes <= 0 then return nil, 0 end
  local packed = data:sub(from, from + bytes - 1)
  if entry.method == 0 then return packed, bytes end
  if entry.method ~= 8 then return nil, 0 end
  -- A byte becomes 1032 at most.
  limit = math.min(limit or math.huge, bytes * 1100)
  local content = util.inflate(packed, limit)
  return content, content and #content or limit
end

-- The beginning of an entry, as `zip.unpack` gives it. 33,000 bytes are enough to know a disk image; of what packs very small, few
-- bytes of the archive give as many, and cost less.
function zip.beginning(data, entry)
  local first, cost = zip.unpack(data, entry, 64)
  if entry.packed <= 64 or (first and #first > 33000) then return first, cost end
  local more, costs = zip.unpack(data, entry, 512)
  return more, cost + costs
end

return zip
