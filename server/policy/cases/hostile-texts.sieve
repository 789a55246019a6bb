# Texts that would be Sieve, or the end of a text, if they were not texts.

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "dollar" "$";
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
if anyof(string :is ["${sender}", "${from}"] ["${dollar}{from}@else.example", "${dollar}{own_white}"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["${dollar}{from}@else.example", "${dollar}{own_white}"])) {
  set "own_black" "1";
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
redirect "00000000-0000-7000-8000-000000000001@forwards.invalid";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
if not string :is ["${spam}"] ["1"] {
  include :personal "part-autoresponder-a8a6e055388af5b7a3a8b378";
}

# ----- autoresponder-a8a6e055388af5b7a3a8b378 -----
require ["vacation"];
vacation :days 7 :handle "autoresponder-1" :subject "\"; discard; # ${1} \\ [\"" "text:
.
..
\"; redirect \"x@else.example\"; # ${1} ${spam}
/* \\  � ‮ right to left */ 😀";

# ----- domain -----
require ["comparator-i;ascii-numeric", "envelope", "include", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "dollar" "$";
set "domain_id" "00000000-0000-7000-8000-000000000002";
set "spam_check" "1";
set "spam_threshold" "120";
set "spam_learning" "0";
set "spam_action" "2";
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
if string :is ["${sender}", "${aligned_from}"] ["a${dollar}{1}@else.example"] {
  set "domain_white" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["${dollar}{sender}@else.example", "\"x\\\"];discard;#\"@else.example", "\"back\\\\slash\"@else.example", "*@else.example", "?@else.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["${dollar}{sender}@else.example", "\"x\\\"];discard;#\"@else.example", "\"back\\\\slash\"@else.example", "*@else.example", "?@else.example"])) {
  set "domain_black" "1";
}

# ----- plan -----
require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "keeps_copy" "1";

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "dollar" "$";
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
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
if anyof(string :is ["${sender}", "${from}"] ["${dollar}{from}@else.example", "${dollar}{own_white}"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["${dollar}{from}@else.example", "${dollar}{own_white}"])) {
  set "own_black" "1";
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
  include :personal "part-autoresponder-5d5fa52e55105911bb3268a7";
}

# ----- autoresponder-5d5fa52e55105911bb3268a7 -----
require ["vacation"];
vacation :days 7 :handle "autoresponder-2" :subject "a
Bcc: x@else.example" "";

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_id", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "dollar" "$";
include :personal "domain";
set "domain_id" "00000000-0000-7000-8000-000000000002";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
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
if anyof(string :is ["${sender}", "${from}"] ["${dollar}{from}@else.example", "${dollar}{own_white}"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["${dollar}{from}@else.example", "${dollar}{own_white}"])) {
  set "own_black" "1";
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
  include :personal "part-autoresponder-baac35563cd730e72f29b22f";
}

# ----- autoresponder-baac35563cd730e72f29b22f -----
require ["vacation"];
vacation :days 7 :handle "autoresponder-3" "";
