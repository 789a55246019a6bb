-- Our own rules, one file a job. The package's rspamd.lua runs this file after its own.
-- What one job offers to another.
mailstead = {}

local here = rspamd_paths['LOCAL_CONFDIR']
for _, job in ipairs({ 'door', 'test-line', 'sign', 'aligned', 'attachments', 'phishing', 'virus', 'dns-away', 'bayes', 'headers' }) do
  dofile(string.format('%s/%s.lua', here, job))
end
