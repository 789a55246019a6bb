# The autoresponder: once to each sender, anew after each change; never to spam, bounces, lists and other automata.

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
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
if not string :is ["${spam}"] ["1"] {
  include :personal "part-autoresponder-468b953d3976de2d3aaa385d";
}

# ----- autoresponder-468b953d3976de2d3aaa385d -----
require ["vacation"];
vacation :days 7 :handle "autoresponder-1" :subject "I am away" "Till Monday.
Ärger? Nein.";

# ----- domain -----
require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_check" "1";
set "spam_threshold" "30";
set "spam_learning" "0";
set "spam_action" "0";
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
if not string :is ["${spam}"] ["1"] {
  include :personal "part-autoresponder-f7f446306249af362c4ae0fb";
}

# ----- autoresponder-f7f446306249af362c4ae0fb -----
require ["vacation"];
vacation :days 7 :handle "autoresponder-2" "Till Monday.
Ärger? Nein.";

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "duplicate", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
include :personal "plan";
if allof(header :is "X-Loop" "00000000-0000-7000-8000-000000000001", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
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
if header :is "X-Loop" "00000000-0000-7000-8000-000000000001" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "00000000-0000-7000-8000-000000000001")) {
  discard;
  stop;
}
addheader "X-Loop" "00000000-0000-7000-8000-000000000001";
redirect "one@else.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
if not string :is ["${spam}"] ["1"] {
  include :personal "part-autoresponder-f7f446306249af362c4ae0fb";
}
