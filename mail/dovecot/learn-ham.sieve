# A mail was taken out of Spam: it is an example of what is no spam (contract.md F.3, SPAM_LEARNING). Not when it was thrown away, in
# whichever folder a client does that, or put into another folder for spam.
require ["vnd.dovecot.pipe", "copy", "environment", "imapsieve", "variables"];

if environment :matches "imap.user" "*" { set "user" "${1}"; }
if environment :matches "imap.mailbox" "*" { set :lower "folder" "${1}"; }
if string :matches "${folder}" [
  "spam*", "junk*", "bulk*", "trash*", "deleted*", "bin", "papierkorb*", "gelöschte*", "corbeille*", "papelera*"
] {
  stop;
}
if size :under 10M {
  pipe :copy :try "perl" ["{{config}}/learn.pl", "ham", "${user}", "{{learnSocket}}", "{{state}}/learning-waits"];
}
