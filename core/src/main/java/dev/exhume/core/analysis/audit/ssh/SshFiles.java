package dev.exhume.core.analysis.audit.ssh;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Account;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of a server.
 *
 * @param authorized what opens accounts
 * @param hostPublic what the server shows to its callers
 * @param hostPrivate files by which it proves who it is
 * @param userFiles what lies beside the keys of users and may be a private one
 */
record SshFiles(
    List<PublicKey> authorized,
    List<PublicKey> hostPublic,
    List<Path> hostPrivate,
    List<Path> userFiles) {
  private static final int MAX_ACCOUNTS = 10_000;
  private static final int MAX_KEYS = 10_000;
  private static final int MAX_FILES = 2_000;

  static SshFiles of(AuditEvidence known) {
    Path root = known.root();
    Problems problems = known.problems();
    List<Path> folders =
        known.accounts().stream()
            .map(Account::home)
            .distinct()
            .limit(MAX_ACCOUNTS)
            .flatMap(home -> ServerPath.of(root, home + "/.ssh").stream())
            .filter(Files::isDirectory)
            .toList();
    List<Path> host =
        Stream.of("/etc/ssh/ssh_host_*", "/etc/ssh_host_*", "/usr/local/etc/ssh_host_*")
            .flatMap(place -> FilePattern.expand(root, place, problems).stream())
            .filter(Files::isRegularFile)
            .toList();
    return new SshFiles(
        keys(
            folders.stream()
                .flatMap(
                    folder ->
                        Stream.of("authorized_keys", "authorized_keys2").map(folder::resolve)),
            problems),
        keys(host.stream().filter(file -> file.toString().endsWith(".pub")), problems),
        host.stream().filter(file -> file.toString().endsWith("key")).toList(),
        folders.stream()
            .flatMap(folder -> Folder.files(folder, problems).stream())
            .filter(file -> !file.toString().endsWith(".pub"))
            .limit(MAX_FILES)
            .toList());
  }

  private static List<PublicKey> keys(Stream<Path> files, Problems problems) {
    return files
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .flatMap(line -> PublicKey.of(line).stream())
        .limit(MAX_KEYS)
        .toList();
  }
}
