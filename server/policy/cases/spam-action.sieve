# What happens to spam: SPAM_ACTION 0 to 3 and SPAM_CHECK, of the domain and then of the mailbox.

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"], header :is "X-Mailstead-Taught-By" "${domain_id}")) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}

# ----- domain -----
require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_check" "1";
set "spam_threshold" "80";
set "spam_learning" "0";
set "spam_action" "1";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";

# ----- plan -----
require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "keeps_copy" "1";

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_action" "0";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"], header :is "X-Mailstead-Taught-By" "${domain_id}")) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_action" "2";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"], header :is "X-Mailstead-Taught-By" "${domain_id}")) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_action" "3";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"], header :is "X-Mailstead-Taught-By" "${domain_id}")) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_check" "0";
set "spam_action" "3";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"], header :is "X-Mailstead-Taught-By" "${domain_id}")) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
