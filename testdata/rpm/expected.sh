# What RPM itself says of a database, for the tests; "-" is absent. To be sourced by the scripts that
# make databases, which define rpm_of as the rpm to be asked.

absent() { printf '%%|%s?{%%{%s}}:{-}|' "$1" "$1"; }

expected_packages() {
  rpm_of -qa --qf "%{NAME}\t$(absent EPOCH)\t%{VERSION}\t%{RELEASE}\t$(absent ARCH)\t$(absent VENDOR)\t$(absent PACKAGER)\t$(absent LICENSE)\t$(absent SOURCERPM)\t%{INSTALLTIME}\t%{BUILDTIME}\t$(absent SIZE)\t%|BASENAMES?{%{#BASENAMES}}:{0}|\t%|REQUIRENAME?{%{#REQUIRENAME}}:{0}|\t%|PROVIDENAME?{%{#PROVIDENAME}}:{0}|\t%{DBINSTANCE}\n" |
    LC_ALL=C sort | while IFS= read -r line; do
      printf '%s\n' "$line" > "$work/line"
      if ! iconv -f UTF-8 -t UTF-8 "$work/line" > "$work/utf8" 2> "$work/errors"; then
        iconv -f ISO-8859-1 -t UTF-8 "$work/line" > "$work/utf8"
      fi
      cat "$work/utf8"
    done
}

expected_files() {
  rpm_of -qa --qf "[%{=NAME}\t%{FILENAMES}\t%{FILEDIGESTS}\t%{FILEMODES:octal}\t%{FILEFLAGS}\t%{FILESIZES}\t%{FILEMTIMES}\t%{FILEUSERNAME}\t%{FILEGROUPNAME}\t%{FILELINKTOS}\t%{FILESTATES}\n]" |
    LC_ALL=C sort
}
