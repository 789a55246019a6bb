# More targets than the mail store sends on to in one delivery: the mail comes back for the others.

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "include", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
if header :is "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 1" {
  deleteheader "X-Mailstead-Round";
  redirect "t91@else.example";
  redirect "t92@else.example";
  redirect "t93@else.example";
  redirect "t94@else.example";
  redirect "t95@else.example";
  redirect "t96@else.example";
  redirect "t97@else.example";
  redirect "t98@else.example";
  redirect "t99@else.example";
  redirect "t100@else.example";
  redirect "t101@else.example";
  redirect "t102@else.example";
  redirect "t103@else.example";
  redirect "t104@else.example";
  redirect "t105@else.example";
  redirect "t106@else.example";
  redirect "t107@else.example";
  redirect "t108@else.example";
  redirect "t109@else.example";
  redirect "t110@else.example";
  redirect "t111@else.example";
  redirect "t112@else.example";
  redirect "t113@else.example";
  redirect "t114@else.example";
  redirect "t115@else.example";
  redirect "t116@else.example";
  redirect "t117@else.example";
  redirect "t118@else.example";
  redirect "t119@else.example";
  redirect "t120@else.example";
  redirect "t121@else.example";
  redirect "t122@else.example";
  redirect "t123@else.example";
  redirect "t124@else.example";
  redirect "t125@else.example";
  redirect "t126@else.example";
  redirect "t127@else.example";
  redirect "t128@else.example";
  redirect "t129@else.example";
  redirect "t130@else.example";
  redirect "t131@else.example";
  redirect "t132@else.example";
  redirect "t133@else.example";
  redirect "t134@else.example";
  redirect "t135@else.example";
  redirect "t136@else.example";
  redirect "t137@else.example";
  redirect "t138@else.example";
  redirect "t139@else.example";
  redirect "t140@else.example";
  redirect "t141@else.example";
  redirect "t142@else.example";
  redirect "t143@else.example";
  redirect "t144@else.example";
  redirect "t145@else.example";
  redirect "t146@else.example";
  redirect "t147@else.example";
  redirect "t148@else.example";
  redirect "t149@else.example";
  redirect "t150@else.example";
  redirect "t151@else.example";
  redirect "t152@else.example";
  redirect "t153@else.example";
  redirect "t154@else.example";
  redirect "t155@else.example";
  redirect "t156@else.example";
  redirect "t157@else.example";
  redirect "t158@else.example";
  redirect "t159@else.example";
  redirect "t160@else.example";
  redirect "t161@else.example";
  redirect "t162@else.example";
  redirect "t163@else.example";
  redirect "t164@else.example";
  redirect "t165@else.example";
  redirect "t166@else.example";
  redirect "t167@else.example";
  redirect "t168@else.example";
  redirect "t169@else.example";
  redirect "t170@else.example";
  redirect "t171@else.example";
  redirect "t172@else.example";
  redirect "t173@else.example";
  redirect "t174@else.example";
  redirect "t175@else.example";
  redirect "t176@else.example";
  redirect "t177@else.example";
  redirect "t178@else.example";
  redirect "t179@else.example";
  redirect "t180@else.example";
  if envelope :all :matches "to" "*" {
    addheader "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 2";
    redirect "${1}";
    deleteheader "X-Mailstead-Round";
  }
  stop;
}
if header :is "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 2" {
  deleteheader "X-Mailstead-Round";
  redirect "t181@else.example";
  redirect "t182@else.example";
  redirect "t183@else.example";
  redirect "t184@else.example";
  redirect "t185@else.example";
  redirect "t186@else.example";
  redirect "t187@else.example";
  redirect "t188@else.example";
  redirect "t189@else.example";
  redirect "t190@else.example";
  stop;
}
if header :matches "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 *" {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
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
if header :count "ge" :comparator "i;ascii-numeric" "X-Loop" "10" {
  reject "This message is forwarded in a circle.";
  stop;
}
if not string :is ["${spam}"] ["1"] {
  include :personal "autoresponder-4ebc1dc534fb13979b539958";
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
addheader "X-Loop" "00000000-0000-7000-8000-000000000001";
redirect "t1@else.example";
redirect "t2@else.e
# ... 8722 bytes, SHA-256 bc28942a3ac004ced1249b63a7c31eb1d3a81fd529ecc330771646321c641506

# ----- autoresponder-4ebc1dc534fb13979b539958 -----
require ["vacation"];
vacation :days 7 :handle "autoresponder-1" "away";

# ----- domain -----
require ["envelope", "include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "30";
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["@black.example"] {
  set "domain_black" "1";
}

# ----- plan -----
require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "keeps_copy" "1";

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "duplicate", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
if header :matches "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 *" {
  discard;
  stop;
}
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if not string :is ["${spam}"] ["1"] {
  include :personal "autoresponder-4ebc1dc534fb13979b539958";
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
addheader "X-Loop" "00000000-0000-7000-8000-000000000001";
redirect "t1@else.example";
redirect "t2@else.example";
redirect "t3@else.example";
redirect "t4@else.example";
redirect "t5@else.example";
redirect "t6@else.example";
redirect "t7@else.example";
redirect "t8@else.example";
redirect "t9@else.example";
redirect "t10@else.example";
redirect "t11@else.example";
redirect "t12@else.example";
redirect "t13@else.example";
redirect "t14@else.example";
redirect "t15@else.example";
redirect "t16@else.example";
redirect "t17@else.example";
redirect "t18@else.example";
redirect "t19@else.example";
redirect "t20@else.example";
redirect "t21@else.example";
redirect "t22@else.example";
redirect "t23@else.example";
redirect "t24@else.example";
redirect "t25@else.example";
redirect "t26@else.example";
redirect "t27@else.example";
redirect "t28@else.example";
redirect "t29@else.example";
redirect "t30@else.example";
redirect "t31@else.example";
redirect "t32@else.example";
redirect "t33@else.example";
redirect "t34@else.example";
redirect "t35@else.example";
redirect "t36@else.example";
redirect "t37@else.example";
redirect "t38@else.example";
redirect "t39@else.example";
redirect "t40@else.example";
redirect "t41@else.example";
redirect "t42@else.example";
redirect "t43@else.example";
redirect "t44@else.example";
redirect "t45@else.example";
redirect "t46@else.example";
redirect "t47@else.example";
redirect "t48@else.example";
redirect "t49@else.example";
redirect "t50@else.example";
redirect "t51@else.example";
redirect "t52@else.example";
redirect "t53@else.example";
redirect "t54@else.example";
redirect "t55@else.example";
redirect "t56@else.example";
redirect "t57@else.example";
redirect "t58@else.example";
redirect "t59@else.example";
redirect "t60@else.example";
redirect "t61@else.example";
redirect "t62@else.example";
redirect "t63@else.example";
redirect "t64@else.example";
redirect "t65@else.example";
redirect "t66@else.example";
redirect "t67@else.example";
redirect "t68@else.example";
redirect "t69@else.example";
redirect "t70@else.example";
redirect "t71@else.example";
redirect "t72@else.example";
redirect "t73@else.example";
redirect "t74@else.example";
redirect "t75@else.example";
redirect "t76@else.example";
redirect "t77@else.example";
redirect "t78@else.example";
redirect "t79@else.example";
redirect "t80@else.example";
redirect "t81@else.example";
redirect "t82@else.example";
redirect "t83@else.example";
redirect "t84@else.example";
redirect "t85@else.example";
redirect "t86@else.example";
redirect "t87@else.example";
redirect "t88@else.example";
redirect "t89@else.example";
redirect "t90@else.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}

# ----- mailbox -----
require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
if header :is "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 1" {
  deleteheader "X-Mailstead-Round";
  redirect "t91@else.example";
  stop;
}
if header :matches "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 *" {
  discard;
  stop;
}
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if not string :is ["${spam}"] ["1"] {
  include :personal "autoresponder-4ebc1dc534fb13979b539958";
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
addheader "X-Loop" "00000000-0000-7000-8000-000000000001";
redirect "t1@else.example";
redirect "t2@else.example";
redirect "t3@else.example";
redirect "t4@else.example";
redirect "t5@else.example";
redirect "t6@else.example";
redirect "t7@else.example";
redirect "t8@else.example";
redirect "t9@else.example";
redirect "t10@else.example";
redirect "t11@else.example";
redirect "t12@else.example";
redirect "t13@else.example";
redirect "t14@else.example";
redirect "t15@else.example";
redirect "t16@else.example";
redirect "t17@else.example";
redirect "t18@else.example";
redirect "t19@else.example";
redirect "t20@else.example";
redirect "t21@else.example";
redirect "t22@else.example";
redirect "t23@else.example";
redirect "t24@else.example";
redirect "t25@else.example";
redirect "t26@else.example";
redirect "t27@else.example";
redirect "t28@else.example";
redirect "t29@else.example";
redirect "t30@else.example";
redirect "t31@else.example";
redirect "t32@else.example";
redirect "t33@else.example";
redirect "t34@else.example";
redirect "t35@else.example";
redirect "t36@else.example";
redirect "t37@else.example";
redirect "t38@else.example";
redirect "t39@else.example";
redirect "t40@else.example";
redirect "t41@else.example";
redirect "t42@else.example";
redirect "t43@else.example";
redirect "t44@else.example";
redirect "t45@else.example";
redirect "t46@else.example";
redirect "t47@else.example";
redirect "t48@else.example";
redirect "t49@else.example";
redirect "t50@else.example";
redirect "t51@else.example";
redirect "t52@else.example";
redirect "t53@else.example";
redirect "t54@else.example";
redirect "t55@else.example";
redirect "t56@else.example";
redirect "t57@else.example";
redirect "t58@else.example";
redirect "t59@else.example";
redirect "t60@else.example";
redirect "t61@else.example";
redirect "t62@else.example";
redirect "t63@else.example";
redirect "t64@else.example";
redirect "t65@else.example";
redirect "t66@else.example";
redirect "t67@else.example";
redirect "t68@else.example";
redirect "t69@else.example";
redirect "t70@else.example";
redirect "t71@else.example";
redirect "t72@else.example";
redirect "t73@else.example";
redirect "t74@else.example";
redirect "t75@else.example";
redirect "t76@else.example";
redirect "t77@else.example";
redirect "t78@else.example";
redirect "t79@else.example";
redirect "t80@else.example";
redirect "t81@else.example";
redirect "t82@else.example";
redirect "t83@else.example";
redirect "t84@else.example";
redirect "t85@else.example";
redirect "t86@else.example";
redirect "t87@else.example";
redirect "t88@else.example";
redirect "t89@else.example";
redirect "t90@else.example";
if envelope :all :matches "to" "*" {
  addheader "X-Mailstead-Round" "00000000-0000-7000-8000-000000000001 1";
  redirect "${1}";
  deleteheader "X-Mailstead-Round";
}
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
