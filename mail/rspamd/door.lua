-- By which door of Postfix a mail came: its milter macro {daemon_name}, which is set in Postfix's master.cf.
mailstead.door = function(task)
  return tostring(task:get_request_header('MTA-Name') or '')
end
