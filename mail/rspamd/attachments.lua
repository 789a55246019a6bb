-- Dangerous attachments: what runs when it is opened (programs, scripts, links, disk images that hold them), by name or by its first
-- bytes, in zip and other archives too. Documents and archives as such are not dangerous.
local zip = dofile(rspamd_paths['LOCAL_CONFDIR'] .. '/zip.lua')

local dangerous = {}
for extension in
  string.gmatch(
    [[
    exe com scr pif bat cmd cpl dll ocx sys drv vxd msi msp mst msu msc appx appxbundle msix msixbundle application appref-ms
    js jse mjs vb vbs vbe ws wsf wsh wsc sct hta ps1 ps1xml ps2 ps2xml psc1 psc2 psm1 psd1 msh msh1 msh2 reg inf ins isp scf
    lnk url website gadget jar jnlp chm hlp xll iso img vhd vhdx udf dmg pkg app command action workflow
    apk xap deb rpm run appimage sh bash csh ksh zsh fish py pyc pyw pyz pl rb lib nsh shb shs diagcab diagcfg diagpkg
    library-ms search-ms settingcontent-ms theme
    ]],
    '%S+'
  )
do
  dangerous[extension] = true
end

-- The name as the systems that open it take it: neither case nor what is invisible counts, nor dots and spaces at the end.
local function plain(name)
  local shown = string.gsub(name, '\226\128[\139-\143\168-\174]', '')
  shown = string.gsub(string.gsub(shown, '\226\129[\160-\175]', ''), '\239\187\191', '')
  shown = string.match(string.lower(shown), '[^/\\]*$')
  -- Windows takes `a.exe:b` and `a.exe::$DATA` for what belongs to `a.exe`.
  return (string.gsub(string.gsub(shown, ':.*$', ''), '[%s%c%."\']+$', ''))
end

local function is_dangerous_name(name)
  local shown = plain(name)
  local inner, packed = string.match(shown, '^(.*)%.(%w+)$')
  if packed == 'gz' or packed == 'bz2' or packed == 'xz' or packed == 'z' or packed == 'zst' then shown = inner end
  return dangerous[string.match(shown, '%.([%w%-]+)$') or ''] == true
end

local function starts(data, bytes, at)
  at = at or 1
  return #data >= at + #bytes - 1 and tostring(data:sub(at, at + #bytes - 1)) == bytes
end

local programs = {
  '\127ELF', '\254\237\250\206', '\254\237\250\207', '\206\250\237\254', '\207\250\237\254', '\202\254\186\190',
  'dex\n035\0', 'L\0\0\0\1\20\2\0', 'ITSF\3\0\0\0',
}

local function is_program(data)
  for _, bytes in ipairs(programs) do
    if starts(data, bytes) then return true end
  end
  if starts(data, 'MZ') then return string.find(tostring(data:sub(3, 64)), '%z') ~= nil end
  if starts(data, '#!') then return string.find(tostring(data:sub(1, 80)), '^#![ \t]*/%w') ~= nil end
  return starts(data, 'CD001', 32770)
end

-- What is looked at in one mail: entries of zips, names in other archives, bytes unpacked, archives within archives. While Lua works
-- no other mail is served, so a mail that has more is dangerous by that: what is not looked at may hold anything.
local function budget()
  return { entries = 10000, names = 10000, bytes = 64 * 1048576, archives = 500 }
end
local deepest = 5
local largest = 32 * 1048576

local is_dangerous_zip

-- An entry that is a zip, or called one: programs that unpack take those also with other bytes in front.
local function is_dangerous_inside(data, entry, beginning, depth, left)
  if not zip.starts(beginning) and not string.find(plain(entry.name), '%.zipx?$') then return false end
  if depth == deepest or left.archives == 0 or left.bytes <= 0 then return true end
  left.archives = left.archives - 1
  local inner, cost = zip.unpack(data, entry, entry.packed, math.min(left.bytes, largest))
  left.bytes = left.bytes - cost
  return not inner or is_dangerous_zip(inner, depth + 1, left)
end

function is_dangerous_zip(data, depth, left)
  local entries, seen = zip.entries(data, left.entries), {}
  if not entries then return true end
  left.entries = left.entries - #entries
  for _, entry in ipairs(entries) do
    if left.bytes <= 0 or is_dangerous_name(entry.name) then return true end
    -- Many names for one place are a way to have the same unpacked again and again.
    if not seen[entry.offset] then
      seen[entry.offset] = true
      local beginning, cost = zip.beginning(data, entry)
      left.bytes = left.bytes - cost
      if beginning and is_program(beginning) then return true end
      if beginning and is_dangerous_inside(data, entry, beginning, depth, left) then return true end
    end
  end
  return false
end

-- All names a part goes by: a program may take another than Rspamd.
local function names(part)
  local found = { part:get_filename() or '' }
  for _, header in ipairs({ 'Content-Disposition', 'Content-Type' }) do
    local value = part:get_header(header) or ''
    for name in string.gmatch(value, 'name%*?%d*%*?%s*=%s*"([^"]*)"') do table.insert(found, name) end
    for name in string.gmatch(value, 'name%*?%d*%*?%s*=%s*([^";]+)') do table.insert(found, name) end
  end
  return found
end

local function is_dangerous_part(part, left)
  if part:is_multipart() or part:is_message() then return false end
  local all = names(part)
  for _, name in ipairs(all) do
    if is_dangerous_name(name) then return true end
  end
  local archive = part:is_archive() and part:get_archive()
  local inside = archive and archive:get_files(left.names + 1) or {}
  if #inside > left.names then return true end
  left.names = left.names - #inside
  for _, name in ipairs(inside) do
    if is_dangerous_name(tostring(name)) then return true end
  end
  local content = part:get_content()
  -- The text of a mail may well begin as a script does.
  if #content == 0 or (part:is_text() and #all == 1 and all[1] == '') then return false end
  return is_program(content) or is_dangerous_zip(content, 1, left)
end

rspamd_config:register_symbol({
  name = 'MAILSTEAD_ATTACHMENT',
  type = 'normal',
  group = 'mailstead',
  score = 0.0,
  description = 'An attachment that runs when it is opened',
  callback = function(task)
    local left = budget()
    for _, part in ipairs(task:get_parts() or {}) do
      if is_dangerous_part(part, left) then return true, 1.0 end
    end
    return false
  end,
})
