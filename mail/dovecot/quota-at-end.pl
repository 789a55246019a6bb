# Asks Dovecot's quota-status about a mail that has arrived as a whole, whose size is now known.
#
# quota-status answers at RCPT alone and lets everything else pass. A mail sent without a SIZE would so be accepted and
# bounced. This stands between: Postfix's spawn(8) runs it with the policy question on standard input, and it passes the
# question on as one of RCPT. With more than one recipient there is none in the question: then the store decides.
use strict;
use warnings;
use IO::Handle;
use IO::Socket::UNIX;

STDOUT->autoflush(1);
my $quota_status;
while (defined(my $question = do { local $/ = "\n\n"; <STDIN> })) {
    my $action = "action=DUNNO\n\n";
    if ($question =~ /^recipient=./m && $question =~ s/^protocol_state=END-OF-MESSAGE$/protocol_state=RCPT/m) {
        $quota_status //= IO::Socket::UNIX->new(Peer => $ARGV[0]) or exit 1;
        print $quota_status $question;
        $quota_status->flush;
        $action = do { local $/ = "\n\n"; <$quota_status> } // exit 1;
    }
    print $action;
}
