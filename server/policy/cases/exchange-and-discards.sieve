# What is discarded is not sent back to whoever it names as its sender.

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
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
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], not header :is "X-Mailstead-Authenticated" "yes") {
  reject "This mailbox takes mail of its own system only.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "000000000001") {
  reject "This mailbox does not take mail of this sender.";
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
require ["comparator-i;ascii-numeric", "envelope", "include", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_check" "1";
set "spam_threshold" "30";
set "spam_learning" "0";
set "spam_action" "3";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["@${sender_domain}", "@${from_domain}"] ["@black.example"], allof(string :is ["${several_from}"] ["1"], address :domain :is "From" ["black.example"])) {
  set "domain_black" "1";
}

# ----- plan -----
require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "keeps_copy" "1";

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_action" "1";
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
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], not header :is "X-Mailstead-Authenticated" "yes") {
  reject "This mailbox takes mail of its own system only.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "000000000001") {
  reject "This mailbox does not take mail of this sender.";
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
require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_action" "1";
set "cleanmail_plus" "1";
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
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], not header :is "X-Mailstead-Authenticated" "yes") {
  reject "This mailbox takes mail of its own system only.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "000000000001") {
  reject "This mailbox does not take mail of this sender.";
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
