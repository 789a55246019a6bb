-- Without DNS a client has no name, a sender no mail server and a greeting no address. That says nothing of the mail, so it does not
-- count then. How it is known: neither the owner of the client's address nor that of the sender's domain could be asked.
local unanswered = {
  'HFILTER_HOSTNAME_UNKNOWN', 'HFILTER_FROMHOST_NORES_A_OR_MX', 'HFILTER_FROMHOST_NORESOLVE_MX', 'HFILTER_HELO_IP_A',
  'HFILTER_HELO_NORES_A_OR_MX', 'HFILTER_HELO_NORESOLVE_MX', 'RDNS_NONE',
}

rspamd_config:register_symbol({
  name = 'MAILSTEAD_DNS_AWAY',
  type = 'postfilter',
  group = 'mailstead',
  score = 0.0,
  description = 'No DNS server answers',
  callback = function(task)
    local is_away = task:has_symbol('RDNS_DNSFAIL') and (task:has_symbol('R_SPF_DNSFAIL') or task:has_symbol('DMARC_DNSFAIL'))
    if not is_away then return end
    task:insert_result('MAILSTEAD_DNS_AWAY', 1.0)
    for _, symbol in ipairs(unanswered) do task:remove_result(symbol) end
  end,
})
