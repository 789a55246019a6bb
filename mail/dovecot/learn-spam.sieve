# A mail was put into Spam: it is an example of spam (contract.md F.3, SPAM_LEARNING).
require ["vnd.dovecot.pipe", "copy", "environment", "imapsieve", "variables"];

if environment :matches "imap.user" "*" { set "user" "${1}"; }
if size :under 10M {
  pipe :copy :try "perl" ["{{config}}/learn.pl", "spam", "${user}", "{{learnSocket}}", "{{state}}/learning-waits"];
}
