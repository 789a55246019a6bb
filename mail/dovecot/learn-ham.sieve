# A mail was taken out of Spam: it is an example of what is no spam (contract.md F.3, SPAM_LEARNING). Not when it was thrown away, in
# whichever folder a client does that, or put into another folder for spam.
require ["vnd.dovecot.pipe", "copy", "environment", "imapsieve", "special-use", "variables"];

if environment :matches "imap.user" "*" { set "user" "${1}"; }
if environment :matches "imap.mailbox" "*" { set :lower "mailbox" "${1}"; set "asItIs" "${1}"; }
if anyof (
  string :matches "${mailbox}" ["spam*", "junk*", "bulk*", "trash*", "deleted*", "bin", "papierkorb*", "gelöscht*", "corbeille*", "papelera*"],
  specialuse_exists "${asItIs}" "\\Trash",
  specialuse_exists "${asItIs}" "\\Junk"
) {
  stop;
}
if size :under 10M {
  pipe :copy :try "perl" ["{{config}}/learn.pl", "ham", "${user}", "{{learnSocket}}", "{{state}}/learning-waits"];
}
