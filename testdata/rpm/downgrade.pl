#!/usr/bin/perl
# Makes a little-endian hash file of Berkeley DB 5 into one of 3.0 or 2 (hash version 6 or 5), whose
# metadata page is laid out otherwise and whose pages are not sorted. No program that writes these
# is left; that db5.3_upgrade makes the same of them again shows that the layout is right.
#   downgrade.pl IN OUT VERSION
use strict;
use warnings;

my ($in, $out, $version) = @ARGV;
open my $input, '<:raw', $in or die "$in: $!\n";
my $file = do { local $/; <$input> };

my $page_size = unpack 'V', substr $file, 20, 4;
my ($free, $id) = (substr($file, 28, 4), substr($file, 52, 20));
my $table = substr $file, 72, 24;    # highest bucket, masks, fill factor, number of keys, check
my @first_pages = unpack 'V32', substr $file, 96, 128;

substr $file, 16, $page_size - 16, "\0" x ($page_size - 16);
substr $file, 16, 8, pack 'V2', $version, $page_size;
substr $file, 28, 4, $free;
if ($version == 5) {
    # A page number stands where later versions have encryption, type and flags; what is counted
    # of the pages of a bucket is those before it, without page 0.
    my @spares = (map({ $_ ? $_ - 1 : 0 } @first_pages[1 .. 31]), 0);
    substr $file, 24, 4, pack 'V', 0x010101;
    substr $file, 32, 24, $table;
    substr $file, 60, 128, pack 'V32', @spares;
    substr $file, 188, 20, $id;
} else {
    substr $file, 25, 1, chr 8;
    substr $file, 36, 20, $id;
    substr $file, 56, 24, $table;
    substr $file, 80, 128, pack 'V32', @first_pages;
}
for (my $page = $page_size; $page < length $file; $page += $page_size) {
    substr($file, $page + 25, 1) =~ tr/\x0d/\x02/;
}
open my $output, '>:raw', $out or die "$out: $!\n";
print {$output} $file;
close $output or die "$out: $!\n";
