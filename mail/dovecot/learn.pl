# Hands a mail that was moved into Spam or out of it to policyd, which has Rspamd learn it if the mailbox wants that.
#
#   perl learn.pl spam|ham <mailbox's id> <policyd's socket> <a file of our own>
#
# Dovecot runs this for each mail, on standard input, and the client waits meanwhile. So whatever happens it ends within a second and
# without a fault, and once policyd has kept it waiting that long, the next half minute's mails are not handed over at all: the
# file says so by its time.
use strict;
use warnings;
use Socket;

use constant {
    PATIENCE => 1,
    PAUSE    => 30,
    LARGEST  => 10 * 1024 * 1024,
};

my ($kind, $user, $socket, $kept_waiting) = @ARGV;
exit 0 if ($kind // '') !~ /^(?:spam|ham)$/ || ($user // '') !~ /^[0-9a-f-]{36}$/;

my $since = (stat $kept_waiting)[9];
exit 0 if defined $since && abs(time - $since) < PAUSE;

$SIG{ALRM} = sub {
    open my $file, '>', $kept_waiting or exit 0;
    print $file time;
    close $file;
    exit 0;
};
$SIG{PIPE} = 'IGNORE';
alarm PATIENCE;

binmode STDIN;
my $mail = '';
1 while length $mail <= LARGEST && sysread STDIN, $mail, 65_536, length $mail;
exit 0 if length $mail > LARGEST;

socket my $policyd, PF_UNIX, SOCK_STREAM, 0 or exit 0;
connect $policyd, sockaddr_un($socket) or exit 0;
my $request = "POST /learn/$kind?user=$user HTTP/1.1\r\nHost: policyd\r\nConnection: close\r\nContent-Length: " . length($mail)
  . "\r\n\r\n$mail";
for (my $sent = 0; $sent < length $request;) {
    $sent += syswrite($policyd, $request, 65_536, $sent) // exit 0;
}
sysread $policyd, my $answer, 1024;
