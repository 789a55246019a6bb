-- Without DNS a client has no name, a sender no mail server and a greeting no address. That says nothing of the mail, so it does not
-- count then. How it is known: most of the lists that have nothing to do with the sender do not answer either.
local lists = {
  'SPAMHAUS_FAIL', 'MAILSPIKE_FAIL', 'RBL_SENDERSCORE_FAIL', 'RBL_SEM_FAIL', 'RCVD_IN_DNSWL_FAIL', 'RBL_NIXSPAM_FAIL', 'BLOCKLISTDE_FAIL',
}
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
    local silent = 0
    for _, list in ipairs(lists) do silent = silent + (task:has_symbol(list) and 1 or 0) end
    if silent <= #lists / 2 then return end
    task:insert_result('MAILSTEAD_DNS_AWAY', 1.0)
    for _, symbol in ipairs(unanswered) do task:remove_result(symbol) end
  end,
})
