#!/usr/bin/perl
# Does to a Berkeley DB file what RPM does when it installs and erases: one operation a line on
# standard input, "put KEY VALUE" or "del KEY", in hexadecimal.
#   replay.pl FILE hash|btree PAGE-SIZE BYTE-ORDER
use strict;
use warnings;
use BerkeleyDB;

my ($file, $type, $page_size, $order) = @ARGV;
my $class = $type eq 'hash' ? 'BerkeleyDB::Hash' : 'BerkeleyDB::Btree';
my $db = $class->new(
    -Filename => $file, -Flags => DB_CREATE, -Pagesize => $page_size, -Lorder => $order)
  or die "$file: $BerkeleyDB::Error\n";
while (<STDIN>) {
    my ($operation, $key, $value) = split;
    my $failed =
      $operation eq 'put'
      ? $db->db_put(pack('H*', $key), pack('H*', $value))
      : $db->db_del(pack('H*', $key));
    die "$file: $operation $key: $failed\n" if $failed;
}
